import Testing
import Varlink

@testable import Supervisor

@Suite struct DriverEndTests {
    private let gone = DeviceCondition("notPluggedIn", "nothing is there")
    private let other = DeviceCondition("otherDevice", "another one is there")

    private func end(
        _ ending: DeviceChild.Ending? = nil,
        isLeaving: Bool = false,
        killReason: String? = nil,
        hasLine: Bool = true,
        missing: DeviceCondition? = nil
    ) -> DriverEnd {
        DriverEnd(
            ending: ending,
            isLeaving: isLeaving,
            killReason: killReason,
            exit: .code(1),
            hasLine: hasLine,
            missing: missing
        )
    }

    @Test func `a driver that dies with its line open is followed by another one`() {
        #expect(end().consequence == .startAgain)
        #expect(end(killReason: "it gave no sign").consequence == .startAgain)
    }

    @Test func `a driver that dies without its line is not to blame`() {
        #expect(end(hasLine: false).consequence == .lookAgain(nil))
        #expect(end(missing: gone).consequence == .lookAgain(gone))
        #expect(end(hasLine: false).words == "driver ended: code(1); its line is closed")
    }

    @Test func `a driver that has lost its device leaves what it knows, unless more is known of it`() {
        #expect(end(.lost(nil)).consequence == .lookAgain(nil))
        #expect(end(.lost(other)).consequence == .lookAgain(other))
        #expect(end(.lost(other), missing: gone).consequence == .lookAgain(gone))
        #expect(end(.unplugged, missing: gone).consequence == .lookAgain(gone))
        #expect(end(.lost(other)).words == nil)
    }

    @Test func `a driver that did not end by itself after its device was lost is written down`() {
        let words = end(.lost(nil), killReason: "it did not end").words
        #expect(words == "driver ended: killed because it did not end; its line is closed")
    }

    @Test func `a driver that did what it was told to leaves its line to be closed`() {
        #expect(end(.released, hasLine: false).consequence == .closeBetweenJobs)
        #expect(end(.refused(other)).consequence == .closeRefused(other))
        #expect(end(.released).words == nil && end(.refused(other), killReason: "it hung").words == nil)
    }

    @Test func `a device that is given up is given up whatever its driver died of`() {
        for ending in [nil, .left, .released, .refused(other), .lost(nil)] as [DeviceChild.Ending?] {
            #expect(end(ending, isLeaving: true, hasLine: false, missing: gone).consequence == .left)
        }
        #expect(end(.left, isLeaving: true).words == nil)
        #expect(end(isLeaving: true).words == "driver ended: code(1)")
    }
}

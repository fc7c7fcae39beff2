import Interfaces
import SimulatorKit
import Testing
import Varlink

@testable import SerialDrawerSimulator

@Suite struct SimulatedSerialDrawerTests {
    private let begin = MonotonicTime(nanoseconds: 1_000_000_000_000)

    private func pulses(_ drawer: SimulatedSerialDrawer) -> [SimulatorEffect] { drawer.takeEffects() }

    @Test func `BEL opens it, and a jammed one stays closed`() throws {
        let drawer = try SimulatedSerialDrawer(settings: [:])
        drawer.receive([0x07], now: begin)
        #expect(drawer.state["drawer"] == "open" && pulses(drawer) == [.mark(.init(.pulse, text: "drawer 1"))])
        drawer.act("drawer", "close", now: begin)
        drawer.act("drawerLatch", "jam", now: begin)
        drawer.receive([0x07], now: begin)
        #expect(drawer.state["drawer"] == "close" && pulses(drawer).count == 1)
    }

    @Test func `a pulse before it has charged opens nothing and leaves a note`() throws {
        let drawer = try SimulatedSerialDrawer(settings: ["charge": "6000"])
        drawer.receive([0x07], now: begin)
        drawer.act("drawer", "close", now: begin)
        drawer.receive([0x07], now: begin + .seconds(5))
        #expect(drawer.state["drawer"] == "close")
        drawer.receive([0x07], now: begin + .seconds(6))
        #expect(drawer.state["drawer"] == "open" && pulses(drawer).count == 3)
    }

    @Test func `an IBM 4840 answers how it stands and has two drawers`() throws {
        let drawer = try SimulatedSerialDrawer(settings: ["model": "ibm-4840"])
        drawer.receive([0x06], now: begin)
        drawer.receive([0x1B], now: begin)
        drawer.receive([0x07, 0x06], now: begin)
        #expect(pulses(drawer) == [.send([0x00]), .mark(.init(.pulse, text: "drawer 2")), .send([0x40])])
    }

    @Test(arguments: [("model", "apg"), ("charge", "-1"), ("charge", "60001"), ("sensor", "yes")])
    func `a setting that it does not take is refused`(name: String, value: String) {
        #expect(throws: SettingFault.self) { try SimulatedSerialDrawer(settings: [name: value]) }
    }
}

import Interfaces
import Testing

@testable import lane

@Suite struct ReadyWordsTests {
    private func device(_ name: String, roles: [String], classes: [String] = ["printer"], simulated: Bool = true)
        -> Devices.Device
    {
        Devices.Device(
            device: name,
            family: "f",
            classes: classes,
            roles: roles,
            isSimulated: simulated,
            location: "",
            state: .ready,
            facts: [:],
            attention: []
        )
    }

    private func lines(_ devices: [Devices.Device], socket: String? = nil) -> [String] {
        ReadyWords(devices: devices, lane: "lane", socket: socket).lines
    }

    @Test func `an empty lane has nothing to try`() {
        #expect(lines([]) == ["the lane is ready; it has no devices"])
    }

    @Test func `the role of the receipts is tried first, and needs no option`() {
        let said = lines([device("k", roles: ["kitchen"]), device("r", roles: ["receipt"])], socket: "/tmp/a b/c")
        #expect(said.first == "the lane is ready: kitchen (simulated), receipt (simulated)")
        #expect(
            said.dropFirst(2) == [
                "  export LANE_SOCKET='/tmp/a b/c'", "  echo 'Hello, lane!' | lane print -", "  lane sim paper receipt",
            ]
        )
    }

    @Test func `a printer of another role is asked for by its name, and real paper is not on a screen`() {
        let said = lines([device("k", roles: ["kitchen"], simulated: false)])
        #expect(said.dropFirst(2) == ["  echo 'Hello, lane!' | lane print --role kitchen -"])
    }

    @Test func `a drawer can be opened, by its role where it is not the usual one`() {
        let classes = ["printer", "cashDrawer"]
        let said = lines([device("r", roles: ["receipt", "drawer"], classes: classes, simulated: false)])
        #expect(said.dropFirst(2) == ["  echo 'Hello, lane!' | lane print -", "  lane drawer open"])
        let other = lines([device("d", roles: ["drawer-2"], classes: ["cashDrawer"])])
        #expect(other.last == "  lane drawer open drawer-2")
        #expect(lines([device("r", roles: ["drawer"])]).last?.contains("drawer open") == false)
    }

    @Test func `a lane without a role for a printer is looked at`() {
        #expect(lines([device("k", roles: [])]).dropFirst(2) == ["  lane devices"])
        #expect(lines([device("s", roles: ["scale"], classes: ["scale"])]).dropFirst(2) == ["  lane devices"])
    }
}

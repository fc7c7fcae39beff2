import Gateway
import Interfaces
import Testing

@Suite struct DeviceTableTests {
    private func device(_ name: String, _ state: Devices.DeviceState = .absent) -> Devices.Device {
        .init(
            device: name,
            family: "echo",
            classes: [],
            roles: [],
            isSimulated: false,
            location: "/dev/null",
            state: state,
            facts: [:],
            attention: []
        )
    }

    @Test func `devices keep the configuration's order and their facts`() {
        var table = DeviceTable()
        table.put(device("b"))
        table.put(device("a"))
        let isKnown = table.learn("b", ["model": "x"])
        table.put(device("b", .ready))
        #expect(table.devices.map(\.device) == ["b", "a"])
        #expect(isKnown && table["b"]?.facts == ["model": "x"] && table["b"]?.state == .ready)
    }

    @Test func `only a change is a change`() {
        var table = DeviceTable()
        table.put(device("a"))
        let changes = [
            table.change("a", to: .ready), table.change("a", to: .ready), table.change("nobody", to: .ready),
            table.learn("nobody", [:]),
        ]
        #expect(changes == [true, false, false, false])
    }

    @Test func `devices are taken in a new order, and keep what they have told`() {
        var table = DeviceTable()
        for name in ["a", "b", "c"] { table.put(device(name, .ready)) }
        let told = [
            table.learn("a", ["model": "x"]), table.learn("b", ["model": "y"]), table.attend("b", ["coverOpen"]),
        ]
        var other = device("a", .ready)
        other.family = "another"
        var role = device("b", .attention)
        role.roles = ["receipt"]
        let changed = table.arrange([device("new"), role, other])
        #expect(told == [true, true, true] && changed == ["new", "b", "a", "c"])
        #expect(table.devices.map(\.device) == ["new", "b", "a"] && table["c"] == nil)
        #expect(table["b"]?.facts == ["model": "y"] && table["b"]?.attention == ["coverOpen"])
        #expect(table["b"]?.roles == ["receipt"] && table["a"]?.facts == [:])
        let again = table.arrange(table.devices)
        #expect(again.isEmpty)
    }

    @Test func `each device is found after others were removed before, behind and between`() {
        var table = DeviceTable()
        for number in 0..<200 { table.put(device("\(number)")) }
        for number in 0..<200 where number % 7 != 3 { table.remove("\(number)") }
        table.remove("nobody")
        let kept = stride(from: 3, to: 200, by: 7).map { "\($0)" }
        for name in ["5", "a"] { table.put(device(name)) }
        #expect(table.devices.map(\.device) == kept + ["5", "a"])
        #expect((kept + ["5", "a"]).allSatisfy { table[$0]?.device == $0 } && table["4"] == nil)
        let changed = table.change("199", to: .ready)
        #expect(changed && table["199"]?.state == .ready && table["192"]?.state == .absent)
    }

    @Test func `a device that waits for a person is ready for the lane`() {
        var table = DeviceTable()
        for state in Devices.DeviceState.allCases { table.put(device(state.rawValue, state)) }
        #expect(Set(table.notReady([])) == ["absent", "starting", "recovering", "stuck", "quarantined", "dying"])
        #expect(table.notReady(["ready", "nobody"]) == ["nobody"])
    }

    @Test func `a device takes jobs when its newest driver has told of it, whatever its supervisor says before`() {
        var table = DeviceTable()
        table.put(device("a", .starting))
        table.expect("1", of: "a")
        let isReadyAtOnce = table.change("a", to: .ready)
        #expect(!isReadyAtOnce && table["a"]?.state == .starting && table.notReady([]) == ["a"])
        table.expect("2", of: "a")
        let oldOne = table.hear("1", of: "a")
        _ = table.change("a", to: .attention, reason: "paperOut")
        table.put(device("a", .ready))
        #expect(!oldOne && table["a"]?.state == .starting)
        let newOne = table.hear("2", of: "a")
        let changesAfter = table.change("a", to: .attention)
        #expect(newOne && changesAfter && table["a"]?.state == .attention && table.notReady([]).isEmpty)
    }

    @Test func `what becomes of a device before its driver tells of it is seen at once`() {
        var table = DeviceTable()
        table.put(device("a", .ready))
        table.expect("1", of: "a")
        _ = table.change("a", to: .ready)
        let isLost = table.change("a", to: .recovering, reason: "driverEnded")
        let isHeard = table.hear("1", of: "a")
        #expect(isLost && !isHeard && table["a"]?.state == .recovering)
    }

    @Test func `links and clients have the same words for states`() {
        for state in LinkGateway.DeviceState.allCases { #expect(state.forClients.rawValue == state.rawValue) }
        #expect(LinkGateway.DeviceState.allCases.count == Devices.DeviceState.allCases.count)
    }
}

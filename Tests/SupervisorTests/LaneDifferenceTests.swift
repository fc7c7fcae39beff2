import Configuration
import Supervisor
import Testing
import Varlink

@Suite struct LaneDifferenceTests {
    private func device(_ name: String, _ change: (inout LaneDescription.Device) -> Void = { _ in })
        -> LaneDescription.Device
    {
        var device = LaneDescription.Device(
            name: name,
            family: "ESCPOSPrinter",
            classes: ["printer"],
            roles: ["receipt"],
            location: .network(host: name, port: 9100),
            settings: ["columns": "48"]
        )
        change(&device)
        return device
    }

    private func lane(_ devices: LaneDescription.Device...) throws -> LaneDescription {
        LaneDescription(
            socket: try UnixAddress("/run/lane"),
            devices: devices,
            programs: "/usr/libexec",
            outsideDrivers: ["theirs": "/opt/theirs"]
        )
    }

    private func change(_ change: (inout LaneDescription.Device) -> Void) throws -> LaneDifference.DeviceChange? {
        LaneDifference(from: try lane(device("front")), to: try lane(device("front", change))).devices.first
    }

    @Test func `nothing is done where nothing has changed`() throws {
        let difference = LaneDifference(from: try lane(device("front")), to: try lane(device("front")))
        #expect(difference.isEmpty && difference.obstacles.isEmpty)
        #expect(difference.devices == [.init(device: "front", deed: .kept)])
        #expect("\(difference)" == "nothing has changed")
    }

    @Test func `devices are named in the new order, and then those that are gone`() throws {
        let before = try lane(device("a"), device("b"), device("c"))
        let difference = LaneDifference(from: before, to: try lane(device("new"), device("c"), device("a")))
        #expect(difference.devices.map(\.device) == ["new", "c", "a", "b"])
        #expect(difference.devices.map(\.deed) == [.added, .kept, .kept, .removed])
        #expect("\(difference)" == "'new' added, 'b' removed")
    }

    @Test func `roles, classes and drawers are no matter of the driver`() throws {
        #expect(try change { $0.roles = ["kitchen"] } == .init(device: "front", deed: .changed, because: ["roles"]))
        #expect(try change { $0.classes = ["printer", "cashDrawer"] }?.deed == .changed)
        let drawer = LaneDescription.Drawer(role: "drawer", connector: 1, leftOpen: nil)
        #expect(try change { $0.drawers = [drawer] } == .init(device: "front", deed: .changed, because: ["drawers"]))
    }

    @Test func `another line, family or setting needs another driver`() throws {
        let location = try change { $0.location = .terminal("/dev/ttyS0") }
        #expect(location == .init(device: "front", deed: .restarted, because: ["location"]))
        #expect(try change { $0.settings["columns"] = "42" }?.because == ["settings"])
        #expect(try change { $0.family = "theirs" }?.because == ["driver"])
        #expect(try change { $0.connection = .perJob }?.because == ["connection"])
        #expect(try change { $0.identity = .any }?.because == ["identity"])
        let both = try change {
            $0.settings = [:]
            $0.roles = []
        }
        #expect(both == .init(device: "front", deed: .restarted, because: ["settings", "roles"]))
    }

    @Test func `another program, or none of its sandbox, is another driver`() throws {
        let before = try lane(device("front") { $0.family = "theirs" }, device("back"))
        var after = before
        after.outsideDrivers["theirs"] = "/opt/new"
        #expect(LaneDifference(from: before, to: after).devices.map(\.because) == [["program"], []])
        after = before
        after.unconfinedDrivers = ["theirs"]
        #expect(LaneDifference(from: before, to: after).devices.map(\.because) == [["sandbox"], []])
    }

    @Test func `the driver of a queue is told which printers others have`() throws {
        let queue = device("queue") {
            $0.location = .queue(name: "q", server: "/run/cups.sock", description: "queue q")
        }
        let difference = LaneDifference(from: try lane(queue), to: try lane(queue, device("front")))
        #expect(difference.devices.first?.because == ["printers of other devices"])
        let serial = device("front") { $0.location = .terminal("/dev/ttyS0") }
        #expect(LaneDifference(from: try lane(queue), to: try lane(queue, serial)).deed(of: "queue") == .kept)
    }

    @Test func `what is no device's own is told by name`() throws {
        let before = try lane(device("front"))
        var after = before
        after.access.groups[.sale] = [1000]
        after.journal.keepKeys = .seconds(1)
        after.whenUnknown["receipt"] = .assumePrinted
        let difference = LaneDifference(from: before, to: after)
        #expect(difference.lane == ["access", "journal", "whenUnknown"] && difference.obstacles.isEmpty)
        #expect(difference.deed(of: "front") == .kept && !difference.isEmpty)
    }

    @Test func `what no running lane can become is said in sentences`() throws {
        let before = try lane()
        let changes: [(inout LaneDescription) -> Void] = [
            { $0.patience = .seconds(7) }, { $0.state = "/var/lib/lane" }, { $0.rolls = "/tmp" },
            { $0.programs = "/opt" },
        ]
        for change in changes {
            var after = before
            change(&after)
            #expect(LaneDifference(from: before, to: after).obstacles.count == 1)
        }
        var after = before
        after.socket = try UnixAddress("/run/other")
        #expect(LaneDifference(from: before, to: after).obstacles == ["the socket of the lane is another one"])
    }

    @Test func `who asks is said as far as it is known`() {
        #expect("\(ReloadAsker(.call, user: 1000, process: 4711))" == "asked by a call, user 1000, process 4711")
        #expect("\(ReloadAsker(.call, user: nil, process: nil))" == "asked by a call")
    }
}

import Gateway
import Interfaces
import Testing
import Varlink

@Suite struct DrawerTableTests {
    private static let begin = MonotonicTime(nanoseconds: 1_000_000_000_000)

    private func table(_ drawers: LinkGateway.Drawer...) -> DrawerTable {
        var table = DrawerTable()
        table.put("front", drawers)
        return table
    }

    private func changes(
        _ table: inout DrawerTable,
        _ state: LinkDrawerReports.DrawerState,
        after: Duration = .zero
    ) -> [CashDrawer.ChangeKind] {
        let report = LinkDrawerReports.State.Parameters(state: state, level: .high, source: .automatic)
        return table.report("front", report, now: Self.begin + after).map(\.kind)
    }

    @Test func `the first state is no change, the next ones are`() {
        var table = table(.init(role: "drawer", connector: 1))
        let kinds = [
            changes(&table, .open), changes(&table, .open), changes(&table, .closed), changes(&table, .open),
        ]
        #expect(kinds == [[], [], [.closed], [.opened]] && table.entries[0].state == .open)
    }

    @Test func `what happened while the driver was away is told when it is back`() {
        var table = table(.init(role: "drawer", connector: 1))
        _ = changes(&table, .closed)
        let lost = table.lose("front").map(\.kind)
        let again = table.lose("front").map(\.kind)
        #expect(lost == [.lost] && again == [] && table.entries[0].state == .unknown && table.entries[0].level == nil)
        let back = changes(&table, .open)
        #expect(back == [.opened])
    }

    @Test func `a drawer that stays open is told once until it is closed`() {
        var table = table(.init(role: "drawer", connector: 1, leftOpenMilliseconds: 60_000))
        _ = changes(&table, .closed)
        #expect(table.deadline == nil)
        _ = changes(&table, .open, after: .seconds(10))
        #expect(table.deadline == Self.begin + .seconds(70))
        let early = table.timeHasCome(now: Self.begin + .seconds(69)).map(\.kind)
        let due = table.timeHasCome(now: Self.begin + .seconds(70)).map(\.kind)
        let later = table.timeHasCome(now: Self.begin + .seconds(700)).map(\.kind)
        #expect(early == [] && due == [.leftOpen] && later == [] && table.entries[0].isLeftOpen)
        _ = changes(&table, .closed, after: .seconds(701))
        #expect(!table.entries[0].isLeftOpen && table.deadline == nil)
        _ = changes(&table, .open, after: .seconds(702))
        #expect(table.deadline == Self.begin + .seconds(762))
    }

    @Test func `two drawers on one line have no state of their own`() {
        var table = table(.init(role: "drawer", connector: 1), .init(role: "drawer-2", connector: 2))
        let kinds = changes(&table, .closed) + changes(&table, .open)
        #expect(kinds == [] && table.entries.allSatisfy { $0.state == .unknown && $0.level == .high })
        #expect(table.entries.map(\.isSensorShared) == [true, true])
    }

    @Test func `a drawer is found by its role, or by a device that has one`() {
        var devices = DeviceTable()
        for (name, roles) in [("front", ["receipt", "drawer"]), ("back", ["kitchen"])] {
            devices.put(
                .init(
                    device: name,
                    family: "f",
                    classes: ["printer"],
                    roles: roles,
                    isSimulated: true,
                    location: "",
                    state: .ready,
                    facts: [:],
                    attention: []
                )
            )
        }
        var table = table(.init(role: "drawer", connector: 1))
        let entry = table.entries[0]
        #expect(table.find("drawer", in: devices) == .drawer(entry))
        #expect(table.find("front", in: devices) == .drawer(entry))
        // A till that means its printer does not open the drawer by mistake.
        #expect(table.find("receipt", in: devices) == .notADrawer(device: "front", drawers: ["drawer"]))
        #expect(table.find("kitchen", in: devices) == .notADrawer(device: "back", drawers: []))
        #expect(table.find("nothing", in: devices) == .nothing(drawers: ["drawer"]))
        table.put("front", [.init(role: "drawer", connector: 1), .init(role: "drawer-2", connector: 2)])
        #expect(table.find("front", in: devices) == .notADrawer(device: "front", drawers: ["drawer", "drawer-2"]))
    }

    @Test func `a device that is put again keeps what is known of its drawer`() {
        var table = table(.init(role: "drawer", connector: 1))
        _ = changes(&table, .closed)
        table.put("front", [.init(role: "drawer", connector: 1)])
        let kinds = changes(&table, .open)
        #expect(kinds == [.opened])
        table.put("front", [])
        #expect(table.entries.isEmpty)
    }
}

@Suite struct RecentEventsTests {
    @Test func `only the newest events are kept, in order`() {
        var lines = 0
        let events = RecentEvents { _ in lines += 1 }
        for number in 0..<(RecentEvents.capacity + 10) {
            events.record(LaneEvent(.drawerAsked, device: "front", [("number", "\(number)")]))
        }
        let numbers = events.events.map { $0.details[0].value }
        #expect(numbers.count == RecentEvents.capacity && numbers.first == "10" && lines == RecentEvents.capacity + 10)
        #expect(numbers.last == "\(RecentEvents.capacity + 9)")
    }

    @Test func `a line has nothing that a terminal would obey`() {
        let actor = LaneEvent.Actor(user: 1000, process: 12, program: "a b\u{1B}[2J\nx")
        let event = LaneEvent(.drawerAnswered, device: "front", role: "drawer", actor: actor, [("outcome", "opened")])
        #expect(
            event.line
                == "drawerAnswered device=front role=drawer outcome=opened user=1000 process=12 program=a?b?[2J?x"
        )
    }
}

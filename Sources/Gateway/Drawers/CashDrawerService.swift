import Interfaces
import Journal
import Varlink

/// Answers `org.lanekeeper.CashDrawer` to clients.
final class CashDrawerService: CashDrawer.Service {
    private unowned let gateway: GatewayServer
    private var watchers: [Watcher] = []

    /// A client that watches; what it could not take yet is told together.
    private final class Watcher {
        let call: Call<CashDrawer.Watch>
        /// The role of the one drawer that it watches, or nil for all.
        let role: String?
        var roles: Set<String> = []
        var changes: [CashDrawer.Change] = []
        var missed = 0
        var isCongested = false

        init(_ call: Call<CashDrawer.Watch>, role: String?) { (self.call, self.role) = (call, role) }
    }

    private enum Limit {
        static let deadline = 100...60_000
        static let defaultDeadline = 5000
        /// For a client that does not read, the newest changes are kept.
        static let changes = 64
    }

    init(_ gateway: GatewayServer) {
        self.gateway = gateway
        gateway.drawers.whenChanged = { [weak self] roles, changes in self?.changed(roles, changes) }
    }

    func open(_ call: Call<CashDrawer.Open>, _ parameters: CashDrawer.Open.Parameters) {
        guard let drawer = drawer(parameters.drawer, call) else { return }
        let limit = parameters.deadlineMilliseconds ?? Limit.defaultDeadline
        guard Limit.deadline ~= limit else {
            call.fail(VarlinkService.InvalidParameter(parameter: "deadlineMilliseconds"))
            return
        }
        let isSimulated = gateway.devices.table[drawer.device]?.isSimulated ?? false
        let name = parameters.drawer
        gateway.drawers.open(drawer, .init(call.connection.peer), within: .milliseconds(limit)) { opening, end in
            switch end {
            case .outcome(let outcome, let before, let after):
                call.reply(
                    .init(
                        opening: .init(
                            opening: opening,
                            role: drawer.role,
                            device: drawer.device,
                            connector: drawer.connector,
                            outcome: outcome,
                            levelBefore: before,
                            levelAfter: after,
                            isSimulated: isSimulated
                        )
                    )
                )
            case .busy: call.fail(CashDrawer.Busy(drawer: name))
            case .notPulsed(let reason) where reason.utf8.elementsEqual("expired".utf8):
                call.fail(CashDrawer.DeadlinePassed(drawer: name))
            case .notPulsed(let reason):
                call.fail(CashDrawer.DeviceNotReady(drawer: name, device: drawer.device, reason: reason))
            case .unknown(let reason):
                call.fail(CashDrawer.OutcomeUnknown(drawer: name, opening: opening, reason: reason))
            }
        }
    }

    func status(_ call: Call<CashDrawer.Status>, _ parameters: CashDrawer.Status.Parameters) {
        guard let drawer = drawer(parameters.drawer, call) else { return }
        call.reply(.init(drawer: describe(drawer)))
    }

    func watch(_ call: Call<CashDrawer.Watch>, _ parameters: CashDrawer.Watch.Parameters) {
        guard call.wantsMore else {
            call.failExpectedMore()
            return
        }
        var role: String?
        if let name = parameters.drawer {
            guard let drawer = drawer(name, call) else { return }
            role = drawer.role
        }
        let watcher = Watcher(call, role: role)
        watchers.append(watcher)
        call.whenCancelled { [weak self, weak watcher] in self?.watchers.removeAll { $0 === watcher } }
        let shown = gateway.drawers.table.entries.filter { role == nil || $0.role == role }
        call.replyContinuing(.init(drawers: shown.map(describe), changes: [], missedChanges: 0))
    }

    /// Drawers may be gone, or be others under their roles.
    func drawersHaveChanged() {
        let known = gateway.drawers.table.entries.map(\.role)
        let lost = watchers.filter { watcher in watcher.role.map { !known.contains($0) } ?? false }
        watchers.removeAll { watcher in lost.contains { $0 === watcher } }
        for watcher in lost { watcher.call.fail(CashDrawer.DrawerNotFound(drawer: watcher.role ?? "", drawers: known)) }
    }

    private func changed(_ roles: [String], _ changes: [DrawerTable.Change]) {
        let moment = Int(WallTime.now.milliseconds)
        for watcher in watchers {
            let concerned = roles.filter { watcher.role == nil || $0 == watcher.role }
            guard !concerned.isEmpty else { continue }
            watcher.roles.formUnion(concerned)
            for change in changes where concerned.contains(change.role) {
                watcher.changes.append(.init(role: change.role, kind: change.kind, unixMilliseconds: moment))
            }
            let excess = max(0, watcher.changes.count - Limit.changes)
            watcher.changes.removeFirst(excess)
            watcher.missed += excess
            tell(watcher)
        }
    }

    private func tell(_ watcher: Watcher) {
        guard !watcher.isCongested else { return }
        let drawers = gateway.drawers.table.entries.filter { watcher.roles.contains($0.role) }.map(describe)
        let reply = CashDrawer.Watch.Reply(drawers: drawers, changes: watcher.changes, missedChanges: watcher.missed)
        (watcher.roles, watcher.changes, watcher.missed) = ([], [], 0)
        guard watcher.call.replyContinuing(reply) == .congested else { return }
        watcher.isCongested = true
        watcher.call.whenDrained { [weak self, weak watcher] in
            guard let self, let watcher else { return }
            watcher.isCongested = false
            if !watcher.roles.isEmpty { self.tell(watcher) }
        }
    }

    private func describe(_ drawer: DrawerTable.Entry) -> CashDrawer.Drawer {
        let (link, device) = (gateway.desk.link(to: drawer.device), gateway.devices.table[drawer.device])
        let now = gateway.loop.now
        return .init(
            role: drawer.role,
            device: drawer.device,
            connector: drawer.connector,
            isReady: link?.isReady ?? false,
            attention: device?.attention ?? [],
            state: drawer.state,
            level: drawer.level,
            source: drawer.source,
            sinceMilliseconds: drawer.state == .unknown ? nil : drawer.since.map { Int((now - $0) / .milliseconds(1)) },
            ageMilliseconds: link?.lastReport.map { Int((now - $0) / .milliseconds(1)) },
            isLeftOpen: drawer.isLeftOpen,
            isSimulated: device?.isSimulated ?? false
        )
    }

    /// The drawer of this name; nil, and the call is answered, when there is none.
    private func drawer<Method: VarlinkMethod>(_ name: String, _ call: Call<Method>) -> DrawerTable.Entry? {
        switch gateway.drawers.table.find(name, in: gateway.devices.table) {
        case .drawer(let entry): return entry
        case .notADrawer(let device, let drawers):
            call.fail(CashDrawer.NotADrawer(drawer: name, device: device, drawers: drawers))
        case .nothing(let drawers): call.fail(CashDrawer.DrawerNotFound(drawer: name, drawers: drawers))
        }
        return nil
    }
}

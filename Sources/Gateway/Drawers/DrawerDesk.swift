import Interfaces
import Journal
import Varlink

/// Has drawers opened by their drivers, keeps what is known of them, and has it written down who did what.
///
/// An opening goes to the driver once, at once, or not at all: nothing here waits for a device, and nothing is repeated.
final class DrawerDesk {
    /// How an opening ended.
    enum End {
        case outcome(CashDrawer.Outcome, before: CashDrawer.SensorLevel?, after: CashDrawer.SensorLevel?)
        /// No pulse was sent, for this reason.
        case notPulsed(String)
        /// Somebody else's opening is under way.
        case busy
        /// A pulse may have been sent.
        case unknown(String)
    }

    private struct Pending {
        let name: String
        let drawer: DrawerTable.Entry
        let actor: LaneEvent.Actor?
        let timer: EventLoop.Timer
        let whenEnded: (End) -> Void
    }

    private(set) var table = DrawerTable()
    /// Told of drawers of which something has changed, and of what happened to them.
    var whenChanged: (([String], [DrawerTable.Change]) -> Void)?

    private unowned let gateway: GatewayServer
    /// The opening that is under way at each device.
    private var pending: [String: Pending] = [:]
    private var leftOpenTimer: EventLoop.Timer?
    private let documents: DrawerDocuments

    /// How much later than the deadline a driver may say what became of it.
    private static let grace: Duration = .milliseconds(500)
    /// More than a word is no reason.
    private static let longestReason = 100

    init(_ gateway: GatewayServer) {
        self.gateway = gateway
        documents = DrawerDocuments(gateway)
    }

    /// Opens a drawer, if its device can do that now; `whenEnded` is called once, with the opening's name.
    func open(
        _ drawer: DrawerTable.Entry,
        _ actor: LaneEvent.Actor?,
        within limit: Duration,
        _ whenEnded: @escaping (String, End) -> Void
    ) {
        let (name, device, expiry) = (JobName.make(), drawer.device, gateway.loop.now + limit)
        record(.drawerAsked, drawer, actor, [("opening", name)])
        func refuse(_ end: End) {
            record(.drawerAnswered, drawer, actor, [("opening", name)] + DrawerDesk.words(end))
            whenEnded(name, end)
        }
        guard pending[device] == nil else { return refuse(.busy) }
        // Whether it can do it now, the driver knows best: that it is ready may be known elsewhere before it is known here.
        guard let link = gateway.desk.link(to: device), !link.isDraining, !link.isYielding else {
            return refuse(.notPulsed(absence(device)))
        }
        let timer = gateway.loop.schedule(at: expiry + DrawerDesk.grace) { [weak self] in
            self?.end(device, name, .unknown("noAnswer"))
        }
        pending[device] = Pending(name: name, drawer: drawer, actor: actor, timer: timer) { whenEnded(name, $0) }
        LinkDrawers.Client(link.calls).open(
            .init(
                opening: name,
                connector: drawer.connector,
                expiresMonotonicNanoseconds: Int(expiry.nanoseconds),
                isSensorShared: drawer.isSensorShared
            ),
            deadline: expiry + DrawerDesk.grace
        ) { [weak self] result in
            if case .failure(let error) = result { self?.notBegun(device, name, error) }
        }
    }

    /// Whether a device opens a drawer just now.
    func isOpening(_ device: String) -> Bool { pending[device] != nil }

    /// A driver says what came of an opening.
    func ended(_ device: String, _ report: LinkDrawerReports.Ended.Parameters) {
        let reason = String((report.reason ?? "noReason").prefix(DrawerDesk.longestReason))
        let end: End =
            switch report.outcome {
            case .notPulsed: .notPulsed(reason)
            case .unknown: .unknown(reason)
            case .opened, .alreadyOpen, .didNotOpen, .noSensor:
                .outcome(
                    CashDrawer.Outcome(rawValue: report.outcome.rawValue) ?? .noSensor,
                    before: report.levelBefore.flatMap { CashDrawer.SensorLevel(rawValue: $0.rawValue) },
                    after: report.levelAfter.flatMap { CashDrawer.SensorLevel(rawValue: $0.rawValue) }
                )
            }
        if pending[device]?.name.utf8.elementsEqual(report.opening.utf8) == true {
            self.end(device, report.opening, end)
        } else {
            // Of a gateway before this one, or too late for its caller: it is written down all the same.
            let name = String(report.opening.prefix(DrawerDesk.longestReason))
            let details = [("opening", name)] + DrawerDesk.words(end)
            gateway.events.record(LaneEvent(.drawerAnswered, device: device, details))
        }
    }

    /// A driver's sensor says something.
    func reported(_ device: String, _ report: LinkDrawerReports.State.Parameters) {
        tell(of: device, table.report(device, report, now: gateway.loop.now))
    }

    /// A driver is gone, after all that it had reported.
    func linkEnded(_ device: String) {
        if let name = pending[device]?.name { end(device, name, .unknown("driverEnded")) }
        tell(of: device, table.lose(device))
    }

    /// Something is known of a device that was not before.
    func deviceChanged(_ device: String) { tell(of: device, []) }

    /// Takes the drawers of a device.
    func put(_ device: String, _ drawers: [LinkGateway.Drawer]) {
        table.put(device, drawers)
        tell(of: device, [])
    }

    /// Whether a client may have this document printed; false, and the call is answered, when it opens a drawer and the client
    /// must not.
    func mayPrint<Method: VarlinkMethod>(_ document: Printer.Document, _ call: Call<Method>) -> Bool {
        guard document.elements.contains(where: { $0.drawer != nil }),
            !gateway.rights(of: call.connection.peer).mayOpenDrawers
        else { return true }
        call.fail(VarlinkService.PermissionDenied())
        return false
    }

    /// Notes a document that is to be printed.
    func noteDocument(
        _ document: Printer.Document,
        job: String,
        _ role: String,
        _ device: String,
        _ peer: PeerCredentials?
    ) {
        documents.note(document, job: job, role, device, peer)
    }

    /// Notes what became of a document.
    func documentChanged(_ job: PrintJob) { documents.changed(job) }

    private func notBegun(_ device: String, _ name: String, _ error: CallError) {
        switch error {
        case .refused(let reply):
            if reply.decoded(as: LinkDrawers.Busy.self) != nil {
                end(device, name, .busy)
            } else if let refusal = reply.decoded(as: LinkDrawers.NotReady.self) {
                end(device, name, .notPulsed(String(refusal.reason.prefix(DrawerDesk.longestReason))))
            } else if reply.decoded(as: LinkDrawers.WrongConnector.self) != nil {
                end(device, name, .notPulsed("wrongConnector"))
            } else {
                // A driver from outside that says it can, and cannot.
                end(device, name, .notPulsed("noDrawer"))
            }
        case .deadlineExceeded(mayHaveRun: false), .disconnected(_, mayHaveRun: false), .unreachable, .tooLong,
            .congested:
            end(device, name, .notPulsed("driverNotReached"))
        case .deadlineExceeded(mayHaveRun: true), .disconnected(_, mayHaveRun: true), .unexpectedReply:
            // What it has reported may still be on its way; the end of its reports or the time decides.
            break
        }
    }

    private func end(_ device: String, _ name: String, _ end: End) {
        guard let ended = pending[device], ended.name.utf8.elementsEqual(name.utf8) else { return }
        pending[device] = nil
        gateway.loop.cancel(ended.timer)
        record(.drawerAnswered, ended.drawer, ended.actor, [("opening", name)] + DrawerDesk.words(end))
        ended.whenEnded(end)
        // Its driver may have had to end, but for this.
        gateway.desk.pump(device)
    }

    /// Why a device without a driver cannot open anything.
    private func absence(_ device: String) -> String {
        switch gateway.devices.table[device]?.state {
        // Its driver has said so a moment ago.
        case .ready?, .attention?, nil: "absent"
        case let state?: state.rawValue
        }
    }

    private func tell(of device: String, _ changes: [DrawerTable.Change]) {
        let roles = table.entries.filter { $0.device == device }.map(\.role)
        watchLeftOpen()
        guard !roles.isEmpty else { return }
        for change in changes {
            gateway.events.record(LaneEvent(DrawerDesk.kind(change.kind), device: change.device, role: change.role))
        }
        whenChanged?(roles, changes)
    }

    private func watchLeftOpen() {
        if let leftOpenTimer { gateway.loop.cancel(leftOpenTimer) }
        leftOpenTimer = table.deadline.map { moment in
            gateway.loop.schedule(at: moment) { [weak self] in
                guard let self else { return }
                self.leftOpenTimer = nil
                let changes = self.table.timeHasCome(now: self.gateway.loop.now)
                for change in changes { self.tell(of: change.device, [change]) }
                self.watchLeftOpen()
            }
        }
    }

    private func record(
        _ kind: LaneEvent.Kind,
        _ drawer: DrawerTable.Entry,
        _ actor: LaneEvent.Actor?,
        _ details: [(name: String, value: String)]
    ) {
        let place = [(name: "connector", value: "\(drawer.connector)")]
        gateway.events.record(
            LaneEvent(kind, device: drawer.device, role: drawer.role, actor: actor, place + details)
        )
    }

    private static func words(_ end: End) -> [(name: String, value: String)] {
        switch end {
        case .outcome(let outcome, _, _): [("outcome", outcome.rawValue)]
        case .notPulsed(let reason): [("outcome", "notPulsed"), ("reason", reason)]
        case .busy: [("outcome", "notPulsed"), ("reason", "busy")]
        case .unknown(let reason): [("outcome", "unknown"), ("reason", reason)]
        }
    }

    private static func kind(_ kind: CashDrawer.ChangeKind) -> LaneEvent.Kind {
        switch kind {
        case .opened: .drawerOpened
        case .closed: .drawerClosed
        case .leftOpen: .drawerLeftOpen
        case .lost: .drawerLost
        }
    }
}

import Interfaces
import Varlink

/// The gateway's end of the link to one driver's process.
final class DriverLink {
    /// The driver's process, by a name that no other process ever has.
    let driver: String

    /// What jobs are begun through.
    let calls: LoopedClient

    /// Whether the driver has said that its device takes jobs, and can be told of them.
    ///
    /// Once its calls have ended it cannot, whatever it still says.
    var isReady: Bool {
        get { saysReady && calls.connection.disconnection == nil }
        set { saysReady = newValue }
    }

    /// Whether a job of the driver's was over: one that is connected to for each job alone gets no further one.
    var isSpent = false

    /// Whether the supervisor was told that the driver is needed no more.
    var isReleased = false

    /// Whether the driver is to end: it gets nothing to do any more.
    var isDraining = false

    /// Whether the driver is about to lose its device, which another one gets.
    var isYielding = false

    /// The job that the driver has refused, until it is handed to it again.
    ///
    /// A driver tells that it begins a job before it looks at it, and on two links the refusal may come before that.
    var refused: String?

    /// Whether it may be given something to do, as far as this side knows.
    var isFree: Bool { isReady && !isYielding }

    /// When the driver last reported anything.
    private(set) var lastReport: MonotonicTime?

    /// Called once, when the driver takes no calls any more although it may still report.
    var whenDeaf: (() -> Void)?

    /// Called once, when the driver is gone and all that it had reported was heard.
    var whenEnded: (() -> Void)?

    private var saysReady = false
    private let reports: VarlinkServer

    /// Takes the two ends that the supervisor has passed.
    init(
        loop: EventLoop,
        _ driver: String,
        calls: OwnedDescriptor,
        reports reportsDescriptor: OwnedDescriptor,
        _ service: any LinkDriverReports.Service,
        drawers: any LinkDrawerReports.Service
    ) throws(SystemError) {
        self.driver = driver
        self.calls = try LoopedClient(loop: loop, calls)
        let services = ServiceDirectory(GatewayServer.information)
        services.add(service)
        services.add(drawers)
        reports = VarlinkServer(loop: loop, services: services, maximumConnections: 1)
        // The end of the reports counts, not that of the calls: what was reported before the end comes before it.
        reports.whenDisconnected = { [weak self] _, _ in
            let action = self?.whenEnded
            self?.whenEnded = nil
            action?()
        }
        try reports.serve(reportsDescriptor)
        self.calls.whenClosed = { [weak self] _ in
            // A process that ends closes both, and the supervisor sees it itself.
            loop.schedule(after: .seconds(1)) {
                guard let self, self.whenEnded != nil else { return }
                self.whenDeaf?()
                self.whenDeaf = nil
            }
        }
    }

    /// The driver has reported something.
    func noteReport(now: MonotonicTime) { lastReport = now }

    deinit {
        reports.whenDisconnected = nil
        reports.close()
    }
}

/// Answers `org.lanekeeper.link.DriverReports` for one driver's process.
final class DriverReportsService: LinkDriverReports.Service {
    private let device: String
    private unowned let gateway: GatewayServer
    weak var link: DriverLink?

    init(_ device: String, _ gateway: GatewayServer) { (self.device, self.gateway) = (device, gateway) }

    func ready(_ call: Call<LinkDriverReports.Ready>, _ parameters: LinkDriverReports.Ready.Parameters) {
        call.reply()
        noteReport()
        let device = device
        let driver = link?.driver ?? ""
        gateway.devices.update(device) { table in
            let hasLearned = table.learn(device, parameters.facts)
            return table.hear(driver, of: device) || hasLearned
        }
        gateway.desk.ready(device)
    }

    func heartbeat(_ call: Call<LinkDriverReports.Heartbeat>, _ parameters: LinkDriverReports.Heartbeat.Parameters) {
        call.reply()
        noteReport()
    }

    func busyUntil(_ call: Call<LinkDriverReports.BusyUntil>, _ parameters: LinkDriverReports.BusyUntil.Parameters) {
        call.reply()
        noteReport()
    }

    func progress(_ call: Call<LinkDriverReports.Progress>, _ parameters: LinkDriverReports.Progress.Parameters) {
        call.reply()
        noteReport()
        gateway.desk.progress(
            device,
            job: parameters.job,
            bytesSent: parameters.bytesSent,
            bytesTotal: parameters.bytesTotal
        )
    }

    func outcome(_ call: Call<LinkDriverReports.Outcome>, _ parameters: LinkDriverReports.Outcome.Parameters) {
        call.reply()
        noteReport()
        gateway.desk.outcome(device, parameters)
    }

    func attention(_ call: Call<LinkDriverReports.Attention>, _ parameters: LinkDriverReports.Attention.Parameters) {
        call.reply()
        noteReport()
        let device = device
        gateway.devices.update(device) { table in table.attend(device, parameters.reasons) }
        gateway.desk.attention(device, parameters.reasons)
    }

    func lost(_ call: Call<LinkDriverReports.Lost>, _ parameters: LinkDriverReports.Lost.Parameters) {
        call.reply()
        noteReport()
        link?.isReady = false
    }

    private func noteReport() { link?.noteReport(now: gateway.loop.now) }
}

import Interfaces
import Varlink

/// Where a driver reports to: the supervisor always, the gateway while there is one.
package final class DriverReports {
    private let supervisor: ClientConnection
    private(set) var gateway: ClientConnection?
    private(set) var ledger = JobLedger()
    private var facts: [String: String]?
    private var attention: [String] = []
    /// How the drawer stands, where there is one.
    var drawer: LinkDrawerReports.State.Parameters?
    private var pacedAttention = PacedReport<[String]>(every: DriverReports.attentionInterval)
    private static let attentionInterval: Duration = .milliseconds(250)
    /// Set when the device is lost: the process ends once this was told.
    private(set) var isLost = false

    /// Progress is told when this many bytes or this time have passed since the last.
    private static let progressBytes = 4096
    private static let progressInterval: Duration = .milliseconds(250)
    private var pacedProgress = PacedReport<Int>(every: DriverReports.progressInterval)

    init(supervisor: ClientConnection) { self.supervisor = supervisor }

    /// The device answers and takes jobs.
    package func ready(_ facts: [String: String]) {
        self.facts = facts
        send(LinkDriverReports.Ready.self, .init(facts: facts))
    }

    /// The device needs a person for these reasons, or for none any more; told onwards at a bounded rate.
    package func attention(_ reasons: [String], now: MonotonicTime) {
        guard reasons != attention else { return }
        attention = reasons
        if let reasons = pacedAttention.offer(reasons, now: now) { tellAttention(reasons) }
    }

    /// The running job has come so far; told onwards at a bounded rate, and the last step always.
    package func progress(bytesSent: Int, now: MonotonicTime) {
        guard ledger.running != nil else { return }
        ledger.progress(bytesSent: bytesSent)
        let isPressing = bytesSent - (pacedProgress.told ?? 0) >= DriverReports.progressBytes
        if let step = pacedProgress.offer(bytesSent, isPressing: isPressing, now: now) { tellProgress(step) }
    }

    /// The running job is so many bytes long, as this driver sends it; told at once, since its first byte may have to wait.
    package func total(bytes: Int) {
        guard let running = ledger.total(bytes: bytes) else { return }
        tellProgress(running.bytesSent)
        // The next step is news all the same.
        pacedProgress.reset()
    }

    /// When ``timeHasCome(now:)`` has something to tell.
    var deadline: MonotonicTime? { [pacedAttention.deadline, pacedProgress.deadline].compactMap { $0 }.min() }

    /// Tells what came too soon after the report before it.
    func timeHasCome(now: MonotonicTime) {
        if let reasons = pacedAttention.due(now: now) { tellAttention(reasons) }
        if let step = pacedProgress.due(now: now) { tellProgress(step) }
    }

    private func tellAttention(_ reasons: [String]) {
        send(LinkDriverReports.Attention.self, .init(reasons: reasons))
    }

    private func tellProgress(_ bytesSent: Int) {
        guard let running = ledger.running else { return }
        send(
            LinkDriverReports.Progress.self,
            .init(job: running.name, bytesSent: bytesSent, bytesTotal: running.bytesTotal)
        )
    }

    /// The running job has ended.
    package func outcome(
        _ outcome: LinkDriverReports.JobOutcome,
        reason: String? = nil,
        evidence: LinkDriverReports.Evidence,
        detail: String? = nil
    ) {
        pacedProgress.reset()
        guard let entry = ledger.end(.init(outcome: outcome, reason: reason, evidence: evidence, detail: detail)) else {
            return
        }
        send(entry)
    }

    /// The library behind this driver will block for at most this long.
    package func busy(for duration: Duration) {
        send(LinkDriverReports.BusyUntil.self, .init(milliseconds: Int(duration / .milliseconds(1))))
    }

    /// The device is gone, for a reason in words of people; a job that ran is unknown, and the process ends.
    package func lost(_ reason: String) {
        guard !isLost else { return }
        isLost = true
        if let running = ledger.running {
            let isUntouched = running.bytesSent == 0
            outcome(
                isUntouched ? .notPrinted : .unknown,
                reason: "deviceLost",
                evidence: isUntouched ? .nothingSent : .interrupted,
                detail: reason
            )
        }
        send(LinkDriverReports.Lost.self, .init(reason: reason))
    }

    func heartbeat() { send(LinkDriverReports.Heartbeat.self, .init()) }

    /// Notes a job that begins, and tells of it before its first byte can leave: whoever starts the next driver must
    /// know that this one was in the middle of a job.
    func begin(_ job: String, now: MonotonicTime) {
        ledger.begin(job)
        pacedProgress.reset()
        progress(bytesSent: 0, now: now)
        pacedProgress.reset()
    }

    func settle(_ job: String) -> Bool { ledger.settle(job) }

    /// Takes a job back that the driver will not do; the gateway is told by the answer to its call.
    func refuse(_ job: String) {
        pacedProgress.reset()
        ledger.forget(job)
        supervisor.callOneway(
            LinkDriverReports.Outcome.self,
            .init(job: job, outcome: .notPrinted, reason: "refused", bytesSent: 0, evidence: .nothingSent)
        )
    }

    /// Tells a new gateway all that the one before knew; that the device is ready comes last, so that a job which was not
    /// told of before is none of this driver's.
    func attach(_ gateway: ClientConnection) {
        self.gateway = gateway
        tellDrawer()
        for entry in ledger.entries {
            if let end = entry.end {
                gateway.callOneway(LinkDriverReports.Outcome.self, DriverReports.report(entry, end))
            } else {
                let progress = LinkDriverReports.Progress.Parameters(
                    job: entry.name,
                    bytesSent: entry.bytesSent,
                    bytesTotal: entry.bytesTotal
                )
                gateway.callOneway(LinkDriverReports.Progress.self, progress)
            }
        }
        if !attention.isEmpty { gateway.callOneway(LinkDriverReports.Attention.self, .init(reasons: attention)) }
        if let facts { gateway.callOneway(LinkDriverReports.Ready.self, .init(facts: facts)) }
    }

    func detachGateway() { gateway = nil }

    private func send(_ entry: JobLedger.Entry) {
        if let end = entry.end { send(LinkDriverReports.Outcome.self, DriverReports.report(entry, end)) }
    }

    private static func report(_ entry: JobLedger.Entry, _ end: JobLedger.End) -> LinkDriverReports.Outcome.Parameters {
        .init(
            job: entry.name,
            outcome: end.outcome,
            reason: end.reason,
            bytesSent: entry.bytesSent,
            evidence: end.evidence,
            detail: end.detail
        )
    }

    private func send<Method: VarlinkMethod>(_ method: Method.Type, _ parameters: Method.Parameters) {
        supervisor.callOneway(method, parameters)
        gateway?.callOneway(method, parameters)
    }
}

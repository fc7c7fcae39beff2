import Interfaces
import Journal

extension JobEnd {
    /// More than a word is no reason.
    private static let longestReason = 100
    private static let longestDetail = 300

    static let driverEnded = JobEnd(
        .unknown,
        reason: "driverEnded",
        detail: "the printer's driver ended in the middle of the job",
        evidence: .interrupted
    )
    static let deadLetter = JobEnd(
        .notPrinted,
        reason: "deadLetter",
        detail: "it was handed to the printer's driver \(PrinterDesk.mostAttempts) times, and never begun",
        evidence: .nothingSent
    )
    /// It has waited for too long; what for, where that is known.
    static func expired(waitingFor reason: String?) -> JobEnd {
        let detail = "the printer was not ready in time"
        return JobEnd(
            .notPrinted,
            reason: "expired",
            detail: reason.map { "\(detail): \($0)" } ?? detail,
            evidence: .nothingSent
        )
    }
    static let roleRemoved = JobEnd(
        .notPrinted,
        reason: "roleRemoved",
        detail: "the lane's configuration has changed, and no printer plays its role any more",
        evidence: .nothingSent
    )
    static let cancelled = JobEnd(
        .notPrinted,
        reason: "cancelled",
        detail: "it was cancelled before its first byte",
        evidence: .nothingSent
    )

    init(_ outcome: LinkDriverReports.Outcome.Parameters) {
        let state: Printer.JobState =
            switch outcome.outcome {
            case .printed: .printed
            case .notPrinted: .notPrinted
            case .unknown: .unknown
            }
        self.init(
            state,
            reason: outcome.reason.map { String($0.prefix(JobEnd.longestReason)) },
            detail: outcome.detail.map { String($0.prefix(JobEnd.longestDetail)) },
            bytesSent: outcome.bytesSent,
            evidence: Printer.Evidence(rawValue: outcome.evidence.rawValue) ?? .interrupted
        )
    }

    /// Whether another attempt can do no harm and may do better: nothing has left, and nobody wanted it to stop.
    var mayBeTriedAgain: Bool {
        state == .notPrinted && evidence == .nothingSent && reason != "aborted" && reason != "cancelled"
    }
}

import Interfaces

/// What a job came to, as far as a queue can know.
struct JobEnd: Equatable {
    let outcome: LinkDriverReports.JobOutcome
    let reason: String
    let evidence: LinkDriverReports.Evidence
    /// What happened to the job in the queue, without the name of the job.
    let story: String

    /// By the job's last state; nil while it has none.
    ///
    /// That a job which was never begun is not on paper holds only for a service that has been there all the time: one that
    /// was killed may have forgotten the beginning, which it writes down later (`DirtyCleanInterval`, cupsd.conf(5)).
    init?(_ job: QueueJob, wasAway: Bool, because given: String?) {
        let isUntouched = !job.wasBegun && !wasAway
        let story: String
        let usual: String
        switch job.state {
        case .pending, .held, .processing, .stopped: return nil
        case .completed:
            (outcome, reason, evidence) = (.unknown, "cannotAnswer", .transmittedOnly)
            let again = ", perhaps more than once: the print service was away meanwhile"
            self.story = "was handed to the printer's line" + (wasAway ? again : "")
            return
        case .canceled: (usual, story) = ("cancelledInQueue", "was cancelled")
        case .aborted: (usual, story) = ("abortedInQueue", "was aborted by the print service")
        }
        reason = given ?? usual
        (outcome, evidence) = isUntouched ? (.notPrinted, .nothingSent) : (.unknown, .interrupted)
        self.story = story + (isUntouched ? " before it was begun" : job.wasBegun ? " after it was begun" : "")
    }

    /// Nothing of the job was taken: an incomplete job is never printed.
    static func nothingTaken(_ reason: String, _ story: String) -> JobEnd {
        JobEnd(outcome: .notPrinted, reason: reason, evidence: .nothingSent, story: story)
    }

    /// It may be on paper or may come out yet.
    static func doubtful(_ reason: String, _ story: String) -> JobEnd {
        JobEnd(outcome: .unknown, reason: reason, evidence: .interrupted, story: story)
    }

    private init(
        outcome: LinkDriverReports.JobOutcome,
        reason: String,
        evidence: LinkDriverReports.Evidence,
        story: String
    ) {
        (self.outcome, self.reason, self.evidence, self.story) = (outcome, reason, evidence, story)
    }
}

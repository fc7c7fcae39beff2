import Interfaces

/// What the loop asks of the journal's thread.
package enum JournalRequest: Sendable {
    /// Take a request; `again` when the client asks a second time.
    case submit(PrintJob, again: Bool)
    /// Tell what is known of a key, and print nothing.
    case answer(PrintJob.KeyName, Fingerprint, again: Bool)
    /// A driver is going to get the job.
    case begin(String, device: String, driver: String)
    /// No byte of the job has left; an attempt is what a driver has had.
    case putBack(String, isAttempt: Bool)
    /// The job is over.
    case end(String, JobEnd, at: WallTime)
    /// Somebody settles a job that is `unknown`.
    case resolve(String, JournalStore.Resolution)
    /// Print a job that is over once more, as a new one of this name.
    case reprint(String, as: String, expires: WallTime)
    /// Tell of one job.
    case find(String)
    /// Tell of one job with what was printed.
    case fetch(String)
    /// Tell of the newest job under a key.
    case findKey(PrintJob.KeyName)
    /// Tell of jobs.
    case list(JobFilter)
    /// Erase what is too old.
    case erase(bodiesBefore: WallTime, entriesBefore: WallTime)

    /// Whether it writes: what is asked for together is on the disk together.
    var writes: Bool {
        switch self {
        case .answer, .find, .fetch, .findKey, .list: false
        default: true
        }
    }

    /// Whether it may read much: such requests wait until nobody waits for the disk.
    var isLong: Bool {
        if case .list = self { true } else { false }
    }

    func run(_ store: JournalStore) throws(JournalFault) -> JournalReply {
        switch self {
        case .submit(let job, let again): return .submission(try store.submit(job, again: again))
        case .answer(let key, let fingerprint, let again):
            return try store.answer(key, fingerprint, again: again).map(JournalReply.submission) ?? .wouldPrint
        case .begin(let name, let device, let driver):
            try store.begin(name, device: device, driver: driver)
            return .written
        case .putBack(let name, let isAttempt):
            try store.putBack(name, isAttempt: isAttempt)
            return .written
        case .end(let name, let end, let moment):
            try store.end(name, end, at: moment)
            return .job(try store.job(name, withBody: false))
        case .resolve(let name, let resolution): return .change(try store.resolve(name, resolution))
        case .reprint(let name, let new, let expires):
            return .change(try store.reprint(name, as: new, accepted: .now, expires: expires))
        case .find(let name): return .job(try store.job(name, withBody: false))
        case .fetch(let name): return .job(try store.job(name))
        case .findKey(let key): return .job(try store.newest(key))
        case .list(let filter): return .jobs(try store.jobs(filter))
        case .erase(let bodies, let entries):
            _ = try store.erase(bodiesBefore: bodies, entriesBefore: entries)
            return .written
        }
    }
}

/// What the journal's thread answers.
package enum JournalReply: Sendable, Equatable {
    /// What becomes of a request.
    case submission(JournalStore.Submission)
    /// The key does not keep the document from being printed.
    case wouldPrint
    /// It is on the disk.
    case written
    /// The job, if there is one.
    case job(PrintJob?)
    /// The jobs.
    case jobs([PrintJob])
    /// What came of a change to a job that is over.
    case change(JournalStore.Change)
}

/// What the print service is asked; one question at a time.
enum QueueRequest: Equatable, Sendable {
    /// How the queue stands, and which jobs of this device are in it.
    case look
    /// To make an empty job of this name.
    case create(name: String)
    /// To take all of a job; nothing of it is printed before the last byte was taken.
    case hand(job: Int, document: [UInt8])
    /// How a job stands, and the queue with it.
    case follow(job: Int)
    /// To stop a job.
    case cancel(job: Int)
}

/// What came of a question.
enum QueueAnswer: Equatable, Sendable {
    /// How the queue stands, and the numbers of this device's jobs in it that are not over.
    case queue(QueueState, openJobs: [Int])
    /// The job has this number.
    case created(Int)
    /// So many bytes of the job were taken; more is said later.
    case taken(Int)
    /// All of the job was taken, and the service has said so.
    case handed
    /// How the job stands, and the queue.
    case job(QueueJob, QueueState)
    /// The job is to stop; how it ends is for ``QueueRequest/follow(job:)`` to find out.
    case cancelled
    /// The service has answered no.
    case refused(Refusal, String)
    /// There was no answer; of a job that was to be handed over, whether all of it was sent.
    case failed(String, wasSent: Bool)

    /// Why the service answers no, as far as it matters here.
    enum Refusal: Equatable, Sendable {
        /// There is no such queue, or no such job.
        case notFound
        /// Not now: the queue takes no jobs, or has too many.
        case notNow
        /// Anything else.
        case other
    }
}

/// How a queue stands.
struct QueueState: Equatable, Sendable {
    /// Whether it is stopped (`printer-state`, RFC 8011, 5.4.11).
    var isStopped = false
    /// Whether it takes jobs (`printer-is-accepting-jobs`, RFC 8011, 5.4.23).
    var isAccepting = true
    /// Why it stands so (`printer-state-reasons`, RFC 8011, 5.4.12).
    var reasons: [String] = []
    /// Where its jobs go (`device-uri` of CUPS); empty where that is not told.
    var device = ""
    /// What it is called (`printer-make-and-model`, RFC 8011, 5.4.9).
    var model = ""
    /// What it does with a job that it cannot send (`printer-error-policy` of CUPS).
    var errorPolicy = ""
}

/// How a job stands in its queue.
struct QueueJob: Equatable, Sendable {
    /// The values of `job-state` (RFC 8011, 5.3.7).
    enum State: Int32, Sendable {
        case pending = 3
        case held = 4
        case processing = 5
        case stopped = 6
        case canceled = 7
        case aborted = 8
        case completed = 9
    }

    var state: State
    /// Whether it was ever begun (`time-at-processing`, RFC 8011, 5.3.14): a byte may have left then.
    var wasBegun: Bool
    /// Whether the service has a document for it (`number-of-documents`, RFC 8011).
    var hasDocument = true
}

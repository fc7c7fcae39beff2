import Interfaces

/// What every call that makes a job says beside what is to be printed.
struct JobWords {
    let role: String
    let key: String?
    let client: String?
    let again: Bool?
    let deadlineMilliseconds: Int?
    let expiresMilliseconds: Int?

    init(_ parameters: Printer.Print.Parameters) {
        (role, key, client, again) = (parameters.role, parameters.key, parameters.client, parameters.again)
        (deadlineMilliseconds, expiresMilliseconds) = (parameters.deadlineMilliseconds, parameters.expiresMilliseconds)
    }

    init(_ parameters: Printer.PrintRaw.Parameters) {
        (role, key, client, again) = (parameters.role, parameters.key, parameters.client, parameters.again)
        (deadlineMilliseconds, expiresMilliseconds) = (parameters.deadlineMilliseconds, parameters.expiresMilliseconds)
    }

    /// The name of one that is out of its range.
    var wrongParameter: String? {
        if let key, !(1...Limit.key ~= key.utf8.count) { return "key" }
        if let client, client.utf8.count > Limit.client { return "client" }
        if again == true, key == nil { return "key" }
        if let deadlineMilliseconds, !(0...Limit.deadline ~= deadlineMilliseconds) { return "deadlineMilliseconds" }
        if let expiresMilliseconds, !(1...Limit.expiry ~= expiresMilliseconds) { return "expiresMilliseconds" }
        return nil
    }

    /// How long the caller waits.
    var patience: Duration { .milliseconds(deadlineMilliseconds ?? Limit.defaultDeadline) }

    /// How long the job may wait for its first byte.
    var lifetime: Duration { .milliseconds(expiresMilliseconds ?? Limit.defaultExpiry) }

    enum Limit {
        static let key = 200
        static let client = 100
        static let deadline = 24 * 3600 * 1000
        static let defaultDeadline = 60_000
        static let expiry = 7 * 24 * 3600 * 1000
        static let defaultExpiry = 600_000
    }
}

/// A reply that tells of a job: both kinds of call answer alike.
protocol JobReply {
    init(job: Printer.Job)
}

extension Printer.Print.Reply: JobReply {}
extension Printer.PrintRaw.Reply: JobReply {}

import Interfaces

/// What a driver knows of its jobs until the gateway has settled them.
struct JobLedger {
    /// A job that was begun.
    struct Entry: Equatable {
        /// Its name.
        let name: String
        /// How many bytes have gone to the device.
        var bytesSent = 0
        /// How many bytes it is in all; nil while the driver does not know.
        var bytesTotal: Int?
        /// How it ended; nil while it runs.
        var end: End?
    }

    /// How a job ended.
    struct End: Equatable {
        /// What it came to.
        let outcome: LinkDriverReports.JobOutcome
        /// Why, where it is not printed.
        let reason: String?
        /// What the outcome stands on.
        let evidence: LinkDriverReports.Evidence
        /// More of it in a sentence, where there is more.
        var detail: String?
    }

    /// A gateway settles a job as soon as it has written it down, so more than a few are never open;
    /// beyond this the oldest is forgotten.
    static let capacity = 64

    /// The jobs, oldest first.
    private(set) var entries: [Entry] = []

    /// The job that runs.
    var running: Entry? { entries.last { $0.end == nil } }

    /// The job of this name, running or ended.
    func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

    /// Notes a job that begins.
    mutating func begin(_ name: String) {
        entries.append(Entry(name: name))
        if entries.count > JobLedger.capacity { entries.removeFirst() }
    }

    /// Notes how far the running job is.
    mutating func progress(bytesSent: Int) {
        guard let index = entries.lastIndex(where: { $0.end == nil }) else { return }
        entries[index].bytesSent = bytesSent
    }

    /// Notes how long the running job is; returns it, or nil when none runs.
    mutating func total(bytes: Int) -> Entry? {
        guard let index = entries.lastIndex(where: { $0.end == nil }) else { return nil }
        entries[index].bytesTotal = bytes
        return entries[index]
    }

    /// Notes how the running job ended; returns it, or nil when none runs.
    mutating func end(_ end: End) -> Entry? {
        guard let index = entries.lastIndex(where: { $0.end == nil }) else { return nil }
        entries[index].end = end
        return entries[index]
    }

    /// Takes back a job that was refused.
    mutating func forget(_ name: String) { entries.removeAll { $0.name == name } }

    /// Forgets an ended job; false when there is none of this name, or it still runs.
    mutating func settle(_ name: String) -> Bool {
        guard let index = entries.firstIndex(where: { $0.name == name && $0.end != nil }) else { return false }
        entries.remove(at: index)
        return true
    }
}

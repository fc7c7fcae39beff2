import CSQLite
import Glibc
import Interfaces
import Varlink

/// The journal's file: every job, its key and its outcome, used by one thread.
///
/// All that is written within ``together(_:)`` is on the disk when that returns.
package final class JournalStore {
    /// What was found when the file was opened.
    package struct Opening: Equatable, Sendable {
        /// The jobs that are not over, oldest first.
        package var jobs: [PrintJob] = []
        /// Where a damaged file was put, and what was wrong with it.
        package var setAside: SetAside?
        /// Whether the newest entries are missing: jobs that count as queued may have been begun.
        package var isTorn = false
    }

    /// A file that was damaged.
    package struct SetAside: Equatable, Sendable {
        /// Where it is now.
        package var path: String
        /// What was wrong with it.
        package var reason: String
    }

    let database: Database
    private var witness: JournalWitness?
    private var marks: Int64 = 0
    /// The number of the newest job that there ever was.
    var lastSequence: Int64 = 0
    /// Of the keys of jobs up to this one, later attempts may have been lost.
    private var lostAfter: Int64 = 0

    /// A journal in memory, which ends with the process.
    package convenience init() throws(JournalFault) { try self.init(Database(":memory:"), witness: nil) }

    private init(_ database: Database, witness: JournalWitness?) throws(JournalFault) {
        self.database = database
        self.witness = witness
        try database.secure()
        try JournalSchema.migrate(database)
        marks = try database.integer("SELECT marks FROM journal") ?? 0
        lostAfter = try database.integer("SELECT lost_after FROM journal") ?? 0
        let newest = "SELECT max(last_sequence, coalesce((SELECT max(sequence) FROM job), 0)) FROM journal"
        lastSequence = try database.integer(newest) ?? 0
        // Takes the room that the file has for a full disk; on one that is full already it is done later.
        try? tidy()
    }

    /// Opens the journal in a folder that is this process's own; a damaged one is set aside, and a new one begun.
    package static func open(in directory: String) throws(JournalFault) -> (JournalStore, Opening) {
        let path = directory + "/journal.sqlite"
        do throws(JournalFault) {
            let store = try JournalStore(Database(path), witness: JournalWitness(directory + "/journal.marks"))
            try store.verify()
            return (store, try store.opening())
        } catch {
            guard case .damaged(let reason) = error else { throw error }
            let aside = try moveAside(path)
            let store = try JournalStore(Database(path), witness: JournalWitness(directory + "/journal.marks"))
            store.witness?.note(0)
            return (store, Opening(setAside: SetAside(path: aside, reason: reason)))
        }
    }

    private func opening() throws(JournalFault) -> Opening {
        var opening = Opening(jobs: try jobs(where: "ended IS NULL", [], order: "sequence"))
        opening.isTorn = witness.map { $0.count > marks } ?? false
        if opening.isTorn { try noteLoss(opening.jobs) }
        // Not before: a process that dies here leaves the next one to find the same.
        witness?.note(marks)
        return opening
    }

    /// The newest entries are missing: what counts as queued may be on paper, and so may later attempts of what was not printed.
    private func noteLoss(_ jobs: [PrintJob]) throws(JournalFault) {
        try database.transaction { () throws(JournalFault) in
            for job in jobs where job.state == .queued { try end(job.name, .torn, at: .now) }
            try database.run("UPDATE journal SET lost_after = (SELECT coalesce(max(sequence), 0) FROM job)", [])
        }
        lostAfter = try database.integer("SELECT lost_after FROM journal") ?? 0
    }

    private func verify() throws(JournalFault) {
        let found = try database.text("PRAGMA integrity_check(1)") ?? "no answer"
        guard found == "ok" else { throw .damaged(found) }
    }

    private static func moveAside(_ path: String) throws(JournalFault) -> String {
        var number = 1
        while access("\(path).damaged-\(number)", F_OK) == 0 { number += 1 }
        let aside = "\(path).damaged-\(number)"
        for ending in ["", "-wal", "-shm"] where access(path + ending, F_OK) == 0 {
            guard rename(path + ending, aside + ending) == 0 else {
                throw .readOnly(SystemError(path + ending).description)
            }
        }
        return aside
    }

    /// Runs all of it, or nothing; it is on the disk when this returns.
    package func together<Result>(_ body: () throws(JournalFault) -> Result) throws(JournalFault) -> Result {
        let before = (marks, lastSequence)
        do throws(JournalFault) {
            let result = try database.transaction(body)
            if marks != before.0 { witness?.note(marks) }
            return result
        } catch {
            (marks, lastSequence) = before
            throw error
        }
    }

    /// Takes a request; `job` becomes a new entry unless its key says something else.
    ///
    /// One that is `sending` goes to its driver at once: with its acceptance it is on the disk that it may be on paper.
    package func submit(_ job: PrintJob, again: Bool) throws(JournalFault) -> Submission {
        if let told = try answer(job.keyName, job.fingerprint, again: again) { return told }
        return .accepted(try insert(job))
    }

    /// What is known of a key; nil when the document would be printed.
    package func answer(_ key: PrintJob.KeyName?, _ fingerprint: Fingerprint, again: Bool) throws(JournalFault)
        -> Submission?
    {
        let known = try key.map { key throws(JournalFault) in try deciding(key) } ?? nil
        switch PrintJob.decide(known, fingerprint, again: again) {
        case .print:
            let mayBeMissing = known.map { $0.sequence <= lostAfter } ?? false
            return again && mayBeMissing ? .keyNotKnown : nil
        case .tell: return known.map(Submission.known) ?? .keyNotKnown
        case .otherDocument: return .otherDocument
        case .notKnown: return .keyNotKnown
        }
    }

    /// The job that decides about a key: the newest, but where that is a repeated one of which nothing is on paper, the one
    /// that it repeats, of which something may be.
    private func deciding(_ key: PrintJob.KeyName) throws(JournalFault) -> PrintJob? {
        var found = try newest(key)
        while let job = found, job.isMarked, job.state == .notPrinted || job.state == .resolvedNotPrinted,
            let predecessor = job.predecessor
        {
            guard let earlier = try self.job(predecessor, withBody: false) else { return job }
            found = earlier
        }
        return found
    }

    /// What becomes of a request.
    package enum Submission: Equatable, Sendable {
        /// A new job.
        case accepted(PrintJob)
        /// A job that is known by the key.
        case known(PrintJob)
        /// Nothing is known of the key, and the client says that it has asked before: nothing is printed.
        case keyNotKnown
        /// The key names another document.
        case otherDocument
    }

    func insert(_ job: PrintJob) throws(JournalFault) -> PrintJob {
        var job = job
        lastSequence += 1
        job.sequence = lastSequence
        try database.run(
            """
            INSERT INTO job (sequence, name, user, client, key, role, devices, device, format, fingerprint, marked, predecessor,
                accepted, expires, state, driver, attempts)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(job.sequence), .text(job.name), .integer(Int64(job.user)), .text(job.client), .init(job.key),
                .text(job.role),
                .text(job.devices.joined(separator: "\n")), .text(job.device), .text(job.body?.format ?? ""),
                .bytes(job.fingerprint.bytes), .integer(job.isMarked ? 1 : 0), .init(job.predecessor),
                .integer(job.accepted.milliseconds), .integer(job.expires.milliseconds),
                .text(job.state.rawValue), .init(job.driver), .integer(job.state == .sending ? 1 : 0),
            ]
        )
        if job.state == .sending { try mark() }
        guard let body = job.body else { return job }
        let parts =
            [(element: nil, bytes: body.document)] + body.pictures.map { (element: Optional($0.key), bytes: $0.value) }
        for part in parts {
            guard let number = BodyPart.number(job.sequence, part.element) else {
                throw .failed(code: 0, "no document has so many elements")
            }
            try database.run(
                "INSERT INTO body (part, bytes) VALUES (?, ?)",
                [.integer(number), .bytes(part.bytes)]
            )
        }
        return job
    }

    /// A driver is going to get the job: from here on it may be on paper.
    package func begin(_ name: String, device: String, driver: String) throws(JournalFault) {
        try database.run(
            """
            UPDATE job SET state = 'sending', device = ?, driver = ?, attempts = attempts + 1
            WHERE name = ? AND state IN ('queued', 'sending')
            """,
            [.text(device), .text(driver), .text(name)]
        )
        guard database.changes == 1 else { throw .failed(code: 0, "no job of this name waits") }
        try mark()
    }

    /// A job goes to a driver.
    private func mark() throws(JournalFault) {
        marks += 1
        try database.run("UPDATE journal SET marks = ?", [.integer(marks)])
    }

    /// No byte of the job has left: it waits again.
    ///
    /// It was no attempt if no driver has had it.
    package func putBack(_ name: String, isAttempt: Bool = true) throws(JournalFault) {
        try database.run(
            "UPDATE job SET state = 'queued', driver = NULL, attempts = attempts - ? WHERE name = ? AND state = 'sending'",
            [.integer(isAttempt ? 0 : 1), .text(name)]
        )
    }

    /// A job is over; one that was over already keeps its outcome.
    package func end(_ name: String, _ end: JobEnd, at moment: WallTime) throws(JournalFault) {
        try database.run(
            """
            UPDATE job SET state = ?, reason = ?, detail = ?, bytes_sent = max(bytes_sent, ?), evidence = ?, ended = ?
            WHERE name = ? AND (state = 'sending' OR state = 'queued' AND ? <> 'printed')
            """,
            [
                .text(end.state.rawValue), .init(end.reason), .init(end.detail), .integer(Int64(end.bytesSent ?? 0)),
                .text(end.evidence.rawValue), .integer(moment.milliseconds), .text(name), .text(end.state.rawValue),
            ]
        )
    }
}

/// What a job has come to.
package struct JobEnd: Equatable, Sendable {
    /// `printed`, `notPrinted` or `unknown`.
    package var state: Printer.JobState
    /// Why, in a word.
    package var reason: String?
    /// The same in a sentence.
    package var detail: String?
    /// How many bytes have gone to the printer; nil when no more is known than before.
    package var bytesSent: Int?
    /// What it stands on.
    package var evidence: Printer.Evidence

    /// Collects what is known of the end.
    package init(
        _ state: Printer.JobState,
        reason: String? = nil,
        detail: String? = nil,
        bytesSent: Int? = nil,
        evidence: Printer.Evidence
    ) {
        (self.state, self.reason, self.detail) = (state, reason, detail)
        (self.bytesSent, self.evidence) = (bytesSent, evidence)
    }

    /// Of a job that was accepted when the journal lost its end.
    package static let torn = JobEnd(
        .unknown,
        reason: "journalTorn",
        detail: "the journal's newest entries were lost; the job may have been printed",
        evidence: .interrupted
    )
}

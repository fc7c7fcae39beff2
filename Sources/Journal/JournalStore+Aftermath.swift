import Interfaces

extension JournalStore {
    /// What a person, or the role's policy, says of a job that is `unknown`.
    package enum Resolution: Equatable, Sendable {
        /// It is on paper.
        case printed
        /// It is not.
        case notPrinted
        /// Somebody has seen to it otherwise, or it is printed again by a job of this name.
        case superseded(by: String)
    }

    /// What came of an attempt to change a job that is over.
    package enum Change: Equatable, Sendable {
        /// It is so now, and what was added if something was.
        case done(PrintJob, added: PrintJob?)
        /// There is no such job.
        case notFound
        /// It does not stand so that this can be done.
        case wrongState(PrintJob)
        /// What was printed was erased.
        case noBody(PrintJob)
    }

    /// Settles a job that is `unknown`.
    package func resolve(_ name: String, _ resolution: Resolution) throws(JournalFault) -> Change {
        guard let job = try job(name) else { return .notFound }
        let state: Printer.JobState
        var successor: String?
        switch resolution {
        case .printed: state = .resolvedPrinted
        case .notPrinted: state = .resolvedNotPrinted
        case .superseded(let by): (state, successor) = (.superseded, by)
        }
        guard job.state.followers.contains(state) else { return .wrongState(job) }
        try database.run(
            "UPDATE job SET state = ?, successor = ? WHERE name = ?",
            [.text(state.rawValue), .init(successor), .text(name)]
        )
        return .done(try self.job(name) ?? job, added: nil)
    }

    /// Prints a job that is over once more, as a new one under a line that says so; one that was `unknown` is `superseded`.
    ///
    /// The new one has the same key: who asks for the key is told of it.
    package func reprint(_ name: String, as new: String, accepted: WallTime, expires: WallTime) throws(JournalFault)
        -> Change
    {
        guard let job = try job(name) else { return .notFound }
        guard job.state.isOver, job.state != .superseded, job.successor == nil else { return .wrongState(job) }
        guard let body = job.body else { return .noBody(job) }
        var next = PrintJob(
            name: new,
            user: job.user,
            client: job.client,
            key: job.key,
            role: job.role,
            devices: job.devices,
            body: body,
            accepted: accepted,
            expires: expires
        )
        (next.isMarked, next.predecessor) = (true, name)
        next = try insert(next)
        let state: Printer.JobState = job.state == .unknown ? .superseded : job.state
        try database.run(
            "UPDATE job SET state = ?, successor = ? WHERE name = ?",
            [.text(state.rawValue), .text(new), .text(name)]
        )
        return .done(try self.job(name) ?? job, added: next)
    }

    /// Erases bodies, then whole entries, of jobs that were over before these moments; returns how many entries have gone.
    ///
    /// A job that is `unknown` keeps its body as long as its entry: it may yet have to be printed again.
    package func erase(bodiesBefore bodies: WallTime, entriesBefore entries: WallTime) throws(JournalFault) -> Int {
        try database.run(
            """
            DELETE FROM body WHERE part IN (
                SELECT part FROM job CROSS JOIN body ON part BETWEEN sequence << 14 AND (sequence << 14) + 16383
                WHERE ended < ? AND (state <> 'unknown' OR ended < ?)
            )
            """,
            [.integer(bodies.milliseconds), .integer(entries.milliseconds)]
        )
        try noteLastSequence()
        try database.run("DELETE FROM job WHERE ended < ?", [.integer(entries.milliseconds)])
        return database.changes
    }

    /// Forgets the oldest jobs that are over beyond so many, and beyond so many bytes what was printed of them.
    ///
    /// A job that is `unknown` keeps its body as long as its entry.
    package func forget(beyond entries: Int, bodyBytes: Int) throws(JournalFault) {
        try noteLastSequence()
        // Ended jobs in the order of their end: the index has that.
        try database.run(
            """
            DELETE FROM job WHERE sequence IN (
                SELECT sequence FROM job WHERE ended IS NOT NULL ORDER BY ended DESC, sequence DESC LIMIT -1 OFFSET ?
            )
            """,
            [.integer(Int64(entries))]
        )
        try database.run(
            """
            DELETE FROM body WHERE part IN (
                SELECT part FROM (
                    SELECT part, sum(length(bytes)) OVER (ORDER BY part DESC) AS bytes_after FROM body
                ) LEFT JOIN job ON job.sequence = part >> 14
                WHERE job.sequence IS NULL OR bytes_after > ? AND job.ended IS NOT NULL AND job.state <> 'unknown'
            )
            """,
            [.integer(Int64(bodyBytes))]
        )
    }

    /// The newest job may be erased: no later one may have its number.
    private func noteLastSequence() throws(JournalFault) {
        try database.run("UPDATE journal SET last_sequence = ?", [.integer(lastSequence)])
    }

    /// Moves what was written into the file, so that the log beside it stays short and holds nothing that was erased.
    ///
    /// The next commits find a log that they need not make longer.
    package func tidy() throws(JournalFault) {
        try database.emptyLog()
        database.makeRoomInLog(JournalStore.roomInLog)
        // The first commit to an empty log waits for the disk twice: this one, for which nobody waits.
        try beginLog()
    }

    /// Nothing was asked for a while: gives back the memory that was needed before.
    package func rest() { database.releaseMemory() }

    /// Moves what was written into the file on a disk that is full.
    ///
    /// The log keeps its room, which others would take at once, and gives back what is more.
    package func shrink() throws(JournalFault) {
        try database.beginLogAnew()
        try database.limitLog(JournalStore.roomInLog)
        defer { try? database.limitLog(nil) }
        try beginLog()
    }

    /// Changes a number: what would change nothing, SQLite does not write.
    private func beginLog() throws(JournalFault) {
        try database.transaction { () throws(JournalFault) in
            try database.run("UPDATE journal SET beginnings = beginnings + 1", [])
        }
    }

    /// Moves what was written into the file, so that the log is used again from its beginning.
    package func wrap() throws(JournalFault) { try database.beginLogAnew() }

    /// A receipt takes about 100 KB of log from its acceptance to its outcome.
    static let roomInLog = 256 << 10
}

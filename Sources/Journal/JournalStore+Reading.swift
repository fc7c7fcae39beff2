import Interfaces

/// Which jobs are asked for.
package struct JobFilter: Equatable, Sendable {
    /// Of this role only.
    package var role: String?
    /// In one of these states; all when empty.
    package var states: Set<Printer.JobState> = []
    /// Of this user only.
    package var user: UInt32?
    /// Only those before this one in the order of all jobs; the newest when nil.
    package var before: Int64?
    /// At most so many.
    package var limit = 100

    /// All, the newest first.
    package init() {}
}

extension JournalStore {
    /// The job of this name.
    package func job(_ name: String, withBody: Bool = true) throws(JournalFault) -> PrintJob? {
        try jobs(where: "name = ?", [.text(name)], order: "sequence", limit: 1, withBodies: withBody).first
    }

    /// The newest job under a key.
    package func newest(_ key: PrintJob.KeyName) throws(JournalFault) -> PrintJob? {
        try jobs(
            where: "role = ? AND user = ? AND client = ? AND key = ?",
            [.text(key.role), .integer(Int64(key.user)), .text(key.client), .text(key.key)],
            order: "sequence DESC",
            limit: 1
        ).first
    }

    /// The jobs of a filter, the newest first, without their bodies.
    package func jobs(_ filter: JobFilter) throws(JournalFault) -> [PrintJob] {
        var conditions = ["1"]
        var values: [Database.Value] = []
        if let role = filter.role {
            conditions.append("role = ?")
            values.append(.text(role))
        }
        if let user = filter.user {
            conditions.append("user = ?")
            values.append(.integer(Int64(user)))
        }
        if let before = filter.before {
            conditions.append("sequence < ?")
            values.append(.integer(before))
        }
        if !filter.states.isEmpty {
            let names = filter.states.map { "'\($0.rawValue)'" }.sorted()
            conditions.append("state IN (\(names.joined(separator: ", ")))")
        }
        return try jobs(
            where: conditions.joined(separator: " AND "),
            values,
            order: "sequence DESC",
            limit: filter.limit,
            withBodies: false
        )
    }

    func jobs(
        where condition: String,
        _ values: [Database.Value],
        order: String,
        limit: Int? = nil,
        withBodies: Bool = true
    ) throws(JournalFault) -> [PrintJob] {
        let text = "SELECT \(JournalStore.columns) FROM job WHERE \(condition) ORDER BY \(order)"
        var found: [PrintJob] = []
        try database.run(text + (limit.map { " LIMIT \($0)" } ?? ""), values) { row in
            if let job = PrintJob(row) { found.append(job) }
        }
        if withBodies { for index in found.indices { try readBody(&found[index]) } }
        return found
    }

    private func readBody(_ job: inout PrintJob) throws(JournalFault) {
        var document: [UInt8]?
        var pictures: [Int: [UInt8]] = [:]
        var format = ""
        let text = "SELECT part, bytes, format FROM body JOIN job ON job.sequence = ? WHERE part BETWEEN ? AND ?"
        let parts = BodyPart.range(job.sequence)
        try database.run(text, [.integer(job.sequence), .integer(parts.first), .integer(parts.last)]) { row in
            guard let number = row.integer(0), let bytes = row.bytes(1) else { return }
            if let element = BodyPart.element(number) { pictures[element] = bytes } else { document = bytes }
            format = row.text(2) ?? ""
        }
        job.body = document.map { PrintJob.Body(format: format, document: $0, pictures: pictures) }
    }

    private static let columns =
        """
        sequence, name, user, client, key, role, devices, device, fingerprint, marked, predecessor, successor, accepted,
        expires, ended, state, reason, detail, bytes_sent, evidence, driver, attempts
        """
}

extension PrintJob {
    fileprivate init?(_ row: Database.Row) {
        guard let name = row.text(1), let user = row.integer(2), let client = row.text(3), let role = row.text(5),
            let devices = row.text(6), let device = row.text(7), let fingerprint = row.bytes(8),
            let accepted = row.integer(12), let expires = row.integer(13),
            let state = row.text(15).flatMap({ Printer.JobState(rawValue: $0) })
        else { return nil }
        self.init(
            name: name,
            user: UInt32(truncatingIfNeeded: user),
            client: client,
            key: row.text(4),
            role: role,
            devices: devices.split(separator: "\n").map(String.init),
            fingerprint: Fingerprint(bytes: fingerprint),
            accepted: WallTime(milliseconds: accepted),
            expires: WallTime(milliseconds: expires)
        )
        self.device = device
        sequence = row.integer(0) ?? 0
        isMarked = row.integer(9) == 1
        (predecessor, successor) = (row.text(10), row.text(11))
        ended = row.integer(14).map(WallTime.init(milliseconds:))
        (self.state, reason, detail) = (state, row.text(16), row.text(17))
        bytesSent = Int(row.integer(18) ?? 0)
        evidence = row.text(19).flatMap { Printer.Evidence(rawValue: $0) }
        (driver, attempts) = (row.text(20), Int(row.integer(21) ?? 0))
    }
}

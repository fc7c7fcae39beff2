/// The tables of the journal, and how an older file becomes one of this version.
///
/// What is printed lies beside the jobs: whenever a row changes, all of it is
/// written again. A part of it is numbered by its job and its element, see ``BodyPart``.
enum JournalSchema {
    /// The steps from an empty file on; each is done once, and none is ever changed.
    static let steps = [
        """
        CREATE TABLE job (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            user INTEGER NOT NULL,
            client TEXT NOT NULL,
            key TEXT,
            role TEXT NOT NULL,
            devices TEXT NOT NULL,
            device TEXT NOT NULL,
            format TEXT NOT NULL,
            fingerprint BLOB NOT NULL,
            marked INTEGER NOT NULL,
            predecessor TEXT,
            successor TEXT,
            accepted INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            ended INTEGER,
            state TEXT NOT NULL,
            reason TEXT,
            detail TEXT,
            bytes_sent INTEGER NOT NULL DEFAULT 0,
            evidence TEXT,
            driver TEXT,
            attempts INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX job_of_key ON job (role, user, client, key, sequence) WHERE key IS NOT NULL;
        CREATE INDEX job_not_over ON job (sequence) WHERE state IN ('queued', 'sending');
        CREATE INDEX job_ended ON job (ended) WHERE ended IS NOT NULL;
        CREATE TABLE body (
            part INTEGER PRIMARY KEY,
            job INTEGER NOT NULL,
            element INTEGER,
            bytes BLOB NOT NULL
        );
        CREATE INDEX body_of_job ON body (job);
        CREATE TABLE journal (marks INTEGER NOT NULL);
        INSERT INTO journal (marks) VALUES (0);
        """,
        // After which job entries were lost, 0 while none ever were; how often the log was begun anew.
        """
        ALTER TABLE journal ADD COLUMN lost_after INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE journal ADD COLUMN beginnings INTEGER NOT NULL DEFAULT 0;
        """,
        // Less is written for each receipt: the store counts the jobs itself, a body is found by the number of its job, and
        // what is over does not depend on the state, which changes more often.
        """
        CREATE TABLE leaner_job (
            sequence INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            user INTEGER NOT NULL,
            client TEXT NOT NULL,
            key TEXT,
            role TEXT NOT NULL,
            devices TEXT NOT NULL,
            device TEXT NOT NULL,
            format TEXT NOT NULL,
            fingerprint BLOB NOT NULL,
            marked INTEGER NOT NULL,
            predecessor TEXT,
            successor TEXT,
            accepted INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            ended INTEGER,
            state TEXT NOT NULL,
            reason TEXT,
            detail TEXT,
            bytes_sent INTEGER NOT NULL DEFAULT 0,
            evidence TEXT,
            driver TEXT,
            attempts INTEGER NOT NULL DEFAULT 0
        );
        INSERT INTO leaner_job SELECT * FROM job;
        ALTER TABLE journal ADD COLUMN last_sequence INTEGER NOT NULL DEFAULT 0;
        UPDATE journal SET last_sequence = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'job'), 0);
        DROP TABLE job;
        ALTER TABLE leaner_job RENAME TO job;
        CREATE INDEX job_of_key ON job (role, user, client, key, sequence) WHERE key IS NOT NULL;
        CREATE INDEX job_not_over ON job (sequence) WHERE ended IS NULL;
        CREATE INDEX job_ended ON job (ended) WHERE ended IS NOT NULL;
        CREATE TABLE leaner_body (part INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
        INSERT INTO leaner_body SELECT (job << 14) + coalesce(element + 1, 0), bytes FROM body;
        DROP TABLE body;
        ALTER TABLE leaner_body RENAME TO body;
        """,
    ]

    /// Says whose file it is: "Lane" in ASCII.
    static let application: Int64 = 0x4C61_6E65

    /// Brings a file to this version.
    static func migrate(_ database: Database) throws(JournalFault) {
        let version = Int(try database.integer("PRAGMA user_version") ?? 0)
        guard version <= steps.count else { throw .newer(version: version) }
        let owner = try database.integer("PRAGMA application_id") ?? 0
        guard owner == application || version == 0 && owner == 0 else { throw .damaged("it is no journal of a lane") }
        for (index, step) in steps.enumerated().dropFirst(version) {
            try database.transaction { () throws(JournalFault) in
                try database.run(step)
                try database.run("PRAGMA application_id = \(application)")
                try database.run("PRAGMA user_version = \(index + 1)")
            }
        }
    }
}

/// Where a part of what is printed lies: behind all parts of earlier jobs.
enum BodyPart {
    /// So many bits are for the element; documents have fewer than 16 383.
    private static let bits: Int64 = 14

    /// The number of a document, or of the picture file of one of its elements; nil for an element that no document has.
    static func number(_ sequence: Int64, _ element: Int?) -> Int64? {
        let place = element.map { Int64($0) + 1 } ?? 0
        return place >= 0 && place < (1 << bits) ? (sequence << bits) + place : nil
    }

    /// All numbers of a job.
    static func range(_ sequence: Int64) -> (first: Int64, last: Int64) {
        (sequence << bits, (sequence << bits) + (1 << bits) - 1)
    }

    /// The element that a number is of; nil for the document.
    static func element(_ number: Int64) -> Int? {
        let place = number & ((1 << bits) - 1)
        return place == 0 ? nil : Int(place) - 1
    }
}

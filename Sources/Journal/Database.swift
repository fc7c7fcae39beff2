import CSQLite
import Glibc
import Varlink

/// A file of SQLite, used by one thread.
///
/// It belongs to this process alone while it is open, is written ahead (WAL), and
/// a transaction is on the disk when ``transaction(_:)`` returns.
final class Database {
    private let handle: OpaquePointer
    private let path: String
    private var statements: [String: OpaquePointer] = [:]
    /// How many statements are kept; those that are always used are about twenty.
    private static let mostStatements = 64

    /// Opens the file, or makes it; ":memory:" is none.
    init(_ path: String) throws(JournalFault) {
        self.path = path
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            defer { sqlite3_close(opened) }
            throw JournalFault(code: code, message: opened.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory")
        }
        handle = opened
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, 2000)
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close(handle)
    }

    /// Takes the file for this process and asserts that what is committed is on the disk.
    func secure() throws(JournalFault) {
        try run("PRAGMA locking_mode = EXCLUSIVE")
        let mode = try text("PRAGMA journal_mode = WAL") ?? ""
        guard mode == "wal" || mode == "memory" else {
            throw .failed(code: SQLITE_ERROR, "no write-ahead log: \(mode)")
        }
        try run("PRAGMA synchronous = FULL")
        guard try integer("PRAGMA synchronous") == 2 else {
            throw .failed(code: SQLITE_ERROR, "commits would not wait for the disk")
        }
        try run("PRAGMA secure_delete = ON")
        // In KiB: what is read again is in the memory of the kernel.
        try run("PRAGMA cache_size = -256")
        // The thread does it when nobody waits.
        try run("PRAGMA wal_autocheckpoint = 0")
        // With room in the file, outcomes can be moved into it when the disk is full.
        var chunk: Int32 = 256 << 10
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_CHUNK_SIZE, &chunk)
    }

    /// Runs statements of which nothing is read.
    func run(_ text: String) throws(JournalFault) { try check(sqlite3_exec(handle, text, nil, nil, nil)) }

    /// Runs one statement with values, and tells each row of its answer.
    func run(_ text: String, _ values: [Value], _ eachRow: (Row) -> Void = { _ in }) throws(JournalFault) {
        let statement = try prepared(text)
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() { try check(value.bind(to: statement, at: Int32(index + 1))) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: eachRow(Row(statement: statement))
            case SQLITE_DONE: return
            case let code: throw fault(code)
            }
        }
    }

    /// The first column of the only row as a number.
    func integer(_ text: String) throws(JournalFault) -> Int64? {
        var found: Int64?
        try run(text, []) { found = $0.integer(0) }
        return found
    }

    /// The first column of the only row as text.
    func text(_ text: String) throws(JournalFault) -> String? {
        var found: String?
        try run(text, []) { found = $0.text(0) }
        return found
    }

    /// Runs all of it, or nothing; it is on the disk when this returns.
    func transaction<Result>(_ body: () throws(JournalFault) -> Result) throws(JournalFault) -> Result {
        try run("BEGIN IMMEDIATE", [])
        do throws(JournalFault) {
            let result = try body()
            try run("COMMIT", [])
            return result
        } catch {
            // A full disk has undone it already.
            if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
            throw error
        }
    }

    /// Empties the log into the file.
    func emptyLog() throws(JournalFault) { try run("PRAGMA wal_checkpoint(TRUNCATE)") }

    /// Copies the log into the file, and begins it anew without giving its room back; what was in it can be read there still.
    func beginLogAnew() throws(JournalFault) { try run("PRAGMA wal_checkpoint(RESTART)") }

    /// How long the log may be that the next commit finds begun anew: what is more is given back; nil for no limit.
    func limitLog(_ bytes: Int?) throws(JournalFault) { try run("PRAGMA journal_size_limit = \(bytes ?? -1)") }

    /// Gives the empty log so many bytes of zeros, which SQLite takes for the end of a log and writes over.
    ///
    /// A file that grows with each commit makes the disk write its length, too; in place a commit takes half the time.
    func makeRoomInLog(_ bytes: Int) {
        let log = open(path + "-wal", O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard log >= 0 else { return }
        let descriptor = OwnedDescriptor(log)
        var state = stat()
        guard fstat(log, &state) == 0, state.st_size == 0 else { return }
        let zeros = [UInt8](repeating: 0, count: 16 << 10)
        var written = 0
        while written < bytes {
            let count = pwrite(log, zeros, min(zeros.count, bytes - written), off_t(written))
            if count <= 0 { break }
            written += count
        }
        // Room that a disk has not is no loss.
        if written != bytes || fdatasync(log) != 0 { ftruncate(log, 0) }
        withExtendedLifetime(descriptor) {}
    }

    /// Gives memory back that was needed while there was much to do.
    func releaseMemory() {
        sqlite3_db_release_memory(handle)
        sqlite_release_free_memory()
    }

    /// How many rows the last statement has changed.
    var changes: Int { Int(sqlite3_changes(handle)) }

    private func prepared(_ text: String) throws(JournalFault) -> OpaquePointer {
        if let known = statements[text] { return known }
        var made: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        try check(sqlite3_prepare_v3(handle, text, Int32(text.utf8.count), flags, &made, nil))
        guard let made else { throw .failed(code: SQLITE_ERROR, "an empty statement") }
        // Lists can be asked for in any number of ways.
        if statements.count == Database.mostStatements {
            for statement in statements.values { sqlite3_finalize(statement) }
            statements = [:]
        }
        statements[text] = made
        return made
    }

    private func check(_ code: Int32) throws(JournalFault) { if code != SQLITE_OK { throw fault(code) } }

    private func fault(_ code: Int32) -> JournalFault {
        JournalFault(code: code, message: String(cString: sqlite3_errmsg(handle)))
    }
}

extension Database {
    /// A value for a statement.
    enum Value {
        case integer(Int64)
        case text(String)
        case bytes([UInt8])
        case none

        init(_ text: String?) { self = text.map(Value.text) ?? .none }
        init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .none }

        fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
            switch self {
            case .integer(let number): sqlite3_bind_int64(statement, index, number)
            case .text(let text): sqlite_bind_copied_text(statement, index, text, Int32(text.utf8.count))
            case .bytes(let bytes): sqlite_bind_copied_bytes(statement, index, bytes, Int32(bytes.count))
            case .none: sqlite3_bind_null(statement, index)
            }
        }
    }

    /// A row of an answer, while it is told.
    struct Row {
        fileprivate let statement: OpaquePointer

        func integer(_ column: Int32) -> Int64? {
            sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : sqlite3_column_int64(statement, column)
        }

        func text(_ column: Int32) -> String? { bytes(column).map { String(decoding: $0, as: UTF8.self) } }

        func bytes(_ column: Int32) -> [UInt8]? {
            guard sqlite3_column_type(statement, column) != SQLITE_NULL else { return nil }
            let start = sqlite3_column_blob(statement, column)
            return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
        }
    }
}

import CSQLite

/// Why the journal could not write or read; nothing of what was asked for has happened.
package enum JournalFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is no room on the disk.
    case full
    /// The folder or the file may not be opened or written.
    case readOnly(String)
    /// What the file holds is no journal any more.
    case damaged(String)
    /// A later version has written the file.
    case newer(version: Int)
    /// Anything else, with the code and the words of SQLite.
    case failed(code: Int32, String)

    init(code: Int32, message: String) {
        switch code & 0xff {
        case SQLITE_FULL: self = .full
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN: self = .readOnly("\(message) (\(code))")
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(message)
        // A write that the disk refuses looks like a failed one; where it is full, SQLite says so.
        default: self = .failed(code: code, message)
        }
    }

    /// The fault in a sentence.
    package var description: String {
        switch self {
        case .full: "the disk with the journal is full"
        case .readOnly(let why): "the journal cannot be opened or written: \(why)"
        case .damaged(let why): "the journal is damaged: \(why)"
        case .newer(let version): "the journal was written by a later version (its schema is \(version))"
        case .failed(let code, let message): "the journal fails: \(message) (\(code))"
        }
    }

    /// The fault in a word.
    package var word: String {
        switch self {
        case .full: "diskFull"
        case .readOnly: "readOnly"
        case .damaged: "damaged"
        case .newer: "newerVersion"
        case .failed: "failed"
        }
    }
}

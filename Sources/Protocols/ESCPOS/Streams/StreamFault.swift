/// Why a stream is not printed, and where.
package struct StreamFault: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Kind: Equatable, Sendable {
        /// No command of the dialect begins so.
        case unknown
        /// The stream ends within a command, or within what a command has begun.
        case cutOff
        /// A realtime command stands within another command, where the printer obeys it all the same.
        case hidden
        /// The printer would answer, or would not any more.
        case answer
    }

    /// What is wrong.
    package let kind: Kind
    /// Where, counted in bytes from 0.
    package let offset: Int
    /// The same for people.
    package let reason: String
}

/// What a stream does that is not for everybody, and where it does so first.
package struct StreamNeed: Equatable, Sendable {
    /// What it is.
    package enum Kind: String, CaseIterable, Sendable {
        /// It opens a drawer, or may.
        case drawer
        /// It changes what the printer keeps or how it is set, or switches it off.
        case settings
        /// It holds commands that are not known.
        case unknown
    }

    /// What it is.
    package let kind: Kind
    /// Where the first one is, counted in bytes from 0.
    package let offset: Int
    /// The same for people.
    package let reason: String
    /// How many there are.
    package fileprivate(set) var count: Int
}

extension [StreamNeed] {
    /// Notes one more; the first of each kind stays.
    mutating func note(_ kind: StreamNeed.Kind, at offset: Int, _ reason: String) {
        if let index = firstIndex(where: { $0.kind == kind }) {
            self[index].count += 1
        } else {
            append(StreamNeed(kind: kind, offset: offset, reason: reason, count: 1))
        }
    }
}

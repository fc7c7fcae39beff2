import Interfaces
import Varlink

/// One job: what a client asked for, and what is known of it.
package struct PrintJob: Equatable, Sendable {
    /// Who may ask for a job again by its key: the same client for the same role.
    package struct KeyName: Hashable, Sendable {
        /// The role.
        package var role: String
        /// The user of the client's process.
        package var user: UInt32
        /// The name that the client gives itself.
        package var client: String
        /// The key.
        package var key: String

        /// Collects what makes a key the same.
        package init(role: String, user: UInt32, client: String, key: String) {
            (self.role, self.user, self.client, self.key) = (role, user, client, key)
        }
    }

    /// What is printed; erased some time after the outcome.
    package struct Body: Equatable, Sendable {
        /// What the document is, in the words of the link to the driver.
        package var format: String
        /// The document.
        package var document: [UInt8]
        /// The picture files of the document, by element.
        package var pictures: [Int: [UInt8]]

        /// Collects what is printed.
        package init(format: String = Printer.Document.typeName, document: [UInt8], pictures: [Int: [UInt8]] = [:]) {
            (self.format, self.document, self.pictures) = (format, document, pictures)
        }

        /// How many bytes it is.
        package var count: Int { pictures.values.reduce(document.count) { $0 + $1.count } }

        /// Tells whether another body is the same.
        package var fingerprint: Fingerprint {
            let pieces = pictures.sorted { $0.key < $1.key }.flatMap { [Array("\($0.key)".utf8), $0.value] }
            return Fingerprint(of: [Array(format.utf8), document] + pieces)
        }
    }

    /// How it stands in the order of all jobs; 0 before it is written down.
    package var sequence: Int64 = 0
    /// Its name, unique for all time.
    package let name: String
    /// Who asked: the user of the client's process, and the name that the client gives itself.
    package var user: UInt32
    package var client: String
    /// The key under which the client knows it.
    package var key: String?
    /// The role it is for.
    package var role: String
    /// The devices that may print it, the preferred one first.
    package var devices: [String]
    /// The one that has it, or is the first to get it.
    package var device: String
    /// What is printed; nil when it was erased.
    package var body: Body?
    /// Tells whether another document is the same.
    package var fingerprint: Fingerprint
    /// Whether a line above it says that it may be there twice.
    package var isMarked = false
    /// The job that this one is printed in the place of.
    package var predecessor: String?
    /// The job that is printed in the place of this one.
    package var successor: String?
    /// When it was written down, when it may not begin any more, and when it was over.
    package var accepted: WallTime
    package var expires: WallTime
    package var ended: WallTime?
    /// Where it stands.
    package var state: Printer.JobState = .queued
    /// Why it waits, or was not printed, or is unknown.
    package var reason: String?
    /// The same in a sentence.
    package var detail: String?
    /// How many bytes have gone to the printer.
    package var bytesSent = 0
    /// How many bytes it is in all, while it is on its way and its driver has told it; not in the journal.
    package var bytesTotal: Int?
    /// What the outcome stands on.
    package var evidence: Printer.Evidence?
    /// The process of the driver that it was handed to.
    package var driver: String?
    /// How often it was handed to a driver.
    package var attempts = 0
    /// Whether its outcome is not in the journal, which cannot be written.
    package var isUnwritten = false

    /// Collects what a client asks for.
    package init(
        name: String,
        user: UInt32,
        client: String,
        key: String?,
        role: String,
        devices: [String],
        body: Body,
        accepted: WallTime,
        expires: WallTime
    ) {
        (self.name, self.user, self.client, self.key, self.role) = (name, user, client, key, role)
        (self.devices, self.device) = (devices, devices.first ?? "")
        (self.body, self.fingerprint) = (body, body.fingerprint)
        (self.accepted, self.expires) = (accepted, expires)
    }

    /// Collects what was written down; there may be no body any more.
    init(
        name: String,
        user: UInt32,
        client: String,
        key: String?,
        role: String,
        devices: [String],
        fingerprint: Fingerprint,
        accepted: WallTime,
        expires: WallTime
    ) {
        (self.name, self.user, self.client, self.key, self.role) = (name, user, client, key, role)
        (self.devices, self.device) = (devices, devices.first ?? "")
        (self.fingerprint, self.accepted, self.expires) = (fingerprint, accepted, expires)
    }

    /// Its key with all that makes it the same; nil when it has none.
    package var keyName: KeyName? { key.map { KeyName(role: role, user: user, client: client, key: $0) } }

    /// Whether it has an outcome.
    package var isOver: Bool { state.isOver }
}

extension Printer.JobState {
    /// Whether nothing more comes of it by itself.
    package var isOver: Bool { !(self == .queued || self == .sending || self == .waiting) }

    /// The states that may follow; `docs/Jobs.md` has the same as a table, which a test compares.
    package var followers: Set<Printer.JobState> {
        switch self {
        case .queued: [.sending, .notPrinted, .unknown]
        case .sending: [.queued, .waiting, .printed, .notPrinted, .unknown]
        case .waiting: [.queued, .sending, .printed, .notPrinted, .unknown]
        case .unknown: [.resolvedPrinted, .resolvedNotPrinted, .superseded]
        case .printed, .notPrinted, .resolvedPrinted, .resolvedNotPrinted, .superseded: []
        }
    }
}

extension Printer.Document {
    /// Its name in the words of the link to the driver.
    package static var typeName: String { "org.lanekeeper.Printer.Document" }
}

extension PrintJob {
    /// What becomes of a request under a key.
    package enum KeyDecision: Equatable {
        /// It is printed, as a job of its own.
        case print
        /// No paper moves; the caller is told of the job that there is.
        case tell
        /// The key names another document.
        case otherDocument
        /// The caller has asked before, and nothing is known of it.
        case notKnown
    }

    /// Decides by the newest job under the same key, if there is one.
    ///
    /// The next attempt after `notPrinted` is a job of its own: whoever reads the
    /// history must tell the two apart.
    package static func decide(_ known: PrintJob?, _ fingerprint: Fingerprint, again: Bool) -> KeyDecision {
        guard let known else { return again ? .notKnown : .print }
        guard known.fingerprint == fingerprint else { return .otherDocument }
        return known.state == .notPrinted || known.state == .resolvedNotPrinted ? .print : .tell
    }
}

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

        // Swift compares strings by meaning; two keys are the same only when their bytes are.
        package static func == (left: KeyName, right: KeyName) -> Bool {
            left.user == right.user && left.role.utf8.elementsEqual(right.role.utf8)
                && left.client.utf8.elementsEqual(right.client.utf8) && left.key.utf8.elementsEqual(right.key.utf8)
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(user)
            for text in [role, client, key] {
                for byte in text.utf8 { hasher.combine(byte) }
                hasher.combine(UInt8(0xff))
            }
        }
    }

    /// Its name, unique for all time.
    package let name: String
    /// The key under which the client knows it.
    package let key: KeyName?
    /// The role it is for.
    package let role: String
    /// The device that has it.
    package let device: String
    /// The document as JSON; empty once it is over.
    package internal(set) var document: [UInt8]
    /// Tells whether another document is the same.
    package let fingerprint: Int
    /// When it may not begin any more.
    package internal(set) var expiry: MonotonicTime
    /// Where it stands.
    package internal(set) var state: Printer.JobState = .queued
    /// Why it waits, or was not printed, or is unknown.
    package internal(set) var reason: String?
    /// The same in a sentence.
    package internal(set) var detail: String?
    /// How many bytes have gone to the printer.
    package internal(set) var bytesSent = 0
    /// What the outcome stands on.
    package internal(set) var evidence: Printer.Evidence?

    /// Whether it has an outcome.
    package var isOver: Bool { state == .printed || state == .notPrinted || state == .unknown }

    /// What a client is told.
    package func description(isSimulated: Bool) -> Printer.Job {
        .init(
            job: name,
            key: key?.key,
            role: role,
            device: device,
            state: state,
            reason: reason,
            detail: detail,
            bytesSent: bytesSent,
            evidence: evidence,
            isSimulated: isSimulated,
            keyMemory: key == nil ? .none : .memory
        )
    }
}

import Glibc
import TOMLFile
import Varlink

/// Why a configuration cannot be used: it cannot be read, or is wrong.
package struct ConfigurationFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file.
    package var file: String
    /// Where in it; nil where it is about all of it.
    package var position: TOMLPosition?
    /// What is wrong, in words and without a capital.
    package var reason: String

    /// Collects what is known of the fault.
    package init(file: String, position: TOMLPosition? = nil, reason: String) {
        (self.file, self.position, self.reason) = (file, position, reason)
    }

    /// Takes the error of a reader.
    package init(_ error: TOMLError) {
        self.init(file: error.file, position: error.position, reason: error.message)
    }

    /// File, place and reason, as compilers write them.
    package var description: String { position.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)" }
}

/// Why a running lane stays as it is although its configuration was to be read again.
package enum ReloadRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// The configuration is no good.
    case configuration(ConfigurationFault)
    /// A running lane cannot become what it says, for these reasons.
    case restartNeeded(file: String, [String])

    /// The refusal in a sentence.
    package var description: String {
        switch self {
        case .configuration(let fault): "\(fault)"
        case .restartNeeded(let file, let reasons):
            "\(file): \(reasons.joined(separator: "; ")); the lane has to be ended and started again"
        }
    }
}

/// Who wants the configuration to be read again.
package struct ReloadAsker: Equatable, Sendable, CustomStringConvertible {
    /// By what.
    package enum Way: String, Sendable {
        case call
        case signal
    }

    /// By what.
    package var way: Way
    /// The user; nil when it is not known.
    package var user: uid_t?
    /// The process; nil when it is not known, 0 for the kernel.
    package var process: pid_t?

    /// Collects what is known of somebody.
    package init(_ way: Way, user: uid_t?, process: pid_t?) {
        (self.way, self.user, self.process) = (way, user, process)
    }

    /// For the log, such as `asked by a call, user 1000, process 4711`.
    package var description: String {
        let words = ["asked by a \(way.rawValue)", user.map { "user \($0)" }, process.map { "process \($0)" }]
        return words.compactMap { $0 }.joined(separator: ", ")
    }
}

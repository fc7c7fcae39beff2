import Glibc

/// A system call that failed.
public struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The call, such as `bind`, with what it was applied to where that helps.
    public let operation: String

    /// The value of `errno`.
    public let code: Int32

    /// Takes the code from `errno` unless it is given.
    public init(_ operation: String, code: Int32 = errno) {
        self.operation = operation
        self.code = code
    }

    /// The operation, a colon and the reason.
    public var description: String { "\(operation): \(String(cString: strerror(code)))" }
}

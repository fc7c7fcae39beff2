import Glibc

/// A file descriptor that is closed when the last reference to it goes.
public final class OwnedDescriptor {
    /// The number, -1 after ``close()`` and ``take()``.
    public private(set) var rawValue: Int32

    /// Takes over an open descriptor.
    public init(_ rawValue: Int32) { self.rawValue = rawValue }

    deinit { close() }

    /// Closes it now, whoever else still refers to it.
    public func close() {
        if rawValue >= 0 { _ = Glibc.close(rawValue) }
        rawValue = -1
    }

    /// Hands the descriptor to the caller, who closes it from now on.
    public func take() -> Int32 {
        defer { rawValue = -1 }
        return rawValue
    }
}

import CLinux

/// What a descriptor is watched for, and what was seen on it.
public struct Readiness: OptionSet, Sendable {
    /// The bits of poll(2), which epoll shares.
    public let rawValue: UInt32

    /// Makes a set from poll's bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Bytes, a connection or an end of file can be read without waiting.
    public static let readable = Readiness(rawValue: EPOLLIN.rawValue)
    /// Bytes can be written without waiting.
    public static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
    /// The other side is gone for good; seen without being asked for.
    public static let hangUp = Readiness(rawValue: EPOLLHUP.rawValue)
    /// The descriptor has failed; seen without being asked for.
    public static let failed = Readiness(rawValue: EPOLLERR.rawValue)
}

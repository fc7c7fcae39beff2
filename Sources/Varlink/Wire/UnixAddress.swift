import CLinux
import Glibc

/// The address of a Varlink service on a Unix socket: `unix:/path` or `unix:@abstract`.
public struct UnixAddress: Equatable, Sendable, CustomStringConvertible {
    /// The path, or `@` and the abstract name.
    public let path: String

    /// The most bytes that a path may have: sockaddr_un's field less its NUL.
    public static let maximumPathBytes = 107

    /// Parses `unix:PATH`, or a bare path.
    ///
    /// Parameters behind `;` are passed over, as Varlink allows them. Throws EINVAL for another scheme or an empty path, ENAMETOOLONG for a path over 107 bytes.
    public init(_ text: String) throws(SystemError) {
        var rest = Substring(text)
        if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/") {
            guard rest[..<colon] == "unix" else { throw SystemError("address '\(text)'", code: EINVAL) }
            rest = rest[rest.index(after: colon)...]
        }
        path = String(rest.prefix { $0 != ";" })
        guard !path.isEmpty, path != "@", !path.utf8.contains(0) else {
            throw SystemError("address '\(text)'", code: EINVAL)
        }
        guard path.utf8.count <= UnixAddress.maximumPathBytes else {
            throw SystemError("address '\(text)'", code: ENAMETOOLONG)
        }
    }

    /// The address as Varlink writes it.
    public var description: String { "unix:\(path)" }

    /// Whether the name lives outside the file system.
    public var isAbstract: Bool { path.hasPrefix("@") }

    /// Connects a new socket, close-on-exec and non-blocking.
    ///
    /// A Unix socket connects at once or not at all; EAGAIN means that the server's queue is full.
    public func connect() throws(SystemError) -> OwnedDescriptor {
        let descriptor = try UnixAddress.makeSocket()
        guard withSocketAddress({ Glibc.connect(descriptor.rawValue, $0, $1) }) == 0 else {
            throw SystemError("connect \(path)")
        }
        return descriptor
    }

    /// Connects a new socket, close-on-exec and non-blocking; waits for so long while the server's queue is full.
    ///
    /// Throws EAGAIN when it is still full then. Everything else is known at once.
    public func connect(within limit: Duration) throws(SystemError) -> OwnedDescriptor {
        let end = MonotonicTime.now + limit
        while true {
            do throws(SystemError) {
                return try connect()
            } catch {
                guard error.code == EAGAIN, .now < end else { throw error }
            }
            // Where the socket may block, the kernel waits for a place in the queue.
            let waiting = try UnixAddress.makeSocket()
            let left = max(end - .now, .milliseconds(1)) / .microseconds(1)
            var time = timeval(tv_sec: Int(left) / 1_000_000, tv_usec: Int(left) % 1_000_000)
            let size = socklen_t(MemoryLayout<timeval>.size)
            guard setsockopt(waiting.rawValue, SOL_SOCKET, SO_SNDTIMEO, &time, size) == 0,
                fcntl(waiting.rawValue, F_SETFL, 0) == 0
            else { throw SystemError("socket") }
            guard withSocketAddress({ Glibc.connect(waiting.rawValue, $0, $1) }) == 0 else {
                guard errno == EAGAIN || errno == EINTR else { throw SystemError("connect \(path)") }
                continue
            }
            guard fcntl(waiting.rawValue, F_SETFL, O_NONBLOCK) == 0 else { throw SystemError("socket") }
            return waiting
        }
    }

    /// Binds and listens; a socket file that a dead server left behind is replaced.
    ///
    /// `mode` is the permission of the socket file. Throws EADDRINUSE while another server answers there, or when the path is
    /// something other than a socket.
    public func listen(mode: mode_t = 0o600, backlog: Int32 = Int32(SOMAXCONN)) throws(SystemError) -> OwnedDescriptor {
        let descriptor = try UnixAddress.makeSocket()
        if withSocketAddress({ bind(descriptor.rawValue, $0, $1) }) != 0 {
            guard errno == EADDRINUSE, !isAbstract else { throw SystemError("bind \(path)") }
            try removeLeftOver()
            guard withSocketAddress({ bind(descriptor.rawValue, $0, $1) }) == 0 else {
                throw SystemError("bind \(path)")
            }
        }
        if !isAbstract, chmod(path, mode) != 0 { throw SystemError("chmod \(path)") }
        guard Glibc.listen(descriptor.rawValue, backlog) == 0 else { throw SystemError("listen \(path)") }
        return descriptor
    }

    private func removeLeftOver() throws(SystemError) {
        var status = stat()
        let isSocket = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
        guard isSocket else { throw SystemError("bind \(path)", code: EADDRINUSE) }
        let probe = try UnixAddress.makeSocket()
        let isRefused = withSocketAddress { Glibc.connect(probe.rawValue, $0, $1) } != 0 && errno == ECONNREFUSED
        guard isRefused else { throw SystemError("bind \(path)", code: EADDRINUSE) }
        guard unlink(path) == 0 || errno == ENOENT else { throw SystemError("unlink \(path)") }
    }

    private static func makeSocket() throws(SystemError) -> OwnedDescriptor {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { throw SystemError("socket") }
        return OwnedDescriptor(descriptor)
    }

    private func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        if isAbstract { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        // An abstract name ends with its length, a path with a NUL.
        let header = MemoryLayout<sockaddr_un>.size - MemoryLayout.size(ofValue: address.sun_path)
        let length = socklen_t(header + bytes.count + (isAbstract ? 0 : 1))
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }
}

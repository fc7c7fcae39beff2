import Glibc
import Varlink

/// One attempt to connect to an address on the network; it ends by itself at its deadline.
final class Connecting {
    private let loop: EventLoop
    private let descriptor: OwnedDescriptor
    private let name: String
    private var watch: EventLoop.Watch?
    private var timer: EventLoop.Timer?
    private var whenDone: ((Result<OwnedDescriptor, SystemError>) -> Void)?

    /// Begins to connect; `whenDone` is called once, never before this returns, and not after ``cancel()``.
    init(
        loop: EventLoop,
        to address: SocketAddress,
        within limit: Duration,
        _ whenDone: @escaping (Result<OwnedDescriptor, SystemError>) -> Void
    ) throws(SystemError) {
        self.loop = loop
        name = address.description
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let number = socket(address.family, kind, 0)
        guard number >= 0 else { throw SystemError("socket for \(address)") }
        descriptor = OwnedDescriptor(number)
        Connecting.prepare(number)
        let result = address.withPointer { connect(number, $0, $1) }
        guard result == 0 || errno == EINPROGRESS else { throw SystemError("connect to \(address)") }
        self.whenDone = whenDone
        watch = try loop.watch(number, for: .writable) { [weak self] _ in self?.finish() }
        timer = loop.schedule(after: limit) { [weak self] in
            guard let self else { return }
            self.end(.failure(SystemError("connect to \(self.name)", code: ETIMEDOUT)))
        }
    }

    /// Gives the attempt up.
    func cancel() {
        whenDone = nil
        forget()
    }

    deinit { forget() }

    private func finish() {
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor.rawValue, SOL_SOCKET, SO_ERROR, &code, &length)
        end(code == 0 ? .success(descriptor) : .failure(SystemError("connect to \(name)", code: code)))
    }

    private func end(_ result: Result<OwnedDescriptor, SystemError>) {
        forget()
        let done = whenDone
        whenDone = nil
        done?(result)
    }

    private func forget() {
        if let watch { loop.cancel(watch) }
        if let timer { loop.cancel(timer) }
        (watch, timer) = (nil, nil)
    }

    /// A printer that was switched off says nothing: the kernel asks an idle one whether it is still there.
    ///
    /// TCP_USER_TIMEOUT is left alone: it would also end the connection to a printer that waits for paper, which
    /// acknowledges everything and keeps its window shut (tcp(7), and the kernel's probe timer).
    private static func prepare(_ socket: Int32) {
        func set(_ level: Int32, _ option: Int32, _ value: Int32) {
            var value = value
            setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
        }
        set(SOL_SOCKET, SO_KEEPALIVE, 1)
        set(Int32(IPPROTO_TCP), TCP_KEEPIDLE, 10)
        set(Int32(IPPROTO_TCP), TCP_KEEPINTVL, 5)
        set(Int32(IPPROTO_TCP), TCP_KEEPCNT, 3)
        set(Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    }
}

/// A numeric address and port.
struct SocketAddress: CustomStringConvertible, Sendable {
    private enum Storage {
        case four(sockaddr_in)
        case six(sockaddr_in6)
    }

    private let storage: Storage
    let description: String

    /// Reads a numeric address; nil for a name.
    init?(host: String, port: Int) {
        guard let port = UInt16(exactly: port) else { return nil }
        var four = sockaddr_in()
        var six = sockaddr_in6()
        if inet_pton(AF_INET, host, &four.sin_addr) == 1 {
            four.sin_family = sa_family_t(AF_INET)
            four.sin_port = port.bigEndian
            storage = .four(four)
            description = "\(host):\(port)"
        } else if inet_pton(AF_INET6, host, &six.sin6_addr) == 1 {
            six.sin6_family = sa_family_t(AF_INET6)
            six.sin6_port = port.bigEndian
            storage = .six(six)
            description = "[\(host)]:\(port)"
        } else {
            return nil
        }
    }

    /// Reads a numeric address of IPv4 with its port, such as `127.0.0.1:9100`.
    init?(_ location: String) {
        let parts = location.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let port = Int(parts[1]) else { return nil }
        self.init(host: String(parts[0]), port: port)
    }

    /// `AF_INET` or `AF_INET6`.
    var family: Int32 {
        switch storage {
        case .four: AF_INET
        case .six: AF_INET6
        }
    }

    /// Calls `body` with the address as connect(2) takes it.
    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        func call<Address>(_ address: Address) -> Result {
            withUnsafePointer(to: address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    body($0, socklen_t(MemoryLayout<Address>.size))
                }
            }
        }
        switch storage {
        case .four(let address): return call(address)
        case .six(let address): return call(address)
        }
    }
}

import CLinux
import Glibc
import Varlink

/// A device on the network: a TCP port on the loopback address.
///
/// Like most receipt printers it serves one connection at a time: the next one is accepted when
/// this one has ended, and waits in the listener's queue until then.
final class NetworkPort: Surface {
    private let loop: EventLoop
    private weak var owner: (any SurfaceOwner)?
    private let port: UInt16
    /// Whether others are refused while somebody is connected; otherwise they are connected, and wait without a word.
    private let refusesOthers: Bool
    private var listener: (descriptor: OwnedDescriptor, watch: EventLoop.Watch)?
    private var line: Line?
    private var retry: EventLoop.Timer?
    private var isClosed = false

    /// Kept small, so that a driver soon sees that a device takes nothing, as with a printer's few kilobytes.
    private static let kernelBuffer: Int32 = 4096

    /// Listens on a port; any free one at 0.
    init(
        loop: EventLoop,
        port wanted: UInt16,
        refusesOthers: Bool = false,
        owner: any SurfaceOwner
    ) throws(SystemError) {
        (self.loop, self.owner, self.refusesOthers) = (loop, owner, refusesOthers)
        let descriptor = try NetworkPort.bind(wanted)
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutableBytes(of: &address) { bytes in
            getsockname(descriptor.rawValue, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &length)
        }
        guard result == 0 else { throw SystemError("getsockname") }
        port = UInt16(bigEndian: address.sin_port)
        try listen(on: descriptor)
    }

    deinit { close() }

    var location: String { "127.0.0.1:\(port)" }

    /// The port's number.
    var number: Int { Int(port) }

    func send(_ bytes: [UInt8]) { line?.send(bytes) }

    func follow() {
        line?.follow()
        guard let owner, !isClosed else { return }
        let isTaken = refusesOthers && line != nil
        if !owner.isPowered { stopListening() } else if listener == nil, !isTaken { listenAgain() }
    }

    func hangUp() {
        line?.close()
        line = nil
        watchListener()
    }

    func reset() {
        line?.reset()
        close()
    }

    func close() {
        isClosed = true
        if let retry { loop.cancel(retry) }
        retry = nil
        line?.close()
        line = nil
        stopListening()
    }

    private static func bind(_ port: UInt16) throws(SystemError) -> OwnedDescriptor {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = OwnedDescriptor(socket(AF_INET, kind, 0))
        guard descriptor.rawValue >= 0 else { throw SystemError("socket") }
        var (yes, size) = (Int32(1), kernelBuffer)
        let length = socklen_t(MemoryLayout<Int32>.size)
        _ = setsockopt(descriptor.rawValue, SOL_SOCKET, SO_REUSEADDR, &yes, length)
        _ = setsockopt(descriptor.rawValue, SOL_SOCKET, SO_RCVBUF, &size, length)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafeBytes(of: &address) { bytes in
            Glibc.bind(
                descriptor.rawValue,
                bytes.assumingMemoryBound(to: sockaddr.self).baseAddress,
                socklen_t(bytes.count)
            )
        }
        guard result == 0 else { throw SystemError("bind to port \(port)") }
        return descriptor
    }

    private func listen(on descriptor: OwnedDescriptor) throws(SystemError) {
        guard Glibc.listen(descriptor.rawValue, 4) == 0 else { throw SystemError("listen on port \(port)") }
        let watch = try loop.watch(descriptor.rawValue, for: .readable) { [weak self] _ in self?.accept() }
        listener = (descriptor, watch)
    }

    private func stopListening() {
        if let listener { loop.cancel(listener.watch) }
        listener = nil
    }

    /// The device has power again; another program may have taken its port in between.
    private func listenAgain() {
        guard retry == nil else { return }
        do throws(SystemError) {
            try listen(on: try NetworkPort.bind(port))
        } catch {
            retry = loop.schedule(after: .milliseconds(100)) { [weak self] in
                self?.retry = nil
                self?.follow()
            }
        }
    }

    private func accept() {
        guard line == nil, let listener, let owner else { return }
        let number = linux_accept(listener.descriptor.rawValue)
        guard number >= 0 else { return }
        // Or a second short answer waits until the other side has acknowledged the first: 40 ms on Linux (tcp(7)).
        var yes: Int32 = 1
        setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        line = try? Line(loop: loop, OwnedDescriptor(number), owner: owner) { [weak self] in self?.connectionEnded() }
        watchListener()
    }

    private func connectionEnded() {
        line = nil
        watchListener()
    }

    private func watchListener() {
        if refusesOthers {
            if line != nil { stopListening() } else { follow() }
        }
        guard let listener else { return }
        try? loop.change(listener.watch, to: line == nil ? .readable : [])
    }
}

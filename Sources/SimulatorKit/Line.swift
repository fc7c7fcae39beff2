import Glibc
import Varlink

/// One open line between a driver and a simulated device: reads no more than the device takes, writes what fits.
final class Line {
    /// A device that nobody listens to holds back no more than this; what comes on top is lost, as it is in a printer.
    private static let longestOutput = 64 << 10

    private let loop: EventLoop
    private let descriptor: OwnedDescriptor
    private weak var owner: (any SurfaceOwner)?
    private let whenClosed: () -> Void
    private var output: [UInt8] = []
    private var watch: EventLoop.Watch?
    private var interest: Readiness = []

    /// Takes over an open, non-blocking descriptor; `whenClosed` is called once when the other side has ended it.
    init(
        loop: EventLoop,
        _ descriptor: OwnedDescriptor,
        owner: any SurfaceOwner,
        whenClosed: @escaping () -> Void
    ) throws(SystemError) {
        (self.loop, self.descriptor, self.owner, self.whenClosed) = (loop, descriptor, owner, whenClosed)
        watch = try loop.watch(descriptor.rawValue, for: []) { [weak self] readiness in self?.serve(readiness) }
        follow()
    }

    deinit { close() }

    /// Queues an answer and writes what fits.
    func send(_ bytes: [UInt8]) {
        output += bytes.prefix(max(0, Line.longestOutput - output.count))
        flush()
        follow()
    }

    /// Watches for what is wanted now: a device that takes nothing leaves the bytes to the kernel, and the driver waits.
    func follow() {
        guard let watch, let owner else { return }
        var wanted: Readiness = owner.capacity > 0 ? .readable : []
        if !output.isEmpty { wanted.insert(.writable) }
        guard wanted != interest else { return }
        interest = wanted
        try? loop.change(watch, to: wanted)
    }

    /// Ends it from this side; `whenClosed` is not called.
    func close() {
        if let watch { loop.cancel(watch) }
        watch = nil
        descriptor.close()
    }

    /// Ends it from this side as a network does that is gone: the other side finds its connection reset.
    func reset() {
        var abrupt = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor.rawValue, SOL_SOCKET, SO_LINGER, &abrupt, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    private func serve(_ readiness: Readiness) {
        if readiness.contains(.writable) { flush() }
        if readiness.contains(.readable) {
            receive()
        } else if !readiness.isDisjoint(with: [.hangUp, .failed]) {
            end()
        }
        follow()
    }

    private func receive() {
        guard let owner else { return }
        let wanted = min(owner.capacity, 4096)
        guard wanted > 0 else {
            // Reset while the device takes nothing: what the kernel still has is gone with the connection.
            return
        }
        var bytes = [UInt8](repeating: 0, count: wanted)
        let count = read(descriptor.rawValue, &bytes, wanted)
        guard count > 0 else {
            // EIO is how a pseudo terminal says that nobody has the other end open; the simulator itself has.
            if count == 0 || (errno != EAGAIN && errno != EINTR && errno != EIO) { end() }
            return
        }
        bytes.removeLast(wanted - count)
        owner.received(bytes)
    }

    private func flush() {
        guard !output.isEmpty, watch != nil else { return }
        let count = write(descriptor.rawValue, output, output.count)
        if count > 0 { output.removeFirst(count) }
        // A failure is seen as a hang-up in a moment.
        if count < 0, errno != EAGAIN, errno != EINTR { output = [] }
    }

    private func end() {
        guard watch != nil else { return }
        close()
        whenClosed()
    }
}

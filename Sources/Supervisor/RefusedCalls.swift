import CLinux
import Glibc
import Varlink

/// Refuses the calls that a driver from outside may not make, and names each, once for each process.
///
/// The driver waits in its call meanwhile; one that tries without end is answered at a bounded rate.
final class RefusedCalls {
    private let loop: EventLoop
    private let listener: OwnedDescriptor
    private let tell: (String) -> Void
    private var watch: EventLoop.Watch?
    private var pause: EventLoop.Timer?
    private var named: Set<String> = []

    /// So many are answered before others have their turn.
    private static let atOnce = 16
    /// How long the others have then.
    private static let rest: Duration = .milliseconds(2)
    /// Beyond so many names a driver only tries what there is.
    private static let mostNames = 64

    /// Begins to answer; `tell` is given the name of each call.
    init(loop: EventLoop, _ listener: OwnedDescriptor, _ tell: @escaping (String) -> Void) throws(SystemError) {
        (self.loop, self.listener, self.tell) = (loop, listener, tell)
        watch = try loop.watch(listener.rawValue, for: .readable) { [weak self] _ in self?.answer() }
    }

    deinit { stop() }

    private func answer() {
        for _ in 0..<RefusedCalls.atOnce {
            var entry = pollfd(fd: listener.rawValue, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, 0) > 0 else { return }
            // Nobody is left who could call.
            guard entry.revents & Int16(POLLIN) != 0 else { return stop() }
            var number: Int32 = 0
            var arguments: [UInt64] = [0, 0]
            let count = linux_refuse_call(listener.rawValue, &number, &arguments)
            guard count >= 0 else { return stop() }
            if count == 1 { name(number, arguments[1]) }
        }
        takeTurns()
    }

    private func name(_ number: Int32, _ second: UInt64) {
        var words = linux_call_name(number).map { String(cString: $0) } ?? "system call \(UInt32(bitPattern: number))"
        if words == "ioctl" { words += " 0x\(String(UInt32(truncatingIfNeeded: second), radix: 16))" }
        guard named.count < RefusedCalls.mostNames, named.insert(words).inserted else { return }
        tell(words)
    }

    private func takeTurns() {
        guard let watch else { return }
        try? loop.change(watch, to: [])
        pause = loop.schedule(after: RefusedCalls.rest) { [weak self] in
            guard let self else { return }
            self.pause = nil
            if let watch = self.watch { try? self.loop.change(watch, to: .readable) }
        }
    }

    private func stop() {
        if let watch { loop.cancel(watch) }
        if let pause { loop.cancel(pause) }
        (watch, pause) = (nil, nil)
    }
}

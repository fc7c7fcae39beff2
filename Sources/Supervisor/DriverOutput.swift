import Glibc
import Varlink

/// What a driver writes to its standard output and error: put into the lane's journal line by line, at a bounded rate.
///
/// A driver that writes without end waits: its output is not read while it is ahead of its rate.
final class DriverOutput {
    /// The driver's end.
    let there: OwnedDescriptor

    private let loop: EventLoop
    private let here: OwnedDescriptor
    private let log: (String) -> Void
    private var watch: EventLoop.Watch?
    private var pause: EventLoop.Timer?
    private var line: [UInt8] = []
    private var allowance: OutputAllowance

    /// Begins to read; each line is given to `log` without control characters.
    init(loop: EventLoop, _ log: @escaping (String) -> Void) throws(SystemError) {
        let pair = try SocketPair()
        (here, there, self.loop, self.log) = (pair.here, pair.there, loop, log)
        allowance = OutputAllowance(now: loop.now)
        watch = try loop.watch(here.rawValue, for: .readable) { [weak self] _ in self?.read() }
    }

    /// Takes what was written before the driver ended, and stops.
    func finish() {
        read()
        if !line.isEmpty { tell() }
        stop()
    }

    deinit { stop() }

    private func read() {
        var part = [UInt8](repeating: 0, count: 1024)
        while watch != nil, pause == nil {
            let count = Glibc.read(here.rawValue, &part, part.count)
            guard count > 0 else {
                if count == 0 { stop() }
                return
            }
            for byte in part[..<count] {
                if byte == UInt8(ascii: "\n") || line.count >= OutputAllowance.longestLine { tell() }
                if byte != UInt8(ascii: "\n") { line.append(byte) }
            }
            if let moment = allowance.take(bytes: count, now: loop.now) { rest(until: moment) }
        }
    }

    private func tell() {
        let text = String(decoding: line, as: UTF8.self)
        line = []
        log(String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }))
    }

    private func rest(until moment: MonotonicTime) {
        guard let watch else { return }
        try? loop.change(watch, to: [])
        pause = loop.schedule(at: moment) { [weak self] in
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

/// Says when a driver may write on: a burst at first, then at a steady pace.
package struct OutputAllowance {
    /// A line is broken here.
    package static let longestLine = 500
    /// How many bytes may come at once.
    package static let burst = 16 << 10
    /// How many may come in a second after that.
    package static let pace = 512

    private var spentUntil: MonotonicTime

    /// Starts with the whole burst.
    package init(now: MonotonicTime) { spentUntil = now + .seconds(-(OutputAllowance.burst / OutputAllowance.pace)) }

    /// Notes bytes that were read; answers until when to read no more, or nil when there is still room.
    package mutating func take(bytes: Int, now: MonotonicTime) -> MonotonicTime? {
        let burst = Duration.seconds(OutputAllowance.burst / OutputAllowance.pace)
        spentUntil = max(spentUntil, now + burst * -1) + .milliseconds(bytes * 1000 / OutputAllowance.pace)
        return spentUntil > now ? spentUntil : nil
    }
}

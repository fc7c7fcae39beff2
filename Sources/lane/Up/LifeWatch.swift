import Glibc
import Supervisor
import Varlink

/// Watches that a supervisor shows that it lives, through a pipe that it writes to now and then.
final class LifeWatch {
    /// The supervisor's end of the pipe; close it once the supervisor has it.
    let there: OwnedDescriptor
    /// Told once, after a silence that was too long.
    var whenSilent: ((_ silence: Duration) -> Void)?

    private let loop: EventLoop
    private let here: OwnedDescriptor
    private let patience: Duration
    private var pulse: Pulse
    private var watch: EventLoop.Watch?
    private var timer: EventLoop.Timer?

    /// Before its first sign a supervisor asks drivers what they can do, which has a deadline of its own.
    private static let patienceAtStart: Duration = .seconds(30)

    /// Begins to watch; a silence is too long after three times what the lane is patient for.
    init(loop: EventLoop, lanePatience: Duration) throws(SystemError) {
        var numbers: [Int32] = [-1, -1]
        guard pipe(&numbers) == 0 else { throw SystemError("pipe") }
        (here, there) = (OwnedDescriptor(numbers[0]), OwnedDescriptor(numbers[1]))
        for number in numbers { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
        // Both ends: neither side may ever wait for the other.
        for number in numbers { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }
        self.loop = loop
        patience = lanePatience * 3
        pulse = Pulse(patience: max(patience, LifeWatch.patienceAtStart), now: loop.now)
        watch = try loop.watch(here.rawValue, for: .readable) { [unowned self] _ in self.drain() }
        schedule()
    }

    /// Watches no more.
    func stop() {
        endOfSigns()
        if let timer { loop.cancel(timer) }
        timer = nil
        whenSilent = nil
    }

    /// Takes what has come.
    private func drain() {
        var part = [UInt8](repeating: 0, count: 4096)
        var count = read(here.rawValue, &part, part.count)
        let isClosed = count == 0
        if count > 0 { pulse = Pulse(patience: patience, now: loop.now) }
        while count > 0 { count = read(here.rawValue, &part, part.count) }
        if isClosed { endOfSigns() }
        // The first sign makes the deadline an earlier one.
        if let timer { loop.cancel(timer) }
        schedule()
    }

    private func endOfSigns() {
        if let watch { loop.cancel(watch) }
        watch = nil
    }

    private func schedule() {
        timer = loop.schedule(at: pulse.deadline) { [weak self] in self?.judge() }
    }

    private func judge() {
        timer = nil
        // This process may have been stopped itself: what has come meanwhile counts, and so does that it could not look.
        let lateness = loop.now - pulse.deadline
        if watch != nil { drain() }
        if pulse.deadline <= loop.now, lateness > patience / 3 { pulse = Pulse(patience: patience, now: loop.now) }
        guard pulse.deadline <= loop.now else {
            if let timer { loop.cancel(timer) }
            return schedule()
        }
        let told = whenSilent
        let silence = pulse.patience
        stop()
        told?(silence)
    }
}

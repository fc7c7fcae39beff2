import CLinux
import Glibc

/// A single-threaded loop over descriptors, moments, signals and ended children.
///
/// All of it, but for ``remote``, belongs to the thread that calls ``run()``.
/// Handlers run one after the other and must not block; they may watch, cancel
/// and schedule whatever they like, themselves included.
public final class EventLoop {
    /// A descriptor that is being watched.
    public struct Watch: Equatable, Sendable {
        fileprivate let slot: Int
        fileprivate let generation: UInt32
    }

    /// An action that waits for its moment.
    public struct Timer: Equatable, Sendable {
        fileprivate let identifier: UInt64
    }

    private struct Slot {
        var descriptor: Int32
        var generation: UInt32
        var handler: ((Readiness) -> Void)?
    }

    private struct SignalWatch {
        let descriptor: OwnedDescriptor
        /// Those that were not blocked before it.
        let blocked: [Int32]
    }

    private let epoll: OwnedDescriptor
    private var slots: [Slot] = []
    private var freeSlots: [Int] = []
    private var timers = TimerQueue()
    private var isStopped = false
    private var signalWatches: [Int: SignalWatch] = [:]
    private let mailbox: Mailbox

    /// The time at which the handlers of this round began; cheaper than asking the clock.
    public private(set) var now = MonotonicTime.now

    /// How many descriptors are watched, the loop's own included.
    var watchCount: Int { slots.count - freeSlots.count }

    /// The way into the loop from other threads.
    public var remote: Remote { Remote(mailbox: mailbox) }

    /// Makes a loop; throws when the process has no descriptors left.
    public init() throws(SystemError) {
        let descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw SystemError("epoll_create1") }
        epoll = OwnedDescriptor(descriptor)
        mailbox = try Mailbox()
        try watch(mailbox.descriptor.rawValue, for: .readable) { [mailbox] _ in mailbox.deliver() }
    }

    /// Calls `handler` whenever the descriptor is ready for one of `interest`, has failed or hung up.
    ///
    /// The descriptor stays the caller's, who cancels the watch before closing it.
    /// With an empty `interest` only hang-ups and failures are told.
    @discardableResult
    public func watch(
        _ descriptor: Int32,
        for interest: Readiness,
        _ handler: @escaping (Readiness) -> Void
    ) throws(SystemError) -> Watch {
        let index: Int
        if let free = freeSlots.popLast() {
            index = free
        } else {
            index = slots.count
            slots.append(Slot(descriptor: -1, generation: 0, handler: nil))
        }
        slots[index].descriptor = descriptor
        slots[index].generation &+= 1
        slots[index].handler = handler
        let watch = Watch(slot: index, generation: slots[index].generation)
        guard control(EPOLL_CTL_ADD, watch, interest) == 0 else {
            let error = SystemError("epoll_ctl")
            release(watch)
            throw error
        }
        return watch
    }

    /// Watches for something else from now on.
    public func change(_ watch: Watch, to interest: Readiness) throws(SystemError) {
        guard isCurrent(watch) else { return }
        guard control(EPOLL_CTL_MOD, watch, interest) == 0 else { throw SystemError("epoll_ctl") }
    }

    /// Ends a watch; its handler is not called again, not even for what was seen already.
    public func cancel(_ watch: Watch) {
        guard isCurrent(watch) else { return }
        _ = control(EPOLL_CTL_DEL, watch, [])
        let signals = signalWatches.removeValue(forKey: watch.slot)
        release(watch)
        guard let signals else { return }
        // Those that have come meanwhile were for the handler too, and must not end the process now.
        EventLoop.takeSignals(signals.descriptor.rawValue) { _ in }
        var set = EventLoop.signalSet(signals.blocked)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    /// Calls `action` once at `moment`, or soon after.
    @discardableResult
    public func schedule(at moment: MonotonicTime, _ action: @escaping () -> Void) -> Timer {
        Timer(identifier: timers.add(at: moment, action))
    }

    /// Calls `action` once after `delay`.
    @discardableResult
    public func schedule(after delay: Duration, _ action: @escaping () -> Void) -> Timer {
        schedule(at: MonotonicTime.now + delay, action)
    }

    /// Forgets a scheduled action; nothing happens when it has run already.
    public func cancel(_ timer: Timer) {
        let action = timers.cancel(timer.identifier)
        withExtendedLifetime(action) {}
    }

    /// Calls `handler` for each arrival of one of `signals`, instead of what they would do otherwise.
    ///
    /// They are blocked in this thread: call it before other threads are started, which inherit that. They stay blocked,
    /// and so do nothing, until the watch is cancelled, which the same thread does.
    @discardableResult
    public func watchSignals(_ signals: [Int32], _ handler: @escaping (Int32) -> Void) throws(SystemError) -> Watch {
        try watchSenders(of: signals) { handler($0.number) }
    }

    /// Calls `handler` for each arrival of one of `signals`, and says where it comes from.
    ///
    /// Signals of one number that come together may be told as one.
    @discardableResult
    public func watchSenders(
        of signals: [Int32],
        _ handler: @escaping (ReceivedSignal) -> Void
    ) throws(SystemError) -> Watch {
        var (set, before) = (EventLoop.signalSet(signals), sigset_t())
        let number = signalfd(-1, &set, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        guard number >= 0 else { throw SystemError("signalfd") }
        let descriptor = OwnedDescriptor(number)
        let watch = try watch(number, for: .readable) { _ in EventLoop.takeSignals(number, handler) }
        let failure = pthread_sigmask(SIG_BLOCK, &set, &before)
        guard failure == 0 else {
            cancel(watch)
            throw SystemError("pthread_sigmask", code: failure)
        }
        let blocked = signals.filter { sigismember(&before, $0) == 0 }
        signalWatches[watch.slot] = SignalWatch(descriptor: descriptor, blocked: blocked)
        return watch
    }

    private static func signalSet(_ signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }

    private static func takeSignals(_ descriptor: Int32, _ handler: (ReceivedSignal) -> Void) {
        var information = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        while read(descriptor, &information, size) == size { handler(ReceivedSignal(information)) }
    }

    /// Calls `handler` once when the child behind `pidfd` has exited, and collects it.
    ///
    /// The pidfd stays the caller's; cancel the returned watch before closing it.
    @discardableResult
    public func watchExit(
        pidfd: Int32,
        _ handler: @escaping (ProcessExit) -> Void
    ) throws(SystemError) -> Watch {
        var ownWatch: Watch?
        let watch = try watch(pidfd, for: .readable) { [unowned self] _ in
            guard let exit = ProcessExit(collecting: pidfd) else { return }
            if let ownWatch { self.cancel(ownWatch) }
            handler(exit)
        }
        ownWatch = watch
        return watch
    }

    /// Serves until ``stop()``.
    public func run() throws(SystemError) {
        while !isStopped { try runOnce() }
        isStopped = false
    }

    /// Ends ``run()`` after the handlers of this round, or before the first when it is called beforehand.
    public func stop() { isStopped = true }

    /// After so long in handlers, timers that were due before get their turn.
    private static let longestWait: Duration = .milliseconds(200)

    /// Waits for something to happen, at most until `deadline`, and serves it.
    public func runOnce(until deadline: MonotonicTime? = nil) throws(SystemError) {
        var wake = timers.nextMoment()
        if let deadline { wake = min(wake ?? deadline, deadline) }
        let timeout = wake.map { max(0, ($0 - MonotonicTime.now).nanoseconds) } ?? -1
        var isWhole = try serveDescriptors(timeout: timeout)
        // A timer may judge somebody by silence. So it counts what time it was before the last look at what has come: this
        // process may have been stopped at any place, and an answer may have come meanwhile.
        var judged: MonotonicTime?
        let began = MonotonicTime.now
        for _ in 0..<64 {
            let moment = MonotonicTime.now
            // Under a flood timers get their turn all the same: one may be this process's own sign of life.
            if moment - began > EventLoop.longestWait {
                judged = began
                break
            }
            let isDue = timers.nextMoment().map { $0 <= moment } ?? false
            guard isDue || !isWhole else { break }
            isWhole = try serveDescriptors(timeout: 0)
            judged = moment
            if isWhole { break }
        }
        now = MonotonicTime.now
        guard let judged else { return }
        // What these add is for the next round, or one that adds itself again would never let others in.
        let last = timers.lastIdentifier
        while let action = timers.takeDue(judged, upTo: last) { action() }
    }

    /// Serves what is ready; false when there may be more that has not been looked at.
    private func serveDescriptors(timeout: Int64) throws(SystemError) -> Bool {
        let capacity = 64
        return try withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: capacity) {
            (events) throws(SystemError) -> Bool in
            let count = linux_epoll_wait(epoll.rawValue, events.baseAddress, Int32(capacity), timeout)
            guard count >= 0 || errno == EINTR else { throw SystemError("epoll_pwait2") }
            now = MonotonicTime.now
            for index in 0..<max(0, Int(count)) {
                let data = events[index].data.u64
                let watch = Watch(slot: Int(data & 0xFFFF_FFFF), generation: UInt32(data >> 32))
                // An earlier handler of this round may have cancelled it, and the slot may be another's by now.
                guard isCurrent(watch), let handler = slots[watch.slot].handler else { continue }
                handler(Readiness(rawValue: events[index].events))
                // What is left comes again.
                if index + 1 < count, MonotonicTime.now - now > EventLoop.longestWait { return false }
            }
            return count >= 0 && count < capacity
        }
    }

    private func isCurrent(_ watch: Watch) -> Bool {
        slots[watch.slot].generation == watch.generation && slots[watch.slot].handler != nil
    }

    private func control(_ operation: Int32, _ watch: Watch, _ interest: Readiness) -> Int32 {
        var event = epoll_event()
        event.events = interest.rawValue
        event.data.u64 = UInt64(watch.generation) << 32 | UInt64(watch.slot)
        return epoll_ctl(epoll.rawValue, operation, slots[watch.slot].descriptor, &event)
    }

    private func release(_ watch: Watch) {
        // What ends with the handler may watch and cancel, so it ends when all is in order here.
        let handler = slots[watch.slot].handler
        slots[watch.slot].handler = nil
        slots[watch.slot].descriptor = -1
        freeSlots.append(watch.slot)
        withExtendedLifetime(handler) {}
    }
}

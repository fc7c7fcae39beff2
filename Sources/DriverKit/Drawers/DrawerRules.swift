import Interfaces
import Varlink

/// When a drawer gets its pulse, and what is said of it afterwards: told what happened, it says what to do.
///
/// The state is read first, and a drawer that is open gets no pulse. After the pulse the state is read every 100 ms for 2 s.
/// There is one pulse for an opening, never a second one.
package struct DrawerRules: Sendable {
    /// What the driver is to do.
    package enum Action: Equatable, Sendable {
        /// Read the state, and tell with ``read(_:now:)``; where it is being read already, nothing.
        case ask
        /// Send the pulse, and tell with ``pulseHasLeft(_:ahead:now:)``.
        case pulse(connector: Int)
        /// Take the pulse back, and tell with ``withdrew(isUntouched:)`` whether none of it has left.
        case withdraw
        /// Report the end.
        case end(DrawerEnd)
    }

    /// How a drawer is driven.
    package struct Timing: Equatable, Sendable {
        /// How long its magnet has current.
        package let on: Duration
        /// How long it has none before the next pulse.
        package let off: Duration

        /// Collects both.
        package init(on: Duration, off: Duration) { (self.on, self.off) = (on, off) }
    }

    private enum Phase: Equatable {
        /// Waits until the drawer may be driven again.
        case resting
        /// Waits for the state before the pulse.
        case reading
        /// Waits for the pulse to leave.
        case pulsing
        /// Looks what the pulse has done, until then.
        case watching(until: MonotonicTime)
    }

    private struct Running {
        let opening: DrawerOpening
        let canRead: Bool
        var phase: Phase
        var nextAsk: MonotonicTime
        var before: DrawerReading?
        var after: DrawerReading?
        var readAt: MonotonicTime
        /// Why the device may hold back what it was sent.
        var blocked: String?
        /// Why the pulse is taken back.
        var withdrawal = "expired"
    }

    /// How often the state is read.
    package static let interval: Duration = .milliseconds(100)
    /// How long a drawer may take to open.
    package static let patience: Duration = .seconds(2)
    /// What was said longer ago than this is not how things are.
    private static let freshness: Duration = .seconds(1)

    private var running: Running?
    private var restsUntil: MonotonicTime?

    /// Begins with a drawer that may be driven at once.
    package init() {}

    /// The name of the opening that is under way.
    package var opening: String? { running?.opening.name }

    /// When ``timeHasCome(now:)`` has something to do.
    package var deadline: MonotonicTime? {
        guard let running else { return nil }
        switch running.phase {
        case .resting: return min(running.opening.expiry, restsUntil ?? running.opening.expiry)
        case .reading: return min(running.opening.expiry, running.nextAsk)
        case .pulsing: return running.opening.expiry
        case .watching(let limit): return min(running.opening.expiry, limit, running.nextAsk)
        }
    }

    /// Begins an opening; none may be under way.
    ///
    /// `canRead` tells whether the device says how its drawer stands.
    package mutating func begin(_ opening: DrawerOpening, canRead: Bool, now: MonotonicTime) -> Action? {
        running = Running(opening: opening, canRead: canRead, phase: .resting, nextAsk: now, readAt: now)
        guard now < opening.expiry else { return end(.notPulsed, "expired") }
        return goOn(now: now)
    }

    /// The device has said how its drawer stands now.
    package mutating func read(_ reading: DrawerReading, now: MonotonicTime) -> Action? {
        guard var current = running else { return nil }
        var reading = reading
        if current.opening.isSensorShared { reading.state = .unknown }
        switch current.phase {
        case .resting, .pulsing: return nil
        case .reading:
            guard now < current.opening.expiry else { return end(.notPulsed, "expired") }
            (current.before, current.after) = (reading, reading)
            running = current
            if reading.state == .open { return end(.alreadyOpen) }
            return pulse()
        case .watching:
            (current.after, current.readAt) = (reading, now)
            current.nextAsk = now + DrawerRules.interval
            running = current
            if reading.state == .open { return end(.opened) }
            // With a level that nobody has given a meaning, a change is all that there will be to see.
            let sees = reading.level != nil && reading.level == current.before?.level
            return reading.state == .unknown && !sees ? end(.noSensor) : nil
        }
    }

    /// The pulse has left for the device, which works off for at most `ahead` what was sent before it.
    package mutating func pulseHasLeft(_ timing: Timing, ahead: Duration = .zero, now: MonotonicTime) -> Action? {
        guard running?.phase == .pulsing else { return nil }
        restsUntil = now + timing.on + timing.off
        running?.phase = .watching(until: now + ahead + DrawerRules.patience)
        running?.after = nil
        guard running?.canRead == true else { return end(.noSensor) }
        return ask(now: now)
    }

    /// Whether the pulse could be taken back.
    package mutating func withdrew(isUntouched: Bool) -> Action? {
        guard let running, running.phase == .pulsing else { return nil }
        return end(isUntouched ? .notPulsed : .unknown, running.withdrawal)
    }

    /// The device works off nothing any more for this reason, or does again.
    package mutating func blocked(_ reason: String?, now: MonotonicTime) -> Action? {
        guard let phase = running?.phase else { return nil }
        running?.blocked = reason
        guard let reason else { return nil }
        switch phase {
        case .resting, .reading: return end(.notPulsed, reason)
        case .pulsing: return withdraw(reason)
        // It may have been obeyed before: until the time is up, the sensor may say so.
        case .watching: return nil
        }
    }

    /// The device is gone, or what was to be sent is dropped, for this reason.
    package mutating func lost(_ reason: String) -> Action? {
        guard let phase = running?.phase else { return nil }
        switch phase {
        case .resting, .reading: return end(.notPulsed, reason)
        case .pulsing: return withdraw(reason)
        case .watching: return end(.unknown, reason)
        }
    }

    /// The deadline has passed.
    package mutating func timeHasCome(now: MonotonicTime) -> Action? {
        guard let running else { return nil }
        let isExpired = now >= running.opening.expiry
        switch running.phase {
        case .resting, .reading:
            if isExpired { return end(.notPulsed, "expired") }
            return running.phase == .resting ? goOn(now: now) : now >= running.nextAsk ? ask(now: now) : nil
        case .pulsing: return isExpired ? withdraw("expired") : nil
        case .watching(let limit):
            if now >= limit { return conclude("notSeenInTime", isWhole: true, now: now) }
            if isExpired { return conclude("notSeenInTime", isWhole: false, now: now) }
            return now >= running.nextAsk ? ask(now: now) : nil
        }
    }

    private mutating func goOn(now: MonotonicTime) -> Action? {
        guard let current = running else { return nil }
        if let restsUntil, now < restsUntil { return nil }
        guard current.canRead else { return pulse() }
        running?.phase = .reading
        return ask(now: now)
    }

    private mutating func ask(now: MonotonicTime) -> Action {
        running?.nextAsk = now + DrawerRules.interval
        return .ask
    }

    private mutating func pulse() -> Action? {
        running?.phase = .pulsing
        return running.map { .pulse(connector: $0.opening.connector) }
    }

    private mutating func withdraw(_ reason: String) -> Action {
        running?.withdrawal = reason
        return .withdraw
    }

    /// The time to look is over: all of it, or all that the caller had.
    private mutating func conclude(_ reason: String, isWhole: Bool, now: MonotonicTime) -> Action? {
        guard let current = running else { return nil }
        if let blocked = current.blocked { return end(.unknown, blocked) }
        switch now > current.readAt + DrawerRules.freshness ? nil : current.after?.state {
        case .closed?: return isWhole ? end(.didNotOpen) : end(.unknown, reason)
        case .unknown?: return end(.noSensor)
        // Nothing says that the device has even heard the pulse.
        case .open?, nil: return end(.unknown, "noAnswer")
        }
    }

    private mutating func end(_ outcome: LinkDrawerReports.Outcome, _ reason: String? = nil) -> Action? {
        guard let ended = running else { return nil }
        running = nil
        return .end(
            DrawerEnd(
                ended.opening.name,
                outcome,
                reason: reason,
                before: ended.before?.level,
                after: ended.after?.level
            )
        )
    }
}

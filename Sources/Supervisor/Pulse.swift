import Varlink

/// Says whether a child has been silent for too long; told of each sign of life.
package struct Pulse {
    /// A child must show that it lives at least this often; it is asked to do so three times as often.
    package let patience: Duration

    private var lastSign: MonotonicTime
    private var busyUntil: MonotonicTime?

    /// A child that was just started.
    package init(patience: Duration, now: MonotonicTime) {
        self.patience = patience
        lastSign = now
    }

    /// The child has shown that it lives.
    package mutating func sign(now: MonotonicTime) {
        lastSign = max(lastSign, now)
        if let until = busyUntil, until <= now { busyUntil = nil }
    }

    /// The child will be silent for a while; what it asks for is limited, so that it cannot be silent for ever.
    package mutating func busy(for duration: Duration, atMost limit: Duration, now: MonotonicTime) {
        sign(now: now)
        busyUntil = now + max(.zero, min(duration, limit))
    }

    /// Whether the child counts as stuck, asked at ``deadline`` or later.
    ///
    /// Whoever asks much later was stopped itself, most likely with all others, as
    /// when a machine is paused: then the child gets its time once more.
    package mutating func isSilent(now: MonotonicTime) -> Bool {
        guard deadline <= now else { return false }
        guard deadline + patience / 4 <= now else { return true }
        sign(now: now)
        return false
    }

    /// When the child counts as stuck unless it shows a sign before.
    package var deadline: MonotonicTime { max(lastSign, busyUntil ?? lastSign) + patience }
}

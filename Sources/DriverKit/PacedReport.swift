import Varlink

/// A state that is reported at once, but no more often than its interval allows; of those between, the latest follows.
struct PacedReport<State: Equatable> {
    private let interval: Duration
    private var lastTold: (state: State, moment: MonotonicTime)?
    private var waiting: State?

    /// Paces reports of this kind.
    init(every interval: Duration) { self.interval = interval }

    /// When ``due(now:)`` has something to tell.
    var deadline: MonotonicTime? { waiting == nil ? nil : lastTold.map { $0.moment + interval } }

    /// The state is this now; returns what is to be told at once.
    mutating func offer(_ state: State, isPressing: Bool = false, now: MonotonicTime) -> State? {
        waiting = nil
        if let lastTold {
            guard state != lastTold.state else { return nil }
            guard isPressing || now >= lastTold.moment + interval else {
                waiting = state
                return nil
            }
        }
        lastTold = (state, now)
        return state
    }

    /// Returns what had to wait until now.
    mutating func due(now: MonotonicTime) -> State? {
        guard let waiting, let deadline, deadline <= now else { return nil }
        return offer(waiting, now: now)
    }

    /// The last that was told; nil before the first.
    var told: State? { lastTold?.state }

    /// Forgets all: the next state is told at once, and what waits never.
    mutating func reset() { (lastTold, waiting) = (nil, nil) }
}

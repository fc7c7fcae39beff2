import Varlink

/// How many bytes a slow device takes: evenly, with no more saved up than a moment's worth.
struct SlowPace: Equatable {
    /// What may be saved up.
    private static let moment: Int64 = 50_000_000
    /// How long to wait before looking again, where a byte takes less than that.
    private static let look: Int64 = 20_000_000

    private let nanosecondsPerByte: Int64
    /// The moment until which the bytes that were taken last.
    private var paidUntil: MonotonicTime

    /// Begins with nothing saved up.
    init(bytesPerSecond: Int, now: MonotonicTime) {
        nanosecondsPerByte = 1_000_000_000 / Int64(max(1, bytesPerSecond))
        paidUntil = now
    }

    /// How many bytes may be taken now.
    func capacity(now: MonotonicTime) -> Int {
        let saved = min(now.nanoseconds - paidUntil.nanoseconds, most)
        return Int(max(0, saved / nanosecondsPerByte))
    }

    /// When there is something to take again; nil where there is now.
    func refill(now: MonotonicTime) -> MonotonicTime? {
        guard capacity(now: now) == 0 else { return nil }
        return paidUntil + .nanoseconds(max(SlowPace.look, nanosecondsPerByte))
    }

    /// So many bytes were taken.
    mutating func take(_ count: Int, now: MonotonicTime) {
        paidUntil = max(paidUntil, now + .nanoseconds(-most)) + .nanoseconds(Int64(count) * nanosecondsPerByte)
    }

    private var most: Int64 { max(SlowPace.moment, nanosecondsPerByte) }
}

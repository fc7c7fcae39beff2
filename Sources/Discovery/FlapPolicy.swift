import Varlink

/// Decides when a device that comes and goes again and again is used: a bad cable must not keep everybody busy.
///
/// It is used at once until it has left five times within a minute; then it is left alone for 10 seconds, and for twice as
/// long each further time, up to 5 minutes. A minute without a departure is forgiven.
package struct FlapPolicy {
    /// Departures further back than this are forgotten.
    package static let window: Duration = .seconds(60)
    /// This many departures in a window lead to a rest.
    package static let mostDepartures = 5
    /// The first rest.
    package static let firstRest: Duration = .seconds(10)
    /// The longest rest.
    package static let lastRest: Duration = .seconds(300)

    private var departures: [MonotonicTime] = []
    private var rest: Duration = .zero
    private var restEnd: MonotonicTime?

    /// Starts with a device that has never left.
    package init() {}

    /// The device has left.
    package mutating func left(now: MonotonicTime) {
        let last = [departures.last, restEnd].compactMap { $0 }.max()
        if let last, last + FlapPolicy.window <= now { (departures, rest, restEnd) = ([], .zero, nil) }
        departures.append(now)
        if departures.count > FlapPolicy.mostDepartures { departures.removeFirst() }
    }

    /// The device is there, or its rest is over; answers until when it is left alone, nil when it can be used now.
    package mutating func isThere(now: MonotonicTime) -> MonotonicTime? {
        if let restEnd, now < restEnd { return restEnd }
        departures.removeAll { $0 + FlapPolicy.window <= now }
        guard departures.count >= FlapPolicy.mostDepartures else { return nil }
        departures = []
        rest = rest == .zero ? FlapPolicy.firstRest : min(rest * 2, FlapPolicy.lastRest)
        let end = now + rest
        restEnd = end
        return end
    }
}

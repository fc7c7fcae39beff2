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

    /// A while in which a device is left alone.
    package struct Rest: Equatable {
        /// When it is over.
        package var until: MonotonicTime
        /// How long it is in all: what is said of it stays the same, and is said once.
        package var length: Duration

        /// Why the device is left alone, and for how long.
        package func sentence(_ function: FoundFunction) -> String {
            let seconds = Int(length / .seconds(1))
            return "\(function) comes and goes again and again: it is left alone for \(seconds) s; "
                + "look at its cable, its hub and its power"
        }
    }

    private var departures: [MonotonicTime] = []
    private var rest: Rest?

    /// Starts with a device that has never left.
    package init() {}

    /// The device has left.
    package mutating func left(now: MonotonicTime) {
        let last = [departures.last, rest?.until].compactMap { $0 }.max()
        if let last, last + FlapPolicy.window <= now { (departures, rest) = ([], nil) }
        departures.append(now)
        if departures.count > FlapPolicy.mostDepartures { departures.removeFirst() }
    }

    /// The device is there, or its rest is over; answers how long it is left alone, nil when it can be used now.
    package mutating func isThere(now: MonotonicTime) -> Rest? {
        if let rest, now < rest.until { return rest }
        departures.removeAll { $0 + FlapPolicy.window <= now }
        guard departures.count >= FlapPolicy.mostDepartures else { return nil }
        departures = []
        let length = rest.map { min($0.length * 2, FlapPolicy.lastRest) } ?? FlapPolicy.firstRest
        rest = Rest(until: now + length, length: length)
        return rest
    }
}

import Varlink

/// Decides when a child that has died is started again; told of each death, it answers with the moment.
///
/// The first restart is at once. Back-off starts with the second death within a
/// minute and doubles with each further one of that minute: deaths that lie a
/// quarter of a minute apart never add up to a long wait. Where it is set, five
/// deaths within a minute lead to quarantine, out of which the child is tried
/// once in ten minutes.
package struct RestartPolicy {
    /// What is to be done about a death.
    package enum Decision: Equatable {
        /// Start again at this moment.
        case restart(at: MonotonicTime)
        /// Leave it alone until this moment, then try once.
        case quarantine(until: MonotonicTime)
    }

    /// The numbers behind the decisions.
    package struct Numbers: Sendable {
        /// Deaths further back than this are forgiven.
        package var window: Duration = .seconds(60)
        /// Before the second restart in a window.
        package var firstDelay: Duration = .milliseconds(250)
        /// At most.
        package var lastDelay: Duration = .seconds(60)
        /// This many deaths in a window lead to quarantine; nil never.
        package var quarantineDeaths: Int? = 5
        /// How long a quarantine lasts.
        package var quarantine: Duration = .seconds(600)

        /// The numbers of a device's driver.
        package static let driver = Numbers()
        /// The numbers of a process without which the lane does nothing: it is never given up,
        /// and never waited for longer than a customer would wait.
        package static let essential = Numbers(lastDelay: .seconds(10), quarantineDeaths: nil)

        /// Collects the numbers.
        package init(lastDelay: Duration = .seconds(60), quarantineDeaths: Int? = 5) {
            self.lastDelay = lastDelay
            self.quarantineDeaths = quarantineDeaths
        }
    }

    private let numbers: Numbers
    private var deaths: [MonotonicTime] = []
    /// How often the child has died without holding for as long as a window lasts.
    package private(set) var deathsInARow = 0
    /// After a quarantine a child is on probation: one death leads back.
    private var probationEnd: MonotonicTime?

    /// Starts without deaths.
    package init(_ numbers: Numbers) { self.numbers = numbers }

    /// Notes a death and decides.
    package mutating func died(now: MonotonicTime) -> Decision {
        deaths.removeAll { $0 + numbers.window <= now }
        let isOnProbation = probationEnd.map { now < $0 } ?? false
        deathsInARow = deaths.isEmpty && !isOnProbation ? 1 : deathsInARow + 1
        deaths.append(now)
        if let limit = numbers.quarantineDeaths, deaths.count >= limit || isOnProbation {
            deaths = []
            let end = now + numbers.quarantine
            probationEnd = end + numbers.window
            return .quarantine(until: end)
        }
        return .restart(at: now + delay)
    }

    /// Nothing for the first death in the window, then twice as long for each further one.
    private var delay: Duration {
        guard deaths.count > 1 else { return .zero }
        return (2..<deaths.count).reduce(numbers.firstDelay) { delay, _ in min(delay * 2, numbers.lastDelay) }
    }
}

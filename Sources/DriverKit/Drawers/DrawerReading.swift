import Interfaces
import Varlink

/// What the sensor of a drawer says.
package struct DrawerReading: Equatable, Sendable {
    /// How the drawer stands; unknown where nobody has said what the levels mean.
    package var state: LinkDrawerReports.DrawerState
    /// The level of the sensor's line; nil where there is none.
    package var level: LinkDrawerReports.SensorLevel?

    /// Collects both.
    package init(_ state: LinkDrawerReports.DrawerState, level: LinkDrawerReports.SensorLevel?) {
        (self.state, self.level) = (state, level)
    }

    /// Nothing senses the drawer.
    package static let nothing = DrawerReading(.unknown, level: nil)
}

/// An opening that was asked for.
package struct DrawerOpening: Equatable, Sendable {
    /// Its name, unique for all time.
    package let name: String
    /// Where the drawer is plugged in, from 1 on.
    package let connector: Int
    /// When no pulse may leave any more.
    package let expiry: MonotonicTime
    /// Whether the sensor's line is that of another drawer, too, and so says of neither how it stands.
    package let isSensorShared: Bool

    /// Collects what was asked for.
    package init(name: String, connector: Int, expiry: MonotonicTime, isSensorShared: Bool = false) {
        (self.name, self.connector, self.expiry) = (name, connector, expiry)
        self.isSensorShared = isSensorShared
    }
}

/// What came of an opening.
package struct DrawerEnd: Equatable, Sendable {
    /// The opening's name.
    package let opening: String
    /// What came of it.
    package let outcome: LinkDrawerReports.Outcome
    /// Why, where that is not in the outcome.
    package let reason: String?
    /// The level of the sensor's line before the pulse.
    package let before: LinkDrawerReports.SensorLevel?
    /// Its level now.
    package let after: LinkDrawerReports.SensorLevel?

    /// Collects what is known.
    package init(
        _ opening: String,
        _ outcome: LinkDrawerReports.Outcome,
        reason: String? = nil,
        before: LinkDrawerReports.SensorLevel? = nil,
        after: LinkDrawerReports.SensorLevel? = nil
    ) {
        (self.opening, self.outcome, self.reason) = (opening, outcome, reason)
        (self.before, self.after) = (before, after)
    }
}

/// Why an opening is not begun.
package enum DrawerRefusal: Error, Equatable {
    /// Another one is under way.
    case busy(String)
    /// The device cannot open a drawer now, for this reason.
    case notReady(String)
    /// The device has no such connector.
    case wrongConnector
}

/// A driver whose device opens cash drawers.
package protocol DrawerDriver: Driver {
    /// Begins to open a drawer; it ends with ``DriverReports/ended(_:)``, unless it is refused here.
    ///
    /// No pulse may leave after the opening has expired, nor for any other reason than this call and jobs.
    func open(_ opening: DrawerOpening, now: MonotonicTime) throws(DrawerRefusal)
}

import Interfaces
import Varlink

/// The lane's cash drawers as their drivers tell of them, in the order of the devices.
package struct DrawerTable {
    /// One drawer.
    package struct Entry: Equatable {
        /// The role that it plays.
        package let role: String
        /// The device that it hangs on.
        package let device: String
        /// Where it is plugged in, 1 or 2.
        package let connector: Int
        /// After how long somebody is told that it was left open.
        package let leftOpen: Duration?
        /// Whether another drawer hangs on the same device, and with it on the same sensor's line.
        package let isSensorShared: Bool
        /// How it stands.
        package fileprivate(set) var state = CashDrawer.DrawerState.unknown
        /// The level of its sensor.
        package fileprivate(set) var level: CashDrawer.SensorLevel?
        /// How the state came to be known.
        package fileprivate(set) var source: CashDrawer.StateSource?
        /// Since when it stands so.
        package fileprivate(set) var since: MonotonicTime?
        /// Whether it has been open for too long.
        package fileprivate(set) var isLeftOpen = false
        /// How it stood when that was known last.
        fileprivate var lastKnown = CashDrawer.DrawerState.unknown

        fileprivate var leftOpenAt: MonotonicTime? {
            guard state == .open, !isLeftOpen, let leftOpen, let since else { return nil }
            return since + leftOpen
        }
    }

    /// Something that happened to a drawer.
    package struct Change: Equatable {
        /// The drawer's role.
        package let role: String
        /// The device that it hangs on.
        package let device: String
        /// What happened.
        package let kind: CashDrawer.ChangeKind
    }

    /// What a name that a client gives stands for.
    package enum Found: Equatable {
        /// This drawer.
        case drawer(Entry)
        /// A role or device that is no drawer, or has not exactly one; its drawers' roles.
        case notADrawer(device: String, drawers: [String])
        /// Nothing; the roles of all drawers.
        case nothing(drawers: [String])
    }

    /// The drawers.
    package private(set) var entries: [Entry] = []

    /// Starts empty.
    package init() {}

    /// Takes the drawers of a device in the place of those that it had; one that stays is as it was.
    package mutating func put(_ device: String, _ drawers: [LinkGateway.Drawer]) {
        let before = entries.filter { $0.device == device }
        let place = entries.firstIndex { $0.device == device } ?? entries.count
        entries.removeAll { $0.device == device }
        let new = drawers.map { drawer in
            var entry = Entry(
                role: drawer.role,
                device: device,
                connector: drawer.connector,
                leftOpen: drawer.leftOpenMilliseconds.map { .milliseconds($0) },
                isSensorShared: drawers.count > 1
            )
            if let old = before.first(where: { $0.role == entry.role && $0.connector == entry.connector }) {
                (entry.state, entry.level, entry.source, entry.since) = (old.state, old.level, old.source, old.since)
                (entry.isLeftOpen, entry.lastKnown) = (old.isLeftOpen, old.lastKnown)
            }
            return entry
        }
        entries.insert(contentsOf: new, at: place)
    }

    /// The drawer of a role, or that of a device which has one.
    package func find(_ name: String, in devices: DeviceTable) -> Found {
        if let entry = entries.first(where: { $0.role == name }) { return .drawer(entry) }
        guard let device = devices.find(name) else { return .nothing(drawers: entries.map(\.role)) }
        let its = entries.filter { $0.device == device.device }
        // A role that is another one's, such as that of the receipts, is no name for the drawer.
        if its.count == 1, device.device == name { return .drawer(its[0]) }
        return .notADrawer(device: device.device, drawers: its.map(\.role))
    }

    /// The sensor of a device says something; answers what has happened with that.
    package mutating func report(
        _ device: String,
        _ report: LinkDrawerReports.State.Parameters,
        now: MonotonicTime
    ) -> [Change] {
        var changes: [Change] = []
        for index in entries.indices where entries[index].device == device {
            var entry = entries[index]
            let state =
                entry.isSensorShared ? .unknown : CashDrawer.DrawerState(rawValue: report.state.rawValue) ?? .unknown
            entry.level = report.level.flatMap { CashDrawer.SensorLevel(rawValue: $0.rawValue) }
            entry.source = CashDrawer.StateSource(rawValue: report.source.rawValue)
            if state != entry.state {
                (entry.state, entry.since, entry.isLeftOpen) = (state, now, false)
                if state != .unknown {
                    // What it was before somebody looked at it for the first time, nobody knows.
                    if entry.lastKnown != .unknown, entry.lastKnown != state {
                        let kind: CashDrawer.ChangeKind = state == .open ? .opened : .closed
                        changes.append(Change(role: entry.role, device: device, kind: kind))
                    }
                    entry.lastKnown = state
                }
            }
            entries[index] = entry
        }
        return changes
    }

    /// The driver of a device is gone; answers of which drawers it is not known any more how they stand.
    package mutating func lose(_ device: String) -> [Change] {
        var changes: [Change] = []
        for index in entries.indices where entries[index].device == device {
            if entries[index].state != .unknown {
                changes.append(Change(role: entries[index].role, device: device, kind: .lost))
            }
            (entries[index].state, entries[index].level, entries[index].source) = (.unknown, nil, nil)
            (entries[index].since, entries[index].isLeftOpen) = (nil, false)
        }
        return changes
    }

    /// When a drawer will have been open for too long.
    package var deadline: MonotonicTime? { entries.compactMap(\.leftOpenAt).min() }

    /// The deadline has passed; answers which drawers were left open.
    package mutating func timeHasCome(now: MonotonicTime) -> [Change] {
        var changes: [Change] = []
        for index in entries.indices {
            guard let moment = entries[index].leftOpenAt, moment <= now else { continue }
            entries[index].isLeftOpen = true
            changes.append(Change(role: entries[index].role, device: entries[index].device, kind: .leftOpen))
        }
        return changes
    }
}

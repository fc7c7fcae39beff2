/// What has to be done so that a running lane becomes one that is described otherwise.
package struct LaneDifference: Equatable, Sendable {
    /// What becomes of a device.
    package enum Deed: String, CaseIterable, Sendable {
        /// Nothing.
        case kept
        /// Its driver runs on; what the lane uses it for is another thing now.
        case changed
        /// Another driver takes the place of the one that it has.
        case restarted
        /// It is new.
        case added
        /// It is no part of the lane any more.
        case removed
    }

    /// One device, and what becomes of it.
    package struct DeviceChange: Equatable, Sendable {
        /// Its name.
        package var device: String
        /// What becomes of it.
        package var deed: Deed
        /// What is said of it otherwise than before, in a word each.
        package var because: [String]

        /// Collects what becomes of a device.
        package init(device: String, deed: Deed, because: [String] = []) {
            (self.device, self.deed, self.because) = (device, deed, because)
        }
    }

    /// All devices in the order of the new description, then those that are not in it.
    package private(set) var devices: [DeviceChange]

    private var deeds: [String: Deed]

    /// What else has changed: `access`, `journal`, `whenUnknown`.
    package private(set) var lane: [String] = []

    /// What no running lane can become, in a sentence each; none where all can be done.
    package private(set) var obstacles: [String] = []

    /// Compares two descriptions.
    package init(from before: LaneDescription, to after: LaneDescription) {
        let known = Dictionary(before.devices.map { ($0.name, $0) }) { first, _ in first }
        let isTakenOtherwise = before.takenPrinters != after.takenPrinters
        devices = after.devices.map { device in
            guard let old = known[device.name] else { return DeviceChange(device: device.name, deed: .added) }
            let drivers = LaneDifference.driverReasons(old, before, device, after, isTakenOtherwise)
            let others = LaneDifference.otherReasons(old, device)
            let deed: Deed = drivers.isEmpty ? others.isEmpty ? .kept : .changed : .restarted
            return DeviceChange(device: device.name, deed: deed, because: drivers + others)
        }
        deeds = Dictionary(devices.map { ($0.device, $0.deed) }) { first, _ in first }
        for old in before.devices where deeds[old.name] == nil {
            deeds[old.name] = .removed
            devices.append(DeviceChange(device: old.name, deed: .removed))
        }
        if before.access != after.access { lane.append("access") }
        var (oldJournal, newJournal) = (before.journal, after.journal)
        (oldJournal.folder, newJournal.folder) = (nil, nil)
        if oldJournal != newJournal { lane.append("journal") }
        if before.whenUnknown != after.whenUnknown { lane.append("whenUnknown") }
        let fixed: [(Bool, String)] = [
            (before.socket == after.socket, "the socket of the lane is another one"),
            (
                before.patience == after.patience,
                "[lane] patience is another one, and all processes were told the old one"
            ),
            (before.state == after.state, "the folder of the journal is another one"),
            (before.rolls == after.rolls, "the folder of the simulated paper is another one"),
            (before.programs == after.programs, "the programs are in another folder"),
        ]
        obstacles = fixed.filter { !$0.0 }.map(\.1)
    }

    /// What becomes of a device.
    package func deed(of device: String) -> Deed? { deeds[device] }

    /// Whether everything is as it was.
    package var isEmpty: Bool { lane.isEmpty && devices.allSatisfy { $0.deed == .kept } }

    /// What is said otherwise to the driver, or of the line that it gets.
    private static func driverReasons(
        _ old: LaneDescription.Device,
        _ before: LaneDescription,
        _ new: LaneDescription.Device,
        _ after: LaneDescription,
        _ isTakenOtherwise: Bool
    ) -> [String] {
        let wasConfined = !before.unconfinedDrivers.contains(old.family)
        let isConfined = !after.unconfinedDrivers.contains(new.family)
        let differences: [(Bool, String)] = [
            (old.family == new.family, "driver"),
            (old.family != new.family || before.driver(of: old) == after.driver(of: new), "program"),
            (old.family != new.family || wasConfined == isConfined, "sandbox"),
            (old.location == new.location, "location"),
            (old.connection == new.connection, "connection"),
            (old.identity == new.identity && old.foundIdentity == new.foundIdentity, "identity"),
            (old.settings == new.settings, "settings"),
            // A queue's driver is also told which printers other devices have.
            (!isTakenOtherwise || !new.location.isQueue || old.location != new.location, "printers of other devices"),
        ]
        return differences.filter { !$0.0 }.map(\.1)
    }

    /// What is said otherwise of the device's place in the lane.
    private static func otherReasons(_ old: LaneDescription.Device, _ new: LaneDescription.Device) -> [String] {
        let differences: [(Bool, String)] = [
            (old.classes == new.classes, "classes"),
            (old.roles == new.roles, "roles"),
            (old.drawers == new.drawers, "drawers"),
        ]
        return differences.filter { !$0.0 }.map(\.1)
    }
}

extension LaneDifference: CustomStringConvertible {
    /// All that is not kept, in a line.
    package var description: String {
        let changes = devices.filter { $0.deed != .kept }.map { change in
            let because = change.because.isEmpty ? "" : " (\(change.because.joined(separator: ", ")))"
            return "'\(change.device)' \(change.deed.rawValue)\(because)"
        }
        let all = changes + lane.map { "\($0) changed" }
        return all.isEmpty ? "nothing has changed" : all.joined(separator: ", ")
    }
}

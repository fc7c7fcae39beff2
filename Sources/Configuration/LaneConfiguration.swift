import TOMLFile

/// What `lane.toml` says: the devices of a lane, where they are, and what for.
///
/// ```toml
/// [lane]
/// socket = "/run/lanekeeper/org.lanekeeper"
/// patience = "5 s"
///
/// [role.receipt]
/// device = "front"
///
/// [role.kitchen]
/// devices = ["left", "right"]
/// whenUnknown = "reprintMarked"
///
/// [role.drawer]
/// device = "front"
/// connector = 1
/// leftOpen = "3 min"
///
/// [device.front]
/// driver = "ESCPOSPrinter"
/// address = "192.168.1.50:9100"
/// connection = "perJob"
/// identity = "serialNumber:X7Q4001234"
/// settings = { columns = "42" }
///
/// [device.side]
/// driver = "ESCPOSPrinter"
/// attached = "usb"
/// identity = "port:1-2.3"
///
/// [device.practice]
/// driver = "ESCPOSPrinter"
/// simulated = "pty"
///
/// [device.kitchen]
/// driver = "CUPSPrinter"
/// queue = "kitchen"
///
/// [driver.echo]
/// program = "/usr/local/lib/lanekeeper/echo-driver"
/// classes = ["printer"]
/// ```
package struct LaneConfiguration: Equatable, Sendable {
    /// What a part of the lane is asked for.
    package struct Role: Equatable, Sendable {
        /// Its name, such as `receipt`.
        package var name: String
        /// The devices that play it: one, or several printers of which whichever is free gets the next receipt.
        package var devices: [String]
        /// What is said of the drawer that it is, if it is one.
        package var drawer: DrawerConfiguration?
        /// What becomes of a job of which nobody knows whether it is on paper; nil where nothing is said.
        package var whenUnknown: WhenUnknown?
        /// Where the role begins in the file.
        package var position: TOMLPosition
    }

    /// What becomes of a job of which nobody knows whether it is on paper.
    package enum WhenUnknown: String, CaseIterable, Sendable {
        /// It stays unknown, and a person looks at the paper.
        case hold
        /// It is printed again, under a line that says so.
        case reprintMarked
        /// It counts as printed.
        case assumePrinted
    }

    /// A driver that does not come with this package.
    package struct OutsideDriver: Equatable, Sendable {
        /// The family that it drives.
        package var family: String
        /// The path of its program.
        package var program: String
        /// What can be done with its devices, such as `printer`.
        package var classes: [String]
        /// Whether it is kept from what no driver needs: `sandbox = "on"`, unless it says `"off"`.
        package var isConfined: Bool
        /// Where the program is named in the file.
        package var position: TOMLPosition
    }

    /// Whether an outside driver is confined.
    private enum Sandbox: String, CaseIterable {
        case on
        case off
    }

    /// The file, as messages name it.
    package var file: String
    /// Where clients connect; nil for the usual place.
    package var socket: String?
    /// How long a process may show no sign of life.
    package var patience: Duration?
    /// The devices, in the file's order.
    package var devices: [DeviceConfiguration]
    /// The roles, in the file's order.
    package var roles: [Role]
    /// Drivers from outside.
    package var drivers: [OutsideDriver]
    /// The folder in which the paper of simulated printers is kept; nil for memory.
    package var rolls: String?
    /// Where that folder is named in the file.
    package var rollsPosition: TOMLPosition?
    /// Who may do what.
    package var access: AccessConfiguration
    /// How the journal of print jobs is kept.
    package var journal: JournalConfiguration

    /// Reads a configuration; errors name file, line and what was expected.
    package init(parsing text: String, file: String) throws(TOMLError) {
        self = try TOMLTable(parsing: text, file: file).read { (reader) throws(TOMLError) in
            try LaneConfiguration(reader)
        }
    }

    /// The roles that each device plays, in the file's order; none for one that plays none.
    package var rolesByDevice: [String: [Role]] {
        var played: [String: [Role]] = [:]
        for role in roles {
            for device in role.devices { played[device, default: []].append(role) }
        }
        return played
    }

    private init(_ reader: TOMLReader) throws(TOMLError) {
        file = reader.table.file
        let lane = try reader.optionalTable("lane") { (reader) throws(TOMLError) -> (String?, Duration?) in
            (
                try reader.optionalAbsolutePath("socket"),
                try reader.optionalDuration("patience", in: .milliseconds(100)...(.seconds(600)))
            )
        }
        (socket, patience) = (lane?.0, lane?.1)
        let simulation = try reader.optionalTable("simulation") {
            (reader) throws(TOMLError) -> (String?, TOMLPosition) in
            (try reader.optionalAbsolutePath("rolls"), reader.fault("", at: "rolls").position)
        }
        rolls = simulation?.0
        rollsPosition = rolls == nil ? nil : simulation?.1
        access =
            try reader.optionalTable("access") { (reader) throws(TOMLError) in try AccessConfiguration(reader) }
            ?? AccessConfiguration()
        journal =
            try reader.optionalTable("journal") { (reader) throws(TOMLError) in try JournalConfiguration(reader) }
            ?? JournalConfiguration()
        drivers = try reader.namedTables("driver") { (family, reader) throws(TOMLError) in
            OutsideDriver(
                family: family,
                program: try reader.absolutePath("program"),
                classes: try reader.optionalStrings("classes") ?? [],
                isConfined: try reader.optionalChoice("sandbox", of: Sandbox.self) != .off,
                position: reader.fault("", at: "program").position
            )
        }
        var owners: [DeviceConfiguration.Claim: String] = [:]
        devices = try reader.namedTables("device") { (name, reader) throws(TOMLError) in
            let device = try DeviceConfiguration(name, reader)
            guard let claim = device.claim, let other = owners.updateValue(name, forKey: claim) else { return device }
            switch claim {
            case .place(let place): throw reader.fault("'\(name)' and '\(other)' are at the same place, \(place)")
            case .find: throw reader.fault("'\(name)' and '\(other)' have one identity", at: "identity")
            }
        }
        let names = Set(devices.map(\.name))
        roles = try reader.namedTables("role") { (name, reader) throws(TOMLError) in
            try Role(name, reader, devices: names)
        }
    }
}

extension LaneConfiguration.Role {
    fileprivate init(_ name: String, _ reader: TOMLReader, devices: Set<String>) throws(TOMLError) {
        self.name = try reader.checkedName(name, of: "a role")
        position = reader.table.position
        if let several = try reader.optionalStrings("devices") {
            guard !several.isEmpty, Set(several).count == several.count else {
                throw reader.fault("'devices' names each printer of the pool once", at: "devices")
            }
            guard !reader.contains("device") else {
                throw reader.fault("'device' and 'devices' are both there; one says who plays the role", at: "device")
            }
            self.devices = several
        } else {
            self.devices = [try reader.string("device")]
        }
        if let missing = self.devices.first(where: { !devices.contains($0) }) {
            throw reader.fault(
                "there is no [device.\(missing)]",
                at: reader.contains("devices") ? "devices" : "device"
            )
        }
        whenUnknown = try reader.optionalChoice("whenUnknown", of: LaneConfiguration.WhenUnknown.self)
        // A caller may name either; it must not get the one when it means the other.
        if self.devices != [name], devices.contains(name) {
            throw reader.fault("'\(name)' is the name of another device; a role needs a name of its own")
        }
        drawer = try DrawerConfiguration(role: name, reader)
    }
}

import Configuration
import DriverManifest
import Varlink

/// What a lane consists of, as its configuration says.
package struct LaneDescription: Sendable {
    /// One device.
    package struct Device: Equatable, Sendable {
        /// Its name.
        package var name: String
        /// The family of its driver.
        package var family: String
        /// What can be done with it, such as `printer`.
        package var classes: [String]
        /// The roles that it plays.
        package var roles: [String]
        /// Where it is.
        package var location: Location
        /// What the configuration says to the driver.
        package var settings: [String: String]
        /// The bundled program that holds its driver.
        package var program = "lane-driver"
        /// The drawers that hang on it.
        package var drawers: [Drawer] = []
        /// When there is a connection to it.
        package var connection = DeviceConfiguration.Connection.kept
        /// Which device is taken at its address.
        package var identity = IdentityChoice.first
        /// Which device is taken of those that are found.
        package var foundIdentity = FoundIdentityChoice.first
        /// Where the configuration says which device is taken, or else where it names this one; nil for a lane without a file.
        package var place: Place?
        /// How long its driver may take to be ready.
        package var readyDeadline: Duration = .seconds(30)

        /// Collects what is known of a device.
        package init(
            name: String,
            family: String,
            classes: [String] = [],
            roles: [String] = [],
            location: Location,
            settings: [String: String] = [:]
        ) {
            (self.name, self.family, self.classes, self.roles) = (name, family, classes, roles)
            (self.location, self.settings) = (location, settings)
        }
    }

    /// A place in the configuration.
    package struct Place: Equatable, Sendable {
        /// The file.
        package var file: String
        /// The line, counted from 1.
        package var line: Int
    }

    /// A cash drawer that hangs on a device.
    package struct Drawer: Equatable, Sendable {
        /// The role that it plays.
        package var role: String
        /// Where it is plugged in, 1 or 2.
        package var connector: Int
        /// After how long somebody is told that it was left open.
        package var leftOpen: Duration?

        /// Collects what is known of a drawer.
        package init(role: String, connector: Int, leftOpen: Duration? = nil) {
            (self.role, self.connector, self.leftOpen) = (role, connector, leftOpen)
        }
    }

    /// Where a device is found.
    package enum Location: Hashable, Sendable, CustomStringConvertible {
        /// A terminal device, by its path.
        case terminal(String)
        /// A host, by name or address, and a TCP port.
        case network(host: String, port: Int)
        /// A queue of the print service, and where that listens.
        case queue(name: String, server: String, description: String)
        /// A simulated device, on a pseudo terminal or a TCP port, and what its simulator is told.
        case simulated(isNetwork: Bool, settings: [String: String])
        /// Wherever it is found to be plugged in.
        case found(Attachment)

        /// The place in words of the configuration.
        package var description: String {
            switch self {
            case .terminal(let path): path
            case .network(let host, let port): host.utf8.contains(0x3a) ? "[\(host)]:\(port)" : "\(host):\(port)"
            case .queue(_, _, let description): description
            case .simulated(let isNetwork, _): isNetwork ? "simulated on tcp" : "simulated on pty"
            case .found(let attachment): "attached by \(attachment.rawValue)"
            }
        }

        /// Whether the device is wherever it is found.
        package var isFound: Bool {
            if case .found = self { true } else { false }
        }

        /// Whether a simulator stands for the device.
        package var isSimulated: Bool {
            if case .simulated = self { true } else { false }
        }

        /// Whether a service of this machine holds the device.
        var isQueue: Bool {
            if case .queue = self { true } else { false }
        }
    }

    /// How long a child may be silent unless the configuration tells.
    package static let usualPatience: Duration = .seconds(5)

    /// Where the clients' socket is.
    package var socket: UnixAddress
    /// The devices, in the configuration's order.
    package var devices: [Device]
    /// The folder with the other programs of this package.
    package var programs: String
    /// Outside drivers by family, and the program of each.
    package var outsideDrivers: [String: String]
    /// Families of outside drivers that are started without being confined.
    package var unconfinedDrivers: Set<String> = []
    /// Which devices that are found are of which family.
    package var manifests = DriverManifests(parsing: [])
    /// How long a child may be silent.
    package var patience = LaneDescription.usualPatience
    /// The folder in which the paper of simulated printers is kept; nil for memory.
    package var rolls: String?
    /// Who may do what.
    package var access = AccessGroups(owner: nil)
    /// The folder with what outlives the processes; nil when nothing does.
    package var state: String?
    /// How the journal of print jobs is kept.
    package var journal = JournalConfiguration()
    /// What roles want done about a receipt of which nobody knows whether it was printed; `hold` unless named.
    package var whenUnknown: [String: LaneConfiguration.WhenUnknown] = [:]

    /// Collects what a lane consists of.
    package init(socket: UnixAddress, devices: [Device], programs: String, outsideDrivers: [String: String] = [:]) {
        (self.socket, self.devices, self.programs) = (socket, devices, programs)
        self.outsideDrivers = outsideDrivers
    }

    /// What a device's driver is told: of a queue also its name, where its service is, and which printers are taken.
    package func driverSettings(of device: Device) -> [String: String] {
        guard case .queue(let name, let server, _) = device.location else { return device.settings }
        let more = ["queue": name, "server": server, "taken": takenPrinters.joined(separator: " ")]
        return device.settings.merging(more) { $1 }
    }

    /// Where the devices on the network are.
    var takenPrinters: [String] {
        devices.compactMap { if case .network = $0.location { $0.location.description } else { nil } }
    }

    /// The program of a device's driver.
    package func driver(of device: Device) -> String {
        outsideDrivers[device.family] ?? "\(programs)/\(device.program)"
    }
}

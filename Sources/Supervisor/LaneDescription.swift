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

    /// Where a device is found.
    package enum Location: Equatable, Sendable, CustomStringConvertible {
        /// A terminal device, by its path.
        case terminal(String)

        /// The place in words of the configuration.
        package var description: String {
            switch self {
            case .terminal(let path): path
            }
        }
    }

    /// Where the clients' socket is.
    package var socket: UnixAddress
    /// The devices, in the configuration's order.
    package var devices: [Device]
    /// The folder with the other programs of this package.
    package var programs: String
    /// Outside drivers by family, and the program of each.
    package var outsideDrivers: [String: String]
    /// How long a child may be silent.
    package var patience: Duration = .seconds(5)

    /// Collects what a lane consists of.
    package init(socket: UnixAddress, devices: [Device], programs: String, outsideDrivers: [String: String] = [:]) {
        (self.socket, self.devices, self.programs) = (socket, devices, programs)
        self.outsideDrivers = outsideDrivers
    }
}

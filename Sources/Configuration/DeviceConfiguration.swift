import TOMLFile

/// One device of a lane.
package struct DeviceConfiguration: Equatable, Sendable {
    /// Where a device is found.
    package enum Location: Hashable, Sendable, CustomStringConvertible {
        /// The path of a terminal device.
        case terminal(String)
        /// An address on the network.
        case address(NetworkAddress)
        /// A queue of the print service.
        case queue(PrintQueue)
        /// A simulated device, on a pseudo terminal or on a TCP port of this machine.
        case simulated(Surface)
        /// Wherever it is found to be plugged in.
        case found(Attachment)

        /// The place in the words of the configuration.
        package var description: String {
            switch self {
            case .terminal(let path): path
            case .address(let address): address.description
            case .queue(let queue): queue.description
            case .simulated(let surface): "simulated on \(surface.rawValue)"
            case .found(let attachment): "attached by \(attachment.rawValue)"
            }
        }

        /// Whether it is reached over TCP.
        var isNetwork: Bool {
            switch self {
            case .address, .simulated(.tcp): true
            case .terminal, .queue, .simulated(.pty), .found: false
            }
        }

    }

    /// What no two devices may have.
    enum Claim: Hashable {
        /// One line.
        case place(Location)
        /// One serial number, or one port, of what is attached in one way.
        case find(Location, FoundIdentityChoice)
    }

    /// What a simulated device is put on.
    package enum Surface: String, CaseIterable, Sendable {
        /// A pseudo terminal.
        case pty
        /// A TCP port.
        case tcp
    }

    /// When there is a connection to a device on the network.
    package enum Connection: String, CaseIterable, Sendable {
        /// All the time.
        case kept
        /// While a job is printed: between jobs others can have the device.
        case perJob
    }

    /// What a driver or a simulator is told.
    package struct Setting: Equatable, Sendable {
        /// Its name.
        package var name: String
        /// Its value.
        package var value: String
        /// Where it is written.
        package var position: TOMLPosition
    }

    /// Its name: letters, digits and hyphens.
    package var name: String
    /// The family of its driver.
    package var driver: String
    /// Where it is.
    package var location: Location
    /// When there is a connection to it.
    package var connection = Connection.kept
    /// Which device is taken at its address.
    package var identity = IdentityChoice.first
    /// Which device is taken of those that are found.
    package var foundIdentity = FoundIdentityChoice.first
    /// Where it is said which device is taken; nil where nothing is.
    package private(set) var identityPosition: TOMLPosition?
    /// What its driver is told.
    package var settings: [Setting]
    /// What its simulator is told.
    package var simulation: [Setting]
    /// Where the device begins in the file.
    package var position: TOMLPosition

    /// Whether a simulator stands for the device.
    package var isSimulated: Bool {
        if case .simulated = location { true } else { false }
    }

    /// What no other device may have; nil for one that is simulated, or that takes what it finds.
    var claim: Claim? {
        switch (location, foundIdentity) {
        case (.terminal, _), (.address, _), (.queue, _): .place(location)
        case (.found, .bound(.serialNumber)), (.found, .bound(.port)): .find(location, foundIdentity)
        case (.found, .bound(.model)), (.found, .first), (.found, .any), (.simulated, _): nil
        }
    }

    init(_ name: String, _ reader: TOMLReader) throws(TOMLError) {
        self.name = try reader.checkedName(name, of: "a device")
        position = reader.table.position
        driver = try reader.string("driver")
        location = try DeviceConfiguration.location(reader)
        if let connection = try reader.optionalChoice("connection", of: Connection.self) {
            guard location.isNetwork else {
                throw reader.fault("only a device on the network is connected to, 'kept' or 'perJob'", at: "connection")
            }
            self.connection = connection
        }
        settings = try reader.settings("settings")
        simulation = try reader.settings("simulation")
        try readIdentity(reader)
        if !isSimulated, reader.contains("simulation") {
            throw reader.fault("only a simulated device has a simulator to be told something", at: "simulation")
        }
    }

    private mutating func readIdentity(_ reader: TOMLReader) throws(TOMLError) {
        guard let text = try reader.optionalString("identity") else { return }
        identityPosition = reader.table.member("identity")?.keyPosition
        switch location {
        case .address:
            guard let choice = IdentityChoice(text) else {
                let forms = #""serialNumber:...", "mac:00:11:22:33:44:55", "model:..." or "any""#
                throw reader.fault("expected an identity such as \(forms)", at: "identity")
            }
            identity = choice
        case .found:
            guard let choice = FoundIdentityChoice(text) else {
                let forms = #""first", "serialNumber:...", "port:1-2.3", "model:04b8:0202" or "any""#
                throw reader.fault("expected an identity such as \(forms)", at: "identity")
            }
            foundIdentity = choice
        case .terminal, .queue, .simulated:
            let words = "only a device at an 'address', or one that is 'attached', is known by an identity"
            throw reader.fault(words, at: "identity")
        }
    }

    private static func location(_ reader: TOMLReader) throws(TOMLError) -> Location {
        var locations: [(String, Location)] = []
        if let path = try reader.optionalAbsolutePath("terminal") { locations.append(("terminal", .terminal(path))) }
        if let text = try reader.optionalString("address") {
            guard let address = NetworkAddress(text) else {
                throw reader.fault("expected an address such as \"192.168.1.50:9100\"", at: "address")
            }
            locations.append(("address", .address(address)))
        }
        if let surface = try reader.optionalChoice("simulated", of: Surface.self) {
            locations.append(("simulated", .simulated(surface)))
        }
        if let attachment = try reader.optionalChoice("attached", of: Attachment.self) {
            locations.append(("attached", .found(attachment)))
        }
        if let queue = try PrintQueue(reader) { locations.append(("queue", .queue(queue))) }
        guard let first = locations.first else {
            throw reader.fault(
                "expected one of 'terminal', 'address', 'queue', 'attached' and 'simulated': where the device is"
            )
        }
        guard locations.count == 1 else {
            throw reader.fault("the device is at two places: '\(first.0)' and '\(locations[1].0)'", at: locations[1].0)
        }
        return first.1
    }
}

extension TOMLReader {
    /// A path that means the same whatever the working directory.
    func absolutePath(_ key: String) throws(TOMLError) -> String { try checkedPath(try string(key), key) }

    /// The same, or nil when the key is not there.
    func optionalAbsolutePath(_ key: String) throws(TOMLError) -> String? {
        guard let path = try optionalString(key) else { return nil }
        return try checkedPath(path, key)
    }

    /// The name of something that stands in process titles, logs and events.
    func checkedName(_ name: String, of thing: String) throws(TOMLError) -> String {
        guard !name.isEmpty, name.utf8.count <= 64, name.utf8.allSatisfy(isNameByte) else {
            throw fault("\(thing)'s name has letters, digits and hyphens, at most 64")
        }
        return name
    }

    /// A table of strings, each with its place; empty when it is not there.
    func settings(_ key: String) throws(TOMLError) -> [DeviceConfiguration.Setting] {
        try optionalTable(key) { (reader) throws(TOMLError) -> [DeviceConfiguration.Setting] in
            var settings: [DeviceConfiguration.Setting] = []
            for member in reader.table.members {
                settings.append(
                    .init(name: member.key, value: try reader.string(member.key), position: member.element.position)
                )
            }
            return settings
        } ?? []
    }

    private func checkedPath(_ path: String, _ key: String) throws(TOMLError) -> String {
        guard path.hasPrefix("/"), !path.utf8.contains(0) else { throw fault("expected an absolute path", at: key) }
        return path
    }
}

private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
}

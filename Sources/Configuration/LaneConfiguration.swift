import TOMLFile

/// What `lane.toml` says: the devices of a lane and where they are.
///
/// ```toml
/// [lane]
/// socket = "/run/lanekeeper/org.lanekeeper"
/// patience = "5 s"
///
/// [device.front]
/// driver = "echo"
/// terminal = "/dev/ttyS0"
/// settings = { speed = "fast" }
///
/// [driver.echo]
/// program = "/usr/local/lib/lanekeeper/echo-driver"
/// ```
package struct LaneConfiguration: Equatable, Sendable {
    /// A device.
    package struct Device: Equatable, Sendable {
        /// Its name: letters, digits and hyphens.
        package var name: String
        /// The family of its driver.
        package var driver: String
        /// The path of the terminal device that it hangs on.
        package var terminal: String
        /// What its driver is told.
        package var settings: [String: String]
    }

    /// A driver that does not come with this package.
    package struct OutsideDriver: Equatable, Sendable {
        /// The family that it drives.
        package var family: String
        /// The path of its program.
        package var program: String
    }

    /// Where clients connect; nil for the usual place.
    package var socket: String?
    /// How long a process may show no sign of life.
    package var patience: Duration?
    /// The devices, in the file's order.
    package var devices: [Device]
    /// Drivers from outside.
    package var drivers: [OutsideDriver]

    /// Reads a configuration; errors name file, line and what was expected.
    package init(parsing text: String, file: String) throws(TOMLError) {
        self = try TOMLTable(parsing: text, file: file).read { (reader) throws(TOMLError) in
            try LaneConfiguration(reader)
        }
    }

    private init(_ reader: TOMLReader) throws(TOMLError) {
        let lane = try reader.optionalTable("lane") { (reader) throws(TOMLError) -> (String?, Duration?) in
            (
                try reader.optionalString("socket"),
                try reader.optionalDuration("patience", in: .milliseconds(100)...(.seconds(600)))
            )
        }
        (socket, patience) = (lane?.0, lane?.1)
        devices = try reader.namedTables("device") { (name, reader) throws(TOMLError) in
            try Device(name, reader)
        }
        drivers = try reader.namedTables("driver") { (family, reader) throws(TOMLError) in
            OutsideDriver(family: family, program: try reader.absolutePath("program"))
        }
    }
}

extension LaneConfiguration.Device {
    fileprivate init(_ name: String, _ reader: TOMLReader) throws(TOMLError) {
        // The name stands in process titles, logs and events.
        guard !name.isEmpty, name.utf8.count <= 64, name.utf8.allSatisfy(isNameByte) else {
            throw reader.fault("a device's name has letters, digits and hyphens, at most 64")
        }
        self.name = name
        driver = try reader.string("driver")
        terminal = try reader.absolutePath("terminal")
        settings =
            try reader.optionalTable("settings") { (reader) throws(TOMLError) -> [String: String] in
                var settings: [String: String] = [:]
                for key in reader.table.members.map(\.key) { settings[key] = try reader.string(key) }
                return settings
            } ?? [:]
    }
}

extension TOMLReader {
    /// A path that means the same whatever the working directory.
    fileprivate func absolutePath(_ key: String) throws(TOMLError) -> String {
        let path = try string(key)
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

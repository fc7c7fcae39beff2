import TOMLFile

/// What a family's `driver.toml` says: what its devices are, how they are connected, and what its driver can be told.
package struct FamilyManifest: Equatable, Sendable {
    /// What can be done with a device.
    package enum DeviceClass: String, CaseIterable, Sendable {
        /// It puts receipts on paper.
        case printer
        /// It opens a cash drawer, or is one.
        case cashDrawer
    }

    /// How well the driver is known to work.
    package enum Tier: String, CaseIterable, Sendable {
        /// Tested against simulated devices only.
        case simulated
        /// Tested with real devices, which the family's README names.
        case tested
    }

    /// What a device can hang on.
    package enum Connection: String, CaseIterable, Sendable {
        /// A terminal device, such as a serial line.
        case terminal
        /// A TCP connection.
        case network
        /// A queue of the print service.
        case queue
        /// One interface of a USB device, or the kernel's own driver of USB printers.
        case usb
        /// The reports of an input device (hidraw).
        case hid
    }

    /// What a printer of the family can say of a job's end.
    package enum Confirmation: String, CaseIterable, Sendable {
        /// It depends on the printer.
        case found
        /// Nothing, whatever the printer.
        case none
    }

    /// What a driver may reach beside its device.
    package enum Grant: String, CaseIterable, Sendable {
        /// The socket of the smart card service.
        case pcsc
        /// The socket of the print service.
        case cups
    }

    /// The name, as devices in `lane.toml` give it.
    package let family: String
    /// What can be done with its devices; at least one.
    package let classes: [DeviceClass]
    /// What it is, in a line.
    package let summary: String
    /// How well it is known to work.
    package let tier: Tier
    /// What its devices can hang on; at least one.
    package let connections: [Connection]
    /// What its driver may reach beside its device; nothing unless told.
    package let grants: [Grant]
    /// Which program holds the driver, beside the lane's other programs; `lane-driver` unless told.
    package let program: String?
    /// What its printers can say of a job's end; it depends on the printer unless told.
    package let confirmation: Confirmation
    /// How long a device may take from the start of its driver until it is ready.
    package let readyDeadline: Duration
    /// What the driver can be told, in the file's order.
    package let settings: [DriverSetting]
    /// Which devices that are found are of the family, in the file's order.
    package let rules: [MatchRule]
    /// What is wrong with rules that are left out.
    package let ruleFaults: [TOMLError]

    /// Reads a manifest; errors name file, line and what was expected.
    package init(parsing text: String, file: String) throws(TOMLError) {
        self = try TOMLTable(parsing: text, file: file).read { (reader) throws(TOMLError) in
            try FamilyManifest(reader)
        }
    }

    private init(_ reader: TOMLReader) throws(TOMLError) {
        family = try reader.string("family")
        // The name stands in process titles, logs and events.
        guard !family.isEmpty, family.utf8.count <= 64, family.utf8.allSatisfy(isNameByte) else {
            throw reader.fault("a family's name has letters, digits and hyphens, at most 64", at: "family")
        }
        classes = try reader.names("classes", isEmptyAllowed: false)
        summary = try reader.string("summary")
        tier = try reader.choice("tier")
        connections = try reader.names("connections", isEmptyAllowed: false)
        grants = reader.contains("grants") ? try reader.names("grants", isEmptyAllowed: true) : []
        program = try reader.optionalString("program")
        // It is looked for among the lane's own programs, and nowhere else.
        if let program, !program.utf8.starts(with: "lane-driver-".utf8) || !program.utf8.allSatisfy(isNameByte) {
            throw reader.fault("a program of drivers is called 'lane-driver-' and a word", at: "program")
        }
        confirmation = try reader.optionalChoice("confirmation", of: Confirmation.self) ?? .found
        readyDeadline = try reader.table("deadlines") { (reader) throws(TOMLError) in
            try reader.duration("ready", in: .milliseconds(100)...(.seconds(600)))
        }
        let tables = try reader.tables("setting") { (reader) throws(TOMLError) -> (DriverSetting, TOMLError) in
            (try DriverSetting(reader), reader.fault("this setting was declared before", at: "name"))
        }
        for (index, table) in tables.enumerated() where tables[..<index].contains(where: { $0.0.name == table.0.name })
        {
            throw table.1
        }
        settings = tables.map(\.0)
        var faults: [TOMLError] = []
        rules = try reader.tables("match", faults: &faults) { (reader) throws(TOMLError) in try MatchRule(reader) }
        ruleFaults = faults
    }
}

extension TOMLReader {
    /// The names of an array, each one of those that the type has.
    fileprivate func names<Name: RawRepresentable<String> & CaseIterable>(
        _ key: String,
        isEmptyAllowed: Bool
    ) throws(TOMLError) -> [Name] {
        let texts = try strings(key)
        let expected = Name.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        var names: [Name] = []
        for text in texts {
            guard let name = Name(rawValue: text) else {
                throw fault("'\(key)' holds '\(shownSetting(text))', expected of \(expected)", at: key)
            }
            names.append(name)
        }
        if names.isEmpty, !isEmptyAllowed { throw fault("'\(key)' is empty, expected of \(expected)", at: key) }
        return names
    }
}

func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
}

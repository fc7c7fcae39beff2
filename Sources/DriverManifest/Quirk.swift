import TOMLFile

/// One `[[quirk]]` of a `quirks.toml`: a fact about a single model, which holds whatever rule it fits.
package struct Quirk: Equatable, Sendable {
    /// The family that it is about.
    package let family: String
    /// The number of the maker on USB.
    package let vendor: UInt16
    /// The maker's number of the model; nil for all of the maker.
    package let product: UInt16?
    /// What the device's IEEE 1284 id holds; nil for whatever it is, and whether there is one or not.
    package let deviceId: String?
    /// Whether the model is no device of the family.
    package let isExcluded: Bool
    /// What its driver is told unless the configuration says otherwise.
    package let settings: [String: String]
    /// Why.
    package let because: String
    /// Where that can be read; nil for what nobody has verified.
    package let evidence: String?
    /// The file, as messages name it.
    package let file: String
    /// Where the quirk begins in it.
    package let position: TOMLPosition

    /// Reads a family's own file; a quirk with a fault is left out, and the others stay.
    ///
    /// - Throws: What makes the whole file unreadable.
    package static func parse(
        _ text: String,
        file: String,
        of family: FamilyManifest,
        faults: inout [TOMLError]
    ) throws(TOMLError) -> [Quirk] {
        try parse(text, file: file, faults: &faults) { _ throws(TOMLError) in family }
    }

    /// Reads a file of a site, in which each quirk names its `family`.
    package static func parse(
        _ text: String,
        file: String,
        families: [FamilyManifest],
        faults: inout [TOMLError]
    ) throws(TOMLError) -> [Quirk] {
        try parse(text, file: file, faults: &faults) { (reader) throws(TOMLError) in
            let name = try reader.string("family")
            guard let family = families.first(where: { $0.family.utf8.elementsEqual(name.utf8) }) else {
                throw reader.fault("no driver is called '\(shownSetting(name))'", at: "family")
            }
            return family
        }
    }

    private static func parse(
        _ text: String,
        file: String,
        faults: inout [TOMLError],
        _ family: (TOMLReader) throws(TOMLError) -> FamilyManifest
    ) throws(TOMLError) -> [Quirk] {
        let reader = TOMLReader(try TOMLTable(parsing: text, file: file))
        let quirks = try reader.tables("quirk", faults: &faults) { (reader) throws(TOMLError) in
            try Quirk(reader, of: try family(reader))
        }
        try reader.finish()
        return quirks
    }

    private init(_ reader: TOMLReader, of family: FamilyManifest) throws(TOMLError) {
        (self.family, file, position) = (family.family, reader.table.file, reader.table.position)
        guard let vendor = try reader.usbNumber("vendor") else { throw reader.fault("missing key 'vendor'") }
        self.vendor = vendor
        product = try reader.usbNumber("product")
        deviceId = try reader.optionalString("deviceId")
        isExcluded = try reader.optionalBoolean("excluded") ?? false
        settings =
            try reader.optionalTable("settings") { (reader) throws(TOMLError) -> [String: String] in
                var settings: [String: String] = [:]
                for member in reader.table.members { settings[member.key] = try reader.string(member.key) }
                do throws(WrongSetting) { try family.check(settings) } catch {
                    throw reader.fault("\(error)", at: error.name)
                }
                return settings
            } ?? [:]
        because = try reader.string("because")
        evidence = try reader.optionalString("evidence")
        let isUnverified = try reader.optionalBoolean("unverified") ?? false
        guard (evidence != nil) != isUnverified else {
            throw reader.fault("expected either 'evidence' or unverified = true")
        }
        guard reader.contains("excluded") || !settings.isEmpty, !isExcluded || settings.isEmpty else {
            throw reader.fault("expected either 'excluded' or 'settings'")
        }
    }

    /// Whether it is about a device with these numbers and this IEEE 1284 id.
    package func isAbout(vendor: UInt16?, product: UInt16?, deviceId: String?) -> Bool {
        guard vendor == self.vendor, self.product == nil || product == self.product else { return false }
        guard let part = self.deviceId else { return true }
        return deviceId.map { holds(Array($0.utf8), Array(part.utf8)) } ?? false
    }
}

private func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
}

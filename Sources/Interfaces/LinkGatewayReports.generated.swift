// Made from org.lanekeeper.link.GatewayReports.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What the gateway reports to the supervisor on its descriptor 4. All calls but `Reload` are oneway.
package enum LinkGatewayReports {
    /// What becomes of a device, in the words of `org.lanekeeper.Configuration.DeviceChange`.
    package struct DeviceChange: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// One of a few names.
        package enum Deed: Swift.String, Varlink.JSONName {
            /// The name `kept`.
            case kept
            /// The name `changed`.
            case changed
            /// The name `restarted`.
            case restarted
            /// The name `added`.
            case added
            /// The name `removed`.
            case removed
        }

        /// The field `device`.
        package var device: Swift.String
        /// The field `deed`.
        package var deed: LinkGatewayReports.DeviceChange.Deed
        /// The field `because`.
        package var because: [Swift.String]

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            deed: LinkGatewayReports.DeviceChange.Deed,
            because: [Swift.String]
        ) {
            self.device = device
            self.deed = deed
            self.because = because
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var deviceValue: Swift.String?
            var deedValue: LinkGatewayReports.DeviceChange.Deed?
            var becauseValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "device":
                    try seen.insert(0, key)
                    deviceValue = try Swift.String(from: &reader)
                case "deed":
                    try seen.insert(1, key)
                    deedValue = try LinkGatewayReports.DeviceChange.Deed(from: &reader)
                case "because":
                    try seen.insert(2, key)
                    becauseValue = try [Swift.String](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let deedValue else {
                throw Varlink.JSONError(.missingField("deed"), at: start)
            }
            self.deed = deedValue
            guard let becauseValue else {
                throw Varlink.JSONError(.missingField("because"), at: start)
            }
            self.because = becauseValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("deed")
            self.deed.write(to: &writer)
            writer.field("because")
            self.because.write(to: &writer)
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Devices`.
    package enum Subsystem: Swift.String, Varlink.JSONName {
        /// The name `usb`.
        case usb
        /// The name `usbmisc`.
        case usbmisc
        /// The name `hidraw`.
        case hidraw
        /// The name `tty`.
        case tty
        /// The name `input`.
        case input
    }

    /// As in `org.lanekeeper.Devices`.
    package struct RuleMiss: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `key`.
        package var key: Swift.String
        /// The field `wanted`.
        package var wanted: Swift.String
        /// The field `found`.
        package var found: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            key: Swift.String,
            wanted: Swift.String,
            found: Swift.Optional<Swift.String> = nil
        ) {
            self.key = key
            self.wanted = wanted
            self.found = found
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var keyValue: Swift.String?
            var wantedValue: Swift.String?
            var foundValue: Swift.Optional<Swift.String> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "key":
                    try seen.insert(0, key)
                    keyValue = try Swift.String(from: &reader)
                case "wanted":
                    try seen.insert(1, key)
                    wantedValue = try Swift.String(from: &reader)
                case "found":
                    try seen.insert(2, key)
                    foundValue = try Swift.Optional<Swift.String>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let keyValue else {
                throw Varlink.JSONError(.missingField("key"), at: start)
            }
            self.key = keyValue
            guard let wantedValue else {
                throw Varlink.JSONError(.missingField("wanted"), at: start)
            }
            self.wanted = wantedValue
            self.found = foundValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("key")
            self.key.write(to: &writer)
            writer.field("wanted")
            self.wanted.write(to: &writer)
            if let value = self.found {
                writer.field("found")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Devices`.
    package struct RuleVerdict: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `file`.
        package var file: Swift.String
        /// The field `line`.
        package var line: Swift.Int
        /// The field `rule`.
        package var rule: Swift.String
        /// The field `misses`.
        package var misses: [LinkGatewayReports.RuleMiss]
        /// The field `because`.
        package var because: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            file: Swift.String,
            line: Swift.Int,
            rule: Swift.String,
            misses: [LinkGatewayReports.RuleMiss],
            because: Swift.Optional<Swift.String> = nil
        ) {
            self.file = file
            self.line = line
            self.rule = rule
            self.misses = misses
            self.because = because
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var fileValue: Swift.String?
            var lineValue: Swift.Int?
            var ruleValue: Swift.String?
            var missesValue: [LinkGatewayReports.RuleMiss]?
            var becauseValue: Swift.Optional<Swift.String> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "file":
                    try seen.insert(0, key)
                    fileValue = try Swift.String(from: &reader)
                case "line":
                    try seen.insert(1, key)
                    lineValue = try Swift.Int(from: &reader)
                case "rule":
                    try seen.insert(2, key)
                    ruleValue = try Swift.String(from: &reader)
                case "misses":
                    try seen.insert(3, key)
                    missesValue = try [LinkGatewayReports.RuleMiss](from: &reader)
                case "because":
                    try seen.insert(4, key)
                    becauseValue = try Swift.Optional<Swift.String>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let fileValue else {
                throw Varlink.JSONError(.missingField("file"), at: start)
            }
            self.file = fileValue
            guard let lineValue else {
                throw Varlink.JSONError(.missingField("line"), at: start)
            }
            self.line = lineValue
            guard let ruleValue else {
                throw Varlink.JSONError(.missingField("rule"), at: start)
            }
            self.rule = ruleValue
            guard let missesValue else {
                throw Varlink.JSONError(.missingField("misses"), at: start)
            }
            self.misses = missesValue
            self.because = becauseValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("file")
            self.file.write(to: &writer)
            writer.field("line")
            self.line.write(to: &writer)
            writer.field("rule")
            self.rule.write(to: &writer)
            writer.field("misses")
            self.misses.write(to: &writer)
            if let value = self.because {
                writer.field("because")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Devices`.
    package struct QuirkVerdict: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `file`.
        package var file: Swift.String
        /// The field `line`.
        package var line: Swift.Int
        /// The field `isExcluded`.
        package var isExcluded: Swift.Bool
        /// The field `settings`.
        package var settings: [Swift.String: Swift.String]
        /// The field `because`.
        package var because: Swift.String
        /// The field `evidence`.
        package var evidence: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            file: Swift.String,
            line: Swift.Int,
            isExcluded: Swift.Bool,
            settings: [Swift.String: Swift.String],
            because: Swift.String,
            evidence: Swift.Optional<Swift.String> = nil
        ) {
            self.file = file
            self.line = line
            self.isExcluded = isExcluded
            self.settings = settings
            self.because = because
            self.evidence = evidence
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var fileValue: Swift.String?
            var lineValue: Swift.Int?
            var isExcludedValue: Swift.Bool?
            var settingsValue: [Swift.String: Swift.String]?
            var becauseValue: Swift.String?
            var evidenceValue: Swift.Optional<Swift.String> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "file":
                    try seen.insert(0, key)
                    fileValue = try Swift.String(from: &reader)
                case "line":
                    try seen.insert(1, key)
                    lineValue = try Swift.Int(from: &reader)
                case "isExcluded":
                    try seen.insert(2, key)
                    isExcludedValue = try Swift.Bool(from: &reader)
                case "settings":
                    try seen.insert(3, key)
                    settingsValue = try [Swift.String: Swift.String](from: &reader)
                case "because":
                    try seen.insert(4, key)
                    becauseValue = try Swift.String(from: &reader)
                case "evidence":
                    try seen.insert(5, key)
                    evidenceValue = try Swift.Optional<Swift.String>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let fileValue else {
                throw Varlink.JSONError(.missingField("file"), at: start)
            }
            self.file = fileValue
            guard let lineValue else {
                throw Varlink.JSONError(.missingField("line"), at: start)
            }
            self.line = lineValue
            guard let isExcludedValue else {
                throw Varlink.JSONError(.missingField("isExcluded"), at: start)
            }
            self.isExcluded = isExcludedValue
            guard let settingsValue else {
                throw Varlink.JSONError(.missingField("settings"), at: start)
            }
            self.settings = settingsValue
            guard let becauseValue else {
                throw Varlink.JSONError(.missingField("because"), at: start)
            }
            self.because = becauseValue
            self.evidence = evidenceValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("file")
            self.file.write(to: &writer)
            writer.field("line")
            self.line.write(to: &writer)
            writer.field("isExcluded")
            self.isExcluded.write(to: &writer)
            writer.field("settings")
            self.settings.write(to: &writer)
            writer.field("because")
            self.because.write(to: &writer)
            if let value = self.evidence {
                writer.field("evidence")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Devices`.
    package struct FamilyVerdict: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `family`.
        package var family: Swift.String
        /// The field `isMatch`.
        package var isMatch: Swift.Bool
        /// The field `rules`.
        package var rules: [LinkGatewayReports.RuleVerdict]
        /// The field `quirk`.
        package var quirk: Swift.Optional<LinkGatewayReports.QuirkVerdict>

        /// Makes it from its fields.
        package init(
            family: Swift.String,
            isMatch: Swift.Bool,
            rules: [LinkGatewayReports.RuleVerdict],
            quirk: Swift.Optional<LinkGatewayReports.QuirkVerdict> = nil
        ) {
            self.family = family
            self.isMatch = isMatch
            self.rules = rules
            self.quirk = quirk
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var familyValue: Swift.String?
            var isMatchValue: Swift.Bool?
            var rulesValue: [LinkGatewayReports.RuleVerdict]?
            var quirkValue: Swift.Optional<LinkGatewayReports.QuirkVerdict> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "family":
                    try seen.insert(0, key)
                    familyValue = try Swift.String(from: &reader)
                case "isMatch":
                    try seen.insert(1, key)
                    isMatchValue = try Swift.Bool(from: &reader)
                case "rules":
                    try seen.insert(2, key)
                    rulesValue = try [LinkGatewayReports.RuleVerdict](from: &reader)
                case "quirk":
                    try seen.insert(3, key)
                    quirkValue = try Swift.Optional<LinkGatewayReports.QuirkVerdict>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let familyValue else {
                throw Varlink.JSONError(.missingField("family"), at: start)
            }
            self.family = familyValue
            guard let isMatchValue else {
                throw Varlink.JSONError(.missingField("isMatch"), at: start)
            }
            self.isMatch = isMatchValue
            guard let rulesValue else {
                throw Varlink.JSONError(.missingField("rules"), at: start)
            }
            self.rules = rulesValue
            self.quirk = quirkValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("family")
            self.family.write(to: &writer)
            writer.field("isMatch")
            self.isMatch.write(to: &writer)
            writer.field("rules")
            self.rules.write(to: &writer)
            if let value = self.quirk {
                writer.field("quirk")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Devices`.
    package struct Found: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `number`.
        package var number: Swift.Int
        /// The field `subsystem`.
        package var subsystem: LinkGatewayReports.Subsystem
        /// The field `node`.
        package var node: Swift.String
        /// The field `port`.
        package var port: Swift.String
        /// The field `vendor`.
        package var vendor: Swift.Optional<Swift.String>
        /// The field `product`.
        package var product: Swift.Optional<Swift.String>
        /// The field `manufacturer`.
        package var manufacturer: Swift.Optional<Swift.String>
        /// The field `model`.
        package var model: Swift.Optional<Swift.String>
        /// The field `serialNumber`.
        package var serialNumber: Swift.Optional<Swift.String>
        /// The field `deviceId`.
        package var deviceId: Swift.Optional<Swift.String>
        /// The field `interface`.
        package var interface: Swift.Optional<Swift.String>
        /// The field `interfaceNumber`.
        package var interfaceNumber: Swift.Optional<Swift.Int>
        /// The field `usages`.
        package var usages: [Swift.String]
        /// The field `kernelDriver`.
        package var kernelDriver: Swift.Optional<Swift.String>
        /// The field `families`.
        package var families: [Swift.String]
        /// The field `identities`.
        package var identities: [Swift.String]
        /// The field `device`.
        package var device: Swift.Optional<Swift.String>
        /// The field `reason`.
        package var reason: Swift.Optional<Swift.String>
        /// The field `detail`.
        package var detail: Swift.Optional<Swift.String>
        /// The field `heldBy`.
        package var heldBy: [Swift.String]
        /// The field `verdicts`.
        package var verdicts: [LinkGatewayReports.FamilyVerdict]

        /// Makes it from its fields.
        package init(
            number: Swift.Int,
            subsystem: LinkGatewayReports.Subsystem,
            node: Swift.String,
            port: Swift.String,
            vendor: Swift.Optional<Swift.String> = nil,
            product: Swift.Optional<Swift.String> = nil,
            manufacturer: Swift.Optional<Swift.String> = nil,
            model: Swift.Optional<Swift.String> = nil,
            serialNumber: Swift.Optional<Swift.String> = nil,
            deviceId: Swift.Optional<Swift.String> = nil,
            interface: Swift.Optional<Swift.String> = nil,
            interfaceNumber: Swift.Optional<Swift.Int> = nil,
            usages: [Swift.String],
            kernelDriver: Swift.Optional<Swift.String> = nil,
            families: [Swift.String],
            identities: [Swift.String],
            device: Swift.Optional<Swift.String> = nil,
            reason: Swift.Optional<Swift.String> = nil,
            detail: Swift.Optional<Swift.String> = nil,
            heldBy: [Swift.String],
            verdicts: [LinkGatewayReports.FamilyVerdict]
        ) {
            self.number = number
            self.subsystem = subsystem
            self.node = node
            self.port = port
            self.vendor = vendor
            self.product = product
            self.manufacturer = manufacturer
            self.model = model
            self.serialNumber = serialNumber
            self.deviceId = deviceId
            self.interface = interface
            self.interfaceNumber = interfaceNumber
            self.usages = usages
            self.kernelDriver = kernelDriver
            self.families = families
            self.identities = identities
            self.device = device
            self.reason = reason
            self.detail = detail
            self.heldBy = heldBy
            self.verdicts = verdicts
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var numberValue: Swift.Int?
            var subsystemValue: LinkGatewayReports.Subsystem?
            var nodeValue: Swift.String?
            var portValue: Swift.String?
            var vendorValue: Swift.Optional<Swift.String> = nil
            var productValue: Swift.Optional<Swift.String> = nil
            var manufacturerValue: Swift.Optional<Swift.String> = nil
            var modelValue: Swift.Optional<Swift.String> = nil
            var serialNumberValue: Swift.Optional<Swift.String> = nil
            var deviceIdValue: Swift.Optional<Swift.String> = nil
            var interfaceValue: Swift.Optional<Swift.String> = nil
            var interfaceNumberValue: Swift.Optional<Swift.Int> = nil
            var usagesValue: [Swift.String]?
            var kernelDriverValue: Swift.Optional<Swift.String> = nil
            var familiesValue: [Swift.String]?
            var identitiesValue: [Swift.String]?
            var deviceValue: Swift.Optional<Swift.String> = nil
            var reasonValue: Swift.Optional<Swift.String> = nil
            var detailValue: Swift.Optional<Swift.String> = nil
            var heldByValue: [Swift.String]?
            var verdictsValue: [LinkGatewayReports.FamilyVerdict]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "number":
                    try seen.insert(0, key)
                    numberValue = try Swift.Int(from: &reader)
                case "subsystem":
                    try seen.insert(1, key)
                    subsystemValue = try LinkGatewayReports.Subsystem(from: &reader)
                case "node":
                    try seen.insert(2, key)
                    nodeValue = try Swift.String(from: &reader)
                case "port":
                    try seen.insert(3, key)
                    portValue = try Swift.String(from: &reader)
                case "vendor":
                    try seen.insert(4, key)
                    vendorValue = try Swift.Optional<Swift.String>(from: &reader)
                case "product":
                    try seen.insert(5, key)
                    productValue = try Swift.Optional<Swift.String>(from: &reader)
                case "manufacturer":
                    try seen.insert(6, key)
                    manufacturerValue = try Swift.Optional<Swift.String>(from: &reader)
                case "model":
                    try seen.insert(7, key)
                    modelValue = try Swift.Optional<Swift.String>(from: &reader)
                case "serialNumber":
                    try seen.insert(8, key)
                    serialNumberValue = try Swift.Optional<Swift.String>(from: &reader)
                case "deviceId":
                    try seen.insert(9, key)
                    deviceIdValue = try Swift.Optional<Swift.String>(from: &reader)
                case "interface":
                    try seen.insert(10, key)
                    interfaceValue = try Swift.Optional<Swift.String>(from: &reader)
                case "interfaceNumber":
                    try seen.insert(11, key)
                    interfaceNumberValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "usages":
                    try seen.insert(12, key)
                    usagesValue = try [Swift.String](from: &reader)
                case "kernelDriver":
                    try seen.insert(13, key)
                    kernelDriverValue = try Swift.Optional<Swift.String>(from: &reader)
                case "families":
                    try seen.insert(14, key)
                    familiesValue = try [Swift.String](from: &reader)
                case "identities":
                    try seen.insert(15, key)
                    identitiesValue = try [Swift.String](from: &reader)
                case "device":
                    try seen.insert(16, key)
                    deviceValue = try Swift.Optional<Swift.String>(from: &reader)
                case "reason":
                    try seen.insert(17, key)
                    reasonValue = try Swift.Optional<Swift.String>(from: &reader)
                case "detail":
                    try seen.insert(18, key)
                    detailValue = try Swift.Optional<Swift.String>(from: &reader)
                case "heldBy":
                    try seen.insert(19, key)
                    heldByValue = try [Swift.String](from: &reader)
                case "verdicts":
                    try seen.insert(20, key)
                    verdictsValue = try [LinkGatewayReports.FamilyVerdict](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let numberValue else {
                throw Varlink.JSONError(.missingField("number"), at: start)
            }
            self.number = numberValue
            guard let subsystemValue else {
                throw Varlink.JSONError(.missingField("subsystem"), at: start)
            }
            self.subsystem = subsystemValue
            guard let nodeValue else {
                throw Varlink.JSONError(.missingField("node"), at: start)
            }
            self.node = nodeValue
            guard let portValue else {
                throw Varlink.JSONError(.missingField("port"), at: start)
            }
            self.port = portValue
            self.vendor = vendorValue
            self.product = productValue
            self.manufacturer = manufacturerValue
            self.model = modelValue
            self.serialNumber = serialNumberValue
            self.deviceId = deviceIdValue
            self.interface = interfaceValue
            self.interfaceNumber = interfaceNumberValue
            guard let usagesValue else {
                throw Varlink.JSONError(.missingField("usages"), at: start)
            }
            self.usages = usagesValue
            self.kernelDriver = kernelDriverValue
            guard let familiesValue else {
                throw Varlink.JSONError(.missingField("families"), at: start)
            }
            self.families = familiesValue
            guard let identitiesValue else {
                throw Varlink.JSONError(.missingField("identities"), at: start)
            }
            self.identities = identitiesValue
            self.device = deviceValue
            self.reason = reasonValue
            self.detail = detailValue
            guard let heldByValue else {
                throw Varlink.JSONError(.missingField("heldBy"), at: start)
            }
            self.heldBy = heldByValue
            guard let verdictsValue else {
                throw Varlink.JSONError(.missingField("verdicts"), at: start)
            }
            self.verdicts = verdictsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("number")
            self.number.write(to: &writer)
            writer.field("subsystem")
            self.subsystem.write(to: &writer)
            writer.field("node")
            self.node.write(to: &writer)
            writer.field("port")
            self.port.write(to: &writer)
            if let value = self.vendor {
                writer.field("vendor")
                value.write(to: &writer)
            }
            if let value = self.product {
                writer.field("product")
                value.write(to: &writer)
            }
            if let value = self.manufacturer {
                writer.field("manufacturer")
                value.write(to: &writer)
            }
            if let value = self.model {
                writer.field("model")
                value.write(to: &writer)
            }
            if let value = self.serialNumber {
                writer.field("serialNumber")
                value.write(to: &writer)
            }
            if let value = self.deviceId {
                writer.field("deviceId")
                value.write(to: &writer)
            }
            if let value = self.interface {
                writer.field("interface")
                value.write(to: &writer)
            }
            if let value = self.interfaceNumber {
                writer.field("interfaceNumber")
                value.write(to: &writer)
            }
            writer.field("usages")
            self.usages.write(to: &writer)
            if let value = self.kernelDriver {
                writer.field("kernelDriver")
                value.write(to: &writer)
            }
            writer.field("families")
            self.families.write(to: &writer)
            writer.field("identities")
            self.identities.write(to: &writer)
            if let value = self.device {
                writer.field("device")
                value.write(to: &writer)
            }
            if let value = self.reason {
                writer.field("reason")
                value.write(to: &writer)
            }
            if let value = self.detail {
                writer.field("detail")
                value.write(to: &writer)
            }
            writer.field("heldBy")
            self.heldBy.write(to: &writer)
            writer.field("verdicts")
            self.verdicts.write(to: &writer)
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Devices`.
    package struct Wanted: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `device`.
        package var device: Swift.String
        /// The field `roles`.
        package var roles: [Swift.String]
        /// The field `family`.
        package var family: Swift.String
        /// The field `attached`.
        package var attached: Swift.String
        /// The field `identity`.
        package var identity: Swift.String
        /// The field `remembered`.
        package var remembered: Swift.Optional<Swift.String>
        /// The field `file`.
        package var file: Swift.Optional<Swift.String>
        /// The field `line`.
        package var line: Swift.Optional<Swift.Int>
        /// The field `found`.
        package var found: Swift.Optional<Swift.Int>
        /// The field `reason`.
        package var reason: Swift.Optional<Swift.String>
        /// The field `detail`.
        package var detail: Swift.Optional<Swift.String>
        /// The field `candidates`.
        package var candidates: [Swift.Int]

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            roles: [Swift.String],
            family: Swift.String,
            attached: Swift.String,
            identity: Swift.String,
            remembered: Swift.Optional<Swift.String> = nil,
            file: Swift.Optional<Swift.String> = nil,
            line: Swift.Optional<Swift.Int> = nil,
            found: Swift.Optional<Swift.Int> = nil,
            reason: Swift.Optional<Swift.String> = nil,
            detail: Swift.Optional<Swift.String> = nil,
            candidates: [Swift.Int]
        ) {
            self.device = device
            self.roles = roles
            self.family = family
            self.attached = attached
            self.identity = identity
            self.remembered = remembered
            self.file = file
            self.line = line
            self.found = found
            self.reason = reason
            self.detail = detail
            self.candidates = candidates
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var deviceValue: Swift.String?
            var rolesValue: [Swift.String]?
            var familyValue: Swift.String?
            var attachedValue: Swift.String?
            var identityValue: Swift.String?
            var rememberedValue: Swift.Optional<Swift.String> = nil
            var fileValue: Swift.Optional<Swift.String> = nil
            var lineValue: Swift.Optional<Swift.Int> = nil
            var foundValue: Swift.Optional<Swift.Int> = nil
            var reasonValue: Swift.Optional<Swift.String> = nil
            var detailValue: Swift.Optional<Swift.String> = nil
            var candidatesValue: [Swift.Int]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "device":
                    try seen.insert(0, key)
                    deviceValue = try Swift.String(from: &reader)
                case "roles":
                    try seen.insert(1, key)
                    rolesValue = try [Swift.String](from: &reader)
                case "family":
                    try seen.insert(2, key)
                    familyValue = try Swift.String(from: &reader)
                case "attached":
                    try seen.insert(3, key)
                    attachedValue = try Swift.String(from: &reader)
                case "identity":
                    try seen.insert(4, key)
                    identityValue = try Swift.String(from: &reader)
                case "remembered":
                    try seen.insert(5, key)
                    rememberedValue = try Swift.Optional<Swift.String>(from: &reader)
                case "file":
                    try seen.insert(6, key)
                    fileValue = try Swift.Optional<Swift.String>(from: &reader)
                case "line":
                    try seen.insert(7, key)
                    lineValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "found":
                    try seen.insert(8, key)
                    foundValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "reason":
                    try seen.insert(9, key)
                    reasonValue = try Swift.Optional<Swift.String>(from: &reader)
                case "detail":
                    try seen.insert(10, key)
                    detailValue = try Swift.Optional<Swift.String>(from: &reader)
                case "candidates":
                    try seen.insert(11, key)
                    candidatesValue = try [Swift.Int](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let rolesValue else {
                throw Varlink.JSONError(.missingField("roles"), at: start)
            }
            self.roles = rolesValue
            guard let familyValue else {
                throw Varlink.JSONError(.missingField("family"), at: start)
            }
            self.family = familyValue
            guard let attachedValue else {
                throw Varlink.JSONError(.missingField("attached"), at: start)
            }
            self.attached = attachedValue
            guard let identityValue else {
                throw Varlink.JSONError(.missingField("identity"), at: start)
            }
            self.identity = identityValue
            self.remembered = rememberedValue
            self.file = fileValue
            self.line = lineValue
            self.found = foundValue
            self.reason = reasonValue
            self.detail = detailValue
            guard let candidatesValue else {
                throw Varlink.JSONError(.missingField("candidates"), at: start)
            }
            self.candidates = candidatesValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("roles")
            self.roles.write(to: &writer)
            writer.field("family")
            self.family.write(to: &writer)
            writer.field("attached")
            self.attached.write(to: &writer)
            writer.field("identity")
            self.identity.write(to: &writer)
            if let value = self.remembered {
                writer.field("remembered")
                value.write(to: &writer)
            }
            if let value = self.file {
                writer.field("file")
                value.write(to: &writer)
            }
            if let value = self.line {
                writer.field("line")
                value.write(to: &writer)
            }
            if let value = self.found {
                writer.field("found")
                value.write(to: &writer)
            }
            if let value = self.reason {
                writer.field("reason")
                value.write(to: &writer)
            }
            if let value = self.detail {
                writer.field("detail")
                value.write(to: &writer)
            }
            writer.field("candidates")
            self.candidates.write(to: &writer)
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Configuration`.
    package struct ConfigurationRefused: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.ConfigurationRefused"

        /// The field `file`.
        package var file: Swift.String
        /// The field `line`.
        package var line: Swift.Optional<Swift.Int>
        /// The field `column`.
        package var column: Swift.Optional<Swift.Int>
        /// The field `reason`.
        package var reason: Swift.String

        /// Makes it from its fields.
        package init(
            file: Swift.String,
            line: Swift.Optional<Swift.Int> = nil,
            column: Swift.Optional<Swift.Int> = nil,
            reason: Swift.String
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.reason = reason
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var fileValue: Swift.String?
            var lineValue: Swift.Optional<Swift.Int> = nil
            var columnValue: Swift.Optional<Swift.Int> = nil
            var reasonValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "file":
                    try seen.insert(0, key)
                    fileValue = try Swift.String(from: &reader)
                case "line":
                    try seen.insert(1, key)
                    lineValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "column":
                    try seen.insert(2, key)
                    columnValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "reason":
                    try seen.insert(3, key)
                    reasonValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let fileValue else {
                throw Varlink.JSONError(.missingField("file"), at: start)
            }
            self.file = fileValue
            self.line = lineValue
            self.column = columnValue
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("file")
            self.file.write(to: &writer)
            if let value = self.line {
                writer.field("line")
                value.write(to: &writer)
            }
            if let value = self.column {
                writer.field("column")
                value.write(to: &writer)
            }
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Configuration`.
    package struct RestartNeeded: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.RestartNeeded"

        /// The field `file`.
        package var file: Swift.String
        /// The field `reasons`.
        package var reasons: [Swift.String]

        /// Makes it from its fields.
        package init(
            file: Swift.String,
            reasons: [Swift.String]
        ) {
            self.file = file
            self.reasons = reasons
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var fileValue: Swift.String?
            var reasonsValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "file":
                    try seen.insert(0, key)
                    fileValue = try Swift.String(from: &reader)
                case "reasons":
                    try seen.insert(1, key)
                    reasonsValue = try [Swift.String](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let fileValue else {
                throw Varlink.JSONError(.missingField("file"), at: start)
            }
            self.file = fileValue
            guard let reasonsValue else {
                throw Varlink.JSONError(.missingField("reasons"), at: start)
            }
            self.reasons = reasonsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("file")
            self.file.write(to: &writer)
            writer.field("reasons")
            self.reasons.write(to: &writer)
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Devices`.
    package struct BoundByConfiguration: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.BoundByConfiguration"

        /// The field `device`.
        package var device: Swift.String
        /// The field `identity`.
        package var identity: Swift.String
        /// The field `file`.
        package var file: Swift.Optional<Swift.String>
        /// The field `line`.
        package var line: Swift.Optional<Swift.Int>

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            identity: Swift.String,
            file: Swift.Optional<Swift.String> = nil,
            line: Swift.Optional<Swift.Int> = nil
        ) {
            self.device = device
            self.identity = identity
            self.file = file
            self.line = line
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var deviceValue: Swift.String?
            var identityValue: Swift.String?
            var fileValue: Swift.Optional<Swift.String> = nil
            var lineValue: Swift.Optional<Swift.Int> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "device":
                    try seen.insert(0, key)
                    deviceValue = try Swift.String(from: &reader)
                case "identity":
                    try seen.insert(1, key)
                    identityValue = try Swift.String(from: &reader)
                case "file":
                    try seen.insert(2, key)
                    fileValue = try Swift.Optional<Swift.String>(from: &reader)
                case "line":
                    try seen.insert(3, key)
                    lineValue = try Swift.Optional<Swift.Int>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let identityValue else {
                throw Varlink.JSONError(.missingField("identity"), at: start)
            }
            self.identity = identityValue
            self.file = fileValue
            self.line = lineValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("identity")
            self.identity.write(to: &writer)
            if let value = self.file {
                writer.field("file")
                value.write(to: &writer)
            }
            if let value = self.line {
                writer.field("line")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// As in `org.lanekeeper.Devices`.
    package struct BindRefused: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.BindRefused"

        /// The field `device`.
        package var device: Swift.String
        /// The field `reason`.
        package var reason: Swift.String
        /// The field `detail`.
        package var detail: Swift.String
        /// The field `by`.
        package var by: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            reason: Swift.String,
            detail: Swift.String,
            by: Swift.Optional<Swift.String> = nil
        ) {
            self.device = device
            self.reason = reason
            self.detail = detail
            self.by = by
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var deviceValue: Swift.String?
            var reasonValue: Swift.String?
            var detailValue: Swift.String?
            var byValue: Swift.Optional<Swift.String> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "device":
                    try seen.insert(0, key)
                    deviceValue = try Swift.String(from: &reader)
                case "reason":
                    try seen.insert(1, key)
                    reasonValue = try Swift.String(from: &reader)
                case "detail":
                    try seen.insert(2, key)
                    detailValue = try Swift.String(from: &reader)
                case "by":
                    try seen.insert(3, key)
                    byValue = try Swift.Optional<Swift.String>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
            guard let detailValue else {
                throw Varlink.JSONError(.missingField("detail"), at: start)
            }
            self.detail = detailValue
            self.by = byValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.field("detail")
            self.detail.write(to: &writer)
            if let value = self.by {
                writer.field("by")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// The gateway lives.
    package enum Heartbeat: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.Heartbeat"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// The gateway cannot work with a device's driver, whatever that reports of itself: its link is half closed, or it does not
    /// answer. A new one is to take its place.
    package enum DriverFailed: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.DriverFailed"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The field `reason`.
            package var reason: Swift.String

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                reason: Swift.String
            ) {
                self.device = device
                self.reason = reason
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var reasonValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "reason":
                        try seen.insert(1, key)
                        reasonValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let reasonValue else {
                    throw Varlink.JSONError(.missingField("reason"), at: start)
                }
                self.reason = reasonValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("reason")
                self.reason.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// A job waits for a device that is connected to for each job alone: a driver for it is wanted, and comes with `PutDevice`. Told
    /// again as often as the gateway thinks of it.
    package enum WantDriver: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.WantDriver"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String

            /// Makes it from its fields.
            package init(
                device: Swift.String
            ) {
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// The gateway has written down what became of the driver's job, or has none for it: the driver may leave the device, so that
    /// others get it, or because `DrainDevice` wanted it.
    package enum ReleaseDriver: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.ReleaseDriver"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The process of the driver, as `PutDevice` named it: it may be another one by now.
            package var driver: Swift.String

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                driver: Swift.String
            ) {
                self.device = device
                self.driver = driver
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var driverValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "driver":
                        try seen.insert(1, key)
                        driverValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let driverValue else {
                    throw Varlink.JSONError(.missingField("driver"), at: start)
                }
                self.driver = driverValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("driver")
                self.driver.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// The gateway has something to draw and no `lane-render`: one is wanted, and comes with `PutRenderer`.
    package enum NeedRenderer: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.NeedRenderer"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// A client wants the configuration to be read again. The answer comes when the gateway has taken `Reconfigure`.
    package enum Reload: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.Reload"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `dryRun`.
            package var dryRun: Swift.Bool
            /// Who asks, for the supervisor's log; none when the kernel did not say.
            package var user: Swift.Optional<Swift.Int>
            /// The field `process`.
            package var process: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                dryRun: Swift.Bool,
                user: Swift.Optional<Swift.Int> = nil,
                process: Swift.Optional<Swift.Int> = nil
            ) {
                self.dryRun = dryRun
                self.user = user
                self.process = process
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var dryRunValue: Swift.Bool?
                var userValue: Swift.Optional<Swift.Int> = nil
                var processValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "dryRun":
                        try seen.insert(0, key)
                        dryRunValue = try Swift.Bool(from: &reader)
                    case "user":
                        try seen.insert(1, key)
                        userValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "process":
                        try seen.insert(2, key)
                        processValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let dryRunValue else {
                    throw Varlink.JSONError(.missingField("dryRun"), at: start)
                }
                self.dryRun = dryRunValue
                self.user = userValue
                self.process = processValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("dryRun")
                self.dryRun.write(to: &writer)
                if let value = self.user {
                    writer.field("user")
                    value.write(to: &writer)
                }
                if let value = self.process {
                    writer.field("process")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `file`.
            package var file: Swift.String
            /// The field `devices`.
            package var devices: [LinkGatewayReports.DeviceChange]
            /// The field `lane`.
            package var lane: [Swift.String]

            /// Makes it from its fields.
            package init(
                file: Swift.String,
                devices: [LinkGatewayReports.DeviceChange],
                lane: [Swift.String]
            ) {
                self.file = file
                self.devices = devices
                self.lane = lane
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var fileValue: Swift.String?
                var devicesValue: [LinkGatewayReports.DeviceChange]?
                var laneValue: [Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "file":
                        try seen.insert(0, key)
                        fileValue = try Swift.String(from: &reader)
                    case "devices":
                        try seen.insert(1, key)
                        devicesValue = try [LinkGatewayReports.DeviceChange](from: &reader)
                    case "lane":
                        try seen.insert(2, key)
                        laneValue = try [Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let fileValue else {
                    throw Varlink.JSONError(.missingField("file"), at: start)
                }
                self.file = fileValue
                guard let devicesValue else {
                    throw Varlink.JSONError(.missingField("devices"), at: start)
                }
                self.devices = devicesValue
                guard let laneValue else {
                    throw Varlink.JSONError(.missingField("lane"), at: start)
                }
                self.lane = laneValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("file")
                self.file.write(to: &writer)
                writer.field("devices")
                self.devices.write(to: &writer)
                writer.field("lane")
                self.lane.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// What is plugged in, and which configured device has what of it: without verdicts, and without who holds it. Answered at once. After
    /// the next change the gateway is told `FoundChanged`, once.
    package enum ListFound: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.ListFound"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `notLooking`.
            package var notLooking: Swift.Optional<Swift.String>
            /// The field `found`.
            package var found: [LinkGatewayReports.Found]
            /// The field `devices`.
            package var devices: [LinkGatewayReports.Wanted]

            /// Makes it from its fields.
            package init(
                notLooking: Swift.Optional<Swift.String> = nil,
                found: [LinkGatewayReports.Found],
                devices: [LinkGatewayReports.Wanted]
            ) {
                self.notLooking = notLooking
                self.found = found
                self.devices = devices
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var notLookingValue: Swift.Optional<Swift.String> = nil
                var foundValue: [LinkGatewayReports.Found]?
                var devicesValue: [LinkGatewayReports.Wanted]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "notLooking":
                        try seen.insert(0, key)
                        notLookingValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "found":
                        try seen.insert(1, key)
                        foundValue = try [LinkGatewayReports.Found](from: &reader)
                    case "devices":
                        try seen.insert(2, key)
                        devicesValue = try [LinkGatewayReports.Wanted](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.notLooking = notLookingValue
                guard let foundValue else {
                    throw Varlink.JSONError(.missingField("found"), at: start)
                }
                self.found = foundValue
                guard let devicesValue else {
                    throw Varlink.JSONError(.missingField("devices"), at: start)
                }
                self.devices = devicesValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.notLooking {
                    writer.field("notLooking")
                    value.write(to: &writer)
                }
                writer.field("found")
                self.found.write(to: &writer)
                writer.field("devices")
                self.devices.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// All that is known of some of it: with verdicts, and who holds it. Numbers that are gone are left out. Of a configured device that
    /// has nothing and no candidates, what comes nearest is told, too. Answered at once.
    package enum ExplainFound: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.ExplainFound"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `numbers`.
            package var numbers: [Swift.Int]
            /// The field `device`.
            package var device: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                numbers: [Swift.Int],
                device: Swift.Optional<Swift.String> = nil
            ) {
                self.numbers = numbers
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var numbersValue: [Swift.Int]?
                var deviceValue: Swift.Optional<Swift.String> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "numbers":
                        try seen.insert(0, key)
                        numbersValue = try [Swift.Int](from: &reader)
                    case "device":
                        try seen.insert(1, key)
                        deviceValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let numbersValue else {
                    throw Varlink.JSONError(.missingField("numbers"), at: start)
                }
                self.numbers = numbersValue
                self.device = deviceValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("numbers")
                self.numbers.write(to: &writer)
                if let value = self.device {
                    writer.field("device")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `found`.
            package var found: [LinkGatewayReports.Found]

            /// Makes it from its fields.
            package init(
                found: [LinkGatewayReports.Found]
            ) {
                self.found = found
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var foundValue: [LinkGatewayReports.Found]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "found":
                        try seen.insert(0, key)
                        foundValue = try [LinkGatewayReports.Found](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let foundValue else {
                    throw Varlink.JSONError(.missingField("found"), at: start)
                }
                self.found = foundValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("found")
                self.found.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Somebody with the right to do so binds a device. Answered when that is written down.
    package enum Bind: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.GatewayReports.Bind"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// As in `org.lanekeeper.Devices`.
            package var identity: Swift.String
            /// The field `take`.
            package var take: Swift.Bool
            /// Who asks, for the supervisor's log; none when the kernel did not say.
            package var user: Swift.Optional<Swift.Int>
            /// The field `process`.
            package var process: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                identity: Swift.String,
                take: Swift.Bool,
                user: Swift.Optional<Swift.Int> = nil,
                process: Swift.Optional<Swift.Int> = nil
            ) {
                self.device = device
                self.identity = identity
                self.take = take
                self.user = user
                self.process = process
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var identityValue: Swift.String?
                var takeValue: Swift.Bool?
                var userValue: Swift.Optional<Swift.Int> = nil
                var processValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "identity":
                        try seen.insert(1, key)
                        identityValue = try Swift.String(from: &reader)
                    case "take":
                        try seen.insert(2, key)
                        takeValue = try Swift.Bool(from: &reader)
                    case "user":
                        try seen.insert(3, key)
                        userValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "process":
                        try seen.insert(4, key)
                        processValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let identityValue else {
                    throw Varlink.JSONError(.missingField("identity"), at: start)
                }
                self.identity = identityValue
                guard let takeValue else {
                    throw Varlink.JSONError(.missingField("take"), at: start)
                }
                self.take = takeValue
                self.user = userValue
                self.process = processValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("identity")
                self.identity.write(to: &writer)
                writer.field("take")
                self.take.write(to: &writer)
                if let value = self.user {
                    writer.field("user")
                    value.write(to: &writer)
                }
                if let value = self.process {
                    writer.field("process")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `before`.
            package var before: Swift.Optional<Swift.String>
            /// The field `now`.
            package var now: Swift.Optional<Swift.String>
            /// The field `takenFrom`.
            package var takenFrom: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                before: Swift.Optional<Swift.String> = nil,
                now: Swift.Optional<Swift.String> = nil,
                takenFrom: Swift.Optional<Swift.String> = nil
            ) {
                self.before = before
                self.now = now
                self.takenFrom = takenFrom
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var beforeValue: Swift.Optional<Swift.String> = nil
                var nowValue: Swift.Optional<Swift.String> = nil
                var takenFromValue: Swift.Optional<Swift.String> = nil
                try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "before":
                        try seen.insert(0, key)
                        beforeValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "now":
                        try seen.insert(1, key)
                        nowValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "takenFrom":
                        try seen.insert(2, key)
                        takenFromValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.before = beforeValue
                self.now = nowValue
                self.takenFrom = takenFromValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.before {
                    writer.field("before")
                    value.write(to: &writer)
                }
                if let value = self.now {
                    writer.field("now")
                    value.write(to: &writer)
                }
                if let value = self.takenFrom {
                    writer.field("takenFrom")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.lanekeeper.link.GatewayReports`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// The gateway lives.
        func heartbeat(_ call: Varlink.Call<Heartbeat>, _ parameters: Heartbeat.Parameters)
        /// The gateway cannot work with a device's driver, whatever that reports of itself: its link is half closed, or it does not
        /// answer. A new one is to take its place.
        func driverFailed(_ call: Varlink.Call<DriverFailed>, _ parameters: DriverFailed.Parameters)
        /// A job waits for a device that is connected to for each job alone: a driver for it is wanted, and comes with `PutDevice`. Told
        /// again as often as the gateway thinks of it.
        func wantDriver(_ call: Varlink.Call<WantDriver>, _ parameters: WantDriver.Parameters)
        /// The gateway has written down what became of the driver's job, or has none for it: the driver may leave the device, so that
        /// others get it, or because `DrainDevice` wanted it.
        func releaseDriver(_ call: Varlink.Call<ReleaseDriver>, _ parameters: ReleaseDriver.Parameters)
        /// The gateway has something to draw and no `lane-render`: one is wanted, and comes with `PutRenderer`.
        func needRenderer(_ call: Varlink.Call<NeedRenderer>, _ parameters: NeedRenderer.Parameters)
        /// A client wants the configuration to be read again. The answer comes when the gateway has taken `Reconfigure`.
        func reload(_ call: Varlink.Call<Reload>, _ parameters: Reload.Parameters)
        /// What is plugged in, and which configured device has what of it: without verdicts, and without who holds it. Answered at once. After
        /// the next change the gateway is told `FoundChanged`, once.
        func listFound(_ call: Varlink.Call<ListFound>, _ parameters: ListFound.Parameters)
        /// All that is known of some of it: with verdicts, and who holds it. Numbers that are gone are left out. Of a configured device that
        /// has nothing and no candidates, what comes nearest is told, too. Answered at once.
        func explainFound(_ call: Varlink.Call<ExplainFound>, _ parameters: ExplainFound.Parameters)
        /// Somebody with the right to do so binds a device. Answered when that is written down.
        func bind(_ call: Varlink.Call<Bind>, _ parameters: Bind.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.GatewayReports`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// The gateway lives.
        package func heartbeat(
            _ parameters: Heartbeat.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Heartbeat>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Heartbeat.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The gateway cannot work with a device's driver, whatever that reports of itself: its link is half closed, or it does not
        /// answer. A new one is to take its place.
        package func driverFailed(
            _ parameters: DriverFailed.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<DriverFailed>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(DriverFailed.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A job waits for a device that is connected to for each job alone: a driver for it is wanted, and comes with `PutDevice`. Told
        /// again as often as the gateway thinks of it.
        package func wantDriver(
            _ parameters: WantDriver.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<WantDriver>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(WantDriver.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The gateway has written down what became of the driver's job, or has none for it: the driver may leave the device, so that
        /// others get it, or because `DrainDevice` wanted it.
        package func releaseDriver(
            _ parameters: ReleaseDriver.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<ReleaseDriver>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(ReleaseDriver.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The gateway has something to draw and no `lane-render`: one is wanted, and comes with `PutRenderer`.
        package func needRenderer(
            _ parameters: NeedRenderer.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<NeedRenderer>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(NeedRenderer.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A client wants the configuration to be read again. The answer comes when the gateway has taken `Reconfigure`.
        package func reload(
            _ parameters: Reload.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Reload>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Reload.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// What is plugged in, and which configured device has what of it: without verdicts, and without who holds it. Answered at once. After
        /// the next change the gateway is told `FoundChanged`, once.
        package func listFound(
            _ parameters: ListFound.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<ListFound>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(ListFound.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// All that is known of some of it: with verdicts, and who holds it. Numbers that are gone are left out. Of a configured device that
        /// has nothing and no candidates, what comes nearest is told, too. Answered at once.
        package func explainFound(
            _ parameters: ExplainFound.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<ExplainFound>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(ExplainFound.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Somebody with the right to do so binds a device. Answered when that is written down.
        package func bind(
            _ parameters: Bind.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Bind>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Bind.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkGatewayReports.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.GatewayReports" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkGatewayReportsInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Heartbeat":
            guard let (call, parameters) = call.open(LinkGatewayReports.Heartbeat.self) else { return }
            self.heartbeat(call, parameters)
        case "DriverFailed":
            guard let (call, parameters) = call.open(LinkGatewayReports.DriverFailed.self) else { return }
            self.driverFailed(call, parameters)
        case "WantDriver":
            guard let (call, parameters) = call.open(LinkGatewayReports.WantDriver.self) else { return }
            self.wantDriver(call, parameters)
        case "ReleaseDriver":
            guard let (call, parameters) = call.open(LinkGatewayReports.ReleaseDriver.self) else { return }
            self.releaseDriver(call, parameters)
        case "NeedRenderer":
            guard let (call, parameters) = call.open(LinkGatewayReports.NeedRenderer.self) else { return }
            self.needRenderer(call, parameters)
        case "Reload":
            guard let (call, parameters) = call.open(LinkGatewayReports.Reload.self) else { return }
            self.reload(call, parameters)
        case "ListFound":
            guard let (call, parameters) = call.open(LinkGatewayReports.ListFound.self) else { return }
            self.listFound(call, parameters)
        case "ExplainFound":
            guard let (call, parameters) = call.open(LinkGatewayReports.ExplainFound.self) else { return }
            self.explainFound(call, parameters)
        case "Bind":
            guard let (call, parameters) = call.open(LinkGatewayReports.Bind.self) else { return }
            self.bind(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkGatewayReportsInterfaceText: Swift.StaticString = #"""
# What the gateway reports to the supervisor on its descriptor 4. All calls but `Reload` are oneway.
interface org.lanekeeper.link.GatewayReports

# The gateway lives.
method Heartbeat() -> ()

# The gateway cannot work with a device's driver, whatever that reports of itself: its link is half closed, or it does not
# answer. A new one is to take its place.
method DriverFailed(device: string, reason: string) -> ()

# A job waits for a device that is connected to for each job alone: a driver for it is wanted, and comes with `PutDevice`. Told
# again as often as the gateway thinks of it.
method WantDriver(device: string) -> ()

# The gateway has written down what became of the driver's job, or has none for it: the driver may leave the device, so that
# others get it, or because `DrainDevice` wanted it.
method ReleaseDriver(
  device: string,
  # The process of the driver, as `PutDevice` named it: it may be another one by now.
  driver: string
) -> ()

# The gateway has something to draw and no `lane-render`: one is wanted, and comes with `PutRenderer`.
method NeedRenderer() -> ()

# What becomes of a device, in the words of `org.lanekeeper.Configuration.DeviceChange`.
type DeviceChange (device: string, deed: (kept, changed, restarted, added, removed), because: []string)

# A client wants the configuration to be read again. The answer comes when the gateway has taken `Reconfigure`.
method Reload(
  dryRun: bool,
  # Who asks, for the supervisor's log; none when the kernel did not say.
  user: ?int,
  process: ?int
) -> (file: string, devices: []DeviceChange, lane: []string)

# As in `org.lanekeeper.Configuration`.
error ConfigurationRefused (file: string, line: ?int, column: ?int, reason: string)

# As in `org.lanekeeper.Configuration`.
error RestartNeeded (file: string, reasons: []string)

# As in `org.lanekeeper.Devices`.
type Subsystem (usb, usbmisc, hidraw, tty, input)

# As in `org.lanekeeper.Devices`.
type RuleMiss (key: string, wanted: string, found: ?string)

# As in `org.lanekeeper.Devices`.
type RuleVerdict (file: string, line: int, rule: string, misses: []RuleMiss, because: ?string)

# As in `org.lanekeeper.Devices`.
type QuirkVerdict (file: string, line: int, isExcluded: bool, settings: [string]string, because: string, evidence: ?string)

# As in `org.lanekeeper.Devices`.
type FamilyVerdict (family: string, isMatch: bool, rules: []RuleVerdict, quirk: ?QuirkVerdict)

# As in `org.lanekeeper.Devices`.
type Found (
  number: int,
  subsystem: Subsystem,
  node: string,
  port: string,
  vendor: ?string,
  product: ?string,
  manufacturer: ?string,
  model: ?string,
  serialNumber: ?string,
  deviceId: ?string,
  interface: ?string,
  interfaceNumber: ?int,
  usages: []string,
  kernelDriver: ?string,
  families: []string,
  identities: []string,
  device: ?string,
  reason: ?string,
  detail: ?string,
  heldBy: []string,
  verdicts: []FamilyVerdict
)

# As in `org.lanekeeper.Devices`.
type Wanted (
  device: string,
  roles: []string,
  family: string,
  attached: string,
  identity: string,
  remembered: ?string,
  file: ?string,
  line: ?int,
  found: ?int,
  reason: ?string,
  detail: ?string,
  candidates: []int
)

# What is plugged in, and which configured device has what of it: without verdicts, and without who holds it. Answered at once. After
# the next change the gateway is told `FoundChanged`, once.
method ListFound() -> (notLooking: ?string, found: []Found, devices: []Wanted)

# All that is known of some of it: with verdicts, and who holds it. Numbers that are gone are left out. Of a configured device that
# has nothing and no candidates, what comes nearest is told, too. Answered at once.
method ExplainFound(numbers: []int, device: ?string) -> (found: []Found)

# Somebody with the right to do so binds a device. Answered when that is written down.
method Bind(
  device: string,
  # As in `org.lanekeeper.Devices`.
  identity: string,
  take: bool,
  # Who asks, for the supervisor's log; none when the kernel did not say.
  user: ?int,
  process: ?int
) -> (before: ?string, now: ?string, takenFrom: ?string)

# As in `org.lanekeeper.Devices`.
error BoundByConfiguration (device: string, identity: string, file: ?string, line: ?int)

# As in `org.lanekeeper.Devices`.
error BindRefused (device: string, reason: string, detail: string, by: ?string)

"""#

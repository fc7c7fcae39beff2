// Made from org.lanekeeper.Devices.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// The devices of the lane and where each stands in its life.
package enum Devices {
    /// Where a device stands.
    package enum DeviceState: Swift.String, Varlink.JSONName {
        /// There is no such device on its line, or no line; it is looked for all the time.
        case absent
        /// Its driver has started and speaks to it for the first time.
        case starting
        /// It works.
        case ready
        /// It works, and needs a person: paper, a cover.
        case attention
        /// Its driver has ended and is being started again.
        case recovering
        /// It shows no progress.
        case stuck
        /// It was started too often in vain, and is left alone for a while.
        case quarantined
        /// Its driver was told to end, and has not yet.
        case dying
    }

    /// A device.
    package struct Device: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Its name in the lane's configuration.
        package var device: Swift.String
        /// The family of its driver.
        package var family: Swift.String
        /// What can be done with it, such as `printer`.
        package var classes: [Swift.String]
        /// The roles that it plays in the lane, such as `receipt`.
        package var roles: [Swift.String]
        /// Whether a simulator stands for it. What is printed, scanned or weighed there is not real.
        package var isSimulated: Swift.Bool
        /// Where it is, in words of the configuration.
        package var location: Swift.String
        /// Where it stands.
        package var state: Devices.DeviceState
        /// What the device says of itself, by names such as `model` and `serialNumber`; empty until it was ready once.
        package var facts: [Swift.String: Swift.String]
        /// What needs a person, such as `coverOpen`; empty when all is well.
        package var attention: [Swift.String]
        /// Why it does not stand better, in a word, where that is known: `unreachable` (nothing at its address answers), `nameNotFound`,
        /// `connectionRefused` (something there refuses connections; printers that take one at a time do so while another till has them),
        /// `printerInUse` (a connection is open and nothing comes: another till has the printer, or it hangs), `otherDevice` (what is
        /// there is not what the role was bound to; nothing is printed on it), `identityUnknown` (it has not said yet which one it is),
        /// `driverFails` (its driver ended again and again, and is left alone for a while; the detail says when another one is started),
        /// `reconfigured` and `removed` (the configuration was read again, and the driver ends after the job that it has).
        /// Of one that is found when it is plugged in: `notPluggedIn`, `ambiguous` (several fit, or one fits several devices; nothing is
        /// opened), `inUse` (another program has it, or a driver of the kernel), `notPermitted` (the lane may not open it), `flapping` (it
        /// comes and goes again and again, and is left alone for a while).
        /// `memoryDamaged`: which device it was is not known any more, since the file that says so is damaged; it has to be bound.
        package var reason: Swift.Optional<Swift.String>
        /// More of it in a sentence, such as which device was found instead.
        package var detail: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            family: Swift.String,
            classes: [Swift.String],
            roles: [Swift.String],
            isSimulated: Swift.Bool,
            location: Swift.String,
            state: Devices.DeviceState,
            facts: [Swift.String: Swift.String],
            attention: [Swift.String],
            reason: Swift.Optional<Swift.String> = nil,
            detail: Swift.Optional<Swift.String> = nil
        ) {
            self.device = device
            self.family = family
            self.classes = classes
            self.roles = roles
            self.isSimulated = isSimulated
            self.location = location
            self.state = state
            self.facts = facts
            self.attention = attention
            self.reason = reason
            self.detail = detail
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var deviceValue: Swift.String?
            var familyValue: Swift.String?
            var classesValue: [Swift.String]?
            var rolesValue: [Swift.String]?
            var isSimulatedValue: Swift.Bool?
            var locationValue: Swift.String?
            var stateValue: Devices.DeviceState?
            var factsValue: [Swift.String: Swift.String]?
            var attentionValue: [Swift.String]?
            var reasonValue: Swift.Optional<Swift.String> = nil
            var detailValue: Swift.Optional<Swift.String> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "device":
                    try seen.insert(0, key)
                    deviceValue = try Swift.String(from: &reader)
                case "family":
                    try seen.insert(1, key)
                    familyValue = try Swift.String(from: &reader)
                case "classes":
                    try seen.insert(2, key)
                    classesValue = try [Swift.String](from: &reader)
                case "roles":
                    try seen.insert(3, key)
                    rolesValue = try [Swift.String](from: &reader)
                case "isSimulated":
                    try seen.insert(4, key)
                    isSimulatedValue = try Swift.Bool(from: &reader)
                case "location":
                    try seen.insert(5, key)
                    locationValue = try Swift.String(from: &reader)
                case "state":
                    try seen.insert(6, key)
                    stateValue = try Devices.DeviceState(from: &reader)
                case "facts":
                    try seen.insert(7, key)
                    factsValue = try [Swift.String: Swift.String](from: &reader)
                case "attention":
                    try seen.insert(8, key)
                    attentionValue = try [Swift.String](from: &reader)
                case "reason":
                    try seen.insert(9, key)
                    reasonValue = try Swift.Optional<Swift.String>(from: &reader)
                case "detail":
                    try seen.insert(10, key)
                    detailValue = try Swift.Optional<Swift.String>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let familyValue else {
                throw Varlink.JSONError(.missingField("family"), at: start)
            }
            self.family = familyValue
            guard let classesValue else {
                throw Varlink.JSONError(.missingField("classes"), at: start)
            }
            self.classes = classesValue
            guard let rolesValue else {
                throw Varlink.JSONError(.missingField("roles"), at: start)
            }
            self.roles = rolesValue
            guard let isSimulatedValue else {
                throw Varlink.JSONError(.missingField("isSimulated"), at: start)
            }
            self.isSimulated = isSimulatedValue
            guard let locationValue else {
                throw Varlink.JSONError(.missingField("location"), at: start)
            }
            self.location = locationValue
            guard let stateValue else {
                throw Varlink.JSONError(.missingField("state"), at: start)
            }
            self.state = stateValue
            guard let factsValue else {
                throw Varlink.JSONError(.missingField("facts"), at: start)
            }
            self.facts = factsValue
            guard let attentionValue else {
                throw Varlink.JSONError(.missingField("attention"), at: start)
            }
            self.attention = attentionValue
            self.reason = reasonValue
            self.detail = detailValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("family")
            self.family.write(to: &writer)
            writer.field("classes")
            self.classes.write(to: &writer)
            writer.field("roles")
            self.roles.write(to: &writer)
            writer.field("isSimulated")
            self.isSimulated.write(to: &writer)
            writer.field("location")
            self.location.write(to: &writer)
            writer.field("state")
            self.state.write(to: &writer)
            writer.field("facts")
            self.facts.write(to: &writer)
            writer.field("attention")
            self.attention.write(to: &writer)
            if let value = self.reason {
                writer.field("reason")
                value.write(to: &writer)
            }
            if let value = self.detail {
                writer.field("detail")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// As what the kernel shows something that is plugged in.
    package enum Subsystem: Swift.String, Varlink.JSONName {
        /// One interface of a USB device.
        case usb
        /// The kernel's own driver of USB printers.
        case usbmisc
        /// The reports of an input device.
        case hidraw
        /// A serial line.
        case tty
        /// The events of an input device.
        case input
    }

    /// A key of a rule that what is plugged in does not fit.
    package struct RuleMiss: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `key`.
        package var key: Swift.String
        /// What the rule says.
        package var wanted: Swift.String
        /// What the device tells; missing where it tells nothing.
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

    /// What one rule of a family says of something that is plugged in.
    package struct RuleVerdict: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Where the rule begins: the file, and the line counted from 1.
        package var file: Swift.String
        /// The field `line`.
        package var line: Swift.Int
        /// The rule in words of that file.
        package var rule: Swift.String
        /// All keys that do not fit; the rule matches when there are none.
        package var misses: [Devices.RuleMiss]
        /// Why the rule is as it is.
        package var because: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            file: Swift.String,
            line: Swift.Int,
            rule: Swift.String,
            misses: [Devices.RuleMiss],
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
            var missesValue: [Devices.RuleMiss]?
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
                    missesValue = try [Devices.RuleMiss](from: &reader)
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

    /// What is known of a single model, whatever rule it fits.
    package struct QuirkVerdict: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Where it is written, as in `RuleVerdict`.
        package var file: Swift.String
        /// The field `line`.
        package var line: Swift.Int
        /// Whether the model is no device of the family.
        package var isExcluded: Swift.Bool
        /// What its driver is told unless the configuration says otherwise.
        package var settings: [Swift.String: Swift.String]
        /// Why.
        package var because: Swift.String
        /// Where that can be read; missing for what nobody has verified.
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

    /// Whether something that is plugged in is of a family, and why.
    package struct FamilyVerdict: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `family`.
        package var family: Swift.String
        /// The field `isMatch`.
        package var isMatch: Swift.Bool
        /// All rules of the family, in the order of the file.
        package var rules: [Devices.RuleVerdict]
        /// The field `quirk`.
        package var quirk: Swift.Optional<Devices.QuirkVerdict>

        /// Makes it from its fields.
        package init(
            family: Swift.String,
            isMatch: Swift.Bool,
            rules: [Devices.RuleVerdict],
            quirk: Swift.Optional<Devices.QuirkVerdict> = nil
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
            var rulesValue: [Devices.RuleVerdict]?
            var quirkValue: Swift.Optional<Devices.QuirkVerdict> = nil
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
                    rulesValue = try [Devices.RuleVerdict](from: &reader)
                case "quirk":
                    try seen.insert(3, key)
                    quirkValue = try Swift.Optional<Devices.QuirkVerdict>(from: &reader)
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

    /// One thing that what is plugged in can do, and that a driver can hold; a composite device has several. Words that a device tells of
    /// itself are whatever it likes, of bounded length.
    package struct Found: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// A number that nothing else ever has while the lane runs: what is pulled out and plugged in again gets another one.
        package var number: Swift.Int
        /// The field `subsystem`.
        package var subsystem: Devices.Subsystem
        /// The file to open; of a USB interface the one of its whole device.
        package var node: Swift.String
        /// Where it is plugged in, as the kernel counts: `1-2.3` is behind port 3 of the hub at port 2 of bus 1.
        package var port: Swift.String
        /// Numbers of maker and model, 4 hexadecimal digits each.
        package var vendor: Swift.Optional<Swift.String>
        /// The field `product`.
        package var product: Swift.Optional<Swift.String>
        /// What the device tells of itself.
        package var manufacturer: Swift.Optional<Swift.String>
        /// The field `model`.
        package var model: Swift.Optional<Swift.String>
        /// The field `serialNumber`.
        package var serialNumber: Swift.Optional<Swift.String>
        /// What a printer tells after IEEE 1284, where the kernel has asked it.
        package var deviceId: Swift.Optional<Swift.String>
        /// Class, subclass and protocol of the interface in hexadecimal, and its number.
        package var interface: Swift.Optional<Swift.String>
        /// The field `interfaceNumber`.
        package var interfaceNumber: Swift.Optional<Swift.Int>
        /// What its reports are for: page and number in hexadecimal, such as `8c:02`.
        package var usages: [Swift.String]
        /// The kernel's driver that has the interface.
        package var kernelDriver: Swift.Optional<Swift.String>
        /// Families that it is of.
        package var families: [Swift.String]
        /// How a configured device may be bound to it, the strongest first, such as `serialNumber:A1`, `port:1-2.3`, `model:04b8:0202`.
        package var identities: [Swift.String]
        /// The configured device that has it.
        package var device: Swift.Optional<Swift.String>
        /// Why none has it, in a word: `noFamily` (no rule of any family matches), `excluded` (a fact about its model says so), `sameDevice` (a
        /// configured device has it as something else), `notWanted` (no configured device is found that way), `otherDevice` (what it fits is
        /// bound to another one), `notNeeded` (what it fits has one), `ambiguous`, `memoryDamaged` (it may be the own of such a device), `flapping`.
        package var reason: Swift.Optional<Swift.String>
        /// The same in a sentence.
        package var detail: Swift.Optional<Swift.String>
        /// Who holds it, such as `usblp` or `cupsd (812)`; only where one thing is explained.
        package var heldBy: [Swift.String]
        /// What each family says of it; only where one thing or device is explained.
        package var verdicts: [Devices.FamilyVerdict]

        /// Makes it from its fields.
        package init(
            number: Swift.Int,
            subsystem: Devices.Subsystem,
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
            verdicts: [Devices.FamilyVerdict]
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
            var subsystemValue: Devices.Subsystem?
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
            var verdictsValue: [Devices.FamilyVerdict]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "number":
                    try seen.insert(0, key)
                    numberValue = try Swift.Int(from: &reader)
                case "subsystem":
                    try seen.insert(1, key)
                    subsystemValue = try Devices.Subsystem(from: &reader)
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
                    verdictsValue = try [Devices.FamilyVerdict](from: &reader)
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

    /// A configured device that is looked for among what is plugged in.
    package struct Wanted: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Its name in the lane's configuration, and the roles that it plays.
        package var device: Swift.String
        /// The field `roles`.
        package var roles: [Swift.String]
        /// The field `family`.
        package var family: Swift.String
        /// As what it is to be opened: `usb`, `usblp`, `serial` or `hid`.
        package var attached: Swift.String
        /// Which one is taken, in words of the configuration: `first`, `any`, or such as `serialNumber:A1`.
        package var identity: Swift.String
        /// By what the one that was found first is known; missing where none is remembered.
        package var remembered: Swift.Optional<Swift.String>
        /// Where the configuration says so, else where it names the device.
        package var file: Swift.Optional<Swift.String>
        /// The field `line`.
        package var line: Swift.Optional<Swift.Int>
        /// What it has, by its number.
        package var found: Swift.Optional<Swift.Int>
        /// Why it has nothing, as in `Device`.
        package var reason: Swift.Optional<Swift.String>
        /// The field `detail`.
        package var detail: Swift.Optional<Swift.String>
        /// What it could be, by number: twins of which none is taken, or what is there instead of what it is bound to.
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

    /// The configuration itself says which one is taken: there it has to be changed.
    package struct BoundByConfiguration: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Devices.BoundByConfiguration"

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

    /// The device is not bound, and nothing has changed. Reasons: `notFound` (it is at a place of its own, and nothing is to be bound), `pool`
    /// (several play that role), `invalidIdentity`, `notPluggedIn`, `taken` (the device `by` has it), `noFamily` or `excluded` (what has this
    /// identity is not of the family), `ambiguous` (several have it, or could be the `first`), `busy` (the device `by` is at a
    /// job, which would be lost, or ends after one; or another device is being bound just now), `notWritten` (the lane's disk takes nothing).
    package struct BindRefused: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Devices.BindRefused"

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

    /// The lane's supervisor has not answered in time; ask again.
    package struct NoAnswer: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Devices.NoAnswer"

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

    /// The lane has no device and no role of this name. Ask List for those that it has.
    package struct DeviceNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Devices.DeviceNotFound"

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

    /// Lists all devices in the order of the configuration.
    package enum List: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.List"

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
            /// The field `devices`.
            package var devices: [Devices.Device]

            /// Makes it from its fields.
            package init(
                devices: [Devices.Device]
            ) {
                self.devices = devices
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var devicesValue: [Devices.Device]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "devices":
                        try seen.insert(0, key)
                        devicesValue = try [Devices.Device](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let devicesValue else {
                    throw Varlink.JSONError(.missingField("devices"), at: start)
                }
                self.devices = devicesValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("devices")
                self.devices.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Says all that is known of one device.
    package enum Describe: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.Describe"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// A role, or a device's name.
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
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Devices.Device

            /// Makes it from its fields.
            package init(
                device: Devices.Device
            ) {
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Devices.Device?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Devices.Device(from: &reader)
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
    }

    /// Tells how the devices stand, and then each change. Asks for `more`; the first reply holds all devices, each
    /// further one those that have changed.
    package enum Watch: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.Watch"

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
            /// The field `devices`.
            package var devices: [Devices.Device]
            /// The names of devices that the lane has no more, since its configuration was read again; missing where there are none.
            package var removed: Swift.Optional<[Swift.String]>

            /// Makes it from its fields.
            package init(
                devices: [Devices.Device],
                removed: Swift.Optional<[Swift.String]> = nil
            ) {
                self.devices = devices
                self.removed = removed
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var devicesValue: [Devices.Device]?
                var removedValue: Swift.Optional<[Swift.String]> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "devices":
                        try seen.insert(0, key)
                        devicesValue = try [Devices.Device](from: &reader)
                    case "removed":
                        try seen.insert(1, key)
                        removedValue = try Swift.Optional<[Swift.String]>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let devicesValue else {
                    throw Varlink.JSONError(.missingField("devices"), at: start)
                }
                self.devices = devicesValue
                self.removed = removedValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("devices")
                self.devices.write(to: &writer)
                if let value = self.removed {
                    writer.field("removed")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }
    }

    /// Waits until these devices are ready, or until the deadline. Ends with DeviceNotFound when the lane loses one of the names meanwhile.
    package enum WaitReady: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.WaitReady"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Roles, or devices' names; all of the lane when none is named.
            package var devices: [Swift.String]
            /// How long to wait at most.
            package var deadlineMilliseconds: Swift.Int

            /// Makes it from its fields.
            package init(
                devices: [Swift.String],
                deadlineMilliseconds: Swift.Int
            ) {
                self.devices = devices
                self.deadlineMilliseconds = deadlineMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var devicesValue: [Swift.String]?
                var deadlineMillisecondsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "devices":
                        try seen.insert(0, key)
                        devicesValue = try [Swift.String](from: &reader)
                    case "deadlineMilliseconds":
                        try seen.insert(1, key)
                        deadlineMillisecondsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let devicesValue else {
                    throw Varlink.JSONError(.missingField("devices"), at: start)
                }
                self.devices = devicesValue
                guard let deadlineMillisecondsValue else {
                    throw Varlink.JSONError(.missingField("deadlineMilliseconds"), at: start)
                }
                self.deadlineMilliseconds = deadlineMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("devices")
                self.devices.write(to: &writer)
                writer.field("deadlineMilliseconds")
                self.deadlineMilliseconds.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Whether all of them are ready.
            package var isReady: Swift.Bool
            /// Those that are not.
            package var waitingFor: [Swift.String]

            /// Makes it from its fields.
            package init(
                isReady: Swift.Bool,
                waitingFor: [Swift.String]
            ) {
                self.isReady = isReady
                self.waitingFor = waitingFor
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var isReadyValue: Swift.Bool?
                var waitingForValue: [Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "isReady":
                        try seen.insert(0, key)
                        isReadyValue = try Swift.Bool(from: &reader)
                    case "waitingFor":
                        try seen.insert(1, key)
                        waitingForValue = try [Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let isReadyValue else {
                    throw Varlink.JSONError(.missingField("isReady"), at: start)
                }
                self.isReady = isReadyValue
                guard let waitingForValue else {
                    throw Varlink.JSONError(.missingField("waitingFor"), at: start)
                }
                self.waitingFor = waitingForValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("isReady")
                self.isReady.write(to: &writer)
                writer.field("waitingFor")
                self.waitingFor.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Says what is plugged in and what becomes of it, and why.
    package enum Explain: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.Explain"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// What is meant: a role or a device's name, a port (`1-2.3`), a file (`/dev/hidraw0`), a serial number, or numbers of maker and model
            /// (`04b8:0202`). Everything, without verdicts, when it is missing.
            package var name: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                name: Swift.Optional<Swift.String> = nil
            ) {
                self.name = name
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var nameValue: Swift.Optional<Swift.String> = nil
                try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "name":
                        try seen.insert(0, key)
                        nameValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.name = nameValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.name {
                    writer.field("name")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Why nothing is looked for; missing while the lane sees what is plugged in.
            package var notLooking: Swift.Optional<Swift.String>
            /// What is meant; of a configured device what it has, else its candidates, else what comes nearest.
            package var found: [Devices.Found]
            /// The configured devices that are meant, or that have something of it; only those that are looked for among what is plugged in.
            package var devices: [Devices.Wanted]

            /// Makes it from its fields.
            package init(
                notLooking: Swift.Optional<Swift.String> = nil,
                found: [Devices.Found],
                devices: [Devices.Wanted]
            ) {
                self.notLooking = notLooking
                self.found = found
                self.devices = devices
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var notLookingValue: Swift.Optional<Swift.String> = nil
                var foundValue: [Devices.Found]?
                var devicesValue: [Devices.Wanted]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "notLooking":
                        try seen.insert(0, key)
                        notLookingValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "found":
                        try seen.insert(1, key)
                        foundValue = try [Devices.Found](from: &reader)
                    case "devices":
                        try seen.insert(2, key)
                        devicesValue = try [Devices.Wanted](from: &reader)
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

    /// Tells what is plugged in, and again all of it after each change. Asks for `more`; changes that come together are told together.
    package enum WatchFound: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.WatchFound"

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
            /// As in `Explain`.
            package var notLooking: Swift.Optional<Swift.String>
            /// Without verdicts and without who holds it.
            package var found: [Devices.Found]
            /// The field `devices`.
            package var devices: [Devices.Wanted]

            /// Makes it from its fields.
            package init(
                notLooking: Swift.Optional<Swift.String> = nil,
                found: [Devices.Found],
                devices: [Devices.Wanted]
            ) {
                self.notLooking = notLooking
                self.found = found
                self.devices = devices
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var notLookingValue: Swift.Optional<Swift.String> = nil
                var foundValue: [Devices.Found]?
                var devicesValue: [Devices.Wanted]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "notLooking":
                        try seen.insert(0, key)
                        notLookingValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "found":
                        try seen.insert(1, key)
                        foundValue = try [Devices.Found](from: &reader)
                    case "devices":
                        try seen.insert(2, key)
                        devicesValue = try [Devices.Wanted](from: &reader)
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

    /// Binds a device to what is there now, as if that had been found first: nothing else is taken from now on, over restarts.
    package enum Bind: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.Bind"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// A device's name, or a role that it alone plays.
            package var device: Swift.String
            /// What it is, of what is plugged in: `serialNumber:…`, `port:…`, `model:…`, which has to be one alone. `first` forgets what the device was
            /// bound to, and it is bound to what is there; of one at an address on the network only that can be asked for.
            package var identity: Swift.String
            /// Whether it is taken from the configured device that has it, which is bound anew then; otherwise that is refused.
            package var take: Swift.Optional<Swift.Bool>

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                identity: Swift.String,
                take: Swift.Optional<Swift.Bool> = nil
            ) {
                self.device = device
                self.identity = identity
                self.take = take
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var identityValue: Swift.String?
                var takeValue: Swift.Optional<Swift.Bool> = nil
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
                        takeValue = try Swift.Optional<Swift.Bool>(from: &reader)
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
                self.take = takeValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("identity")
                self.identity.write(to: &writer)
                if let value = self.take {
                    writer.field("take")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The device's name.
            package var device: Swift.String
            /// What it was bound to, and what it is bound to now; missing where it is bound to nothing yet.
            package var before: Swift.Optional<Swift.String>
            /// The field `now`.
            package var now: Swift.Optional<Swift.String>
            /// Whose it was.
            package var takenFrom: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                before: Swift.Optional<Swift.String> = nil,
                now: Swift.Optional<Swift.String> = nil,
                takenFrom: Swift.Optional<Swift.String> = nil
            ) {
                self.device = device
                self.before = before
                self.now = now
                self.takenFrom = takenFrom
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var beforeValue: Swift.Optional<Swift.String> = nil
                var nowValue: Swift.Optional<Swift.String> = nil
                var takenFromValue: Swift.Optional<Swift.String> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "before":
                        try seen.insert(1, key)
                        beforeValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "now":
                        try seen.insert(2, key)
                        nowValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "takenFrom":
                        try seen.insert(3, key)
                        takenFromValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                self.before = beforeValue
                self.now = nowValue
                self.takenFrom = takenFromValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
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

    /// Answers the calls of `org.lanekeeper.Devices`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// Lists all devices in the order of the configuration.
        func list(_ call: Varlink.Call<List>, _ parameters: List.Parameters)
        /// Says all that is known of one device.
        func describe(_ call: Varlink.Call<Describe>, _ parameters: Describe.Parameters)
        /// Tells how the devices stand, and then each change. Asks for `more`; the first reply holds all devices, each
        /// further one those that have changed.
        func watch(_ call: Varlink.Call<Watch>, _ parameters: Watch.Parameters)
        /// Waits until these devices are ready, or until the deadline. Ends with DeviceNotFound when the lane loses one of the names meanwhile.
        func waitReady(_ call: Varlink.Call<WaitReady>, _ parameters: WaitReady.Parameters)
        /// Says what is plugged in and what becomes of it, and why.
        func explain(_ call: Varlink.Call<Explain>, _ parameters: Explain.Parameters)
        /// Tells what is plugged in, and again all of it after each change. Asks for `more`; changes that come together are told together.
        func watchFound(_ call: Varlink.Call<WatchFound>, _ parameters: WatchFound.Parameters)
        /// Binds a device to what is there now, as if that had been found first: nothing else is taken from now on, over restarts.
        func bind(_ call: Varlink.Call<Bind>, _ parameters: Bind.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.Devices`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// Lists all devices in the order of the configuration.
        package func list(
            _ parameters: List.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<List>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(List.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Says all that is known of one device.
        package func describe(
            _ parameters: Describe.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Describe>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Describe.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Tells how the devices stand, and then each change. Asks for `more`; the first reply holds all devices, each
        /// further one those that have changed.
        package func watch(
            _ parameters: Watch.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Watch>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Watch.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Waits until these devices are ready, or until the deadline. Ends with DeviceNotFound when the lane loses one of the names meanwhile.
        package func waitReady(
            _ parameters: WaitReady.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<WaitReady>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(WaitReady.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Says what is plugged in and what becomes of it, and why.
        package func explain(
            _ parameters: Explain.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Explain>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Explain.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Tells what is plugged in, and again all of it after each change. Asks for `more`; changes that come together are told together.
        package func watchFound(
            _ parameters: WatchFound.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<WatchFound>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(WatchFound.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Binds a device to what is there now, as if that had been found first: nothing else is taken from now on, over restarts.
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

extension Devices.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.Devices" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { devicesInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "List":
            guard let (call, parameters) = call.open(Devices.List.self) else { return }
            self.list(call, parameters)
        case "Describe":
            guard let (call, parameters) = call.open(Devices.Describe.self) else { return }
            self.describe(call, parameters)
        case "Watch":
            guard let (call, parameters) = call.open(Devices.Watch.self) else { return }
            self.watch(call, parameters)
        case "WaitReady":
            guard let (call, parameters) = call.open(Devices.WaitReady.self) else { return }
            self.waitReady(call, parameters)
        case "Explain":
            guard let (call, parameters) = call.open(Devices.Explain.self) else { return }
            self.explain(call, parameters)
        case "WatchFound":
            guard let (call, parameters) = call.open(Devices.WatchFound.self) else { return }
            self.watchFound(call, parameters)
        case "Bind":
            guard let (call, parameters) = call.open(Devices.Bind.self) else { return }
            self.bind(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let devicesInterfaceText: Swift.StaticString = #"""
# The devices of the lane and where each stands in its life.
interface org.lanekeeper.Devices

# Where a device stands.
type DeviceState (
  # There is no such device on its line, or no line; it is looked for all the time.
  absent,
  # Its driver has started and speaks to it for the first time.
  starting,
  # It works.
  ready,
  # It works, and needs a person: paper, a cover.
  attention,
  # Its driver has ended and is being started again.
  recovering,
  # It shows no progress.
  stuck,
  # It was started too often in vain, and is left alone for a while.
  quarantined,
  # Its driver was told to end, and has not yet.
  dying
)

# A device.
type Device (
  # Its name in the lane's configuration.
  device: string,
  # The family of its driver.
  family: string,
  # What can be done with it, such as `printer`.
  classes: []string,
  # The roles that it plays in the lane, such as `receipt`.
  roles: []string,
  # Whether a simulator stands for it. What is printed, scanned or weighed there is not real.
  isSimulated: bool,
  # Where it is, in words of the configuration.
  location: string,
  # Where it stands.
  state: DeviceState,
  # What the device says of itself, by names such as `model` and `serialNumber`; empty until it was ready once.
  facts: [string]string,
  # What needs a person, such as `coverOpen`; empty when all is well.
  attention: []string,
  # Why it does not stand better, in a word, where that is known: `unreachable` (nothing at its address answers), `nameNotFound`,
  # `connectionRefused` (something there refuses connections; printers that take one at a time do so while another till has them),
  # `printerInUse` (a connection is open and nothing comes: another till has the printer, or it hangs), `otherDevice` (what is
  # there is not what the role was bound to; nothing is printed on it), `identityUnknown` (it has not said yet which one it is),
  # `driverFails` (its driver ended again and again, and is left alone for a while; the detail says when another one is started),
  # `reconfigured` and `removed` (the configuration was read again, and the driver ends after the job that it has).
  # Of one that is found when it is plugged in: `notPluggedIn`, `ambiguous` (several fit, or one fits several devices; nothing is
  # opened), `inUse` (another program has it, or a driver of the kernel), `notPermitted` (the lane may not open it), `flapping` (it
  # comes and goes again and again, and is left alone for a while).
  # `memoryDamaged`: which device it was is not known any more, since the file that says so is damaged; it has to be bound.
  reason: ?string,
  # More of it in a sentence, such as which device was found instead.
  detail: ?string
)

# As what the kernel shows something that is plugged in.
type Subsystem (
  # One interface of a USB device.
  usb,
  # The kernel's own driver of USB printers.
  usbmisc,
  # The reports of an input device.
  hidraw,
  # A serial line.
  tty,
  # The events of an input device.
  input
)

# A key of a rule that what is plugged in does not fit.
type RuleMiss (
  key: string,
  # What the rule says.
  wanted: string,
  # What the device tells; missing where it tells nothing.
  found: ?string
)

# What one rule of a family says of something that is plugged in.
type RuleVerdict (
  # Where the rule begins: the file, and the line counted from 1.
  file: string,
  line: int,
  # The rule in words of that file.
  rule: string,
  # All keys that do not fit; the rule matches when there are none.
  misses: []RuleMiss,
  # Why the rule is as it is.
  because: ?string
)

# What is known of a single model, whatever rule it fits.
type QuirkVerdict (
  # Where it is written, as in `RuleVerdict`.
  file: string,
  line: int,
  # Whether the model is no device of the family.
  isExcluded: bool,
  # What its driver is told unless the configuration says otherwise.
  settings: [string]string,
  # Why.
  because: string,
  # Where that can be read; missing for what nobody has verified.
  evidence: ?string
)

# Whether something that is plugged in is of a family, and why.
type FamilyVerdict (
  family: string,
  isMatch: bool,
  # All rules of the family, in the order of the file.
  rules: []RuleVerdict,
  quirk: ?QuirkVerdict
)

# One thing that what is plugged in can do, and that a driver can hold; a composite device has several. Words that a device tells of
# itself are whatever it likes, of bounded length.
type Found (
  # A number that nothing else ever has while the lane runs: what is pulled out and plugged in again gets another one.
  number: int,
  subsystem: Subsystem,
  # The file to open; of a USB interface the one of its whole device.
  node: string,
  # Where it is plugged in, as the kernel counts: `1-2.3` is behind port 3 of the hub at port 2 of bus 1.
  port: string,
  # Numbers of maker and model, 4 hexadecimal digits each.
  vendor: ?string,
  product: ?string,
  # What the device tells of itself.
  manufacturer: ?string,
  model: ?string,
  serialNumber: ?string,
  # What a printer tells after IEEE 1284, where the kernel has asked it.
  deviceId: ?string,
  # Class, subclass and protocol of the interface in hexadecimal, and its number.
  interface: ?string,
  interfaceNumber: ?int,
  # What its reports are for: page and number in hexadecimal, such as `8c:02`.
  usages: []string,
  # The kernel's driver that has the interface.
  kernelDriver: ?string,
  # Families that it is of.
  families: []string,
  # How a configured device may be bound to it, the strongest first, such as `serialNumber:A1`, `port:1-2.3`, `model:04b8:0202`.
  identities: []string,
  # The configured device that has it.
  device: ?string,
  # Why none has it, in a word: `noFamily` (no rule of any family matches), `excluded` (a fact about its model says so), `sameDevice` (a
  # configured device has it as something else), `notWanted` (no configured device is found that way), `otherDevice` (what it fits is
  # bound to another one), `notNeeded` (what it fits has one), `ambiguous`, `memoryDamaged` (it may be the own of such a device), `flapping`.
  reason: ?string,
  # The same in a sentence.
  detail: ?string,
  # Who holds it, such as `usblp` or `cupsd (812)`; only where one thing is explained.
  heldBy: []string,
  # What each family says of it; only where one thing or device is explained.
  verdicts: []FamilyVerdict
)

# A configured device that is looked for among what is plugged in.
type Wanted (
  # Its name in the lane's configuration, and the roles that it plays.
  device: string,
  roles: []string,
  family: string,
  # As what it is to be opened: `usb`, `usblp`, `serial` or `hid`.
  attached: string,
  # Which one is taken, in words of the configuration: `first`, `any`, or such as `serialNumber:A1`.
  identity: string,
  # By what the one that was found first is known; missing where none is remembered.
  remembered: ?string,
  # Where the configuration says so, else where it names the device.
  file: ?string,
  line: ?int,
  # What it has, by its number.
  found: ?int,
  # Why it has nothing, as in `Device`.
  reason: ?string,
  detail: ?string,
  # What it could be, by number: twins of which none is taken, or what is there instead of what it is bound to.
  candidates: []int
)

# Lists all devices in the order of the configuration.
method List() -> (devices: []Device)

# Says all that is known of one device.
method Describe(
  # A role, or a device's name.
  device: string
) -> (device: Device)

# Tells how the devices stand, and then each change. Asks for `more`; the first reply holds all devices, each
# further one those that have changed.
method Watch() -> (
  devices: []Device,
  # The names of devices that the lane has no more, since its configuration was read again; missing where there are none.
  removed: ?[]string
)

# Waits until these devices are ready, or until the deadline. Ends with DeviceNotFound when the lane loses one of the names meanwhile.
method WaitReady(
  # Roles, or devices' names; all of the lane when none is named.
  devices: []string,
  # How long to wait at most.
  deadlineMilliseconds: int
) -> (
  # Whether all of them are ready.
  isReady: bool,
  # Those that are not.
  waitingFor: []string
)

# Says what is plugged in and what becomes of it, and why.
method Explain(
  # What is meant: a role or a device's name, a port (`1-2.3`), a file (`/dev/hidraw0`), a serial number, or numbers of maker and model
  # (`04b8:0202`). Everything, without verdicts, when it is missing.
  name: ?string
) -> (
  # Why nothing is looked for; missing while the lane sees what is plugged in.
  notLooking: ?string,
  # What is meant; of a configured device what it has, else its candidates, else what comes nearest.
  found: []Found,
  # The configured devices that are meant, or that have something of it; only those that are looked for among what is plugged in.
  devices: []Wanted
)

# Tells what is plugged in, and again all of it after each change. Asks for `more`; changes that come together are told together.
method WatchFound() -> (
  # As in `Explain`.
  notLooking: ?string,
  # Without verdicts and without who holds it.
  found: []Found,
  devices: []Wanted
)

# Binds a device to what is there now, as if that had been found first: nothing else is taken from now on, over restarts.
method Bind(
  # A device's name, or a role that it alone plays.
  device: string,
  # What it is, of what is plugged in: `serialNumber:…`, `port:…`, `model:…`, which has to be one alone. `first` forgets what the device was
  # bound to, and it is bound to what is there; of one at an address on the network only that can be asked for.
  identity: string,
  # Whether it is taken from the configured device that has it, which is bound anew then; otherwise that is refused.
  take: ?bool
) -> (
  # The device's name.
  device: string,
  # What it was bound to, and what it is bound to now; missing where it is bound to nothing yet.
  before: ?string,
  now: ?string,
  # Whose it was.
  takenFrom: ?string
)

# The configuration itself says which one is taken: there it has to be changed.
error BoundByConfiguration (device: string, identity: string, file: ?string, line: ?int)

# The device is not bound, and nothing has changed. Reasons: `notFound` (it is at a place of its own, and nothing is to be bound), `pool`
# (several play that role), `invalidIdentity`, `notPluggedIn`, `taken` (the device `by` has it), `noFamily` or `excluded` (what has this
# identity is not of the family), `ambiguous` (several have it, or could be the `first`), `busy` (the device `by` is at a
# job, which would be lost, or ends after one; or another device is being bound just now), `notWritten` (the lane's disk takes nothing).
error BindRefused (device: string, reason: string, detail: string, by: ?string)

# The lane's supervisor has not answered in time; ask again.
error NoAnswer ()

# The lane has no device and no role of this name. Ask List for those that it has.
error DeviceNotFound (device: string)

"""#

// Made from org.lanekeeper.link.Simulation.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What the simulators' process answers to the gateway on its descriptor 4, and on what AttachGateway brings. Its types are
/// those of `org.lanekeeper.Simulation`, field by field, and its errors have the same names.
package enum LinkSimulation {
    /// A device that is simulated.
    package struct Device: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `device`.
        package var device: Swift.String
        /// The field `family`.
        package var family: Swift.String
        /// The field `location`.
        package var location: Swift.String
        /// The field `state`.
        package var state: [Swift.String: Swift.String]
        /// The field `actions`.
        package var actions: [LinkSimulation.Action]
        /// The field `isPlugged`.
        package var isPlugged: Swift.Bool
        /// The field `receivedBytes`.
        package var receivedBytes: Swift.Int
        /// The field `firedFaults`.
        package var firedFaults: Swift.Int
        /// The field `faults`.
        package var faults: [LinkSimulation.ArmedFault]

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            family: Swift.String,
            location: Swift.String,
            state: [Swift.String: Swift.String],
            actions: [LinkSimulation.Action],
            isPlugged: Swift.Bool,
            receivedBytes: Swift.Int,
            firedFaults: Swift.Int,
            faults: [LinkSimulation.ArmedFault]
        ) {
            self.device = device
            self.family = family
            self.location = location
            self.state = state
            self.actions = actions
            self.isPlugged = isPlugged
            self.receivedBytes = receivedBytes
            self.firedFaults = firedFaults
            self.faults = faults
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var deviceValue: Swift.String?
            var familyValue: Swift.String?
            var locationValue: Swift.String?
            var stateValue: [Swift.String: Swift.String]?
            var actionsValue: [LinkSimulation.Action]?
            var isPluggedValue: Swift.Bool?
            var receivedBytesValue: Swift.Int?
            var firedFaultsValue: Swift.Int?
            var faultsValue: [LinkSimulation.ArmedFault]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "device":
                    try seen.insert(0, key)
                    deviceValue = try Swift.String(from: &reader)
                case "family":
                    try seen.insert(1, key)
                    familyValue = try Swift.String(from: &reader)
                case "location":
                    try seen.insert(2, key)
                    locationValue = try Swift.String(from: &reader)
                case "state":
                    try seen.insert(3, key)
                    stateValue = try [Swift.String: Swift.String](from: &reader)
                case "actions":
                    try seen.insert(4, key)
                    actionsValue = try [LinkSimulation.Action](from: &reader)
                case "isPlugged":
                    try seen.insert(5, key)
                    isPluggedValue = try Swift.Bool(from: &reader)
                case "receivedBytes":
                    try seen.insert(6, key)
                    receivedBytesValue = try Swift.Int(from: &reader)
                case "firedFaults":
                    try seen.insert(7, key)
                    firedFaultsValue = try Swift.Int(from: &reader)
                case "faults":
                    try seen.insert(8, key)
                    faultsValue = try [LinkSimulation.ArmedFault](from: &reader)
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
            guard let locationValue else {
                throw Varlink.JSONError(.missingField("location"), at: start)
            }
            self.location = locationValue
            guard let stateValue else {
                throw Varlink.JSONError(.missingField("state"), at: start)
            }
            self.state = stateValue
            guard let actionsValue else {
                throw Varlink.JSONError(.missingField("actions"), at: start)
            }
            self.actions = actionsValue
            guard let isPluggedValue else {
                throw Varlink.JSONError(.missingField("isPlugged"), at: start)
            }
            self.isPlugged = isPluggedValue
            guard let receivedBytesValue else {
                throw Varlink.JSONError(.missingField("receivedBytes"), at: start)
            }
            self.receivedBytes = receivedBytesValue
            guard let firedFaultsValue else {
                throw Varlink.JSONError(.missingField("firedFaults"), at: start)
            }
            self.firedFaults = firedFaultsValue
            guard let faultsValue else {
                throw Varlink.JSONError(.missingField("faults"), at: start)
            }
            self.faults = faultsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("family")
            self.family.write(to: &writer)
            writer.field("location")
            self.location.write(to: &writer)
            writer.field("state")
            self.state.write(to: &writer)
            writer.field("actions")
            self.actions.write(to: &writer)
            writer.field("isPlugged")
            self.isPlugged.write(to: &writer)
            writer.field("receivedBytes")
            self.receivedBytes.write(to: &writer)
            writer.field("firedFaults")
            self.firedFaults.write(to: &writer)
            writer.field("faults")
            self.faults.write(to: &writer)
            writer.endObject()
        }
    }

    /// What can go wrong with a device.
    package enum FaultKind: Swift.String, Varlink.JSONName {
        /// The name `unplugAtByte`.
        case unplugAtByte
        /// The name `stall`.
        case stall
        /// The name `slow`.
        case slow
        /// The name `powerLoss`.
        case powerLoss
        /// The name `garbage`.
        case garbage
        /// The name `dropReplies`.
        case dropReplies
        /// The name `halfReply`.
        case halfReply
        /// The name `duplicateReply`.
        case duplicateReply
        /// The name `clear`.
        case clear
    }

    /// Where a fault stands.
    package enum FaultState: Swift.String, Varlink.JSONName {
        /// The name `armed`.
        case armed
        /// The name `active`.
        case active
        /// The name `over`.
        case over
    }

    /// A fault that was chosen for a device.
    package struct ArmedFault: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `number`.
        package var number: Swift.Int
        /// The field `fault`.
        package var fault: LinkSimulation.FaultKind
        /// The field `state`.
        package var state: LinkSimulation.FaultState
        /// The field `beginsAtByte`.
        package var beginsAtByte: Swift.Int
        /// The field `milliseconds`.
        package var milliseconds: Swift.Optional<Swift.Int>
        /// The field `bytes`.
        package var bytes: Swift.Optional<Swift.Int>
        /// The field `replies`.
        package var replies: Swift.Optional<Swift.Int>
        /// The field `bytesPerSecond`.
        package var bytesPerSecond: Swift.Optional<Swift.Int>
        /// The field `seed`.
        package var seed: Swift.Optional<Swift.Int>
        /// The field `firedTimes`.
        package var firedTimes: Swift.Int
        /// The field `firedAtByte`.
        package var firedAtByte: Swift.Optional<Swift.Int>

        /// Makes it from its fields.
        package init(
            number: Swift.Int,
            fault: LinkSimulation.FaultKind,
            state: LinkSimulation.FaultState,
            beginsAtByte: Swift.Int,
            milliseconds: Swift.Optional<Swift.Int> = nil,
            bytes: Swift.Optional<Swift.Int> = nil,
            replies: Swift.Optional<Swift.Int> = nil,
            bytesPerSecond: Swift.Optional<Swift.Int> = nil,
            seed: Swift.Optional<Swift.Int> = nil,
            firedTimes: Swift.Int,
            firedAtByte: Swift.Optional<Swift.Int> = nil
        ) {
            self.number = number
            self.fault = fault
            self.state = state
            self.beginsAtByte = beginsAtByte
            self.milliseconds = milliseconds
            self.bytes = bytes
            self.replies = replies
            self.bytesPerSecond = bytesPerSecond
            self.seed = seed
            self.firedTimes = firedTimes
            self.firedAtByte = firedAtByte
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var numberValue: Swift.Int?
            var faultValue: LinkSimulation.FaultKind?
            var stateValue: LinkSimulation.FaultState?
            var beginsAtByteValue: Swift.Int?
            var millisecondsValue: Swift.Optional<Swift.Int> = nil
            var bytesValue: Swift.Optional<Swift.Int> = nil
            var repliesValue: Swift.Optional<Swift.Int> = nil
            var bytesPerSecondValue: Swift.Optional<Swift.Int> = nil
            var seedValue: Swift.Optional<Swift.Int> = nil
            var firedTimesValue: Swift.Int?
            var firedAtByteValue: Swift.Optional<Swift.Int> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "number":
                    try seen.insert(0, key)
                    numberValue = try Swift.Int(from: &reader)
                case "fault":
                    try seen.insert(1, key)
                    faultValue = try LinkSimulation.FaultKind(from: &reader)
                case "state":
                    try seen.insert(2, key)
                    stateValue = try LinkSimulation.FaultState(from: &reader)
                case "beginsAtByte":
                    try seen.insert(3, key)
                    beginsAtByteValue = try Swift.Int(from: &reader)
                case "milliseconds":
                    try seen.insert(4, key)
                    millisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "bytes":
                    try seen.insert(5, key)
                    bytesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "replies":
                    try seen.insert(6, key)
                    repliesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "bytesPerSecond":
                    try seen.insert(7, key)
                    bytesPerSecondValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "seed":
                    try seen.insert(8, key)
                    seedValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "firedTimes":
                    try seen.insert(9, key)
                    firedTimesValue = try Swift.Int(from: &reader)
                case "firedAtByte":
                    try seen.insert(10, key)
                    firedAtByteValue = try Swift.Optional<Swift.Int>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let numberValue else {
                throw Varlink.JSONError(.missingField("number"), at: start)
            }
            self.number = numberValue
            guard let faultValue else {
                throw Varlink.JSONError(.missingField("fault"), at: start)
            }
            self.fault = faultValue
            guard let stateValue else {
                throw Varlink.JSONError(.missingField("state"), at: start)
            }
            self.state = stateValue
            guard let beginsAtByteValue else {
                throw Varlink.JSONError(.missingField("beginsAtByte"), at: start)
            }
            self.beginsAtByte = beginsAtByteValue
            self.milliseconds = millisecondsValue
            self.bytes = bytesValue
            self.replies = repliesValue
            self.bytesPerSecond = bytesPerSecondValue
            self.seed = seedValue
            guard let firedTimesValue else {
                throw Varlink.JSONError(.missingField("firedTimes"), at: start)
            }
            self.firedTimes = firedTimesValue
            self.firedAtByte = firedAtByteValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("number")
            self.number.write(to: &writer)
            writer.field("fault")
            self.fault.write(to: &writer)
            writer.field("state")
            self.state.write(to: &writer)
            writer.field("beginsAtByte")
            self.beginsAtByte.write(to: &writer)
            if let value = self.milliseconds {
                writer.field("milliseconds")
                value.write(to: &writer)
            }
            if let value = self.bytes {
                writer.field("bytes")
                value.write(to: &writer)
            }
            if let value = self.replies {
                writer.field("replies")
                value.write(to: &writer)
            }
            if let value = self.bytesPerSecond {
                writer.field("bytesPerSecond")
                value.write(to: &writer)
            }
            if let value = self.seed {
                writer.field("seed")
                value.write(to: &writer)
            }
            writer.field("firedTimes")
            self.firedTimes.write(to: &writer)
            if let value = self.firedAtByte {
                writer.field("firedAtByte")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// That a fault has fired.
    package struct FiredFault: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `number`.
        package var number: Swift.Int
        /// The field `fault`.
        package var fault: LinkSimulation.FaultKind
        /// The field `receivedBytes`.
        package var receivedBytes: Swift.Int

        /// Makes it from its fields.
        package init(
            number: Swift.Int,
            fault: LinkSimulation.FaultKind,
            receivedBytes: Swift.Int
        ) {
            self.number = number
            self.fault = fault
            self.receivedBytes = receivedBytes
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var numberValue: Swift.Int?
            var faultValue: LinkSimulation.FaultKind?
            var receivedBytesValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "number":
                    try seen.insert(0, key)
                    numberValue = try Swift.Int(from: &reader)
                case "fault":
                    try seen.insert(1, key)
                    faultValue = try LinkSimulation.FaultKind(from: &reader)
                case "receivedBytes":
                    try seen.insert(2, key)
                    receivedBytesValue = try Swift.Int(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let numberValue else {
                throw Varlink.JSONError(.missingField("number"), at: start)
            }
            self.number = numberValue
            guard let faultValue else {
                throw Varlink.JSONError(.missingField("fault"), at: start)
            }
            self.fault = faultValue
            guard let receivedBytesValue else {
                throw Varlink.JSONError(.missingField("receivedBytes"), at: start)
            }
            self.receivedBytes = receivedBytesValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("number")
            self.number.write(to: &writer)
            writer.field("fault")
            self.fault.write(to: &writer)
            writer.field("receivedBytes")
            self.receivedBytes.write(to: &writer)
            writer.endObject()
        }
    }

    /// Something that a person does to a device.
    package struct Action: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `action`.
        package var action: Swift.String
        /// The field `values`.
        package var values: [Swift.String]

        /// Makes it from its fields.
        package init(
            action: Swift.String,
            values: [Swift.String]
        ) {
            self.action = action
            self.values = values
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var actionValue: Swift.String?
            var valuesValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "action":
                    try seen.insert(0, key)
                    actionValue = try Swift.String(from: &reader)
                case "values":
                    try seen.insert(1, key)
                    valuesValue = try [Swift.String](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let actionValue else {
                throw Varlink.JSONError(.missingField("action"), at: start)
            }
            self.action = actionValue
            guard let valuesValue else {
                throw Varlink.JSONError(.missingField("values"), at: start)
            }
            self.values = valuesValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("action")
            self.action.write(to: &writer)
            writer.field("values")
            self.values.write(to: &writer)
            writer.endObject()
        }
    }

    /// A stretch of a printed line that looks the same throughout.
    package struct Run: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `text`.
        package var text: Swift.String
        /// The field `isBold`.
        package var isBold: Swift.Bool
        /// The field `isUnderlined`.
        package var isUnderlined: Swift.Bool
        /// The field `isReversed`.
        package var isReversed: Swift.Bool
        /// The field `widthTimes`.
        package var widthTimes: Swift.Int
        /// The field `heightTimes`.
        package var heightTimes: Swift.Int
        /// The field `leftDots`.
        package var leftDots: Swift.Optional<Swift.Int>
        /// The field `font`.
        package var font: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            text: Swift.String,
            isBold: Swift.Bool,
            isUnderlined: Swift.Bool,
            isReversed: Swift.Bool,
            widthTimes: Swift.Int,
            heightTimes: Swift.Int,
            leftDots: Swift.Optional<Swift.Int> = nil,
            font: Swift.Optional<Swift.String> = nil
        ) {
            self.text = text
            self.isBold = isBold
            self.isUnderlined = isUnderlined
            self.isReversed = isReversed
            self.widthTimes = widthTimes
            self.heightTimes = heightTimes
            self.leftDots = leftDots
            self.font = font
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var textValue: Swift.String?
            var isBoldValue: Swift.Bool?
            var isUnderlinedValue: Swift.Bool?
            var isReversedValue: Swift.Bool?
            var widthTimesValue: Swift.Int?
            var heightTimesValue: Swift.Int?
            var leftDotsValue: Swift.Optional<Swift.Int> = nil
            var fontValue: Swift.Optional<Swift.String> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "text":
                    try seen.insert(0, key)
                    textValue = try Swift.String(from: &reader)
                case "isBold":
                    try seen.insert(1, key)
                    isBoldValue = try Swift.Bool(from: &reader)
                case "isUnderlined":
                    try seen.insert(2, key)
                    isUnderlinedValue = try Swift.Bool(from: &reader)
                case "isReversed":
                    try seen.insert(3, key)
                    isReversedValue = try Swift.Bool(from: &reader)
                case "widthTimes":
                    try seen.insert(4, key)
                    widthTimesValue = try Swift.Int(from: &reader)
                case "heightTimes":
                    try seen.insert(5, key)
                    heightTimesValue = try Swift.Int(from: &reader)
                case "leftDots":
                    try seen.insert(6, key)
                    leftDotsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "font":
                    try seen.insert(7, key)
                    fontValue = try Swift.Optional<Swift.String>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let textValue else {
                throw Varlink.JSONError(.missingField("text"), at: start)
            }
            self.text = textValue
            guard let isBoldValue else {
                throw Varlink.JSONError(.missingField("isBold"), at: start)
            }
            self.isBold = isBoldValue
            guard let isUnderlinedValue else {
                throw Varlink.JSONError(.missingField("isUnderlined"), at: start)
            }
            self.isUnderlined = isUnderlinedValue
            guard let isReversedValue else {
                throw Varlink.JSONError(.missingField("isReversed"), at: start)
            }
            self.isReversed = isReversedValue
            guard let widthTimesValue else {
                throw Varlink.JSONError(.missingField("widthTimes"), at: start)
            }
            self.widthTimes = widthTimesValue
            guard let heightTimesValue else {
                throw Varlink.JSONError(.missingField("heightTimes"), at: start)
            }
            self.heightTimes = heightTimesValue
            self.leftDots = leftDotsValue
            self.font = fontValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("text")
            self.text.write(to: &writer)
            writer.field("isBold")
            self.isBold.write(to: &writer)
            writer.field("isUnderlined")
            self.isUnderlined.write(to: &writer)
            writer.field("isReversed")
            self.isReversed.write(to: &writer)
            writer.field("widthTimes")
            self.widthTimes.write(to: &writer)
            writer.field("heightTimes")
            self.heightTimes.write(to: &writer)
            if let value = self.leftDots {
                writer.field("leftDots")
                value.write(to: &writer)
            }
            if let value = self.font {
                writer.field("font")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// Dots on the paper.
    package struct Raster: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `leftDots`.
        package var leftDots: Swift.Int
        /// The field `widthDots`.
        package var widthDots: Swift.Int
        /// The field `heightDots`.
        package var heightDots: Swift.Int
        /// The field `rows`.
        package var rows: Swift.String

        /// Makes it from its fields.
        package init(
            leftDots: Swift.Int,
            widthDots: Swift.Int,
            heightDots: Swift.Int,
            rows: Swift.String
        ) {
            self.leftDots = leftDots
            self.widthDots = widthDots
            self.heightDots = heightDots
            self.rows = rows
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var leftDotsValue: Swift.Int?
            var widthDotsValue: Swift.Int?
            var heightDotsValue: Swift.Int?
            var rowsValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "leftDots":
                    try seen.insert(0, key)
                    leftDotsValue = try Swift.Int(from: &reader)
                case "widthDots":
                    try seen.insert(1, key)
                    widthDotsValue = try Swift.Int(from: &reader)
                case "heightDots":
                    try seen.insert(2, key)
                    heightDotsValue = try Swift.Int(from: &reader)
                case "rows":
                    try seen.insert(3, key)
                    rowsValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let leftDotsValue else {
                throw Varlink.JSONError(.missingField("leftDots"), at: start)
            }
            self.leftDots = leftDotsValue
            guard let widthDotsValue else {
                throw Varlink.JSONError(.missingField("widthDots"), at: start)
            }
            self.widthDots = widthDotsValue
            guard let heightDotsValue else {
                throw Varlink.JSONError(.missingField("heightDots"), at: start)
            }
            self.heightDots = heightDotsValue
            guard let rowsValue else {
                throw Varlink.JSONError(.missingField("rows"), at: start)
            }
            self.rows = rowsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("leftDots")
            self.leftDots.write(to: &writer)
            writer.field("widthDots")
            self.widthDots.write(to: &writer)
            writer.field("heightDots")
            self.heightDots.write(to: &writer)
            writer.field("rows")
            self.rows.write(to: &writer)
            writer.endObject()
        }
    }

    /// What a printer did to its paper.
    package enum MarkKind: Swift.String, Varlink.JSONName {
        /// The name `line`.
        case line
        /// The name `image`.
        case image
        /// The name `feed`.
        case feed
        /// The name `cut`.
        case cut
        /// The name `pulse`.
        case pulse
        /// The name `note`.
        case note
        /// The name `tear`.
        case tear
    }

    /// One thing that a printer did.
    package struct Mark: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `number`.
        package var number: Swift.Int
        /// The field `kind`.
        package var kind: LinkSimulation.MarkKind
        /// The field `text`.
        package var text: Swift.String
        /// The field `runs`.
        package var runs: [LinkSimulation.Run]
        /// The field `dots`.
        package var dots: Swift.Int
        /// The field `raster`.
        package var raster: Swift.Optional<LinkSimulation.Raster>
        /// The field `fault`.
        package var fault: Swift.Optional<LinkSimulation.FiredFault>

        /// Makes it from its fields.
        package init(
            number: Swift.Int,
            kind: LinkSimulation.MarkKind,
            text: Swift.String,
            runs: [LinkSimulation.Run],
            dots: Swift.Int,
            raster: Swift.Optional<LinkSimulation.Raster> = nil,
            fault: Swift.Optional<LinkSimulation.FiredFault> = nil
        ) {
            self.number = number
            self.kind = kind
            self.text = text
            self.runs = runs
            self.dots = dots
            self.raster = raster
            self.fault = fault
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var numberValue: Swift.Int?
            var kindValue: LinkSimulation.MarkKind?
            var textValue: Swift.String?
            var runsValue: [LinkSimulation.Run]?
            var dotsValue: Swift.Int?
            var rasterValue: Swift.Optional<LinkSimulation.Raster> = nil
            var faultValue: Swift.Optional<LinkSimulation.FiredFault> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "number":
                    try seen.insert(0, key)
                    numberValue = try Swift.Int(from: &reader)
                case "kind":
                    try seen.insert(1, key)
                    kindValue = try LinkSimulation.MarkKind(from: &reader)
                case "text":
                    try seen.insert(2, key)
                    textValue = try Swift.String(from: &reader)
                case "runs":
                    try seen.insert(3, key)
                    runsValue = try [LinkSimulation.Run](from: &reader)
                case "dots":
                    try seen.insert(4, key)
                    dotsValue = try Swift.Int(from: &reader)
                case "raster":
                    try seen.insert(5, key)
                    rasterValue = try Swift.Optional<LinkSimulation.Raster>(from: &reader)
                case "fault":
                    try seen.insert(6, key)
                    faultValue = try Swift.Optional<LinkSimulation.FiredFault>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let numberValue else {
                throw Varlink.JSONError(.missingField("number"), at: start)
            }
            self.number = numberValue
            guard let kindValue else {
                throw Varlink.JSONError(.missingField("kind"), at: start)
            }
            self.kind = kindValue
            guard let textValue else {
                throw Varlink.JSONError(.missingField("text"), at: start)
            }
            self.text = textValue
            guard let runsValue else {
                throw Varlink.JSONError(.missingField("runs"), at: start)
            }
            self.runs = runsValue
            guard let dotsValue else {
                throw Varlink.JSONError(.missingField("dots"), at: start)
            }
            self.dots = dotsValue
            self.raster = rasterValue
            self.fault = faultValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("number")
            self.number.write(to: &writer)
            writer.field("kind")
            self.kind.write(to: &writer)
            writer.field("text")
            self.text.write(to: &writer)
            writer.field("runs")
            self.runs.write(to: &writer)
            writer.field("dots")
            self.dots.write(to: &writer)
            if let value = self.raster {
                writer.field("raster")
                value.write(to: &writer)
            }
            if let value = self.fault {
                writer.field("fault")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// The fault is not like this, or not for this device.
    package struct WrongFault: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Simulation.WrongFault"

        /// The field `parameter`.
        package var parameter: Swift.String
        /// The field `reason`.
        package var reason: Swift.String

        /// Makes it from its fields.
        package init(
            parameter: Swift.String,
            reason: Swift.String
        ) {
            self.parameter = parameter
            self.reason = reason
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var parameterValue: Swift.String?
            var reasonValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "parameter":
                    try seen.insert(0, key)
                    parameterValue = try Swift.String(from: &reader)
                case "reason":
                    try seen.insert(1, key)
                    reasonValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let parameterValue else {
                throw Varlink.JSONError(.missingField("parameter"), at: start)
            }
            self.parameter = parameterValue
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("parameter")
            self.parameter.write(to: &writer)
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// No simulated device has this name.
    package struct DeviceNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Simulation.DeviceNotFound"

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

    /// The device has no such action.
    package struct ActionNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Simulation.ActionNotFound"

        /// The field `action`.
        package var action: Swift.String
        /// The field `actions`.
        package var actions: [Swift.String]

        /// Makes it from its fields.
        package init(
            action: Swift.String,
            actions: [Swift.String]
        ) {
            self.action = action
            self.actions = actions
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var actionValue: Swift.String?
            var actionsValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "action":
                    try seen.insert(0, key)
                    actionValue = try Swift.String(from: &reader)
                case "actions":
                    try seen.insert(1, key)
                    actionsValue = try [Swift.String](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let actionValue else {
                throw Varlink.JSONError(.missingField("action"), at: start)
            }
            self.action = actionValue
            guard let actionsValue else {
                throw Varlink.JSONError(.missingField("actions"), at: start)
            }
            self.actions = actionsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("action")
            self.action.write(to: &writer)
            writer.field("actions")
            self.actions.write(to: &writer)
            writer.endObject()
        }
    }

    /// The action does not take this value.
    package struct WrongValue: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Simulation.WrongValue"

        /// The field `action`.
        package var action: Swift.String
        /// The field `value`.
        package var value: Swift.String
        /// The field `values`.
        package var values: [Swift.String]

        /// Makes it from its fields.
        package init(
            action: Swift.String,
            value: Swift.String,
            values: [Swift.String]
        ) {
            self.action = action
            self.value = value
            self.values = values
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var actionValue: Swift.String?
            var valueValue: Swift.String?
            var valuesValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "action":
                    try seen.insert(0, key)
                    actionValue = try Swift.String(from: &reader)
                case "value":
                    try seen.insert(1, key)
                    valueValue = try Swift.String(from: &reader)
                case "values":
                    try seen.insert(2, key)
                    valuesValue = try [Swift.String](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let actionValue else {
                throw Varlink.JSONError(.missingField("action"), at: start)
            }
            self.action = actionValue
            guard let valueValue else {
                throw Varlink.JSONError(.missingField("value"), at: start)
            }
            self.value = valueValue
            guard let valuesValue else {
                throw Varlink.JSONError(.missingField("values"), at: start)
            }
            self.values = valuesValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("action")
            self.action.write(to: &writer)
            writer.field("value")
            self.value.write(to: &writer)
            writer.field("values")
            self.values.write(to: &writer)
            writer.endObject()
        }
    }

    /// The device has no paper, or nothing is on it.
    package struct NothingOnPaper: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Simulation.NothingOnPaper"

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

    /// Lists the simulated devices.
    package enum Devices: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulation.Devices"

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
            package var devices: [LinkSimulation.Device]

            /// Makes it from its fields.
            package init(
                devices: [LinkSimulation.Device]
            ) {
                self.devices = devices
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var devicesValue: [LinkSimulation.Device]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "devices":
                        try seen.insert(0, key)
                        devicesValue = try [LinkSimulation.Device](from: &reader)
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

    /// The marks of a device after a number, the oldest first, as many as fit in half a message.
    package enum Marks: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulation.Marks"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The field `after`.
            package var after: Swift.Int

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                after: Swift.Int
            ) {
                self.device = device
                self.after = after
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var afterValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "after":
                        try seen.insert(1, key)
                        afterValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let afterValue else {
                    throw Varlink.JSONError(.missingField("after"), at: start)
                }
                self.after = afterValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("after")
                self.after.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `marks`.
            package var marks: [LinkSimulation.Mark]

            /// Makes it from its fields.
            package init(
                marks: [LinkSimulation.Mark]
            ) {
                self.marks = marks
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var marksValue: [LinkSimulation.Mark]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "marks":
                        try seen.insert(0, key)
                        marksValue = try [LinkSimulation.Mark](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let marksValue else {
                    throw Varlink.JSONError(.missingField("marks"), at: start)
                }
                self.marks = marksValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("marks")
                self.marks.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Does to a device what a person would.
    package enum Act: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulation.Act"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The field `action`.
            package var action: Swift.String
            /// The field `value`.
            package var value: Swift.String

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                action: Swift.String,
                value: Swift.String
            ) {
                self.device = device
                self.action = action
                self.value = value
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var actionValue: Swift.String?
                var valueValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "action":
                        try seen.insert(1, key)
                        actionValue = try Swift.String(from: &reader)
                    case "value":
                        try seen.insert(2, key)
                        valueValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let actionValue else {
                    throw Varlink.JSONError(.missingField("action"), at: start)
                }
                self.action = actionValue
                guard let valueValue else {
                    throw Varlink.JSONError(.missingField("value"), at: start)
                }
                self.value = valueValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("action")
                self.action.write(to: &writer)
                writer.field("value")
                self.value.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `state`.
            package var state: [Swift.String: Swift.String]

            /// Makes it from its fields.
            package init(
                state: [Swift.String: Swift.String]
            ) {
                self.state = state
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var stateValue: [Swift.String: Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "state":
                        try seen.insert(0, key)
                        stateValue = try [Swift.String: Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let stateValue else {
                    throw Varlink.JSONError(.missingField("state"), at: start)
                }
                self.state = stateValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("state")
                self.state.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Plugs a device in again; the supervisor is told, and puts it on a surface.
    package enum Plug: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulation.Plug"

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
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: LinkSimulation.Device

            /// Makes it from its fields.
            package init(
                device: LinkSimulation.Device
            ) {
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: LinkSimulation.Device?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try LinkSimulation.Device(from: &reader)
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

    /// Pulls a device's cable.
    package enum Unplug: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulation.Unplug"

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
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: LinkSimulation.Device

            /// Makes it from its fields.
            package init(
                device: LinkSimulation.Device
            ) {
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: LinkSimulation.Device?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try LinkSimulation.Device(from: &reader)
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

    /// Chooses a fault for a device.
    package enum Fault: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulation.Fault"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The field `fault`.
            package var fault: LinkSimulation.FaultKind
            /// The field `afterBytes`.
            package var afterBytes: Swift.Optional<Swift.Int>
            /// The field `milliseconds`.
            package var milliseconds: Swift.Optional<Swift.Int>
            /// The field `bytes`.
            package var bytes: Swift.Optional<Swift.Int>
            /// The field `replies`.
            package var replies: Swift.Optional<Swift.Int>
            /// The field `bytesPerSecond`.
            package var bytesPerSecond: Swift.Optional<Swift.Int>
            /// The field `seed`.
            package var seed: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                fault: LinkSimulation.FaultKind,
                afterBytes: Swift.Optional<Swift.Int> = nil,
                milliseconds: Swift.Optional<Swift.Int> = nil,
                bytes: Swift.Optional<Swift.Int> = nil,
                replies: Swift.Optional<Swift.Int> = nil,
                bytesPerSecond: Swift.Optional<Swift.Int> = nil,
                seed: Swift.Optional<Swift.Int> = nil
            ) {
                self.device = device
                self.fault = fault
                self.afterBytes = afterBytes
                self.milliseconds = milliseconds
                self.bytes = bytes
                self.replies = replies
                self.bytesPerSecond = bytesPerSecond
                self.seed = seed
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var faultValue: LinkSimulation.FaultKind?
                var afterBytesValue: Swift.Optional<Swift.Int> = nil
                var millisecondsValue: Swift.Optional<Swift.Int> = nil
                var bytesValue: Swift.Optional<Swift.Int> = nil
                var repliesValue: Swift.Optional<Swift.Int> = nil
                var bytesPerSecondValue: Swift.Optional<Swift.Int> = nil
                var seedValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "fault":
                        try seen.insert(1, key)
                        faultValue = try LinkSimulation.FaultKind(from: &reader)
                    case "afterBytes":
                        try seen.insert(2, key)
                        afterBytesValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "milliseconds":
                        try seen.insert(3, key)
                        millisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "bytes":
                        try seen.insert(4, key)
                        bytesValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "replies":
                        try seen.insert(5, key)
                        repliesValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "bytesPerSecond":
                        try seen.insert(6, key)
                        bytesPerSecondValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "seed":
                        try seen.insert(7, key)
                        seedValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let faultValue else {
                    throw Varlink.JSONError(.missingField("fault"), at: start)
                }
                self.fault = faultValue
                self.afterBytes = afterBytesValue
                self.milliseconds = millisecondsValue
                self.bytes = bytesValue
                self.replies = repliesValue
                self.bytesPerSecond = bytesPerSecondValue
                self.seed = seedValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("fault")
                self.fault.write(to: &writer)
                if let value = self.afterBytes {
                    writer.field("afterBytes")
                    value.write(to: &writer)
                }
                if let value = self.milliseconds {
                    writer.field("milliseconds")
                    value.write(to: &writer)
                }
                if let value = self.bytes {
                    writer.field("bytes")
                    value.write(to: &writer)
                }
                if let value = self.replies {
                    writer.field("replies")
                    value.write(to: &writer)
                }
                if let value = self.bytesPerSecond {
                    writer.field("bytesPerSecond")
                    value.write(to: &writer)
                }
                if let value = self.seed {
                    writer.field("seed")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `armed`.
            package var armed: Swift.Optional<LinkSimulation.ArmedFault>
            /// The field `device`.
            package var device: LinkSimulation.Device

            /// Makes it from its fields.
            package init(
                armed: Swift.Optional<LinkSimulation.ArmedFault> = nil,
                device: LinkSimulation.Device
            ) {
                self.armed = armed
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var armedValue: Swift.Optional<LinkSimulation.ArmedFault> = nil
                var deviceValue: LinkSimulation.Device?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "armed":
                        try seen.insert(0, key)
                        armedValue = try Swift.Optional<LinkSimulation.ArmedFault>(from: &reader)
                    case "device":
                        try seen.insert(1, key)
                        deviceValue = try LinkSimulation.Device(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.armed = armedValue
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.armed {
                    writer.field("armed")
                    value.write(to: &writer)
                }
                writer.field("device")
                self.device.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Draws the newest pieces of a device's paper, at most so many; the files lie beside the reply.
    package enum Picture: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulation.Picture"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The field `pieces`.
            package var pieces: Swift.Int

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                pieces: Swift.Int
            ) {
                self.device = device
                self.pieces = pieces
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var piecesValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "pieces":
                        try seen.insert(1, key)
                        piecesValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let piecesValue else {
                    throw Varlink.JSONError(.missingField("pieces"), at: start)
                }
                self.pieces = piecesValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("pieces")
                self.pieces.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `pictures`.
            package var pictures: [Swift.Int]

            /// Makes it from its fields.
            package init(
                pictures: [Swift.Int]
            ) {
                self.pictures = pictures
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var picturesValue: [Swift.Int]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "pictures":
                        try seen.insert(0, key)
                        picturesValue = try [Swift.Int](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let picturesValue else {
                    throw Varlink.JSONError(.missingField("pictures"), at: start)
                }
                self.pictures = picturesValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("pictures")
                self.pictures.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.lanekeeper.link.Simulation`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// Lists the simulated devices.
        func devices(_ call: Varlink.Call<Devices>, _ parameters: Devices.Parameters)
        /// The marks of a device after a number, the oldest first, as many as fit in half a message.
        func marks(_ call: Varlink.Call<Marks>, _ parameters: Marks.Parameters)
        /// Does to a device what a person would.
        func act(_ call: Varlink.Call<Act>, _ parameters: Act.Parameters)
        /// Plugs a device in again; the supervisor is told, and puts it on a surface.
        func plug(_ call: Varlink.Call<Plug>, _ parameters: Plug.Parameters)
        /// Pulls a device's cable.
        func unplug(_ call: Varlink.Call<Unplug>, _ parameters: Unplug.Parameters)
        /// Chooses a fault for a device.
        func fault(_ call: Varlink.Call<Fault>, _ parameters: Fault.Parameters)
        /// Draws the newest pieces of a device's paper, at most so many; the files lie beside the reply.
        func picture(_ call: Varlink.Call<Picture>, _ parameters: Picture.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.Simulation`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// Lists the simulated devices.
        package func devices(
            _ parameters: Devices.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Devices>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Devices.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The marks of a device after a number, the oldest first, as many as fit in half a message.
        package func marks(
            _ parameters: Marks.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Marks>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Marks.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Does to a device what a person would.
        package func act(
            _ parameters: Act.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Act>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Act.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Plugs a device in again; the supervisor is told, and puts it on a surface.
        package func plug(
            _ parameters: Plug.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Plug>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Plug.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Pulls a device's cable.
        package func unplug(
            _ parameters: Unplug.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Unplug>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Unplug.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Chooses a fault for a device.
        package func fault(
            _ parameters: Fault.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Fault>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Fault.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Draws the newest pieces of a device's paper, at most so many; the files lie beside the reply.
        package func picture(
            _ parameters: Picture.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Picture>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Picture.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkSimulation.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.Simulation" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkSimulationInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Devices":
            guard let (call, parameters) = call.open(LinkSimulation.Devices.self) else { return }
            self.devices(call, parameters)
        case "Marks":
            guard let (call, parameters) = call.open(LinkSimulation.Marks.self) else { return }
            self.marks(call, parameters)
        case "Act":
            guard let (call, parameters) = call.open(LinkSimulation.Act.self) else { return }
            self.act(call, parameters)
        case "Plug":
            guard let (call, parameters) = call.open(LinkSimulation.Plug.self) else { return }
            self.plug(call, parameters)
        case "Unplug":
            guard let (call, parameters) = call.open(LinkSimulation.Unplug.self) else { return }
            self.unplug(call, parameters)
        case "Fault":
            guard let (call, parameters) = call.open(LinkSimulation.Fault.self) else { return }
            self.fault(call, parameters)
        case "Picture":
            guard let (call, parameters) = call.open(LinkSimulation.Picture.self) else { return }
            self.picture(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkSimulationInterfaceText: Swift.StaticString = #"""
# What the simulators' process answers to the gateway on its descriptor 4, and on what AttachGateway brings. Its types are
# those of `org.lanekeeper.Simulation`, field by field, and its errors have the same names.
interface org.lanekeeper.link.Simulation

# A device that is simulated.
type Device (
  device: string,
  family: string,
  location: string,
  state: [string]string,
  actions: []Action,
  isPlugged: bool,
  receivedBytes: int,
  firedFaults: int,
  faults: []ArmedFault
)

# What can go wrong with a device.
type FaultKind (unplugAtByte, stall, slow, powerLoss, garbage, dropReplies, halfReply, duplicateReply, clear)

# Where a fault stands.
type FaultState (armed, active, over)

# A fault that was chosen for a device.
type ArmedFault (
  number: int,
  fault: FaultKind,
  state: FaultState,
  beginsAtByte: int,
  milliseconds: ?int,
  bytes: ?int,
  replies: ?int,
  bytesPerSecond: ?int,
  seed: ?int,
  firedTimes: int,
  firedAtByte: ?int
)

# That a fault has fired.
type FiredFault (number: int, fault: FaultKind, receivedBytes: int)

# Something that a person does to a device.
type Action (action: string, values: []string)

# A stretch of a printed line that looks the same throughout.
type Run (
  text: string,
  isBold: bool,
  isUnderlined: bool,
  isReversed: bool,
  widthTimes: int,
  heightTimes: int,
  leftDots: ?int,
  font: ?string
)

# Dots on the paper.
type Raster (leftDots: int, widthDots: int, heightDots: int, rows: string)

# What a printer did to its paper.
type MarkKind (line, image, feed, cut, pulse, note, tear)

# One thing that a printer did.
type Mark (
  number: int,
  kind: MarkKind,
  text: string,
  runs: []Run,
  dots: int,
  raster: ?Raster,
  fault: ?FiredFault
)

# Lists the simulated devices.
method Devices() -> (devices: []Device)

# The marks of a device after a number, the oldest first, as many as fit in half a message.
method Marks(device: string, after: int) -> (marks: []Mark)

# Does to a device what a person would.
method Act(device: string, action: string, value: string) -> (state: [string]string)

# Plugs a device in again; the supervisor is told, and puts it on a surface.
method Plug(device: string) -> (device: Device)

# Pulls a device's cable.
method Unplug(device: string) -> (device: Device)

# Chooses a fault for a device.
method Fault(
  device: string,
  fault: FaultKind,
  afterBytes: ?int,
  milliseconds: ?int,
  bytes: ?int,
  replies: ?int,
  bytesPerSecond: ?int,
  seed: ?int
) -> (armed: ?ArmedFault, device: Device)

# The fault is not like this, or not for this device.
error WrongFault (parameter: string, reason: string)

# No simulated device has this name.
error DeviceNotFound (device: string)

# The device has no such action.
error ActionNotFound (action: string, actions: []string)

# The action does not take this value.
error WrongValue (action: string, value: string, values: []string)

# Draws the newest pieces of a device's paper, at most so many; the files lie beside the reply.
method Picture(device: string, pieces: int) -> (pictures: []int)

# The device has no paper, or nothing is on it.
error NothingOnPaper (device: string)

"""#

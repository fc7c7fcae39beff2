// Made from org.lanekeeper.Simulation.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// The simulated devices of a lane: what they show, and what a person would do to them. It is there only when the lane
/// simulates devices.
package enum Simulation {
    /// A device that is simulated.
    package struct Device: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Its name in the lane's configuration.
        package var device: Swift.String
        /// The family whose devices it stands in for.
        package var family: Swift.String
        /// Where its driver finds it, such as `127.0.0.1:9100` or `/dev/pts/3`; empty while it is away.
        package var location: Swift.String
        /// How it stands, by names such as `cover` with values such as `open`.
        package var state: [Swift.String: Swift.String]
        /// What can be done to it.
        package var actions: [Simulation.Action]
        /// Whether it is where its driver looks for it: it is away while it is unplugged, and while a fault keeps it without power.
        package var isPlugged: Swift.Optional<Swift.Bool>
        /// How many bytes it has taken from its driver since the simulators' process began.
        package var receivedBytes: Swift.Optional<Swift.Int>
        /// How many times faults have fired at it since then.
        package var firedFaults: Swift.Optional<Swift.Int>
        /// The faults that are armed or go on, and the last 32 that are over; the oldest first.
        package var faults: Swift.Optional<[Simulation.ArmedFault]>

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            family: Swift.String,
            location: Swift.String,
            state: [Swift.String: Swift.String],
            actions: [Simulation.Action],
            isPlugged: Swift.Optional<Swift.Bool> = nil,
            receivedBytes: Swift.Optional<Swift.Int> = nil,
            firedFaults: Swift.Optional<Swift.Int> = nil,
            faults: Swift.Optional<[Simulation.ArmedFault]> = nil
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
            var actionsValue: [Simulation.Action]?
            var isPluggedValue: Swift.Optional<Swift.Bool> = nil
            var receivedBytesValue: Swift.Optional<Swift.Int> = nil
            var firedFaultsValue: Swift.Optional<Swift.Int> = nil
            var faultsValue: Swift.Optional<[Simulation.ArmedFault]> = nil
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
                    actionsValue = try [Simulation.Action](from: &reader)
                case "isPlugged":
                    try seen.insert(5, key)
                    isPluggedValue = try Swift.Optional<Swift.Bool>(from: &reader)
                case "receivedBytes":
                    try seen.insert(6, key)
                    receivedBytesValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "firedFaults":
                    try seen.insert(7, key)
                    firedFaultsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "faults":
                    try seen.insert(8, key)
                    faultsValue = try Swift.Optional<[Simulation.ArmedFault]>(from: &reader)
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
            self.isPlugged = isPluggedValue
            self.receivedBytes = receivedBytesValue
            self.firedFaults = firedFaultsValue
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
            if let value = self.isPlugged {
                writer.field("isPlugged")
                value.write(to: &writer)
            }
            if let value = self.receivedBytes {
                writer.field("receivedBytes")
                value.write(to: &writer)
            }
            if let value = self.firedFaults {
                writer.field("firedFaults")
                value.write(to: &writer)
            }
            if let value = self.faults {
                writer.field("faults")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// What can go wrong with a device, for a test to choose. Each begins once so many bytes (`afterBytes`) were taken from the
    /// driver; a byte that is taken has been looked at by the device, and what it answers has left.
    package enum FaultKind: Swift.String, Varlink.JSONName {
        /// Its cable is pulled: a terminal hangs up, a connection is reset and its port refuses others. It is plugged in again
        /// after `milliseconds`, or by Plug if none are told.
        case unplugAtByte
        /// It takes nothing more, as by flow control, for `milliseconds` or until it is cleared.
        case stall
        /// It takes no more than `bytesPerSecond`, for `milliseconds` or until it is cleared.
        case slow
        /// It loses its power for `milliseconds`: what waits in it and what commands have set is gone. It is away until it has
        /// started again.
        case powerLoss
        /// It sends `bytes` bytes without sense, which follow from `seed`.
        case garbage
        /// Its next `replies` answers (1 unless told) are lost.
        case dropReplies
        /// Of its next `replies` answers of two bytes or more (1 unless told) only the first half is sent.
        case halfReply
        /// Its next `replies` answers (1 unless told) are sent twice.
        case duplicateReply
        /// No fault: those that are armed will not fire, and those that go on end. A device that is away stays away.
        case clear
    }

    /// Where a fault stands.
    package enum FaultState: Swift.String, Varlink.JSONName {
        /// It waits for its byte.
        case armed
        /// It goes on.
        case active
        /// It will not do anything any more.
        case over
    }

    /// A fault that was chosen for a device, with what was told of it.
    package struct ArmedFault: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Its number on this device, from 1 on, until the simulators' process ends.
        package var number: Swift.Int
        /// The field `fault`.
        package var fault: Simulation.FaultKind
        /// The field `state`.
        package var state: Simulation.FaultState
        /// At which of the bytes that the device takes it begins, in the count of `receivedBytes`.
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
        /// How often it has fired: once for each answer that it has changed, otherwise once.
        package var firedTimes: Swift.Int
        /// How many bytes the device had taken when it last fired.
        package var firedAtByte: Swift.Optional<Swift.Int>

        /// Makes it from its fields.
        package init(
            number: Swift.Int,
            fault: Simulation.FaultKind,
            state: Simulation.FaultState,
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
            var faultValue: Simulation.FaultKind?
            var stateValue: Simulation.FaultState?
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
                    faultValue = try Simulation.FaultKind(from: &reader)
                case "state":
                    try seen.insert(2, key)
                    stateValue = try Simulation.FaultState(from: &reader)
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
        /// Its number on this device.
        package var number: Swift.Int
        /// The field `fault`.
        package var fault: Simulation.FaultKind
        /// How many bytes the device had taken then.
        package var receivedBytes: Swift.Int

        /// Makes it from its fields.
        package init(
            number: Swift.Int,
            fault: Simulation.FaultKind,
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
            var faultValue: Simulation.FaultKind?
            var receivedBytesValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "number":
                    try seen.insert(0, key)
                    numberValue = try Swift.Int(from: &reader)
                case "fault":
                    try seen.insert(1, key)
                    faultValue = try Simulation.FaultKind(from: &reader)
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
        /// Its name, such as `cover`.
        package var action: Swift.String
        /// The values it takes, such as `open` and `close`; empty when any text will do.
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
        /// Where it begins, in dots from the left edge of what can be printed on; none in marks of older versions.
        package var leftDots: Swift.Optional<Swift.Int>
        /// Its letters: `a`, `b`, …; `a` unless told.
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
        /// How far they begin from the left edge of what can be printed on.
        package var leftDots: Swift.Int
        /// The field `widthDots`.
        package var widthDots: Swift.Int
        /// The field `heightDots`.
        package var heightDots: Swift.Int
        /// The rows from top to bottom in base 64, each filled up to whole bytes, the leftmost dot first and 1 for black.
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
        /// It printed a line.
        case line
        /// It printed a picture, a bar code or a code in two dimensions; `text` says which, with the data of a code.
        case image
        /// It fed paper without printing, by `dots`.
        case feed
        /// It cut the paper; what follows is on another piece.
        case cut
        /// It opened the drawer.
        case pulse
        /// It did something that is not drawn, such as passing over a command that it does not know; `text` says what.
        case note
        /// It lost power, or its paper was changed: what follows is on another piece.
        case tear
    }

    /// One thing that a printer did, in the order in which it did it.
    package struct Mark: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Its number on this printer, from 1 on. Numbers never come twice.
        package var number: Swift.Int
        /// The field `kind`.
        package var kind: Simulation.MarkKind
        /// A line as it lies on the paper, in columns of the usual font, wide letters with spaces between them; or a note.
        package var text: Swift.String
        /// The stretches of a line from left to right.
        package var runs: [Simulation.Run]
        /// How far the paper moved, in dots.
        package var dots: Swift.Int
        /// What an image put on the paper.
        package var raster: Swift.Optional<Simulation.Raster>
        /// Of a note: that a fault has fired between the marks before and those that follow.
        package var fault: Swift.Optional<Simulation.FiredFault>

        /// Makes it from its fields.
        package init(
            number: Swift.Int,
            kind: Simulation.MarkKind,
            text: Swift.String,
            runs: [Simulation.Run],
            dots: Swift.Int,
            raster: Swift.Optional<Simulation.Raster> = nil,
            fault: Swift.Optional<Simulation.FiredFault> = nil
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
            var kindValue: Simulation.MarkKind?
            var textValue: Swift.String?
            var runsValue: [Simulation.Run]?
            var dotsValue: Swift.Int?
            var rasterValue: Swift.Optional<Simulation.Raster> = nil
            var faultValue: Swift.Optional<Simulation.FiredFault> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "number":
                    try seen.insert(0, key)
                    numberValue = try Swift.Int(from: &reader)
                case "kind":
                    try seen.insert(1, key)
                    kindValue = try Simulation.MarkKind(from: &reader)
                case "text":
                    try seen.insert(2, key)
                    textValue = try Swift.String(from: &reader)
                case "runs":
                    try seen.insert(3, key)
                    runsValue = try [Simulation.Run](from: &reader)
                case "dots":
                    try seen.insert(4, key)
                    dotsValue = try Swift.Int(from: &reader)
                case "raster":
                    try seen.insert(5, key)
                    rasterValue = try Swift.Optional<Simulation.Raster>(from: &reader)
                case "fault":
                    try seen.insert(6, key)
                    faultValue = try Swift.Optional<Simulation.FiredFault>(from: &reader)
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

    /// The fault does not take this parameter or this value of it, needs one that was not told, or is not for this device.
    package struct WrongFault: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Simulation.WrongFault"

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
        package static let errorName: Swift.StaticString = "org.lanekeeper.Simulation.DeviceNotFound"

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

    /// The device has no such action. `actions` are those that it has.
    package struct ActionNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Simulation.ActionNotFound"

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

    /// The action does not take this value. `values` are those that it takes.
    package struct WrongValue: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Simulation.WrongValue"

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

    /// The simulator is being started again. Ask once more in a moment.
    package struct SimulatorNotReady: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Simulation.SimulatorNotReady"

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

    /// The device has no paper, or nothing is on it.
    package struct NothingOnPaper: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Simulation.NothingOnPaper"

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
        package static let methodName: Swift.StaticString = "org.lanekeeper.Simulation.Devices"

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
            package var devices: [Simulation.Device]

            /// Makes it from its fields.
            package init(
                devices: [Simulation.Device]
            ) {
                self.devices = devices
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var devicesValue: [Simulation.Device]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "devices":
                        try seen.insert(0, key)
                        devicesValue = try [Simulation.Device](from: &reader)
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

    /// Says what a simulated printer has put on paper, from a number on. With `more`, goes on as paper comes out; without, it
    /// returns at most some hundred marks, and the caller asks again after the last one.
    package enum Observe: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Simulation.Observe"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// A role or a device.
            package var device: Swift.String
            /// The last number that the caller knows; 0 for all that the simulator still has.
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
            package var marks: [Simulation.Mark]

            /// Makes it from its fields.
            package init(
                marks: [Simulation.Mark]
            ) {
                self.marks = marks
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var marksValue: [Simulation.Mark]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "marks":
                        try seen.insert(0, key)
                        marksValue = try [Simulation.Mark](from: &reader)
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

    /// Does to a device what a person would. The state that follows is returned.
    package enum Act: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Simulation.Act"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// A role or a device.
            package var device: Swift.String
            /// One of its actions, such as `cover`.
            package var action: Swift.String
            /// One of the action's values, such as `open`.
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

    /// Plugs a device in that was unplugged; one that is plugged in stays as it is. Its driver takes a moment to find it:
    /// `Devices.Watch` tells when it is ready.
    package enum Plug: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Simulation.Plug"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// A role or a device.
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
            package var device: Simulation.Device

            /// Makes it from its fields.
            package init(
                device: Simulation.Device
            ) {
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Simulation.Device?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Simulation.Device(from: &reader)
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

    /// Pulls a device's cable until it is plugged in again: a terminal hangs up, a connection is reset and its port refuses others.
    /// The device itself keeps its power, and its paper what is on it.
    package enum Unplug: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Simulation.Unplug"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// A role or a device.
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
            package var device: Simulation.Device

            /// Makes it from its fields.
            package init(
                device: Simulation.Device
            ) {
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Simulation.Device?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Simulation.Device(from: &reader)
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

    /// Chooses a fault for a device; at most 32 can be armed or go on at a time. They are gone when the simulators' process ends.
    package enum Fault: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Simulation.Fault"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// A role or a device.
            package var device: Swift.String
            /// The field `fault`.
            package var fault: Simulation.FaultKind
            /// How many more bytes the device takes from its driver before it begins; at once unless told.
            package var afterBytes: Swift.Optional<Swift.Int>
            /// How long it goes on, 1 to 86400000; `powerLoss` needs it.
            package var milliseconds: Swift.Optional<Swift.Int>
            /// How many bytes `garbage` sends, 1 to 65536.
            package var bytes: Swift.Optional<Swift.Int>
            /// How many answers are lost, halved or doubled, 1 to 1000000.
            package var replies: Swift.Optional<Swift.Int>
            /// How many bytes `slow` takes in a second, 1 to 1000000.
            package var bytesPerSecond: Swift.Optional<Swift.Int>
            /// From what `garbage` makes its bytes: the same ones for the same seed.
            package var seed: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                fault: Simulation.FaultKind,
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
                var faultValue: Simulation.FaultKind?
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
                        faultValue = try Simulation.FaultKind(from: &reader)
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
            /// The fault as it stands now; none for `clear`.
            package var armed: Swift.Optional<Simulation.ArmedFault>
            /// The field `device`.
            package var device: Simulation.Device

            /// Makes it from its fields.
            package init(
                armed: Swift.Optional<Simulation.ArmedFault> = nil,
                device: Simulation.Device
            ) {
                self.armed = armed
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var armedValue: Swift.Optional<Simulation.ArmedFault> = nil
                var deviceValue: Simulation.Device?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "armed":
                        try seen.insert(0, key)
                        armedValue = try Swift.Optional<Simulation.ArmedFault>(from: &reader)
                    case "device":
                        try seen.insert(1, key)
                        deviceValue = try Simulation.Device(from: &reader)
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

    /// Draws what a simulated printer has put on paper, dot by dot: one picture for each piece, the newest last.
    package enum Picture: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Simulation.Picture"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// A role or a device.
            package var device: Swift.String
            /// How many of the newest pieces at most, 1 to 20; 1 unless told.
            package var pieces: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                pieces: Swift.Optional<Swift.Int> = nil
            ) {
                self.device = device
                self.pieces = pieces
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var piecesValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "pieces":
                        try seen.insert(1, key)
                        piecesValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                self.pieces = piecesValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                if let value = self.pieces {
                    writer.field("pieces")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Which of the descriptors beside the reply is each piece, a PNG file in memory; the oldest first.
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

    /// Answers the calls of `org.lanekeeper.Simulation`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// Lists the simulated devices.
        func devices(_ call: Varlink.Call<Devices>, _ parameters: Devices.Parameters)
        /// Says what a simulated printer has put on paper, from a number on. With `more`, goes on as paper comes out; without, it
        /// returns at most some hundred marks, and the caller asks again after the last one.
        func observe(_ call: Varlink.Call<Observe>, _ parameters: Observe.Parameters)
        /// Does to a device what a person would. The state that follows is returned.
        func act(_ call: Varlink.Call<Act>, _ parameters: Act.Parameters)
        /// Plugs a device in that was unplugged; one that is plugged in stays as it is. Its driver takes a moment to find it:
        /// `Devices.Watch` tells when it is ready.
        func plug(_ call: Varlink.Call<Plug>, _ parameters: Plug.Parameters)
        /// Pulls a device's cable until it is plugged in again: a terminal hangs up, a connection is reset and its port refuses others.
        /// The device itself keeps its power, and its paper what is on it.
        func unplug(_ call: Varlink.Call<Unplug>, _ parameters: Unplug.Parameters)
        /// Chooses a fault for a device; at most 32 can be armed or go on at a time. They are gone when the simulators' process ends.
        func fault(_ call: Varlink.Call<Fault>, _ parameters: Fault.Parameters)
        /// Draws what a simulated printer has put on paper, dot by dot: one picture for each piece, the newest last.
        func picture(_ call: Varlink.Call<Picture>, _ parameters: Picture.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.Simulation`.
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

        /// Says what a simulated printer has put on paper, from a number on. With `more`, goes on as paper comes out; without, it
        /// returns at most some hundred marks, and the caller asks again after the last one.
        package func observe(
            _ parameters: Observe.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Observe>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Observe.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Does to a device what a person would. The state that follows is returned.
        package func act(
            _ parameters: Act.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Act>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Act.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Plugs a device in that was unplugged; one that is plugged in stays as it is. Its driver takes a moment to find it:
        /// `Devices.Watch` tells when it is ready.
        package func plug(
            _ parameters: Plug.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Plug>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Plug.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Pulls a device's cable until it is plugged in again: a terminal hangs up, a connection is reset and its port refuses others.
        /// The device itself keeps its power, and its paper what is on it.
        package func unplug(
            _ parameters: Unplug.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Unplug>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Unplug.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Chooses a fault for a device; at most 32 can be armed or go on at a time. They are gone when the simulators' process ends.
        package func fault(
            _ parameters: Fault.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Fault>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Fault.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Draws what a simulated printer has put on paper, dot by dot: one picture for each piece, the newest last.
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

extension Simulation.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.Simulation" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { simulationInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Devices":
            guard let (call, parameters) = call.open(Simulation.Devices.self) else { return }
            self.devices(call, parameters)
        case "Observe":
            guard let (call, parameters) = call.open(Simulation.Observe.self) else { return }
            self.observe(call, parameters)
        case "Act":
            guard let (call, parameters) = call.open(Simulation.Act.self) else { return }
            self.act(call, parameters)
        case "Plug":
            guard let (call, parameters) = call.open(Simulation.Plug.self) else { return }
            self.plug(call, parameters)
        case "Unplug":
            guard let (call, parameters) = call.open(Simulation.Unplug.self) else { return }
            self.unplug(call, parameters)
        case "Fault":
            guard let (call, parameters) = call.open(Simulation.Fault.self) else { return }
            self.fault(call, parameters)
        case "Picture":
            guard let (call, parameters) = call.open(Simulation.Picture.self) else { return }
            self.picture(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let simulationInterfaceText: Swift.StaticString = #"""
# The simulated devices of a lane: what they show, and what a person would do to them. It is there only when the lane
# simulates devices.
interface org.lanekeeper.Simulation

# A device that is simulated.
type Device (
  # Its name in the lane's configuration.
  device: string,
  # The family whose devices it stands in for.
  family: string,
  # Where its driver finds it, such as `127.0.0.1:9100` or `/dev/pts/3`; empty while it is away.
  location: string,
  # How it stands, by names such as `cover` with values such as `open`.
  state: [string]string,
  # What can be done to it.
  actions: []Action,
  # Whether it is where its driver looks for it: it is away while it is unplugged, and while a fault keeps it without power.
  isPlugged: ?bool,
  # How many bytes it has taken from its driver since the simulators' process began.
  receivedBytes: ?int,
  # How many times faults have fired at it since then.
  firedFaults: ?int,
  # The faults that are armed or go on, and the last 32 that are over; the oldest first.
  faults: ?[]ArmedFault
)

# What can go wrong with a device, for a test to choose. Each begins once so many bytes (`afterBytes`) were taken from the
# driver; a byte that is taken has been looked at by the device, and what it answers has left.
type FaultKind (
  # Its cable is pulled: a terminal hangs up, a connection is reset and its port refuses others. It is plugged in again
  # after `milliseconds`, or by Plug if none are told.
  unplugAtByte,
  # It takes nothing more, as by flow control, for `milliseconds` or until it is cleared.
  stall,
  # It takes no more than `bytesPerSecond`, for `milliseconds` or until it is cleared.
  slow,
  # It loses its power for `milliseconds`: what waits in it and what commands have set is gone. It is away until it has
  # started again.
  powerLoss,
  # It sends `bytes` bytes without sense, which follow from `seed`.
  garbage,
  # Its next `replies` answers (1 unless told) are lost.
  dropReplies,
  # Of its next `replies` answers of two bytes or more (1 unless told) only the first half is sent.
  halfReply,
  # Its next `replies` answers (1 unless told) are sent twice.
  duplicateReply,
  # No fault: those that are armed will not fire, and those that go on end. A device that is away stays away.
  clear
)

# Where a fault stands.
type FaultState (
  # It waits for its byte.
  armed,
  # It goes on.
  active,
  # It will not do anything any more.
  over
)

# A fault that was chosen for a device, with what was told of it.
type ArmedFault (
  # Its number on this device, from 1 on, until the simulators' process ends.
  number: int,
  fault: FaultKind,
  state: FaultState,
  # At which of the bytes that the device takes it begins, in the count of `receivedBytes`.
  beginsAtByte: int,
  milliseconds: ?int,
  bytes: ?int,
  replies: ?int,
  bytesPerSecond: ?int,
  seed: ?int,
  # How often it has fired: once for each answer that it has changed, otherwise once.
  firedTimes: int,
  # How many bytes the device had taken when it last fired.
  firedAtByte: ?int
)

# That a fault has fired.
type FiredFault (
  # Its number on this device.
  number: int,
  fault: FaultKind,
  # How many bytes the device had taken then.
  receivedBytes: int
)

# Something that a person does to a device.
type Action (
  # Its name, such as `cover`.
  action: string,
  # The values it takes, such as `open` and `close`; empty when any text will do.
  values: []string
)

# A stretch of a printed line that looks the same throughout.
type Run (
  text: string,
  isBold: bool,
  isUnderlined: bool,
  isReversed: bool,
  widthTimes: int,
  heightTimes: int,
  # Where it begins, in dots from the left edge of what can be printed on; none in marks of older versions.
  leftDots: ?int,
  # Its letters: `a`, `b`, …; `a` unless told.
  font: ?string
)

# Dots on the paper.
type Raster (
  # How far they begin from the left edge of what can be printed on.
  leftDots: int,
  widthDots: int,
  heightDots: int,
  # The rows from top to bottom in base 64, each filled up to whole bytes, the leftmost dot first and 1 for black.
  rows: string
)

# What a printer did to its paper.
type MarkKind (
  # It printed a line.
  line,
  # It printed a picture, a bar code or a code in two dimensions; `text` says which, with the data of a code.
  image,
  # It fed paper without printing, by `dots`.
  feed,
  # It cut the paper; what follows is on another piece.
  cut,
  # It opened the drawer.
  pulse,
  # It did something that is not drawn, such as passing over a command that it does not know; `text` says what.
  note,
  # It lost power, or its paper was changed: what follows is on another piece.
  tear
)

# One thing that a printer did, in the order in which it did it.
type Mark (
  # Its number on this printer, from 1 on. Numbers never come twice.
  number: int,
  kind: MarkKind,
  # A line as it lies on the paper, in columns of the usual font, wide letters with spaces between them; or a note.
  text: string,
  # The stretches of a line from left to right.
  runs: []Run,
  # How far the paper moved, in dots.
  dots: int,
  # What an image put on the paper.
  raster: ?Raster,
  # Of a note: that a fault has fired between the marks before and those that follow.
  fault: ?FiredFault
)

# Lists the simulated devices.
method Devices() -> (devices: []Device)

# Says what a simulated printer has put on paper, from a number on. With `more`, goes on as paper comes out; without, it
# returns at most some hundred marks, and the caller asks again after the last one.
method Observe(
  # A role or a device.
  device: string,
  # The last number that the caller knows; 0 for all that the simulator still has.
  after: int
) -> (marks: []Mark)

# Does to a device what a person would. The state that follows is returned.
method Act(
  # A role or a device.
  device: string,
  # One of its actions, such as `cover`.
  action: string,
  # One of the action's values, such as `open`.
  value: string
) -> (state: [string]string)

# Plugs a device in that was unplugged; one that is plugged in stays as it is. Its driver takes a moment to find it:
# `Devices.Watch` tells when it is ready.
method Plug(
  # A role or a device.
  device: string
) -> (device: Device)

# Pulls a device's cable until it is plugged in again: a terminal hangs up, a connection is reset and its port refuses others.
# The device itself keeps its power, and its paper what is on it.
method Unplug(
  # A role or a device.
  device: string
) -> (device: Device)

# Chooses a fault for a device; at most 32 can be armed or go on at a time. They are gone when the simulators' process ends.
method Fault(
  # A role or a device.
  device: string,
  fault: FaultKind,
  # How many more bytes the device takes from its driver before it begins; at once unless told.
  afterBytes: ?int,
  # How long it goes on, 1 to 86400000; `powerLoss` needs it.
  milliseconds: ?int,
  # How many bytes `garbage` sends, 1 to 65536.
  bytes: ?int,
  # How many answers are lost, halved or doubled, 1 to 1000000.
  replies: ?int,
  # How many bytes `slow` takes in a second, 1 to 1000000.
  bytesPerSecond: ?int,
  # From what `garbage` makes its bytes: the same ones for the same seed.
  seed: ?int
) -> (
  # The fault as it stands now; none for `clear`.
  armed: ?ArmedFault,
  device: Device
)

# The fault does not take this parameter or this value of it, needs one that was not told, or is not for this device.
error WrongFault (parameter: string, reason: string)

# No simulated device has this name.
error DeviceNotFound (device: string)

# The device has no such action. `actions` are those that it has.
error ActionNotFound (action: string, actions: []string)

# The action does not take this value. `values` are those that it takes.
error WrongValue (action: string, value: string, values: []string)

# The simulator is being started again. Ask once more in a moment.
error SimulatorNotReady ()

# Draws what a simulated printer has put on paper, dot by dot: one picture for each piece, the newest last.
method Picture(
  # A role or a device.
  device: string,
  # How many of the newest pieces at most, 1 to 20; 1 unless told.
  pieces: ?int
) -> (
  # Which of the descriptors beside the reply is each piece, a PNG file in memory; the oldest first.
  pictures: []int
)

# The device has no paper, or nothing is on it.
error NothingOnPaper (device: string)

"""#

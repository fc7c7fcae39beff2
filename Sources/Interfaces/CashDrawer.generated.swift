// Made from org.lanekeeper.CashDrawer.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// Cash drawers: opened on demand, and watched as far as they have a sensor.
///
/// A pulse is never kept for later and never repeated: it leaves for a device that is ready, before its deadline, or not at
/// all. What became of it is told as it is known: where nothing senses the drawer, nobody says that it is open.
package enum CashDrawer {
    /// How a drawer stands.
    package enum DrawerState: Swift.String, Varlink.JSONName {
        /// The name `open`.
        case open
        /// The name `closed`.
        case closed
        /// There is no sensor, or nobody has said which of its levels means open, or two drawers share it, or the device is away.
        case unknown
    }

    /// The level of the line on which a sensor reports.
    package enum SensorLevel: Swift.String, Varlink.JSONName {
        /// Pulled up; so is a line to which nothing is connected.
        case high
        /// The name `low`.
        case low
    }

    /// How a state came to be known.
    package enum StateSource: Swift.String, Varlink.JSONName {
        /// The device told it by itself.
        case automatic
        /// The device was asked.
        case asked
    }

    /// A drawer as its driver last reported it. Asking does not disturb the device.
    package struct Drawer: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// What it is asked for by, such as `drawer`.
        package var role: Swift.String
        /// The device that opens it, such as a printer.
        package var device: Swift.String
        /// Where it is plugged in at the device, 1 or 2.
        package var connector: Swift.Int
        /// Whether its driver runs and speaks to the device.
        package var isReady: Swift.Bool
        /// What the device needs a person for, such as `coverOpen`; empty when all is well. A printer that takes no data opens no
        /// drawer either.
        package var attention: [Swift.String]
        /// How it stands.
        package var state: CashDrawer.DrawerState
        /// The level of its sensor, also where nobody has said what it means; none where it is not known.
        package var level: Swift.Optional<CashDrawer.SensorLevel>
        /// How the state came to be known; none where it is not.
        package var source: Swift.Optional<CashDrawer.StateSource>
        /// How long it has been in this state, as far as the gateway has seen it; none where it is not known.
        package var sinceMilliseconds: Swift.Optional<Swift.Int>
        /// How long ago its driver last reported anything; none without a driver.
        package var ageMilliseconds: Swift.Optional<Swift.Int>
        /// Whether it has been open for longer than the configuration allows.
        package var isLeftOpen: Swift.Bool
        /// Whether a simulator stands for the device: no money is in it.
        package var isSimulated: Swift.Bool

        /// Makes it from its fields.
        package init(
            role: Swift.String,
            device: Swift.String,
            connector: Swift.Int,
            isReady: Swift.Bool,
            attention: [Swift.String],
            state: CashDrawer.DrawerState,
            level: Swift.Optional<CashDrawer.SensorLevel> = nil,
            source: Swift.Optional<CashDrawer.StateSource> = nil,
            sinceMilliseconds: Swift.Optional<Swift.Int> = nil,
            ageMilliseconds: Swift.Optional<Swift.Int> = nil,
            isLeftOpen: Swift.Bool,
            isSimulated: Swift.Bool
        ) {
            self.role = role
            self.device = device
            self.connector = connector
            self.isReady = isReady
            self.attention = attention
            self.state = state
            self.level = level
            self.source = source
            self.sinceMilliseconds = sinceMilliseconds
            self.ageMilliseconds = ageMilliseconds
            self.isLeftOpen = isLeftOpen
            self.isSimulated = isSimulated
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var roleValue: Swift.String?
            var deviceValue: Swift.String?
            var connectorValue: Swift.Int?
            var isReadyValue: Swift.Bool?
            var attentionValue: [Swift.String]?
            var stateValue: CashDrawer.DrawerState?
            var levelValue: Swift.Optional<CashDrawer.SensorLevel> = nil
            var sourceValue: Swift.Optional<CashDrawer.StateSource> = nil
            var sinceMillisecondsValue: Swift.Optional<Swift.Int> = nil
            var ageMillisecondsValue: Swift.Optional<Swift.Int> = nil
            var isLeftOpenValue: Swift.Bool?
            var isSimulatedValue: Swift.Bool?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "role":
                    try seen.insert(0, key)
                    roleValue = try Swift.String(from: &reader)
                case "device":
                    try seen.insert(1, key)
                    deviceValue = try Swift.String(from: &reader)
                case "connector":
                    try seen.insert(2, key)
                    connectorValue = try Swift.Int(from: &reader)
                case "isReady":
                    try seen.insert(3, key)
                    isReadyValue = try Swift.Bool(from: &reader)
                case "attention":
                    try seen.insert(4, key)
                    attentionValue = try [Swift.String](from: &reader)
                case "state":
                    try seen.insert(5, key)
                    stateValue = try CashDrawer.DrawerState(from: &reader)
                case "level":
                    try seen.insert(6, key)
                    levelValue = try Swift.Optional<CashDrawer.SensorLevel>(from: &reader)
                case "source":
                    try seen.insert(7, key)
                    sourceValue = try Swift.Optional<CashDrawer.StateSource>(from: &reader)
                case "sinceMilliseconds":
                    try seen.insert(8, key)
                    sinceMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "ageMilliseconds":
                    try seen.insert(9, key)
                    ageMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "isLeftOpen":
                    try seen.insert(10, key)
                    isLeftOpenValue = try Swift.Bool(from: &reader)
                case "isSimulated":
                    try seen.insert(11, key)
                    isSimulatedValue = try Swift.Bool(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let connectorValue else {
                throw Varlink.JSONError(.missingField("connector"), at: start)
            }
            self.connector = connectorValue
            guard let isReadyValue else {
                throw Varlink.JSONError(.missingField("isReady"), at: start)
            }
            self.isReady = isReadyValue
            guard let attentionValue else {
                throw Varlink.JSONError(.missingField("attention"), at: start)
            }
            self.attention = attentionValue
            guard let stateValue else {
                throw Varlink.JSONError(.missingField("state"), at: start)
            }
            self.state = stateValue
            self.level = levelValue
            self.source = sourceValue
            self.sinceMilliseconds = sinceMillisecondsValue
            self.ageMilliseconds = ageMillisecondsValue
            guard let isLeftOpenValue else {
                throw Varlink.JSONError(.missingField("isLeftOpen"), at: start)
            }
            self.isLeftOpen = isLeftOpenValue
            guard let isSimulatedValue else {
                throw Varlink.JSONError(.missingField("isSimulated"), at: start)
            }
            self.isSimulated = isSimulatedValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("connector")
            self.connector.write(to: &writer)
            writer.field("isReady")
            self.isReady.write(to: &writer)
            writer.field("attention")
            self.attention.write(to: &writer)
            writer.field("state")
            self.state.write(to: &writer)
            if let value = self.level {
                writer.field("level")
                value.write(to: &writer)
            }
            if let value = self.source {
                writer.field("source")
                value.write(to: &writer)
            }
            if let value = self.sinceMilliseconds {
                writer.field("sinceMilliseconds")
                value.write(to: &writer)
            }
            if let value = self.ageMilliseconds {
                writer.field("ageMilliseconds")
                value.write(to: &writer)
            }
            writer.field("isLeftOpen")
            self.isLeftOpen.write(to: &writer)
            writer.field("isSimulated")
            self.isSimulated.write(to: &writer)
            writer.endObject()
        }
    }

    /// What came of an opening.
    package enum Outcome: Swift.String, Varlink.JSONName {
        /// It was closed, a pulse was sent, and its sensor said that it opened.
        case opened
        /// Its sensor said that it was open; no pulse was sent.
        case alreadyOpen
        /// A pulse was sent, and its sensor says that it is still closed: it is locked or jammed, or its cable is out.
        case didNotOpen
        /// A pulse was sent, and nothing can say whether it opened.
        case noSensor
    }

    /// An opening and what is known of it.
    package struct Opening: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Its name, unique for all time; the events of this opening bear it.
        package var opening: Swift.String
        /// The field `role`.
        package var role: Swift.String
        /// The field `device`.
        package var device: Swift.String
        /// Where the drawer is plugged in at the device, 1 or 2.
        package var connector: Swift.Int
        /// The field `outcome`.
        package var outcome: CashDrawer.Outcome
        /// The level of the sensor's line before the pulse; none where it is not known. Where the two differ and the outcome is
        /// `noSensor`, a sensor is there, and the configuration does not say what its levels mean.
        package var levelBefore: Swift.Optional<CashDrawer.SensorLevel>
        /// Its level when the outcome was told.
        package var levelAfter: Swift.Optional<CashDrawer.SensorLevel>
        /// Whether a simulator stands for the device.
        package var isSimulated: Swift.Bool

        /// Makes it from its fields.
        package init(
            opening: Swift.String,
            role: Swift.String,
            device: Swift.String,
            connector: Swift.Int,
            outcome: CashDrawer.Outcome,
            levelBefore: Swift.Optional<CashDrawer.SensorLevel> = nil,
            levelAfter: Swift.Optional<CashDrawer.SensorLevel> = nil,
            isSimulated: Swift.Bool
        ) {
            self.opening = opening
            self.role = role
            self.device = device
            self.connector = connector
            self.outcome = outcome
            self.levelBefore = levelBefore
            self.levelAfter = levelAfter
            self.isSimulated = isSimulated
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var openingValue: Swift.String?
            var roleValue: Swift.String?
            var deviceValue: Swift.String?
            var connectorValue: Swift.Int?
            var outcomeValue: CashDrawer.Outcome?
            var levelBeforeValue: Swift.Optional<CashDrawer.SensorLevel> = nil
            var levelAfterValue: Swift.Optional<CashDrawer.SensorLevel> = nil
            var isSimulatedValue: Swift.Bool?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "opening":
                    try seen.insert(0, key)
                    openingValue = try Swift.String(from: &reader)
                case "role":
                    try seen.insert(1, key)
                    roleValue = try Swift.String(from: &reader)
                case "device":
                    try seen.insert(2, key)
                    deviceValue = try Swift.String(from: &reader)
                case "connector":
                    try seen.insert(3, key)
                    connectorValue = try Swift.Int(from: &reader)
                case "outcome":
                    try seen.insert(4, key)
                    outcomeValue = try CashDrawer.Outcome(from: &reader)
                case "levelBefore":
                    try seen.insert(5, key)
                    levelBeforeValue = try Swift.Optional<CashDrawer.SensorLevel>(from: &reader)
                case "levelAfter":
                    try seen.insert(6, key)
                    levelAfterValue = try Swift.Optional<CashDrawer.SensorLevel>(from: &reader)
                case "isSimulated":
                    try seen.insert(7, key)
                    isSimulatedValue = try Swift.Bool(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let openingValue else {
                throw Varlink.JSONError(.missingField("opening"), at: start)
            }
            self.opening = openingValue
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let connectorValue else {
                throw Varlink.JSONError(.missingField("connector"), at: start)
            }
            self.connector = connectorValue
            guard let outcomeValue else {
                throw Varlink.JSONError(.missingField("outcome"), at: start)
            }
            self.outcome = outcomeValue
            self.levelBefore = levelBeforeValue
            self.levelAfter = levelAfterValue
            guard let isSimulatedValue else {
                throw Varlink.JSONError(.missingField("isSimulated"), at: start)
            }
            self.isSimulated = isSimulatedValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("opening")
            self.opening.write(to: &writer)
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("connector")
            self.connector.write(to: &writer)
            writer.field("outcome")
            self.outcome.write(to: &writer)
            if let value = self.levelBefore {
                writer.field("levelBefore")
                value.write(to: &writer)
            }
            if let value = self.levelAfter {
                writer.field("levelAfter")
                value.write(to: &writer)
            }
            writer.field("isSimulated")
            self.isSimulated.write(to: &writer)
            writer.endObject()
        }
    }

    /// What happened to a drawer.
    package enum ChangeKind: Swift.String, Varlink.JSONName {
        /// It opened, whoever opened it: this lane, or a person with the key.
        case opened
        /// It was closed.
        case closed
        /// It has been open for longer than the configuration allows. Told once until it is closed.
        case leftOpen
        /// Its state is not known any more; the device or its driver is away.
        case lost
    }

    /// Something that happened to a drawer.
    package struct Change: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `role`.
        package var role: Swift.String
        /// The field `kind`.
        package var kind: CashDrawer.ChangeKind
        /// When, in milliseconds since 1970.
        package var unixMilliseconds: Swift.Int

        /// Makes it from its fields.
        package init(
            role: Swift.String,
            kind: CashDrawer.ChangeKind,
            unixMilliseconds: Swift.Int
        ) {
            self.role = role
            self.kind = kind
            self.unixMilliseconds = unixMilliseconds
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var roleValue: Swift.String?
            var kindValue: CashDrawer.ChangeKind?
            var unixMillisecondsValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "role":
                    try seen.insert(0, key)
                    roleValue = try Swift.String(from: &reader)
                case "kind":
                    try seen.insert(1, key)
                    kindValue = try CashDrawer.ChangeKind(from: &reader)
                case "unixMilliseconds":
                    try seen.insert(2, key)
                    unixMillisecondsValue = try Swift.Int(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let kindValue else {
                throw Varlink.JSONError(.missingField("kind"), at: start)
            }
            self.kind = kindValue
            guard let unixMillisecondsValue else {
                throw Varlink.JSONError(.missingField("unixMilliseconds"), at: start)
            }
            self.unixMilliseconds = unixMillisecondsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("kind")
            self.kind.write(to: &writer)
            writer.field("unixMilliseconds")
            self.unixMilliseconds.write(to: &writer)
            writer.endObject()
        }
    }

    /// The lane has no such drawer. `drawers` are the roles of those that it has.
    package struct DrawerNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.CashDrawer.DrawerNotFound"

        /// The field `drawer`.
        package var drawer: Swift.String
        /// The field `drawers`.
        package var drawers: [Swift.String]

        /// Makes it from its fields.
        package init(
            drawer: Swift.String,
            drawers: [Swift.String]
        ) {
            self.drawer = drawer
            self.drawers = drawers
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var drawerValue: Swift.String?
            var drawersValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "drawer":
                    try seen.insert(0, key)
                    drawerValue = try Swift.String(from: &reader)
                case "drawers":
                    try seen.insert(1, key)
                    drawersValue = try [Swift.String](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let drawerValue else {
                throw Varlink.JSONError(.missingField("drawer"), at: start)
            }
            self.drawer = drawerValue
            guard let drawersValue else {
                throw Varlink.JSONError(.missingField("drawers"), at: start)
            }
            self.drawers = drawersValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("drawer")
            self.drawer.write(to: &writer)
            writer.field("drawers")
            self.drawers.write(to: &writer)
            writer.endObject()
        }
    }

    /// What is meant has no drawer that could be told from others: a role that is no drawer's, or a device with none or with
    /// two. `drawers` are the roles to ask for.
    package struct NotADrawer: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.CashDrawer.NotADrawer"

        /// The field `drawer`.
        package var drawer: Swift.String
        /// The field `device`.
        package var device: Swift.String
        /// The field `drawers`.
        package var drawers: [Swift.String]

        /// Makes it from its fields.
        package init(
            drawer: Swift.String,
            device: Swift.String,
            drawers: [Swift.String]
        ) {
            self.drawer = drawer
            self.device = device
            self.drawers = drawers
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var drawerValue: Swift.String?
            var deviceValue: Swift.String?
            var drawersValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "drawer":
                    try seen.insert(0, key)
                    drawerValue = try Swift.String(from: &reader)
                case "device":
                    try seen.insert(1, key)
                    deviceValue = try Swift.String(from: &reader)
                case "drawers":
                    try seen.insert(2, key)
                    drawersValue = try [Swift.String](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let drawerValue else {
                throw Varlink.JSONError(.missingField("drawer"), at: start)
            }
            self.drawer = drawerValue
            guard let deviceValue else {
                throw Varlink.JSONError(.missingField("device"), at: start)
            }
            self.device = deviceValue
            guard let drawersValue else {
                throw Varlink.JSONError(.missingField("drawers"), at: start)
            }
            self.drawers = drawersValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("drawer")
            self.drawer.write(to: &writer)
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("drawers")
            self.drawers.write(to: &writer)
            writer.endObject()
        }
    }

    /// The device cannot open anything now, and no pulse was sent. Ask again when it is ready. `reason` is a word such as
    /// `coverOpen`, or `absent` without a driver.
    package struct DeviceNotReady: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.CashDrawer.DeviceNotReady"

        /// The field `drawer`.
        package var drawer: Swift.String
        /// The field `device`.
        package var device: Swift.String
        /// The field `reason`.
        package var reason: Swift.String

        /// Makes it from its fields.
        package init(
            drawer: Swift.String,
            device: Swift.String,
            reason: Swift.String
        ) {
            self.drawer = drawer
            self.device = device
            self.reason = reason
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var drawerValue: Swift.String?
            var deviceValue: Swift.String?
            var reasonValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "drawer":
                    try seen.insert(0, key)
                    drawerValue = try Swift.String(from: &reader)
                case "device":
                    try seen.insert(1, key)
                    deviceValue = try Swift.String(from: &reader)
                case "reason":
                    try seen.insert(2, key)
                    reasonValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let drawerValue else {
                throw Varlink.JSONError(.missingField("drawer"), at: start)
            }
            self.drawer = drawerValue
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
            writer.field("drawer")
            self.drawer.write(to: &writer)
            writer.field("device")
            self.device.write(to: &writer)
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// The drawer is being opened for somebody; no second pulse was sent. Ask again when that is over.
    package struct Busy: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.CashDrawer.Busy"

        /// The field `drawer`.
        package var drawer: Swift.String

        /// Makes it from its fields.
        package init(
            drawer: Swift.String
        ) {
            self.drawer = drawer
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var drawerValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "drawer":
                    try seen.insert(0, key)
                    drawerValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let drawerValue else {
                throw Varlink.JSONError(.missingField("drawer"), at: start)
            }
            self.drawer = drawerValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("drawer")
            self.drawer.write(to: &writer)
            writer.endObject()
        }
    }

    /// The deadline passed before a pulse could leave; none will.
    package struct DeadlinePassed: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.CashDrawer.DeadlinePassed"

        /// The field `drawer`.
        package var drawer: Swift.String

        /// Makes it from its fields.
        package init(
            drawer: Swift.String
        ) {
            self.drawer = drawer
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var drawerValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "drawer":
                    try seen.insert(0, key)
                    drawerValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let drawerValue else {
                throw Varlink.JSONError(.missingField("drawer"), at: start)
            }
            self.drawer = drawerValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("drawer")
            self.drawer.write(to: &writer)
            writer.endObject()
        }
    }

    /// A pulse may have been sent, and what became of it is not known: look at the drawer. It is not repeated. `reason` is a word
    /// such as `driverEnded`, `notSeenInTime` or `coverOpen`.
    package struct OutcomeUnknown: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.CashDrawer.OutcomeUnknown"

        /// The field `drawer`.
        package var drawer: Swift.String
        /// The field `opening`.
        package var opening: Swift.String
        /// The field `reason`.
        package var reason: Swift.String

        /// Makes it from its fields.
        package init(
            drawer: Swift.String,
            opening: Swift.String,
            reason: Swift.String
        ) {
            self.drawer = drawer
            self.opening = opening
            self.reason = reason
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var drawerValue: Swift.String?
            var openingValue: Swift.String?
            var reasonValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "drawer":
                    try seen.insert(0, key)
                    drawerValue = try Swift.String(from: &reader)
                case "opening":
                    try seen.insert(1, key)
                    openingValue = try Swift.String(from: &reader)
                case "reason":
                    try seen.insert(2, key)
                    reasonValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let drawerValue else {
                throw Varlink.JSONError(.missingField("drawer"), at: start)
            }
            self.drawer = drawerValue
            guard let openingValue else {
                throw Varlink.JSONError(.missingField("opening"), at: start)
            }
            self.opening = openingValue
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("drawer")
            self.drawer.write(to: &writer)
            writer.field("opening")
            self.opening.write(to: &writer)
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// Opens a drawer, if it is not open. The answer comes when the outcome is known, at most some two seconds after the pulse.
    package enum Open: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.CashDrawer.Open"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Which one: its role, or the name of a device that has one drawer.
            package var drawer: Swift.String
            /// How long the pulse may wait for its moment and the caller for the outcome, 100 to 60000; 5000 unless told. Past it no
            /// pulse is sent any more.
            package var deadlineMilliseconds: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                drawer: Swift.String,
                deadlineMilliseconds: Swift.Optional<Swift.Int> = nil
            ) {
                self.drawer = drawer
                self.deadlineMilliseconds = deadlineMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var drawerValue: Swift.String?
                var deadlineMillisecondsValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "drawer":
                        try seen.insert(0, key)
                        drawerValue = try Swift.String(from: &reader)
                    case "deadlineMilliseconds":
                        try seen.insert(1, key)
                        deadlineMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let drawerValue else {
                    throw Varlink.JSONError(.missingField("drawer"), at: start)
                }
                self.drawer = drawerValue
                self.deadlineMilliseconds = deadlineMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("drawer")
                self.drawer.write(to: &writer)
                if let value = self.deadlineMilliseconds {
                    writer.field("deadlineMilliseconds")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `opening`.
            package var opening: CashDrawer.Opening

            /// Makes it from its fields.
            package init(
                opening: CashDrawer.Opening
            ) {
                self.opening = opening
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var openingValue: CashDrawer.Opening?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "opening":
                        try seen.insert(0, key)
                        openingValue = try CashDrawer.Opening(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let openingValue else {
                    throw Varlink.JSONError(.missingField("opening"), at: start)
                }
                self.opening = openingValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("opening")
                self.opening.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Says how a drawer stands.
    package enum Status: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.CashDrawer.Status"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Which one: its role, or the name of a device that has one drawer.
            package var drawer: Swift.String

            /// Makes it from its fields.
            package init(
                drawer: Swift.String
            ) {
                self.drawer = drawer
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var drawerValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "drawer":
                        try seen.insert(0, key)
                        drawerValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let drawerValue else {
                    throw Varlink.JSONError(.missingField("drawer"), at: start)
                }
                self.drawer = drawerValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("drawer")
                self.drawer.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `drawer`.
            package var drawer: CashDrawer.Drawer

            /// Makes it from its fields.
            package init(
                drawer: CashDrawer.Drawer
            ) {
                self.drawer = drawer
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var drawerValue: CashDrawer.Drawer?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "drawer":
                        try seen.insert(0, key)
                        drawerValue = try CashDrawer.Drawer(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let drawerValue else {
                    throw Varlink.JSONError(.missingField("drawer"), at: start)
                }
                self.drawer = drawerValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("drawer")
                self.drawer.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Tells how drawers stand, and then what happens to them. Asks for `more`; the first reply holds all drawers that were asked
    /// for and no change, each further one the drawers of which something has changed.
    package enum Watch: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.CashDrawer.Watch"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Which one; all of the lane unless told.
            package var drawer: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                drawer: Swift.Optional<Swift.String> = nil
            ) {
                self.drawer = drawer
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var drawerValue: Swift.Optional<Swift.String> = nil
                try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "drawer":
                        try seen.insert(0, key)
                        drawerValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.drawer = drawerValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.drawer {
                    writer.field("drawer")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `drawers`.
            package var drawers: [CashDrawer.Drawer]
            /// What happened to them since the last reply, the oldest first.
            package var changes: [CashDrawer.Change]
            /// How many changes were left out before these, since the caller did not read.
            package var missedChanges: Swift.Int

            /// Makes it from its fields.
            package init(
                drawers: [CashDrawer.Drawer],
                changes: [CashDrawer.Change],
                missedChanges: Swift.Int
            ) {
                self.drawers = drawers
                self.changes = changes
                self.missedChanges = missedChanges
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var drawersValue: [CashDrawer.Drawer]?
                var changesValue: [CashDrawer.Change]?
                var missedChangesValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "drawers":
                        try seen.insert(0, key)
                        drawersValue = try [CashDrawer.Drawer](from: &reader)
                    case "changes":
                        try seen.insert(1, key)
                        changesValue = try [CashDrawer.Change](from: &reader)
                    case "missedChanges":
                        try seen.insert(2, key)
                        missedChangesValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let drawersValue else {
                    throw Varlink.JSONError(.missingField("drawers"), at: start)
                }
                self.drawers = drawersValue
                guard let changesValue else {
                    throw Varlink.JSONError(.missingField("changes"), at: start)
                }
                self.changes = changesValue
                guard let missedChangesValue else {
                    throw Varlink.JSONError(.missingField("missedChanges"), at: start)
                }
                self.missedChanges = missedChangesValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("drawers")
                self.drawers.write(to: &writer)
                writer.field("changes")
                self.changes.write(to: &writer)
                writer.field("missedChanges")
                self.missedChanges.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.lanekeeper.CashDrawer`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// Opens a drawer, if it is not open. The answer comes when the outcome is known, at most some two seconds after the pulse.
        func open(_ call: Varlink.Call<Open>, _ parameters: Open.Parameters)
        /// Says how a drawer stands.
        func status(_ call: Varlink.Call<Status>, _ parameters: Status.Parameters)
        /// Tells how drawers stand, and then what happens to them. Asks for `more`; the first reply holds all drawers that were asked
        /// for and no change, each further one the drawers of which something has changed.
        func watch(_ call: Varlink.Call<Watch>, _ parameters: Watch.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.CashDrawer`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// Opens a drawer, if it is not open. The answer comes when the outcome is known, at most some two seconds after the pulse.
        package func open(
            _ parameters: Open.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Open>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Open.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Says how a drawer stands.
        package func status(
            _ parameters: Status.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Status>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Status.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Tells how drawers stand, and then what happens to them. Asks for `more`; the first reply holds all drawers that were asked
        /// for and no change, each further one the drawers of which something has changed.
        package func watch(
            _ parameters: Watch.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Watch>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Watch.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension CashDrawer.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.CashDrawer" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { cashDrawerInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Open":
            guard let (call, parameters) = call.open(CashDrawer.Open.self) else { return }
            self.open(call, parameters)
        case "Status":
            guard let (call, parameters) = call.open(CashDrawer.Status.self) else { return }
            self.status(call, parameters)
        case "Watch":
            guard let (call, parameters) = call.open(CashDrawer.Watch.self) else { return }
            self.watch(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let cashDrawerInterfaceText: Swift.StaticString = #"""
# Cash drawers: opened on demand, and watched as far as they have a sensor.
#
# A pulse is never kept for later and never repeated: it leaves for a device that is ready, before its deadline, or not at
# all. What became of it is told as it is known: where nothing senses the drawer, nobody says that it is open.
interface org.lanekeeper.CashDrawer

# How a drawer stands.
type DrawerState (
  open,
  closed,
  # There is no sensor, or nobody has said which of its levels means open, or two drawers share it, or the device is away.
  unknown
)

# The level of the line on which a sensor reports.
type SensorLevel (
  # Pulled up; so is a line to which nothing is connected.
  high,
  low
)

# How a state came to be known.
type StateSource (
  # The device told it by itself.
  automatic,
  # The device was asked.
  asked
)

# A drawer as its driver last reported it. Asking does not disturb the device.
type Drawer (
  # What it is asked for by, such as `drawer`.
  role: string,
  # The device that opens it, such as a printer.
  device: string,
  # Where it is plugged in at the device, 1 or 2.
  connector: int,
  # Whether its driver runs and speaks to the device.
  isReady: bool,
  # What the device needs a person for, such as `coverOpen`; empty when all is well. A printer that takes no data opens no
  # drawer either.
  attention: []string,
  # How it stands.
  state: DrawerState,
  # The level of its sensor, also where nobody has said what it means; none where it is not known.
  level: ?SensorLevel,
  # How the state came to be known; none where it is not.
  source: ?StateSource,
  # How long it has been in this state, as far as the gateway has seen it; none where it is not known.
  sinceMilliseconds: ?int,
  # How long ago its driver last reported anything; none without a driver.
  ageMilliseconds: ?int,
  # Whether it has been open for longer than the configuration allows.
  isLeftOpen: bool,
  # Whether a simulator stands for the device: no money is in it.
  isSimulated: bool
)

# What came of an opening.
type Outcome (
  # It was closed, a pulse was sent, and its sensor said that it opened.
  opened,
  # Its sensor said that it was open; no pulse was sent.
  alreadyOpen,
  # A pulse was sent, and its sensor says that it is still closed: it is locked or jammed, or its cable is out.
  didNotOpen,
  # A pulse was sent, and nothing can say whether it opened.
  noSensor
)

# An opening and what is known of it.
type Opening (
  # Its name, unique for all time; the events of this opening bear it.
  opening: string,
  role: string,
  device: string,
  # Where the drawer is plugged in at the device, 1 or 2.
  connector: int,
  outcome: Outcome,
  # The level of the sensor's line before the pulse; none where it is not known. Where the two differ and the outcome is
  # `noSensor`, a sensor is there, and the configuration does not say what its levels mean.
  levelBefore: ?SensorLevel,
  # Its level when the outcome was told.
  levelAfter: ?SensorLevel,
  # Whether a simulator stands for the device.
  isSimulated: bool
)

# What happened to a drawer.
type ChangeKind (
  # It opened, whoever opened it: this lane, or a person with the key.
  opened,
  # It was closed.
  closed,
  # It has been open for longer than the configuration allows. Told once until it is closed.
  leftOpen,
  # Its state is not known any more; the device or its driver is away.
  lost
)

# Something that happened to a drawer.
type Change (
  role: string,
  kind: ChangeKind,
  # When, in milliseconds since 1970.
  unixMilliseconds: int
)

# Opens a drawer, if it is not open. The answer comes when the outcome is known, at most some two seconds after the pulse.
method Open(
  # Which one: its role, or the name of a device that has one drawer.
  drawer: string,
  # How long the pulse may wait for its moment and the caller for the outcome, 100 to 60000; 5000 unless told. Past it no
  # pulse is sent any more.
  deadlineMilliseconds: ?int
) -> (opening: Opening)

# Says how a drawer stands.
method Status(
  # Which one: its role, or the name of a device that has one drawer.
  drawer: string
) -> (drawer: Drawer)

# Tells how drawers stand, and then what happens to them. Asks for `more`; the first reply holds all drawers that were asked
# for and no change, each further one the drawers of which something has changed.
method Watch(
  # Which one; all of the lane unless told.
  drawer: ?string
) -> (
  drawers: []Drawer,
  # What happened to them since the last reply, the oldest first.
  changes: []Change,
  # How many changes were left out before these, since the caller did not read.
  missedChanges: int
)

# The lane has no such drawer. `drawers` are the roles of those that it has.
error DrawerNotFound (drawer: string, drawers: []string)

# What is meant has no drawer that could be told from others: a role that is no drawer's, or a device with none or with
# two. `drawers` are the roles to ask for.
error NotADrawer (drawer: string, device: string, drawers: []string)

# The device cannot open anything now, and no pulse was sent. Ask again when it is ready. `reason` is a word such as
# `coverOpen`, or `absent` without a driver.
error DeviceNotReady (drawer: string, device: string, reason: string)

# The drawer is being opened for somebody; no second pulse was sent. Ask again when that is over.
error Busy (drawer: string)

# The deadline passed before a pulse could leave; none will.
error DeadlinePassed (drawer: string)

# A pulse may have been sent, and what became of it is not known: look at the drawer. It is not repeated. `reason` is a word
# such as `driverEnded`, `notSeenInTime` or `coverOpen`.
error OutcomeUnknown (drawer: string, opening: string, reason: string)

"""#

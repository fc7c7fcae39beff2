// Made from org.lanekeeper.link.Gateway.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What the gateway answers to the supervisor on its descriptor 3.
///
/// The gateway is started with the calls of the supervisor at descriptor 3, its reports to it
/// at 4, and the listening socket for clients at 5, which outlives it.
package enum LinkGateway {
    /// Where a device stands in its life.
    package enum DeviceState: Swift.String, Varlink.JSONName {
        /// The name `absent`.
        case absent
        /// The name `starting`.
        case starting
        /// The name `ready`.
        case ready
        /// The name `attention`.
        case attention
        /// The name `recovering`.
        case recovering
        /// The name `stuck`.
        case stuck
        /// The name `quarantined`.
        case quarantined
        /// The name `dying`.
        case dying
    }

    /// A cash drawer that hangs on a device.
    package struct Drawer: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The role that it plays in the lane.
        package var role: Swift.String
        /// Where it is plugged in, 1 or 2.
        package var connector: Swift.Int
        /// After how long somebody is told that it was left open; nobody is, unless told.
        package var leftOpenMilliseconds: Swift.Optional<Swift.Int>

        /// Makes it from its fields.
        package init(
            role: Swift.String,
            connector: Swift.Int,
            leftOpenMilliseconds: Swift.Optional<Swift.Int> = nil
        ) {
            self.role = role
            self.connector = connector
            self.leftOpenMilliseconds = leftOpenMilliseconds
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var roleValue: Swift.String?
            var connectorValue: Swift.Int?
            var leftOpenMillisecondsValue: Swift.Optional<Swift.Int> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "role":
                    try seen.insert(0, key)
                    roleValue = try Swift.String(from: &reader)
                case "connector":
                    try seen.insert(1, key)
                    connectorValue = try Swift.Int(from: &reader)
                case "leftOpenMilliseconds":
                    try seen.insert(2, key)
                    leftOpenMillisecondsValue = try Swift.Optional<Swift.Int>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let connectorValue else {
                throw Varlink.JSONError(.missingField("connector"), at: start)
            }
            self.connector = connectorValue
            self.leftOpenMilliseconds = leftOpenMillisecondsValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("connector")
            self.connector.write(to: &writer)
            if let value = self.leftOpenMilliseconds {
                writer.field("leftOpenMilliseconds")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// A device as the configuration and the supervisor see it.
    package struct Device: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Its name in the lane's configuration.
        package var device: Swift.String
        /// The family of its driver.
        package var family: Swift.String
        /// What can be done with it, such as `printer`.
        package var classes: [Swift.String]
        /// The roles that it plays in the lane.
        package var roles: [Swift.String]
        /// Whether a simulator stands for it.
        package var isSimulated: Swift.Bool
        /// Where it is in words of the configuration, such as an address or a port.
        package var location: Swift.String
        /// Where it stands.
        package var state: LinkGateway.DeviceState
        /// The process of its driver, by a name that no other process ever has; none while there is none.
        package var driver: Swift.Optional<Swift.String>
        /// The drawers that hang on it; none unless told.
        package var drawers: Swift.Optional<[LinkGateway.Drawer]>
        /// Why it does not stand better, in a word and in a sentence, as in `org.lanekeeper.Devices.Device`.
        package var reason: Swift.Optional<Swift.String>
        /// The field `detail`.
        package var detail: Swift.Optional<Swift.String>
        /// Whether it is connected to for each job alone: it may be `ready` without a driver. The gateway asks for one with
        /// `WantDriver` when a job waits, and gives it back with `ReleaseDriver`. It is kept unless told.
        package var isConnectedPerJob: Swift.Optional<Swift.Bool>

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            family: Swift.String,
            classes: [Swift.String],
            roles: [Swift.String],
            isSimulated: Swift.Bool,
            location: Swift.String,
            state: LinkGateway.DeviceState,
            driver: Swift.Optional<Swift.String> = nil,
            drawers: Swift.Optional<[LinkGateway.Drawer]> = nil,
            reason: Swift.Optional<Swift.String> = nil,
            detail: Swift.Optional<Swift.String> = nil,
            isConnectedPerJob: Swift.Optional<Swift.Bool> = nil
        ) {
            self.device = device
            self.family = family
            self.classes = classes
            self.roles = roles
            self.isSimulated = isSimulated
            self.location = location
            self.state = state
            self.driver = driver
            self.drawers = drawers
            self.reason = reason
            self.detail = detail
            self.isConnectedPerJob = isConnectedPerJob
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
            var stateValue: LinkGateway.DeviceState?
            var driverValue: Swift.Optional<Swift.String> = nil
            var drawersValue: Swift.Optional<[LinkGateway.Drawer]> = nil
            var reasonValue: Swift.Optional<Swift.String> = nil
            var detailValue: Swift.Optional<Swift.String> = nil
            var isConnectedPerJobValue: Swift.Optional<Swift.Bool> = nil
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
                    stateValue = try LinkGateway.DeviceState(from: &reader)
                case "driver":
                    try seen.insert(7, key)
                    driverValue = try Swift.Optional<Swift.String>(from: &reader)
                case "drawers":
                    try seen.insert(8, key)
                    drawersValue = try Swift.Optional<[LinkGateway.Drawer]>(from: &reader)
                case "reason":
                    try seen.insert(9, key)
                    reasonValue = try Swift.Optional<Swift.String>(from: &reader)
                case "detail":
                    try seen.insert(10, key)
                    detailValue = try Swift.Optional<Swift.String>(from: &reader)
                case "isConnectedPerJob":
                    try seen.insert(11, key)
                    isConnectedPerJobValue = try Swift.Optional<Swift.Bool>(from: &reader)
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
            self.driver = driverValue
            self.drawers = drawersValue
            self.reason = reasonValue
            self.detail = detailValue
            self.isConnectedPerJob = isConnectedPerJobValue
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
            if let value = self.driver {
                writer.field("driver")
                value.write(to: &writer)
            }
            if let value = self.drawers {
                writer.field("drawers")
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
            if let value = self.isConnectedPerJob {
                writer.field("isConnectedPerJob")
                value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    /// What is done about a receipt of which nobody knows whether it was printed: it is left to a person, it is printed again
    /// under a line that says so, or it counts as printed.
    package enum UnknownPolicy: Swift.String, Varlink.JSONName {
        /// The name `hold`.
        case hold
        /// The name `reprintMarked`.
        case reprintMarked
        /// The name `assumePrinted`.
        case assumePrinted
    }

    /// What a role wants.
    package struct RolePolicy: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `role`.
        package var role: Swift.String
        /// The field `whenUnknown`.
        package var whenUnknown: LinkGateway.UnknownPolicy

        /// Makes it from its fields.
        package init(
            role: Swift.String,
            whenUnknown: LinkGateway.UnknownPolicy
        ) {
            self.role = role
            self.whenUnknown = whenUnknown
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var roleValue: Swift.String?
            var whenUnknownValue: LinkGateway.UnknownPolicy?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "role":
                    try seen.insert(0, key)
                    roleValue = try Swift.String(from: &reader)
                case "whenUnknown":
                    try seen.insert(1, key)
                    whenUnknownValue = try LinkGateway.UnknownPolicy(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let roleValue else {
                throw Varlink.JSONError(.missingField("role"), at: start)
            }
            self.role = roleValue
            guard let whenUnknownValue else {
                throw Varlink.JSONError(.missingField("whenUnknown"), at: start)
            }
            self.whenUnknown = whenUnknownValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("role")
            self.role.write(to: &writer)
            writer.field("whenUnknown")
            self.whenUnknown.write(to: &writer)
            writer.endObject()
        }
    }

    /// Who may do what: for each right the numbers of the groups whose members have it. Root has every right.
    package struct Access: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The user who has every right, too, because the lane runs as this user; nobody when it is missing.
        package var owner: Swift.Optional<Swift.Int>
        /// May use the lane as a POS engine does.
        package var sale: [Swift.Int]
        /// May do what a technician in a shop needs.
        package var technician: [Swift.Int]
        /// May plug, use and observe simulated devices.
        package var simulation: [Swift.Int]
        /// May open cash drawers; nobody unless told.
        package var drawer: Swift.Optional<[Swift.Int]>
        /// May do everything.
        package var admin: [Swift.Int]

        /// Makes it from its fields.
        package init(
            owner: Swift.Optional<Swift.Int> = nil,
            sale: [Swift.Int],
            technician: [Swift.Int],
            simulation: [Swift.Int],
            drawer: Swift.Optional<[Swift.Int]> = nil,
            admin: [Swift.Int]
        ) {
            self.owner = owner
            self.sale = sale
            self.technician = technician
            self.simulation = simulation
            self.drawer = drawer
            self.admin = admin
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var ownerValue: Swift.Optional<Swift.Int> = nil
            var saleValue: [Swift.Int]?
            var technicianValue: [Swift.Int]?
            var simulationValue: [Swift.Int]?
            var drawerValue: Swift.Optional<[Swift.Int]> = nil
            var adminValue: [Swift.Int]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "owner":
                    try seen.insert(0, key)
                    ownerValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "sale":
                    try seen.insert(1, key)
                    saleValue = try [Swift.Int](from: &reader)
                case "technician":
                    try seen.insert(2, key)
                    technicianValue = try [Swift.Int](from: &reader)
                case "simulation":
                    try seen.insert(3, key)
                    simulationValue = try [Swift.Int](from: &reader)
                case "drawer":
                    try seen.insert(4, key)
                    drawerValue = try Swift.Optional<[Swift.Int]>(from: &reader)
                case "admin":
                    try seen.insert(5, key)
                    adminValue = try [Swift.Int](from: &reader)
                default: try reader.unknownField(key)
                }
            }
            self.owner = ownerValue
            guard let saleValue else {
                throw Varlink.JSONError(.missingField("sale"), at: start)
            }
            self.sale = saleValue
            guard let technicianValue else {
                throw Varlink.JSONError(.missingField("technician"), at: start)
            }
            self.technician = technicianValue
            guard let simulationValue else {
                throw Varlink.JSONError(.missingField("simulation"), at: start)
            }
            self.simulation = simulationValue
            self.drawer = drawerValue
            guard let adminValue else {
                throw Varlink.JSONError(.missingField("admin"), at: start)
            }
            self.admin = adminValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            if let value = self.owner {
                writer.field("owner")
                value.write(to: &writer)
            }
            writer.field("sale")
            self.sale.write(to: &writer)
            writer.field("technician")
            self.technician.write(to: &writer)
            writer.field("simulation")
            self.simulation.write(to: &writer)
            if let value = self.drawer {
                writer.field("drawer")
                value.write(to: &writer)
            }
            writer.field("admin")
            self.admin.write(to: &writer)
            writer.endObject()
        }
    }

    /// The first call: opens the journal of print jobs, and answers when what is in it was read. From here on the gateway shows
    /// that it lives.
    package enum Open: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.Open"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The folder of the journal, which is the gateway's own; without one, jobs are known until the gateway ends.
            package var directory: Swift.Optional<Swift.String>
            /// How long after its outcome a job can be printed again, and how long it and its key are known.
            package var keepBodiesMilliseconds: Swift.Int
            /// The field `keepEntriesMilliseconds`.
            package var keepEntriesMilliseconds: Swift.Int
            /// Roles that want something else than `hold`.
            package var policies: [LinkGateway.RolePolicy]
            /// The line above a receipt that may exist twice; the usual one unless told.
            package var reprintLine: Swift.Optional<Swift.String>
            /// How often the gateway has to show that it lives.
            package var heartbeatMilliseconds: Swift.Int

            /// Makes it from its fields.
            package init(
                directory: Swift.Optional<Swift.String> = nil,
                keepBodiesMilliseconds: Swift.Int,
                keepEntriesMilliseconds: Swift.Int,
                policies: [LinkGateway.RolePolicy],
                reprintLine: Swift.Optional<Swift.String> = nil,
                heartbeatMilliseconds: Swift.Int
            ) {
                self.directory = directory
                self.keepBodiesMilliseconds = keepBodiesMilliseconds
                self.keepEntriesMilliseconds = keepEntriesMilliseconds
                self.policies = policies
                self.reprintLine = reprintLine
                self.heartbeatMilliseconds = heartbeatMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var directoryValue: Swift.Optional<Swift.String> = nil
                var keepBodiesMillisecondsValue: Swift.Int?
                var keepEntriesMillisecondsValue: Swift.Int?
                var policiesValue: [LinkGateway.RolePolicy]?
                var reprintLineValue: Swift.Optional<Swift.String> = nil
                var heartbeatMillisecondsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "directory":
                        try seen.insert(0, key)
                        directoryValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "keepBodiesMilliseconds":
                        try seen.insert(1, key)
                        keepBodiesMillisecondsValue = try Swift.Int(from: &reader)
                    case "keepEntriesMilliseconds":
                        try seen.insert(2, key)
                        keepEntriesMillisecondsValue = try Swift.Int(from: &reader)
                    case "policies":
                        try seen.insert(3, key)
                        policiesValue = try [LinkGateway.RolePolicy](from: &reader)
                    case "reprintLine":
                        try seen.insert(4, key)
                        reprintLineValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "heartbeatMilliseconds":
                        try seen.insert(5, key)
                        heartbeatMillisecondsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.directory = directoryValue
                guard let keepBodiesMillisecondsValue else {
                    throw Varlink.JSONError(.missingField("keepBodiesMilliseconds"), at: start)
                }
                self.keepBodiesMilliseconds = keepBodiesMillisecondsValue
                guard let keepEntriesMillisecondsValue else {
                    throw Varlink.JSONError(.missingField("keepEntriesMilliseconds"), at: start)
                }
                self.keepEntriesMilliseconds = keepEntriesMillisecondsValue
                guard let policiesValue else {
                    throw Varlink.JSONError(.missingField("policies"), at: start)
                }
                self.policies = policiesValue
                self.reprintLine = reprintLineValue
                guard let heartbeatMillisecondsValue else {
                    throw Varlink.JSONError(.missingField("heartbeatMilliseconds"), at: start)
                }
                self.heartbeatMilliseconds = heartbeatMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.directory {
                    writer.field("directory")
                    value.write(to: &writer)
                }
                writer.field("keepBodiesMilliseconds")
                self.keepBodiesMilliseconds.write(to: &writer)
                writer.field("keepEntriesMilliseconds")
                self.keepEntriesMilliseconds.write(to: &writer)
                writer.field("policies")
                self.policies.write(to: &writer)
                if let value = self.reprintLine {
                    writer.field("reprintLine")
                    value.write(to: &writer)
                }
                writer.field("heartbeatMilliseconds")
                self.heartbeatMilliseconds.write(to: &writer)
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

    /// A device exists, or its driver is a new process. Of the two descriptors beside the call the first takes calls to the
    /// driver, the second brings its reports; without them there is no driver now.
    package enum PutDevice: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.PutDevice"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: LinkGateway.Device

            /// Makes it from its fields.
            package init(
                device: LinkGateway.Device
            ) {
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: LinkGateway.Device?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try LinkGateway.Device(from: &reader)
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

    /// A device's state has changed; its link is as it was.
    package enum ChangeState: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.ChangeState"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The field `state`.
            package var state: LinkGateway.DeviceState
            /// As in `Device`; none when there is nothing to say.
            package var reason: Swift.Optional<Swift.String>
            /// The field `detail`.
            package var detail: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                state: LinkGateway.DeviceState,
                reason: Swift.Optional<Swift.String> = nil,
                detail: Swift.Optional<Swift.String> = nil
            ) {
                self.device = device
                self.state = state
                self.reason = reason
                self.detail = detail
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var stateValue: LinkGateway.DeviceState?
                var reasonValue: Swift.Optional<Swift.String> = nil
                var detailValue: Swift.Optional<Swift.String> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "state":
                        try seen.insert(1, key)
                        stateValue = try LinkGateway.DeviceState(from: &reader)
                    case "reason":
                        try seen.insert(2, key)
                        reasonValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "detail":
                        try seen.insert(3, key)
                        detailValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let stateValue else {
                    throw Varlink.JSONError(.missingField("state"), at: start)
                }
                self.state = stateValue
                self.reason = reasonValue
                self.detail = detailValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("state")
                self.state.write(to: &writer)
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

    /// The lane has no such device any more.
    package enum RemoveDevice: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.RemoveDevice"

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

    /// The configuration was read again, after `Serve`. All of it counts from here on together: a client finds the lane as it was
    /// or as it is, and jobs that wait go to whoever plays their role now. Links to drivers are as they were.
    package enum Reconfigure: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.Reconfigure"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// All devices in the order of the configuration; at the end, without roles, those that are still to be removed.
            package var devices: [LinkGateway.Device]
            /// As in `Open`.
            package var policies: [LinkGateway.RolePolicy]
            /// The field `keepBodiesMilliseconds`.
            package var keepBodiesMilliseconds: Swift.Int
            /// The field `keepEntriesMilliseconds`.
            package var keepEntriesMilliseconds: Swift.Int
            /// The field `reprintLine`.
            package var reprintLine: Swift.Optional<Swift.String>
            /// As in `Serve`.
            package var access: LinkGateway.Access

            /// Makes it from its fields.
            package init(
                devices: [LinkGateway.Device],
                policies: [LinkGateway.RolePolicy],
                keepBodiesMilliseconds: Swift.Int,
                keepEntriesMilliseconds: Swift.Int,
                reprintLine: Swift.Optional<Swift.String> = nil,
                access: LinkGateway.Access
            ) {
                self.devices = devices
                self.policies = policies
                self.keepBodiesMilliseconds = keepBodiesMilliseconds
                self.keepEntriesMilliseconds = keepEntriesMilliseconds
                self.reprintLine = reprintLine
                self.access = access
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var devicesValue: [LinkGateway.Device]?
                var policiesValue: [LinkGateway.RolePolicy]?
                var keepBodiesMillisecondsValue: Swift.Int?
                var keepEntriesMillisecondsValue: Swift.Int?
                var reprintLineValue: Swift.Optional<Swift.String> = nil
                var accessValue: LinkGateway.Access?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "devices":
                        try seen.insert(0, key)
                        devicesValue = try [LinkGateway.Device](from: &reader)
                    case "policies":
                        try seen.insert(1, key)
                        policiesValue = try [LinkGateway.RolePolicy](from: &reader)
                    case "keepBodiesMilliseconds":
                        try seen.insert(2, key)
                        keepBodiesMillisecondsValue = try Swift.Int(from: &reader)
                    case "keepEntriesMilliseconds":
                        try seen.insert(3, key)
                        keepEntriesMillisecondsValue = try Swift.Int(from: &reader)
                    case "reprintLine":
                        try seen.insert(4, key)
                        reprintLineValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "access":
                        try seen.insert(5, key)
                        accessValue = try LinkGateway.Access(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let devicesValue else {
                    throw Varlink.JSONError(.missingField("devices"), at: start)
                }
                self.devices = devicesValue
                guard let policiesValue else {
                    throw Varlink.JSONError(.missingField("policies"), at: start)
                }
                self.policies = policiesValue
                guard let keepBodiesMillisecondsValue else {
                    throw Varlink.JSONError(.missingField("keepBodiesMilliseconds"), at: start)
                }
                self.keepBodiesMilliseconds = keepBodiesMillisecondsValue
                guard let keepEntriesMillisecondsValue else {
                    throw Varlink.JSONError(.missingField("keepEntriesMilliseconds"), at: start)
                }
                self.keepEntriesMilliseconds = keepEntriesMillisecondsValue
                self.reprintLine = reprintLineValue
                guard let accessValue else {
                    throw Varlink.JSONError(.missingField("access"), at: start)
                }
                self.access = accessValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("devices")
                self.devices.write(to: &writer)
                writer.field("policies")
                self.policies.write(to: &writer)
                writer.field("keepBodiesMilliseconds")
                self.keepBodiesMilliseconds.write(to: &writer)
                writer.field("keepEntriesMilliseconds")
                self.keepEntriesMilliseconds.write(to: &writer)
                if let value = self.reprintLine {
                    writer.field("reprintLine")
                    value.write(to: &writer)
                }
                writer.field("access")
                self.access.write(to: &writer)
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

    /// A device's driver is to end: it gets nothing to do any more. When the job that it has is over and written down, and no drawer is
    /// being opened, the gateway says so with `ReleaseDriver`; at once if there is nothing. Jobs that wait for the device wait on.
    package enum DrainDevice: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.DrainDevice"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The process of the driver, as `PutDevice` named it.
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

    /// A device's driver is about to lose its device to another one: one that has nothing to do gets nothing any more. One that is at a job,
    /// or opens a drawer, or of whose job the outcome is not written down, is left as it is. Answered at once.
    package enum YieldDevice: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.YieldDevice"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The process of the driver, as `PutDevice` named it.
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
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Whether it had nothing to do.
            package var isIdle: Swift.Bool
            /// The job that it is at, if it is one.
            package var job: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                isIdle: Swift.Bool,
                job: Swift.Optional<Swift.String> = nil
            ) {
                self.isIdle = isIdle
                self.job = job
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var isIdleValue: Swift.Bool?
                var jobValue: Swift.Optional<Swift.String> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "isIdle":
                        try seen.insert(0, key)
                        isIdleValue = try Swift.Bool(from: &reader)
                    case "job":
                        try seen.insert(1, key)
                        jobValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let isIdleValue else {
                    throw Varlink.JSONError(.missingField("isIdle"), at: start)
                }
                self.isIdle = isIdleValue
                self.job = jobValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("isIdle")
                self.isIdle.write(to: &writer)
                if let value = self.job {
                    writer.field("job")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }
    }

    /// A driver that has yielded keeps its device after all.
    package enum KeepDevice: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.KeepDevice"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The process of the driver, as `PutDevice` named it.
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

    /// What is plugged in has changed, or which device has it, since it was listed last.
    package enum FoundChanged: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.FoundChanged"

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

    /// The simulators' process is a new one. Of the two descriptors beside the call the first takes calls to it
    /// (`org.lanekeeper.link.Simulation`), the second brings its reports.
    package enum PutSimulator: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.PutSimulator"

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

    /// A `lane-render` was started, since `NeedRenderer` asked for one. The descriptor beside the call is the link to it
    /// (`org.lanekeeper.link.Renderer`); it ends when the gateway closes that. Without a descriptor there is none to be had.
    package enum PutRenderer: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.PutRenderer"

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

    /// All devices of the configuration were put: clients may now be served.
    package enum Serve: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.Serve"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Who may do what.
            package var access: LinkGateway.Access

            /// Makes it from its fields.
            package init(
                access: LinkGateway.Access
            ) {
                self.access = access
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var accessValue: LinkGateway.Access?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "access":
                        try seen.insert(0, key)
                        accessValue = try LinkGateway.Access(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let accessValue else {
                    throw Varlink.JSONError(.missingField("access"), at: start)
                }
                self.access = accessValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("access")
                self.access.write(to: &writer)
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

    /// Take no new calls, finish what is short, and end.
    package enum Stop: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Gateway.Stop"

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

    /// Answers the calls of `org.lanekeeper.link.Gateway`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// The first call: opens the journal of print jobs, and answers when what is in it was read. From here on the gateway shows
        /// that it lives.
        func open(_ call: Varlink.Call<Open>, _ parameters: Open.Parameters)
        /// A device exists, or its driver is a new process. Of the two descriptors beside the call the first takes calls to the
        /// driver, the second brings its reports; without them there is no driver now.
        func putDevice(_ call: Varlink.Call<PutDevice>, _ parameters: PutDevice.Parameters)
        /// A device's state has changed; its link is as it was.
        func changeState(_ call: Varlink.Call<ChangeState>, _ parameters: ChangeState.Parameters)
        /// The lane has no such device any more.
        func removeDevice(_ call: Varlink.Call<RemoveDevice>, _ parameters: RemoveDevice.Parameters)
        /// The configuration was read again, after `Serve`. All of it counts from here on together: a client finds the lane as it was
        /// or as it is, and jobs that wait go to whoever plays their role now. Links to drivers are as they were.
        func reconfigure(_ call: Varlink.Call<Reconfigure>, _ parameters: Reconfigure.Parameters)
        /// A device's driver is to end: it gets nothing to do any more. When the job that it has is over and written down, and no drawer is
        /// being opened, the gateway says so with `ReleaseDriver`; at once if there is nothing. Jobs that wait for the device wait on.
        func drainDevice(_ call: Varlink.Call<DrainDevice>, _ parameters: DrainDevice.Parameters)
        /// A device's driver is about to lose its device to another one: one that has nothing to do gets nothing any more. One that is at a job,
        /// or opens a drawer, or of whose job the outcome is not written down, is left as it is. Answered at once.
        func yieldDevice(_ call: Varlink.Call<YieldDevice>, _ parameters: YieldDevice.Parameters)
        /// A driver that has yielded keeps its device after all.
        func keepDevice(_ call: Varlink.Call<KeepDevice>, _ parameters: KeepDevice.Parameters)
        /// What is plugged in has changed, or which device has it, since it was listed last.
        func foundChanged(_ call: Varlink.Call<FoundChanged>, _ parameters: FoundChanged.Parameters)
        /// The simulators' process is a new one. Of the two descriptors beside the call the first takes calls to it
        /// (`org.lanekeeper.link.Simulation`), the second brings its reports.
        func putSimulator(_ call: Varlink.Call<PutSimulator>, _ parameters: PutSimulator.Parameters)
        /// A `lane-render` was started, since `NeedRenderer` asked for one. The descriptor beside the call is the link to it
        /// (`org.lanekeeper.link.Renderer`); it ends when the gateway closes that. Without a descriptor there is none to be had.
        func putRenderer(_ call: Varlink.Call<PutRenderer>, _ parameters: PutRenderer.Parameters)
        /// All devices of the configuration were put: clients may now be served.
        func serve(_ call: Varlink.Call<Serve>, _ parameters: Serve.Parameters)
        /// Take no new calls, finish what is short, and end.
        func stop(_ call: Varlink.Call<Stop>, _ parameters: Stop.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.Gateway`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// The first call: opens the journal of print jobs, and answers when what is in it was read. From here on the gateway shows
        /// that it lives.
        package func open(
            _ parameters: Open.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Open>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Open.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A device exists, or its driver is a new process. Of the two descriptors beside the call the first takes calls to the
        /// driver, the second brings its reports; without them there is no driver now.
        package func putDevice(
            _ parameters: PutDevice.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<PutDevice>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(PutDevice.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A device's state has changed; its link is as it was.
        package func changeState(
            _ parameters: ChangeState.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<ChangeState>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(ChangeState.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The lane has no such device any more.
        package func removeDevice(
            _ parameters: RemoveDevice.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<RemoveDevice>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(RemoveDevice.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The configuration was read again, after `Serve`. All of it counts from here on together: a client finds the lane as it was
        /// or as it is, and jobs that wait go to whoever plays their role now. Links to drivers are as they were.
        package func reconfigure(
            _ parameters: Reconfigure.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Reconfigure>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Reconfigure.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A device's driver is to end: it gets nothing to do any more. When the job that it has is over and written down, and no drawer is
        /// being opened, the gateway says so with `ReleaseDriver`; at once if there is nothing. Jobs that wait for the device wait on.
        package func drainDevice(
            _ parameters: DrainDevice.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<DrainDevice>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(DrainDevice.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A device's driver is about to lose its device to another one: one that has nothing to do gets nothing any more. One that is at a job,
        /// or opens a drawer, or of whose job the outcome is not written down, is left as it is. Answered at once.
        package func yieldDevice(
            _ parameters: YieldDevice.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<YieldDevice>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(YieldDevice.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A driver that has yielded keeps its device after all.
        package func keepDevice(
            _ parameters: KeepDevice.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<KeepDevice>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(KeepDevice.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// What is plugged in has changed, or which device has it, since it was listed last.
        package func foundChanged(
            _ parameters: FoundChanged.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<FoundChanged>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(FoundChanged.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The simulators' process is a new one. Of the two descriptors beside the call the first takes calls to it
        /// (`org.lanekeeper.link.Simulation`), the second brings its reports.
        package func putSimulator(
            _ parameters: PutSimulator.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<PutSimulator>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(PutSimulator.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A `lane-render` was started, since `NeedRenderer` asked for one. The descriptor beside the call is the link to it
        /// (`org.lanekeeper.link.Renderer`); it ends when the gateway closes that. Without a descriptor there is none to be had.
        package func putRenderer(
            _ parameters: PutRenderer.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<PutRenderer>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(PutRenderer.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// All devices of the configuration were put: clients may now be served.
        package func serve(
            _ parameters: Serve.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Serve>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Serve.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Take no new calls, finish what is short, and end.
        package func stop(
            _ parameters: Stop.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Stop>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Stop.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkGateway.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.Gateway" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkGatewayInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Open":
            guard let (call, parameters) = call.open(LinkGateway.Open.self) else { return }
            self.open(call, parameters)
        case "PutDevice":
            guard let (call, parameters) = call.open(LinkGateway.PutDevice.self) else { return }
            self.putDevice(call, parameters)
        case "ChangeState":
            guard let (call, parameters) = call.open(LinkGateway.ChangeState.self) else { return }
            self.changeState(call, parameters)
        case "RemoveDevice":
            guard let (call, parameters) = call.open(LinkGateway.RemoveDevice.self) else { return }
            self.removeDevice(call, parameters)
        case "Reconfigure":
            guard let (call, parameters) = call.open(LinkGateway.Reconfigure.self) else { return }
            self.reconfigure(call, parameters)
        case "DrainDevice":
            guard let (call, parameters) = call.open(LinkGateway.DrainDevice.self) else { return }
            self.drainDevice(call, parameters)
        case "YieldDevice":
            guard let (call, parameters) = call.open(LinkGateway.YieldDevice.self) else { return }
            self.yieldDevice(call, parameters)
        case "KeepDevice":
            guard let (call, parameters) = call.open(LinkGateway.KeepDevice.self) else { return }
            self.keepDevice(call, parameters)
        case "FoundChanged":
            guard let (call, parameters) = call.open(LinkGateway.FoundChanged.self) else { return }
            self.foundChanged(call, parameters)
        case "PutSimulator":
            guard let (call, parameters) = call.open(LinkGateway.PutSimulator.self) else { return }
            self.putSimulator(call, parameters)
        case "PutRenderer":
            guard let (call, parameters) = call.open(LinkGateway.PutRenderer.self) else { return }
            self.putRenderer(call, parameters)
        case "Serve":
            guard let (call, parameters) = call.open(LinkGateway.Serve.self) else { return }
            self.serve(call, parameters)
        case "Stop":
            guard let (call, parameters) = call.open(LinkGateway.Stop.self) else { return }
            self.stop(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkGatewayInterfaceText: Swift.StaticString = #"""
# What the gateway answers to the supervisor on its descriptor 3.
#
# The gateway is started with the calls of the supervisor at descriptor 3, its reports to it
# at 4, and the listening socket for clients at 5, which outlives it.
interface org.lanekeeper.link.Gateway

# Where a device stands in its life.
type DeviceState (absent, starting, ready, attention, recovering, stuck, quarantined, dying)

# A cash drawer that hangs on a device.
type Drawer (
  # The role that it plays in the lane.
  role: string,
  # Where it is plugged in, 1 or 2.
  connector: int,
  # After how long somebody is told that it was left open; nobody is, unless told.
  leftOpenMilliseconds: ?int
)

# A device as the configuration and the supervisor see it.
type Device (
  # Its name in the lane's configuration.
  device: string,
  # The family of its driver.
  family: string,
  # What can be done with it, such as `printer`.
  classes: []string,
  # The roles that it plays in the lane.
  roles: []string,
  # Whether a simulator stands for it.
  isSimulated: bool,
  # Where it is in words of the configuration, such as an address or a port.
  location: string,
  # Where it stands.
  state: DeviceState,
  # The process of its driver, by a name that no other process ever has; none while there is none.
  driver: ?string,
  # The drawers that hang on it; none unless told.
  drawers: ?[]Drawer,
  # Why it does not stand better, in a word and in a sentence, as in `org.lanekeeper.Devices.Device`.
  reason: ?string,
  detail: ?string,
  # Whether it is connected to for each job alone: it may be `ready` without a driver. The gateway asks for one with
  # `WantDriver` when a job waits, and gives it back with `ReleaseDriver`. It is kept unless told.
  isConnectedPerJob: ?bool
)

# What is done about a receipt of which nobody knows whether it was printed: it is left to a person, it is printed again
# under a line that says so, or it counts as printed.
type UnknownPolicy (hold, reprintMarked, assumePrinted)

# What a role wants.
type RolePolicy (role: string, whenUnknown: UnknownPolicy)

# Who may do what: for each right the numbers of the groups whose members have it. Root has every right.
type Access (
  # The user who has every right, too, because the lane runs as this user; nobody when it is missing.
  owner: ?int,
  # May use the lane as a POS engine does.
  sale: []int,
  # May do what a technician in a shop needs.
  technician: []int,
  # May plug, use and observe simulated devices.
  simulation: []int,
  # May open cash drawers; nobody unless told.
  drawer: ?[]int,
  # May do everything.
  admin: []int
)

# The first call: opens the journal of print jobs, and answers when what is in it was read. From here on the gateway shows
# that it lives.
method Open(
  # The folder of the journal, which is the gateway's own; without one, jobs are known until the gateway ends.
  directory: ?string,
  # How long after its outcome a job can be printed again, and how long it and its key are known.
  keepBodiesMilliseconds: int,
  keepEntriesMilliseconds: int,
  # Roles that want something else than `hold`.
  policies: []RolePolicy,
  # The line above a receipt that may exist twice; the usual one unless told.
  reprintLine: ?string,
  # How often the gateway has to show that it lives.
  heartbeatMilliseconds: int
) -> ()

# A device exists, or its driver is a new process. Of the two descriptors beside the call the first takes calls to the
# driver, the second brings its reports; without them there is no driver now.
method PutDevice(device: Device) -> ()

# A device's state has changed; its link is as it was.
method ChangeState(
  device: string,
  state: DeviceState,
  # As in `Device`; none when there is nothing to say.
  reason: ?string,
  detail: ?string
) -> ()

# The lane has no such device any more.
method RemoveDevice(device: string) -> ()

# The configuration was read again, after `Serve`. All of it counts from here on together: a client finds the lane as it was
# or as it is, and jobs that wait go to whoever plays their role now. Links to drivers are as they were.
method Reconfigure(
  # All devices in the order of the configuration; at the end, without roles, those that are still to be removed.
  devices: []Device,
  # As in `Open`.
  policies: []RolePolicy,
  keepBodiesMilliseconds: int,
  keepEntriesMilliseconds: int,
  reprintLine: ?string,
  # As in `Serve`.
  access: Access
) -> ()

# A device's driver is to end: it gets nothing to do any more. When the job that it has is over and written down, and no drawer is
# being opened, the gateway says so with `ReleaseDriver`; at once if there is nothing. Jobs that wait for the device wait on.
method DrainDevice(
  device: string,
  # The process of the driver, as `PutDevice` named it.
  driver: string
) -> ()

# A device's driver is about to lose its device to another one: one that has nothing to do gets nothing any more. One that is at a job,
# or opens a drawer, or of whose job the outcome is not written down, is left as it is. Answered at once.
method YieldDevice(
  device: string,
  # The process of the driver, as `PutDevice` named it.
  driver: string
) -> (
  # Whether it had nothing to do.
  isIdle: bool,
  # The job that it is at, if it is one.
  job: ?string
)

# A driver that has yielded keeps its device after all.
method KeepDevice(
  device: string,
  # The process of the driver, as `PutDevice` named it.
  driver: string
) -> ()

# What is plugged in has changed, or which device has it, since it was listed last.
method FoundChanged() -> ()

# The simulators' process is a new one. Of the two descriptors beside the call the first takes calls to it
# (`org.lanekeeper.link.Simulation`), the second brings its reports.
method PutSimulator() -> ()

# A `lane-render` was started, since `NeedRenderer` asked for one. The descriptor beside the call is the link to it
# (`org.lanekeeper.link.Renderer`); it ends when the gateway closes that. Without a descriptor there is none to be had.
method PutRenderer() -> ()

# All devices of the configuration were put: clients may now be served.
method Serve(
  # Who may do what.
  access: Access
) -> ()

# Take no new calls, finish what is short, and end.
method Stop() -> ()

"""#

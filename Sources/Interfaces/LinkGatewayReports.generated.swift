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

"""#

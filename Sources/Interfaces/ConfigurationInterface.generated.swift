// Made from org.lanekeeper.Configuration.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What the lane is made of, as the file says with which it was started.
package enum ConfigurationInterface {
    /// What becomes of a device when the file is read again.
    package enum Deed: Swift.String, Varlink.JSONName {
        /// Nothing: its driver runs on, with whatever it is doing.
        case kept
        /// Its driver runs on; what the lane uses it for has changed, such as its roles.
        case changed
        /// Its driver is stopped after the job that it has, and another one is started. What waits for the device waits on.
        case restarted
        /// It is new.
        case added
        /// Its driver is stopped after the job that it has, and the lane has no such device any more.
        case removed
    }

    /// One device, and what becomes of it.
    package struct DeviceChange: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// The field `device`.
        package var device: Swift.String
        /// The field `deed`.
        package var deed: ConfigurationInterface.Deed
        /// What the file says otherwise than before, such as `roles` or `location`; empty for what is kept, added or removed.
        package var because: [Swift.String]

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            deed: ConfigurationInterface.Deed,
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
            var deedValue: ConfigurationInterface.Deed?
            var becauseValue: [Swift.String]?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "device":
                    try seen.insert(0, key)
                    deviceValue = try Swift.String(from: &reader)
                case "deed":
                    try seen.insert(1, key)
                    deedValue = try ConfigurationInterface.Deed(from: &reader)
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

    /// The file cannot be read, or is wrong there: correct it and ask again.
    package struct ConfigurationRefused: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Configuration.ConfigurationRefused"

        /// The field `file`.
        package var file: Swift.String
        /// The place, counted from 1; none where it is about all of the file.
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

    /// The file says what no running lane can become: end the lane and start it again.
    package struct RestartNeeded: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Configuration.RestartNeeded"

        /// The field `file`.
        package var file: Swift.String
        /// Sentences without a capital, one for each thing.
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

    /// Reads the file again, and brings the lane to what it says now without touching devices of which it says the same. A file that
    /// is wrong is refused as a whole, and the lane stays as it was.
    ///
    /// The reply comes when the new roles count; drivers that have a job are stopped afterwards. Print jobs that wait go to whoever
    /// plays their role now. Those of a role that no printer plays any more end as `notPrinted` with the reason `roleRemoved`.
    package enum Reload: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Configuration.Reload"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Only says what would be done.
            package var dryRun: Swift.Optional<Swift.Bool>

            /// Makes it from its fields.
            package init(
                dryRun: Swift.Optional<Swift.Bool> = nil
            ) {
                self.dryRun = dryRun
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var dryRunValue: Swift.Optional<Swift.Bool> = nil
                try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "dryRun":
                        try seen.insert(0, key)
                        dryRunValue = try Swift.Optional<Swift.Bool>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.dryRun = dryRunValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.dryRun {
                    writer.field("dryRun")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The file that was read.
            package var file: Swift.String
            /// All devices: those that the lane has now in the order of the file, then those that it has no more.
            package var devices: [ConfigurationInterface.DeviceChange]
            /// What else has changed: `access`, `journal`, `whenUnknown`.
            package var lane: [Swift.String]

            /// Makes it from its fields.
            package init(
                file: Swift.String,
                devices: [ConfigurationInterface.DeviceChange],
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
                var devicesValue: [ConfigurationInterface.DeviceChange]?
                var laneValue: [Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "file":
                        try seen.insert(0, key)
                        fileValue = try Swift.String(from: &reader)
                    case "devices":
                        try seen.insert(1, key)
                        devicesValue = try [ConfigurationInterface.DeviceChange](from: &reader)
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

    /// Answers the calls of `org.lanekeeper.Configuration`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// Reads the file again, and brings the lane to what it says now without touching devices of which it says the same. A file that
        /// is wrong is refused as a whole, and the lane stays as it was.
        ///
        /// The reply comes when the new roles count; drivers that have a job are stopped afterwards. Print jobs that wait go to whoever
        /// plays their role now. Those of a role that no printer plays any more end as `notPrinted` with the reason `roleRemoved`.
        func reload(_ call: Varlink.Call<Reload>, _ parameters: Reload.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.Configuration`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// Reads the file again, and brings the lane to what it says now without touching devices of which it says the same. A file that
        /// is wrong is refused as a whole, and the lane stays as it was.
        ///
        /// The reply comes when the new roles count; drivers that have a job are stopped afterwards. Print jobs that wait go to whoever
        /// plays their role now. Those of a role that no printer plays any more end as `notPrinted` with the reason `roleRemoved`.
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

extension ConfigurationInterface.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.Configuration" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { configurationInterfaceInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Reload":
            guard let (call, parameters) = call.open(ConfigurationInterface.Reload.self) else { return }
            self.reload(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let configurationInterfaceInterfaceText: Swift.StaticString = #"""
# What the lane is made of, as the file says with which it was started.
interface org.lanekeeper.Configuration

# What becomes of a device when the file is read again.
type Deed (
  # Nothing: its driver runs on, with whatever it is doing.
  kept,
  # Its driver runs on; what the lane uses it for has changed, such as its roles.
  changed,
  # Its driver is stopped after the job that it has, and another one is started. What waits for the device waits on.
  restarted,
  # It is new.
  added,
  # Its driver is stopped after the job that it has, and the lane has no such device any more.
  removed
)

# One device, and what becomes of it.
type DeviceChange (
  device: string,
  deed: Deed,
  # What the file says otherwise than before, such as `roles` or `location`; empty for what is kept, added or removed.
  because: []string
)

# Reads the file again, and brings the lane to what it says now without touching devices of which it says the same. A file that
# is wrong is refused as a whole, and the lane stays as it was.
#
# The reply comes when the new roles count; drivers that have a job are stopped afterwards. Print jobs that wait go to whoever
# plays their role now. Those of a role that no printer plays any more end as `notPrinted` with the reason `roleRemoved`.
method Reload(
  # Only says what would be done.
  dryRun: ?bool
) -> (
  # The file that was read.
  file: string,
  # All devices: those that the lane has now in the order of the file, then those that it has no more.
  devices: []DeviceChange,
  # What else has changed: `access`, `journal`, `whenUnknown`.
  lane: []string
)

# The file cannot be read, or is wrong there: correct it and ask again.
error ConfigurationRefused (
  file: string,
  # The place, counted from 1; none where it is about all of the file.
  line: ?int,
  column: ?int,
  reason: string
)

# The file says what no running lane can become: end the lane and start it again.
error RestartNeeded (
  file: string,
  # Sentences without a capital, one for each thing.
  reasons: []string
)

"""#

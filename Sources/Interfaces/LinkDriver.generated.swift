// Made from org.lanekeeper.link.Driver.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What a driver answers to the supervisor on its descriptor 3.
///
/// A driver is a process that holds one device and nothing else. It is started with the
/// links at descriptors 3 to 6 and the device's descriptors from 7 on, it opens nothing by
/// itself but the socket of a service that its settings name, and it may be written in any language:
///
///   3  answers `org.lanekeeper.link.Driver` to the supervisor
///   4  answers `org.lanekeeper.link.Jobs` to the gateway
///   5  calls `org.lanekeeper.link.DriverReports` at the supervisor
///   6  calls `org.lanekeeper.link.DriverReports` at the gateway
///
/// It answers every call at once: a long operation is begun by a call, and what becomes of
/// it is reported. When descriptor 3 or 5 is closed from the other side it ends.
package enum LinkDriver {
    /// One descriptor of the device.
    package struct DeviceDescriptor: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// What it is: a terminal (already set to its line's parameters), or a connected stream.
        package enum Kind: Swift.String, Varlink.JSONName {
            /// The name `terminal`.
            case terminal
            /// The name `stream`.
            case stream
        }

        /// Its number in the driver's process, from 7 on.
        package var number: Swift.Int
        /// What it is: a terminal (already set to its line's parameters), or a connected stream.
        package var kind: LinkDriver.DeviceDescriptor.Kind

        /// Makes it from its fields.
        package init(
            number: Swift.Int,
            kind: LinkDriver.DeviceDescriptor.Kind
        ) {
            self.number = number
            self.kind = kind
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var numberValue: Swift.Int?
            var kindValue: LinkDriver.DeviceDescriptor.Kind?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "number":
                    try seen.insert(0, key)
                    numberValue = try Swift.Int(from: &reader)
                case "kind":
                    try seen.insert(1, key)
                    kindValue = try LinkDriver.DeviceDescriptor.Kind(from: &reader)
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
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("number")
            self.number.write(to: &writer)
            writer.field("kind")
            self.kind.write(to: &writer)
            writer.endObject()
        }
    }

    /// A descriptor did not come, or is not what was said.
    package struct WrongDescriptor: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Driver.WrongDescriptor"

        /// The field `reason`.
        package var reason: Swift.String

        /// Makes it from its fields.
        package init(
            reason: Swift.String
        ) {
            self.reason = reason
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var reasonValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "reason":
                    try seen.insert(0, key)
                    reasonValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let reasonValue else {
                throw Varlink.JSONError(.missingField("reason"), at: start)
            }
            self.reason = reasonValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// The supervisor's first call: which device this is. It comes once, before anything else.
    package enum Start: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Driver.Start"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The device's name in the lane's configuration.
            package var device: Swift.String
            /// Whether a simulator stands at the other end. Outcomes and status say so, too.
            package var isSimulated: Swift.Bool
            /// The descriptors from 7 on; none for a device that a service of this machine holds.
            package var descriptors: [LinkDriver.DeviceDescriptor]
            /// The device's settings from the lane's configuration. For a queue of the print service they hold its name as `queue`,
            /// where the service is as `server` (the path of a socket, or a host and a port), and the addresses of printers that are
            /// other devices of the lane as `taken`, with spaces between them.
            package var settings: [Swift.String: Swift.String]
            /// Whether the driver before this one ended in the middle of a job: the device may be inside a command, and paper may
            /// hang out of it. None stands for not known.
            package var wasInterrupted: Swift.Optional<Swift.Bool>
            /// How often the driver has to show that it lives.
            package var heartbeatMilliseconds: Swift.Int

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                isSimulated: Swift.Bool,
                descriptors: [LinkDriver.DeviceDescriptor],
                settings: [Swift.String: Swift.String],
                wasInterrupted: Swift.Optional<Swift.Bool> = nil,
                heartbeatMilliseconds: Swift.Int
            ) {
                self.device = device
                self.isSimulated = isSimulated
                self.descriptors = descriptors
                self.settings = settings
                self.wasInterrupted = wasInterrupted
                self.heartbeatMilliseconds = heartbeatMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var isSimulatedValue: Swift.Bool?
                var descriptorsValue: [LinkDriver.DeviceDescriptor]?
                var settingsValue: [Swift.String: Swift.String]?
                var wasInterruptedValue: Swift.Optional<Swift.Bool> = nil
                var heartbeatMillisecondsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "isSimulated":
                        try seen.insert(1, key)
                        isSimulatedValue = try Swift.Bool(from: &reader)
                    case "descriptors":
                        try seen.insert(2, key)
                        descriptorsValue = try [LinkDriver.DeviceDescriptor](from: &reader)
                    case "settings":
                        try seen.insert(3, key)
                        settingsValue = try [Swift.String: Swift.String](from: &reader)
                    case "wasInterrupted":
                        try seen.insert(4, key)
                        wasInterruptedValue = try Swift.Optional<Swift.Bool>(from: &reader)
                    case "heartbeatMilliseconds":
                        try seen.insert(5, key)
                        heartbeatMillisecondsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let isSimulatedValue else {
                    throw Varlink.JSONError(.missingField("isSimulated"), at: start)
                }
                self.isSimulated = isSimulatedValue
                guard let descriptorsValue else {
                    throw Varlink.JSONError(.missingField("descriptors"), at: start)
                }
                self.descriptors = descriptorsValue
                guard let settingsValue else {
                    throw Varlink.JSONError(.missingField("settings"), at: start)
                }
                self.settings = settingsValue
                self.wasInterrupted = wasInterruptedValue
                guard let heartbeatMillisecondsValue else {
                    throw Varlink.JSONError(.missingField("heartbeatMilliseconds"), at: start)
                }
                self.heartbeatMilliseconds = heartbeatMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("isSimulated")
                self.isSimulated.write(to: &writer)
                writer.field("descriptors")
                self.descriptors.write(to: &writer)
                writer.field("settings")
                self.settings.write(to: &writer)
                if let value = self.wasInterrupted {
                    writer.field("wasInterrupted")
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

    /// The supervisor hands over the two ends of a link to a new gateway, since the one before has ended. What was at
    /// descriptors 4 and 6 is closed; a job that runs runs on. The driver then reports to the new gateway what it is to know: that
    /// it is ready, what needs a person, the outcomes that were not settled, and how far a running job is.
    package enum AttachGateway: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Driver.AttachGateway"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Which of the descriptors beside this call takes the gateway's calls, counted from 0.
            package var calls: Swift.Int
            /// Which of them takes the reports to the gateway.
            package var reports: Swift.Int

            /// Makes it from its fields.
            package init(
                calls: Swift.Int,
                reports: Swift.Int
            ) {
                self.calls = calls
                self.reports = reports
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var callsValue: Swift.Int?
                var reportsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "calls":
                        try seen.insert(0, key)
                        callsValue = try Swift.Int(from: &reader)
                    case "reports":
                        try seen.insert(1, key)
                        reportsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let callsValue else {
                    throw Varlink.JSONError(.missingField("calls"), at: start)
                }
                self.calls = callsValue
                guard let reportsValue else {
                    throw Varlink.JSONError(.missingField("reports"), at: start)
                }
                self.reports = reportsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("calls")
                self.calls.write(to: &writer)
                writer.field("reports")
                self.reports.write(to: &writer)
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

    /// The supervisor asks the driver to leave the device in order and to end.
    package enum Stop: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Driver.Stop"

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

    /// Answers the calls of `org.lanekeeper.link.Driver`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// The supervisor's first call: which device this is. It comes once, before anything else.
        func start(_ call: Varlink.Call<Start>, _ parameters: Start.Parameters)
        /// The supervisor hands over the two ends of a link to a new gateway, since the one before has ended. What was at
        /// descriptors 4 and 6 is closed; a job that runs runs on. The driver then reports to the new gateway what it is to know: that
        /// it is ready, what needs a person, the outcomes that were not settled, and how far a running job is.
        func attachGateway(_ call: Varlink.Call<AttachGateway>, _ parameters: AttachGateway.Parameters)
        /// The supervisor asks the driver to leave the device in order and to end.
        func stop(_ call: Varlink.Call<Stop>, _ parameters: Stop.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.Driver`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// The supervisor's first call: which device this is. It comes once, before anything else.
        package func start(
            _ parameters: Start.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Start>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Start.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The supervisor hands over the two ends of a link to a new gateway, since the one before has ended. What was at
        /// descriptors 4 and 6 is closed; a job that runs runs on. The driver then reports to the new gateway what it is to know: that
        /// it is ready, what needs a person, the outcomes that were not settled, and how far a running job is.
        package func attachGateway(
            _ parameters: AttachGateway.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<AttachGateway>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(AttachGateway.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The supervisor asks the driver to leave the device in order and to end.
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

extension LinkDriver.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.Driver" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkDriverInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Start":
            guard let (call, parameters) = call.open(LinkDriver.Start.self) else { return }
            self.start(call, parameters)
        case "AttachGateway":
            guard let (call, parameters) = call.open(LinkDriver.AttachGateway.self) else { return }
            self.attachGateway(call, parameters)
        case "Stop":
            guard let (call, parameters) = call.open(LinkDriver.Stop.self) else { return }
            self.stop(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkDriverInterfaceText: Swift.StaticString = #"""
# What a driver answers to the supervisor on its descriptor 3.
#
# A driver is a process that holds one device and nothing else. It is started with the
# links at descriptors 3 to 6 and the device's descriptors from 7 on, it opens nothing by
# itself but the socket of a service that its settings name, and it may be written in any language:
#
#   3  answers `org.lanekeeper.link.Driver` to the supervisor
#   4  answers `org.lanekeeper.link.Jobs` to the gateway
#   5  calls `org.lanekeeper.link.DriverReports` at the supervisor
#   6  calls `org.lanekeeper.link.DriverReports` at the gateway
#
# It answers every call at once: a long operation is begun by a call, and what becomes of
# it is reported. When descriptor 3 or 5 is closed from the other side it ends.
interface org.lanekeeper.link.Driver

# One descriptor of the device.
type DeviceDescriptor (
  # Its number in the driver's process, from 7 on.
  number: int,
  # What it is: a terminal (already set to its line's parameters), or a connected stream.
  kind: (terminal, stream)
)

# The supervisor's first call: which device this is. It comes once, before anything else.
method Start(
  # The device's name in the lane's configuration.
  device: string,
  # Whether a simulator stands at the other end. Outcomes and status say so, too.
  isSimulated: bool,
  # The descriptors from 7 on; none for a device that a service of this machine holds.
  descriptors: []DeviceDescriptor,
  # The device's settings from the lane's configuration. For a queue of the print service they hold its name as `queue`,
  # where the service is as `server` (the path of a socket, or a host and a port), and the addresses of printers that are
  # other devices of the lane as `taken`, with spaces between them.
  settings: [string]string,
  # Whether the driver before this one ended in the middle of a job: the device may be inside a command, and paper may
  # hang out of it. None stands for not known.
  wasInterrupted: ?bool,
  # How often the driver has to show that it lives.
  heartbeatMilliseconds: int
) -> ()

# The supervisor hands over the two ends of a link to a new gateway, since the one before has ended. What was at
# descriptors 4 and 6 is closed; a job that runs runs on. The driver then reports to the new gateway what it is to know: that
# it is ready, what needs a person, the outcomes that were not settled, and how far a running job is.
method AttachGateway(
  # Which of the descriptors beside this call takes the gateway's calls, counted from 0.
  calls: int,
  # Which of them takes the reports to the gateway.
  reports: int
) -> ()

# The supervisor asks the driver to leave the device in order and to end.
method Stop() -> ()

# A descriptor did not come, or is not what was said.
error WrongDescriptor (reason: string)

"""#

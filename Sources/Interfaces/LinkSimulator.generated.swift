// Made from org.lanekeeper.link.Simulator.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What the simulators' process answers to the supervisor on its descriptor 3.
///
/// One process simulates all devices of a lane. It opens nothing but pseudo terminals and sockets on the loopback address,
/// and is started with its links at descriptors 3 to 6:
///
///   3  answers `org.lanekeeper.link.Simulator` to the supervisor
///   4  answers `org.lanekeeper.link.Simulation` to the gateway
///   5  calls `org.lanekeeper.link.SimulatorReports` at the supervisor
///   6  calls `org.lanekeeper.link.SimulationReports` at the gateway
///
/// When descriptor 3 or 5 is closed from the other side it ends.
package enum LinkSimulator {
    /// What a driver finds a simulated device on.
    package enum Surface: Swift.String, Varlink.JSONName {
        /// A pseudo terminal, as a device on a serial line.
        case pty
        /// A TCP port on the loopback address, as a device on the network.
        case tcp
    }

    /// The device is unplugged, or has no power yet; `link.SimulatorReports.Plugged` tells when it is back.
    package struct Unplugged: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Simulator.Unplugged"

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

    /// No simulator stands in for this family.
    package struct FamilyNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Simulator.FamilyNotFound"

        /// The field `family`.
        package var family: Swift.String

        /// Makes it from its fields.
        package init(
            family: Swift.String
        ) {
            self.family = family
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var familyValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "family":
                    try seen.insert(0, key)
                    familyValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let familyValue else {
                throw Varlink.JSONError(.missingField("family"), at: start)
            }
            self.family = familyValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("family")
            self.family.write(to: &writer)
            writer.endObject()
        }
    }

    /// A setting that this simulator does not know, or a value that it does not take.
    package struct WrongSetting: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Simulator.WrongSetting"

        /// The field `name`.
        package var name: Swift.String
        /// The field `value`.
        package var value: Swift.String
        /// The field `expected`.
        package var expected: Swift.String

        /// Makes it from its fields.
        package init(
            name: Swift.String,
            value: Swift.String,
            expected: Swift.String
        ) {
            self.name = name
            self.value = value
            self.expected = expected
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var nameValue: Swift.String?
            var valueValue: Swift.String?
            var expectedValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "name":
                    try seen.insert(0, key)
                    nameValue = try Swift.String(from: &reader)
                case "value":
                    try seen.insert(1, key)
                    valueValue = try Swift.String(from: &reader)
                case "expected":
                    try seen.insert(2, key)
                    expectedValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let nameValue else {
                throw Varlink.JSONError(.missingField("name"), at: start)
            }
            self.name = nameValue
            guard let valueValue else {
                throw Varlink.JSONError(.missingField("value"), at: start)
            }
            self.value = valueValue
            guard let expectedValue else {
                throw Varlink.JSONError(.missingField("expected"), at: start)
            }
            self.expected = expectedValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("name")
            self.name.write(to: &writer)
            writer.field("value")
            self.value.write(to: &writer)
            writer.field("expected")
            self.expected.write(to: &writer)
            writer.endObject()
        }
    }

    /// The surface could not be made, such as when the port is taken.
    package struct SurfaceNotMade: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Simulator.SurfaceNotMade"

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

    /// The supervisor's first call; it comes once.
    package enum Start: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulator.Start"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// How often the process has to show that it lives.
            package var heartbeatMilliseconds: Swift.Int

            /// Makes it from its fields.
            package init(
                heartbeatMilliseconds: Swift.Int
            ) {
                self.heartbeatMilliseconds = heartbeatMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var heartbeatMillisecondsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "heartbeatMilliseconds":
                        try seen.insert(0, key)
                        heartbeatMillisecondsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let heartbeatMillisecondsValue else {
                    throw Varlink.JSONError(.missingField("heartbeatMilliseconds"), at: start)
                }
                self.heartbeatMilliseconds = heartbeatMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
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

    /// Puts a device on a surface. Descriptor 0 beside the call is its roll: a file, open for reading and appending, in which
    /// the simulator keeps what came out of the device, so that paper outlives the process. What is in it already, the
    /// device had put out before.
    ///
    /// A device that is there already is plugged once more: its driver's line is a new one, the device itself stays as it is.
    package enum Plug: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulator.Plug"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The family whose devices it stands in for.
            package var family: Swift.String
            /// The field `surface`.
            package var surface: LinkSimulator.Surface
            /// For `tcp`, the port; unless told, the one that the device had before if that is free, else any that is.
            package var port: Swift.Optional<Swift.Int>
            /// What the configuration says of the simulated device, such as its width.
            package var settings: [Swift.String: Swift.String]

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                family: Swift.String,
                surface: LinkSimulator.Surface,
                port: Swift.Optional<Swift.Int> = nil,
                settings: [Swift.String: Swift.String]
            ) {
                self.device = device
                self.family = family
                self.surface = surface
                self.port = port
                self.settings = settings
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var familyValue: Swift.String?
                var surfaceValue: LinkSimulator.Surface?
                var portValue: Swift.Optional<Swift.Int> = nil
                var settingsValue: [Swift.String: Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "family":
                        try seen.insert(1, key)
                        familyValue = try Swift.String(from: &reader)
                    case "surface":
                        try seen.insert(2, key)
                        surfaceValue = try LinkSimulator.Surface(from: &reader)
                    case "port":
                        try seen.insert(3, key)
                        portValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "settings":
                        try seen.insert(4, key)
                        settingsValue = try [Swift.String: Swift.String](from: &reader)
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
                guard let surfaceValue else {
                    throw Varlink.JSONError(.missingField("surface"), at: start)
                }
                self.surface = surfaceValue
                self.port = portValue
                guard let settingsValue else {
                    throw Varlink.JSONError(.missingField("settings"), at: start)
                }
                self.settings = settingsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("family")
                self.family.write(to: &writer)
                writer.field("surface")
                self.surface.write(to: &writer)
                if let value = self.port {
                    writer.field("port")
                    value.write(to: &writer)
                }
                writer.field("settings")
                self.settings.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Which of the descriptors beside the reply is the driver's end of a pseudo terminal; none for `tcp`.
            package var line: Swift.Optional<Swift.Int>
            /// Where the device is: the terminal's path, or address and port.
            package var location: Swift.String

            /// Makes it from its fields.
            package init(
                line: Swift.Optional<Swift.Int> = nil,
                location: Swift.String
            ) {
                self.line = line
                self.location = location
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var lineValue: Swift.Optional<Swift.Int> = nil
                var locationValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "line":
                        try seen.insert(0, key)
                        lineValue = try Swift.Optional<Swift.Int>(from: &reader)
                    case "location":
                        try seen.insert(1, key)
                        locationValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                self.line = lineValue
                guard let locationValue else {
                    throw Varlink.JSONError(.missingField("location"), at: start)
                }
                self.location = locationValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                if let value = self.line {
                    writer.field("line")
                    value.write(to: &writer)
                }
                writer.field("location")
                self.location.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Takes a device away, which nobody has any more; one that is plugged under its name later is another one. Its roll is closed.
    package enum Remove: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulator.Remove"

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

    /// Hands over the two ends of a link to a new gateway, since the one before has ended.
    package enum AttachGateway: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulator.AttachGateway"

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

    /// The process is to end.
    package enum Stop: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Simulator.Stop"

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

    /// Answers the calls of `org.lanekeeper.link.Simulator`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// The supervisor's first call; it comes once.
        func start(_ call: Varlink.Call<Start>, _ parameters: Start.Parameters)
        /// Puts a device on a surface. Descriptor 0 beside the call is its roll: a file, open for reading and appending, in which
        /// the simulator keeps what came out of the device, so that paper outlives the process. What is in it already, the
        /// device had put out before.
        ///
        /// A device that is there already is plugged once more: its driver's line is a new one, the device itself stays as it is.
        func plug(_ call: Varlink.Call<Plug>, _ parameters: Plug.Parameters)
        /// Takes a device away, which nobody has any more; one that is plugged under its name later is another one. Its roll is closed.
        func remove(_ call: Varlink.Call<Remove>, _ parameters: Remove.Parameters)
        /// Hands over the two ends of a link to a new gateway, since the one before has ended.
        func attachGateway(_ call: Varlink.Call<AttachGateway>, _ parameters: AttachGateway.Parameters)
        /// The process is to end.
        func stop(_ call: Varlink.Call<Stop>, _ parameters: Stop.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.Simulator`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// The supervisor's first call; it comes once.
        package func start(
            _ parameters: Start.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Start>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Start.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Puts a device on a surface. Descriptor 0 beside the call is its roll: a file, open for reading and appending, in which
        /// the simulator keeps what came out of the device, so that paper outlives the process. What is in it already, the
        /// device had put out before.
        ///
        /// A device that is there already is plugged once more: its driver's line is a new one, the device itself stays as it is.
        package func plug(
            _ parameters: Plug.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Plug>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Plug.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Takes a device away, which nobody has any more; one that is plugged under its name later is another one. Its roll is closed.
        package func remove(
            _ parameters: Remove.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Remove>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Remove.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Hands over the two ends of a link to a new gateway, since the one before has ended.
        package func attachGateway(
            _ parameters: AttachGateway.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<AttachGateway>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(AttachGateway.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The process is to end.
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

extension LinkSimulator.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.Simulator" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkSimulatorInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Start":
            guard let (call, parameters) = call.open(LinkSimulator.Start.self) else { return }
            self.start(call, parameters)
        case "Plug":
            guard let (call, parameters) = call.open(LinkSimulator.Plug.self) else { return }
            self.plug(call, parameters)
        case "Remove":
            guard let (call, parameters) = call.open(LinkSimulator.Remove.self) else { return }
            self.remove(call, parameters)
        case "AttachGateway":
            guard let (call, parameters) = call.open(LinkSimulator.AttachGateway.self) else { return }
            self.attachGateway(call, parameters)
        case "Stop":
            guard let (call, parameters) = call.open(LinkSimulator.Stop.self) else { return }
            self.stop(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkSimulatorInterfaceText: Swift.StaticString = #"""
# What the simulators' process answers to the supervisor on its descriptor 3.
#
# One process simulates all devices of a lane. It opens nothing but pseudo terminals and sockets on the loopback address,
# and is started with its links at descriptors 3 to 6:
#
#   3  answers `org.lanekeeper.link.Simulator` to the supervisor
#   4  answers `org.lanekeeper.link.Simulation` to the gateway
#   5  calls `org.lanekeeper.link.SimulatorReports` at the supervisor
#   6  calls `org.lanekeeper.link.SimulationReports` at the gateway
#
# When descriptor 3 or 5 is closed from the other side it ends.
interface org.lanekeeper.link.Simulator

# What a driver finds a simulated device on.
type Surface (
  # A pseudo terminal, as a device on a serial line.
  pty,
  # A TCP port on the loopback address, as a device on the network.
  tcp
)

# The supervisor's first call; it comes once.
method Start(
  # How often the process has to show that it lives.
  heartbeatMilliseconds: int
) -> ()

# Puts a device on a surface. Descriptor 0 beside the call is its roll: a file, open for reading and appending, in which
# the simulator keeps what came out of the device, so that paper outlives the process. What is in it already, the
# device had put out before.
#
# A device that is there already is plugged once more: its driver's line is a new one, the device itself stays as it is.
method Plug(
  device: string,
  # The family whose devices it stands in for.
  family: string,
  surface: Surface,
  # For `tcp`, the port; unless told, the one that the device had before if that is free, else any that is.
  port: ?int,
  # What the configuration says of the simulated device, such as its width.
  settings: [string]string
) -> (
  # Which of the descriptors beside the reply is the driver's end of a pseudo terminal; none for `tcp`.
  line: ?int,
  # Where the device is: the terminal's path, or address and port.
  location: string
)

# Takes a device away, which nobody has any more; one that is plugged under its name later is another one. Its roll is closed.
method Remove(device: string) -> ()

# Hands over the two ends of a link to a new gateway, since the one before has ended.
method AttachGateway(
  # Which of the descriptors beside this call takes the gateway's calls, counted from 0.
  calls: int,
  # Which of them takes the reports to the gateway.
  reports: int
) -> ()

# The process is to end.
method Stop() -> ()

# The device is unplugged, or has no power yet; `link.SimulatorReports.Plugged` tells when it is back.
error Unplugged (device: string)

# No simulator stands in for this family.
error FamilyNotFound (family: string)

# A setting that this simulator does not know, or a value that it does not take.
error WrongSetting (name: string, value: string, expected: string)

# The surface could not be made, such as when the port is taken.
error SurfaceNotMade (reason: string)

"""#

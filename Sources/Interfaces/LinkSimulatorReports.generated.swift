// Made from org.lanekeeper.link.SimulatorReports.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What the simulators' process reports to the supervisor on its descriptor 5. All calls are oneway.
package enum LinkSimulatorReports {
    /// The process lives.
    package enum Heartbeat: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.SimulatorReports.Heartbeat"

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

    /// A device that was away can be put on a surface again.
    package enum Plugged: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.SimulatorReports.Plugged"

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

    /// Answers the calls of `org.lanekeeper.link.SimulatorReports`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// The process lives.
        func heartbeat(_ call: Varlink.Call<Heartbeat>, _ parameters: Heartbeat.Parameters)
        /// A device that was away can be put on a surface again.
        func plugged(_ call: Varlink.Call<Plugged>, _ parameters: Plugged.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.SimulatorReports`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// The process lives.
        package func heartbeat(
            _ parameters: Heartbeat.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Heartbeat>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Heartbeat.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A device that was away can be put on a surface again.
        package func plugged(
            _ parameters: Plugged.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Plugged>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Plugged.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkSimulatorReports.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.SimulatorReports" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkSimulatorReportsInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Heartbeat":
            guard let (call, parameters) = call.open(LinkSimulatorReports.Heartbeat.self) else { return }
            self.heartbeat(call, parameters)
        case "Plugged":
            guard let (call, parameters) = call.open(LinkSimulatorReports.Plugged.self) else { return }
            self.plugged(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkSimulatorReportsInterfaceText: Swift.StaticString = #"""
# What the simulators' process reports to the supervisor on its descriptor 5. All calls are oneway.
interface org.lanekeeper.link.SimulatorReports

# The process lives.
method Heartbeat() -> ()

# A device that was away can be put on a surface again.
method Plugged(device: string) -> ()

"""#

// Made from org.lanekeeper.link.SimulationReports.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What the simulators' process reports to the gateway on its descriptor 6. All calls are oneway.
package enum LinkSimulationReports {
    /// A device has made marks on its paper.
    package enum Marked: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.SimulationReports.Marked"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `device`.
            package var device: Swift.String
            /// The number of the newest mark.
            package var number: Swift.Int

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                number: Swift.Int
            ) {
                self.device = device
                self.number = number
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Swift.String?
                var numberValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Swift.String(from: &reader)
                    case "number":
                        try seen.insert(1, key)
                        numberValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let deviceValue else {
                    throw Varlink.JSONError(.missingField("device"), at: start)
                }
                self.device = deviceValue
                guard let numberValue else {
                    throw Varlink.JSONError(.missingField("number"), at: start)
                }
                self.number = numberValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("device")
                self.device.write(to: &writer)
                writer.field("number")
                self.number.write(to: &writer)
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

    /// Answers the calls of `org.lanekeeper.link.SimulationReports`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// A device has made marks on its paper.
        func marked(_ call: Varlink.Call<Marked>, _ parameters: Marked.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.SimulationReports`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// A device has made marks on its paper.
        package func marked(
            _ parameters: Marked.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Marked>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Marked.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkSimulationReports.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.SimulationReports" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkSimulationReportsInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Marked":
            guard let (call, parameters) = call.open(LinkSimulationReports.Marked.self) else { return }
            self.marked(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkSimulationReportsInterfaceText: Swift.StaticString = #"""
# What the simulators' process reports to the gateway on its descriptor 6. All calls are oneway.
interface org.lanekeeper.link.SimulationReports

# A device has made marks on its paper.
method Marked(
  device: string,
  # The number of the newest mark.
  number: int
) -> ()

"""#

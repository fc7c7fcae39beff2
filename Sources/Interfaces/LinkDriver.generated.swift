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
        /// What it is: a terminal (already set to its line's parameters), a connected stream, a USB device of which one interface
        /// can be claimed (usbfs; the kernel's own driver is detached already), the kernel's USB printer device (usblp), or the
        /// reports of an input device (hidraw).
        package enum Kind: Swift.String, Varlink.JSONName {
            /// The name `terminal`.
            case terminal
            /// The name `stream`.
            case stream
            /// The name `usbInterface`.
            case usbInterface
            /// The name `usbPrinter`.
            case usbPrinter
            /// The name `reports`.
            case reports
        }

        /// Its number in the driver's process, from 7 on.
        package var number: Swift.Int
        /// What it is: a terminal (already set to its line's parameters), a connected stream, a USB device of which one interface
        /// can be claimed (usbfs; the kernel's own driver is detached already), the kernel's USB printer device (usblp), or the
        /// reports of an input device (hidraw).
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

    /// What the system tells of a device that was found, before a byte was exchanged with it.
    package struct FoundDevice: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Where it is plugged in, such as `1-2.3`.
        package var port: Swift.String
        /// The numbers of maker and model on USB.
        package var vendor: Swift.Optional<Swift.Int>
        /// The field `product`.
        package var product: Swift.Optional<Swift.Int>
        /// What the device says of itself there, as the system shows it.
        package var manufacturer: Swift.Optional<Swift.String>
        /// The field `model`.
        package var model: Swift.Optional<Swift.String>
        /// The field `serialNumber`.
        package var serialNumber: Swift.Optional<Swift.String>
        /// The interface that the driver may claim, and nothing else of the device.
        package var interface: Swift.Optional<Swift.Int>
        /// The class, subclass and protocol of that interface, each 0 to 255.
        package var interfaceClass: Swift.Optional<[Swift.Int]>
        /// What a printer tells of itself after IEEE 1284, such as `MFG:EPSON;MDL:TM-T20;`, where it was asked.
        package var deviceId: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            port: Swift.String,
            vendor: Swift.Optional<Swift.Int> = nil,
            product: Swift.Optional<Swift.Int> = nil,
            manufacturer: Swift.Optional<Swift.String> = nil,
            model: Swift.Optional<Swift.String> = nil,
            serialNumber: Swift.Optional<Swift.String> = nil,
            interface: Swift.Optional<Swift.Int> = nil,
            interfaceClass: Swift.Optional<[Swift.Int]> = nil,
            deviceId: Swift.Optional<Swift.String> = nil
        ) {
            self.port = port
            self.vendor = vendor
            self.product = product
            self.manufacturer = manufacturer
            self.model = model
            self.serialNumber = serialNumber
            self.interface = interface
            self.interfaceClass = interfaceClass
            self.deviceId = deviceId
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var portValue: Swift.String?
            var vendorValue: Swift.Optional<Swift.Int> = nil
            var productValue: Swift.Optional<Swift.Int> = nil
            var manufacturerValue: Swift.Optional<Swift.String> = nil
            var modelValue: Swift.Optional<Swift.String> = nil
            var serialNumberValue: Swift.Optional<Swift.String> = nil
            var interfaceValue: Swift.Optional<Swift.Int> = nil
            var interfaceClassValue: Swift.Optional<[Swift.Int]> = nil
            var deviceIdValue: Swift.Optional<Swift.String> = nil
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "port":
                    try seen.insert(0, key)
                    portValue = try Swift.String(from: &reader)
                case "vendor":
                    try seen.insert(1, key)
                    vendorValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "product":
                    try seen.insert(2, key)
                    productValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "manufacturer":
                    try seen.insert(3, key)
                    manufacturerValue = try Swift.Optional<Swift.String>(from: &reader)
                case "model":
                    try seen.insert(4, key)
                    modelValue = try Swift.Optional<Swift.String>(from: &reader)
                case "serialNumber":
                    try seen.insert(5, key)
                    serialNumberValue = try Swift.Optional<Swift.String>(from: &reader)
                case "interface":
                    try seen.insert(6, key)
                    interfaceValue = try Swift.Optional<Swift.Int>(from: &reader)
                case "interfaceClass":
                    try seen.insert(7, key)
                    interfaceClassValue = try Swift.Optional<[Swift.Int]>(from: &reader)
                case "deviceId":
                    try seen.insert(8, key)
                    deviceIdValue = try Swift.Optional<Swift.String>(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let portValue else {
                throw Varlink.JSONError(.missingField("port"), at: start)
            }
            self.port = portValue
            self.vendor = vendorValue
            self.product = productValue
            self.manufacturer = manufacturerValue
            self.model = modelValue
            self.serialNumber = serialNumberValue
            self.interface = interfaceValue
            self.interfaceClass = interfaceClassValue
            self.deviceId = deviceIdValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("port")
            self.port.write(to: &writer)
            if let value = self.vendor {
                writer.field("vendor")
                value.write(to: &writer)
            }
            if let value = self.product {
                writer.field("product")
                value.write(to: &writer)
            }
            if let value = self.manufacturer {
                writer.field("manufacturer")
                value.write(to: &writer)
            }
            if let value = self.model {
                writer.field("model")
                value.write(to: &writer)
            }
            if let value = self.serialNumber {
                writer.field("serialNumber")
                value.write(to: &writer)
            }
            if let value = self.interface {
                writer.field("interface")
                value.write(to: &writer)
            }
            if let value = self.interfaceClass {
                writer.field("interfaceClass")
                value.write(to: &writer)
            }
            if let value = self.deviceId {
                writer.field("deviceId")
                value.write(to: &writer)
            }
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
            /// What is known of a device that was found; none for one that the configuration places.
            package var found: Swift.Optional<LinkDriver.FoundDevice>
            /// How often the driver has to show that it lives.
            package var heartbeatMilliseconds: Swift.Int

            /// Makes it from its fields.
            package init(
                device: Swift.String,
                isSimulated: Swift.Bool,
                descriptors: [LinkDriver.DeviceDescriptor],
                settings: [Swift.String: Swift.String],
                wasInterrupted: Swift.Optional<Swift.Bool> = nil,
                found: Swift.Optional<LinkDriver.FoundDevice> = nil,
                heartbeatMilliseconds: Swift.Int
            ) {
                self.device = device
                self.isSimulated = isSimulated
                self.descriptors = descriptors
                self.settings = settings
                self.wasInterrupted = wasInterrupted
                self.found = found
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
                var foundValue: Swift.Optional<LinkDriver.FoundDevice> = nil
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
                    case "found":
                        try seen.insert(5, key)
                        foundValue = try Swift.Optional<LinkDriver.FoundDevice>(from: &reader)
                    case "heartbeatMilliseconds":
                        try seen.insert(6, key)
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
                self.found = foundValue
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
                if let value = self.found {
                    writer.field("found")
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
  # What it is: a terminal (already set to its line's parameters), a connected stream, a USB device of which one interface
  # can be claimed (usbfs; the kernel's own driver is detached already), the kernel's USB printer device (usblp), or the
  # reports of an input device (hidraw).
  kind: (terminal, stream, usbInterface, usbPrinter, reports)
)

# What the system tells of a device that was found, before a byte was exchanged with it.
type FoundDevice (
  # Where it is plugged in, such as `1-2.3`.
  port: string,
  # The numbers of maker and model on USB.
  vendor: ?int,
  product: ?int,
  # What the device says of itself there, as the system shows it.
  manufacturer: ?string,
  model: ?string,
  serialNumber: ?string,
  # The interface that the driver may claim, and nothing else of the device.
  interface: ?int,
  # The class, subclass and protocol of that interface, each 0 to 255.
  interfaceClass: ?[]int,
  # What a printer tells of itself after IEEE 1284, such as `MFG:EPSON;MDL:TM-T20;`, where it was asked.
  deviceId: ?string
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
  # What is known of a device that was found; none for one that the configuration places.
  found: ?FoundDevice,
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

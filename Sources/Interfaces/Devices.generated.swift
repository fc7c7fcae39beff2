// Made from org.lanekeeper.Devices.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// The devices of the lane and where each stands in its life.
package enum Devices {
    /// Where a device stands.
    package enum DeviceState: Swift.String, Varlink.JSONName {
        /// There is no such device on its line, or no line; it is looked for all the time.
        case absent
        /// Its driver has started and speaks to it for the first time.
        case starting
        /// It works.
        case ready
        /// It works, and needs a person: paper, a cover.
        case attention
        /// Its driver has ended and is being started again.
        case recovering
        /// It shows no progress.
        case stuck
        /// It was started too often in vain, and is left alone for a while.
        case quarantined
        /// Its driver was told to end, and has not yet.
        case dying
    }

    /// A device.
    package struct Device: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// Its name in the lane's configuration.
        package var device: Swift.String
        /// The family of its driver.
        package var family: Swift.String
        /// What can be done with it, such as `printer`.
        package var classes: [Swift.String]
        /// The roles that it plays in the lane, such as `receipt`.
        package var roles: [Swift.String]
        /// Whether a simulator stands for it. What is printed, scanned or weighed there is not real.
        package var isSimulated: Swift.Bool
        /// Where it is, in words of the configuration.
        package var location: Swift.String
        /// Where it stands.
        package var state: Devices.DeviceState
        /// What the device says of itself, by names such as `model` and `serialNumber`; empty until it was ready once.
        package var facts: [Swift.String: Swift.String]
        /// What needs a person, such as `coverOpen`; empty when all is well.
        package var attention: [Swift.String]
        /// Why it does not stand better, in a word, where that is known: `unreachable` (nothing at its address answers), `nameNotFound`,
        /// `connectionRefused` (something there refuses connections; printers that take one at a time do so while another till has them),
        /// `printerInUse` (a connection is open and nothing comes: another till has the printer, or it hangs), `otherDevice` (what is
        /// there is not what the role was bound to; nothing is printed on it), `identityUnknown` (it has not said yet which one it is).
        /// Of one that is found when it is plugged in: `notPluggedIn`, `ambiguous` (several fit, or one fits several devices; nothing is
        /// opened), `inUse` (another program has it, or a driver of the kernel), `notPermitted` (the lane may not open it), `flapping` (it
        /// comes and goes again and again, and is left alone for a while).
        package var reason: Swift.Optional<Swift.String>
        /// More of it in a sentence, such as which device was found instead.
        package var detail: Swift.Optional<Swift.String>

        /// Makes it from its fields.
        package init(
            device: Swift.String,
            family: Swift.String,
            classes: [Swift.String],
            roles: [Swift.String],
            isSimulated: Swift.Bool,
            location: Swift.String,
            state: Devices.DeviceState,
            facts: [Swift.String: Swift.String],
            attention: [Swift.String],
            reason: Swift.Optional<Swift.String> = nil,
            detail: Swift.Optional<Swift.String> = nil
        ) {
            self.device = device
            self.family = family
            self.classes = classes
            self.roles = roles
            self.isSimulated = isSimulated
            self.location = location
            self.state = state
            self.facts = facts
            self.attention = attention
            self.reason = reason
            self.detail = detail
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
            var stateValue: Devices.DeviceState?
            var factsValue: [Swift.String: Swift.String]?
            var attentionValue: [Swift.String]?
            var reasonValue: Swift.Optional<Swift.String> = nil
            var detailValue: Swift.Optional<Swift.String> = nil
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
                    stateValue = try Devices.DeviceState(from: &reader)
                case "facts":
                    try seen.insert(7, key)
                    factsValue = try [Swift.String: Swift.String](from: &reader)
                case "attention":
                    try seen.insert(8, key)
                    attentionValue = try [Swift.String](from: &reader)
                case "reason":
                    try seen.insert(9, key)
                    reasonValue = try Swift.Optional<Swift.String>(from: &reader)
                case "detail":
                    try seen.insert(10, key)
                    detailValue = try Swift.Optional<Swift.String>(from: &reader)
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
            guard let factsValue else {
                throw Varlink.JSONError(.missingField("facts"), at: start)
            }
            self.facts = factsValue
            guard let attentionValue else {
                throw Varlink.JSONError(.missingField("attention"), at: start)
            }
            self.attention = attentionValue
            self.reason = reasonValue
            self.detail = detailValue
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
            writer.field("facts")
            self.facts.write(to: &writer)
            writer.field("attention")
            self.attention.write(to: &writer)
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

    /// The lane has no device and no role of this name. Ask List for those that it has.
    package struct DeviceNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.Devices.DeviceNotFound"

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

    /// Lists all devices in the order of the configuration.
    package enum List: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.List"

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
            package var devices: [Devices.Device]

            /// Makes it from its fields.
            package init(
                devices: [Devices.Device]
            ) {
                self.devices = devices
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var devicesValue: [Devices.Device]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "devices":
                        try seen.insert(0, key)
                        devicesValue = try [Devices.Device](from: &reader)
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

    /// Says all that is known of one device.
    package enum Describe: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.Describe"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// A role, or a device's name.
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
            package var device: Devices.Device

            /// Makes it from its fields.
            package init(
                device: Devices.Device
            ) {
                self.device = device
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var deviceValue: Devices.Device?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "device":
                        try seen.insert(0, key)
                        deviceValue = try Devices.Device(from: &reader)
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

    /// Tells how the devices stand, and then each change. Asks for `more`; the first reply holds all devices, each
    /// further one those that have changed.
    package enum Watch: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.Watch"

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
            package var devices: [Devices.Device]

            /// Makes it from its fields.
            package init(
                devices: [Devices.Device]
            ) {
                self.devices = devices
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var devicesValue: [Devices.Device]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "devices":
                        try seen.insert(0, key)
                        devicesValue = try [Devices.Device](from: &reader)
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

    /// Waits until these devices are ready, or until the deadline.
    package enum WaitReady: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.Devices.WaitReady"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Roles, or devices' names; all of the lane when none is named.
            package var devices: [Swift.String]
            /// How long to wait at most.
            package var deadlineMilliseconds: Swift.Int

            /// Makes it from its fields.
            package init(
                devices: [Swift.String],
                deadlineMilliseconds: Swift.Int
            ) {
                self.devices = devices
                self.deadlineMilliseconds = deadlineMilliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var devicesValue: [Swift.String]?
                var deadlineMillisecondsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "devices":
                        try seen.insert(0, key)
                        devicesValue = try [Swift.String](from: &reader)
                    case "deadlineMilliseconds":
                        try seen.insert(1, key)
                        deadlineMillisecondsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let devicesValue else {
                    throw Varlink.JSONError(.missingField("devices"), at: start)
                }
                self.devices = devicesValue
                guard let deadlineMillisecondsValue else {
                    throw Varlink.JSONError(.missingField("deadlineMilliseconds"), at: start)
                }
                self.deadlineMilliseconds = deadlineMillisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("devices")
                self.devices.write(to: &writer)
                writer.field("deadlineMilliseconds")
                self.deadlineMilliseconds.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Whether all of them are ready.
            package var isReady: Swift.Bool
            /// Those that are not.
            package var waitingFor: [Swift.String]

            /// Makes it from its fields.
            package init(
                isReady: Swift.Bool,
                waitingFor: [Swift.String]
            ) {
                self.isReady = isReady
                self.waitingFor = waitingFor
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var isReadyValue: Swift.Bool?
                var waitingForValue: [Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "isReady":
                        try seen.insert(0, key)
                        isReadyValue = try Swift.Bool(from: &reader)
                    case "waitingFor":
                        try seen.insert(1, key)
                        waitingForValue = try [Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let isReadyValue else {
                    throw Varlink.JSONError(.missingField("isReady"), at: start)
                }
                self.isReady = isReadyValue
                guard let waitingForValue else {
                    throw Varlink.JSONError(.missingField("waitingFor"), at: start)
                }
                self.waitingFor = waitingForValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("isReady")
                self.isReady.write(to: &writer)
                writer.field("waitingFor")
                self.waitingFor.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.lanekeeper.Devices`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// Lists all devices in the order of the configuration.
        func list(_ call: Varlink.Call<List>, _ parameters: List.Parameters)
        /// Says all that is known of one device.
        func describe(_ call: Varlink.Call<Describe>, _ parameters: Describe.Parameters)
        /// Tells how the devices stand, and then each change. Asks for `more`; the first reply holds all devices, each
        /// further one those that have changed.
        func watch(_ call: Varlink.Call<Watch>, _ parameters: Watch.Parameters)
        /// Waits until these devices are ready, or until the deadline.
        func waitReady(_ call: Varlink.Call<WaitReady>, _ parameters: WaitReady.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.Devices`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// Lists all devices in the order of the configuration.
        package func list(
            _ parameters: List.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<List>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(List.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Says all that is known of one device.
        package func describe(
            _ parameters: Describe.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Describe>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Describe.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Tells how the devices stand, and then each change. Asks for `more`; the first reply holds all devices, each
        /// further one those that have changed.
        package func watch(
            _ parameters: Watch.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Watch>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Watch.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Waits until these devices are ready, or until the deadline.
        package func waitReady(
            _ parameters: WaitReady.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<WaitReady>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(WaitReady.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension Devices.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.Devices" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { devicesInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "List":
            guard let (call, parameters) = call.open(Devices.List.self) else { return }
            self.list(call, parameters)
        case "Describe":
            guard let (call, parameters) = call.open(Devices.Describe.self) else { return }
            self.describe(call, parameters)
        case "Watch":
            guard let (call, parameters) = call.open(Devices.Watch.self) else { return }
            self.watch(call, parameters)
        case "WaitReady":
            guard let (call, parameters) = call.open(Devices.WaitReady.self) else { return }
            self.waitReady(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let devicesInterfaceText: Swift.StaticString = #"""
# The devices of the lane and where each stands in its life.
interface org.lanekeeper.Devices

# Where a device stands.
type DeviceState (
  # There is no such device on its line, or no line; it is looked for all the time.
  absent,
  # Its driver has started and speaks to it for the first time.
  starting,
  # It works.
  ready,
  # It works, and needs a person: paper, a cover.
  attention,
  # Its driver has ended and is being started again.
  recovering,
  # It shows no progress.
  stuck,
  # It was started too often in vain, and is left alone for a while.
  quarantined,
  # Its driver was told to end, and has not yet.
  dying
)

# A device.
type Device (
  # Its name in the lane's configuration.
  device: string,
  # The family of its driver.
  family: string,
  # What can be done with it, such as `printer`.
  classes: []string,
  # The roles that it plays in the lane, such as `receipt`.
  roles: []string,
  # Whether a simulator stands for it. What is printed, scanned or weighed there is not real.
  isSimulated: bool,
  # Where it is, in words of the configuration.
  location: string,
  # Where it stands.
  state: DeviceState,
  # What the device says of itself, by names such as `model` and `serialNumber`; empty until it was ready once.
  facts: [string]string,
  # What needs a person, such as `coverOpen`; empty when all is well.
  attention: []string,
  # Why it does not stand better, in a word, where that is known: `unreachable` (nothing at its address answers), `nameNotFound`,
  # `connectionRefused` (something there refuses connections; printers that take one at a time do so while another till has them),
  # `printerInUse` (a connection is open and nothing comes: another till has the printer, or it hangs), `otherDevice` (what is
  # there is not what the role was bound to; nothing is printed on it), `identityUnknown` (it has not said yet which one it is).
  # Of one that is found when it is plugged in: `notPluggedIn`, `ambiguous` (several fit, or one fits several devices; nothing is
  # opened), `inUse` (another program has it, or a driver of the kernel), `notPermitted` (the lane may not open it), `flapping` (it
  # comes and goes again and again, and is left alone for a while).
  reason: ?string,
  # More of it in a sentence, such as which device was found instead.
  detail: ?string
)

# Lists all devices in the order of the configuration.
method List() -> (devices: []Device)

# Says all that is known of one device.
method Describe(
  # A role, or a device's name.
  device: string
) -> (device: Device)

# Tells how the devices stand, and then each change. Asks for `more`; the first reply holds all devices, each
# further one those that have changed.
method Watch() -> (devices: []Device)

# Waits until these devices are ready, or until the deadline.
method WaitReady(
  # Roles, or devices' names; all of the lane when none is named.
  devices: []string,
  # How long to wait at most.
  deadlineMilliseconds: int
) -> (
  # Whether all of them are ready.
  isReady: bool,
  # Those that are not.
  waitingFor: []string
)

# The lane has no device and no role of this name. Ask List for those that it has.
error DeviceNotFound (device: string)

"""#

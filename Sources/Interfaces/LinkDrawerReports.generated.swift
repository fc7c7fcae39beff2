// Made from org.lanekeeper.link.DrawerReports.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What a driver reports to the gateway on its descriptor 6 beside `org.lanekeeper.link.DriverReports`, if its device opens
/// cash drawers. All calls are oneway. A new gateway is told the state once more.
package enum LinkDrawerReports {
    /// How the drawer stands.
    package enum DrawerState: Swift.String, Varlink.JSONName {
        /// The name `open`.
        case open
        /// The name `closed`.
        case closed
        /// There is no sensor, or the device's settings do not say what its levels mean.
        case unknown
    }

    /// The level of the line on which a sensor reports.
    package enum SensorLevel: Swift.String, Varlink.JSONName {
        /// The name `high`.
        case high
        /// The name `low`.
        case low
    }

    /// How a state came to be known: the device told it by itself, or was asked.
    package enum StateSource: Swift.String, Varlink.JSONName {
        /// The name `automatic`.
        case automatic
        /// The name `asked`.
        case asked
    }

    /// What came of an opening.
    package enum Outcome: Swift.String, Varlink.JSONName {
        /// It was closed, a pulse was sent, and its sensor says that it is open.
        case opened
        /// Its sensor said that it was open; no pulse was sent.
        case alreadyOpen
        /// A pulse was sent, and its sensor says that it is closed.
        case didNotOpen
        /// A pulse was sent, and nothing says whether it opened.
        case noSensor
        /// No pulse was sent, and none will be.
        case notPulsed
        /// A pulse was sent, or a part of its command, and what became of it is not known.
        case unknown
    }

    /// The sensor says something new.
    package enum State: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.DrawerReports.State"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `state`.
            package var state: LinkDrawerReports.DrawerState
            /// Its level; none where there is no such line.
            package var level: Swift.Optional<LinkDrawerReports.SensorLevel>
            /// The field `source`.
            package var source: LinkDrawerReports.StateSource

            /// Makes it from its fields.
            package init(
                state: LinkDrawerReports.DrawerState,
                level: Swift.Optional<LinkDrawerReports.SensorLevel> = nil,
                source: LinkDrawerReports.StateSource
            ) {
                self.state = state
                self.level = level
                self.source = source
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var stateValue: LinkDrawerReports.DrawerState?
                var levelValue: Swift.Optional<LinkDrawerReports.SensorLevel> = nil
                var sourceValue: LinkDrawerReports.StateSource?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "state":
                        try seen.insert(0, key)
                        stateValue = try LinkDrawerReports.DrawerState(from: &reader)
                    case "level":
                        try seen.insert(1, key)
                        levelValue = try Swift.Optional<LinkDrawerReports.SensorLevel>(from: &reader)
                    case "source":
                        try seen.insert(2, key)
                        sourceValue = try LinkDrawerReports.StateSource(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let stateValue else {
                    throw Varlink.JSONError(.missingField("state"), at: start)
                }
                self.state = stateValue
                self.level = levelValue
                guard let sourceValue else {
                    throw Varlink.JSONError(.missingField("source"), at: start)
                }
                self.source = sourceValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("state")
                self.state.write(to: &writer)
                if let value = self.level {
                    writer.field("level")
                    value.write(to: &writer)
                }
                writer.field("source")
                self.source.write(to: &writer)
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

    /// An opening has ended.
    package enum Ended: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.DrawerReports.Ended"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The name that the gateway gave.
            package var opening: Swift.String
            /// The field `outcome`.
            package var outcome: LinkDrawerReports.Outcome
            /// Why, in a word such as `expired` or `coverOpen`, where it is `notPulsed` or `unknown`.
            package var reason: Swift.Optional<Swift.String>
            /// The level of the sensor's line before the pulse.
            package var levelBefore: Swift.Optional<LinkDrawerReports.SensorLevel>
            /// Its level now.
            package var levelAfter: Swift.Optional<LinkDrawerReports.SensorLevel>

            /// Makes it from its fields.
            package init(
                opening: Swift.String,
                outcome: LinkDrawerReports.Outcome,
                reason: Swift.Optional<Swift.String> = nil,
                levelBefore: Swift.Optional<LinkDrawerReports.SensorLevel> = nil,
                levelAfter: Swift.Optional<LinkDrawerReports.SensorLevel> = nil
            ) {
                self.opening = opening
                self.outcome = outcome
                self.reason = reason
                self.levelBefore = levelBefore
                self.levelAfter = levelAfter
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var openingValue: Swift.String?
                var outcomeValue: LinkDrawerReports.Outcome?
                var reasonValue: Swift.Optional<Swift.String> = nil
                var levelBeforeValue: Swift.Optional<LinkDrawerReports.SensorLevel> = nil
                var levelAfterValue: Swift.Optional<LinkDrawerReports.SensorLevel> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "opening":
                        try seen.insert(0, key)
                        openingValue = try Swift.String(from: &reader)
                    case "outcome":
                        try seen.insert(1, key)
                        outcomeValue = try LinkDrawerReports.Outcome(from: &reader)
                    case "reason":
                        try seen.insert(2, key)
                        reasonValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "levelBefore":
                        try seen.insert(3, key)
                        levelBeforeValue = try Swift.Optional<LinkDrawerReports.SensorLevel>(from: &reader)
                    case "levelAfter":
                        try seen.insert(4, key)
                        levelAfterValue = try Swift.Optional<LinkDrawerReports.SensorLevel>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let openingValue else {
                    throw Varlink.JSONError(.missingField("opening"), at: start)
                }
                self.opening = openingValue
                guard let outcomeValue else {
                    throw Varlink.JSONError(.missingField("outcome"), at: start)
                }
                self.outcome = outcomeValue
                self.reason = reasonValue
                self.levelBefore = levelBeforeValue
                self.levelAfter = levelAfterValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("opening")
                self.opening.write(to: &writer)
                writer.field("outcome")
                self.outcome.write(to: &writer)
                if let value = self.reason {
                    writer.field("reason")
                    value.write(to: &writer)
                }
                if let value = self.levelBefore {
                    writer.field("levelBefore")
                    value.write(to: &writer)
                }
                if let value = self.levelAfter {
                    writer.field("levelAfter")
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

    /// Answers the calls of `org.lanekeeper.link.DrawerReports`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// The sensor says something new.
        func state(_ call: Varlink.Call<State>, _ parameters: State.Parameters)
        /// An opening has ended.
        func ended(_ call: Varlink.Call<Ended>, _ parameters: Ended.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.DrawerReports`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// The sensor says something new.
        package func state(
            _ parameters: State.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<State>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(State.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// An opening has ended.
        package func ended(
            _ parameters: Ended.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Ended>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Ended.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkDrawerReports.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.DrawerReports" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkDrawerReportsInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "State":
            guard let (call, parameters) = call.open(LinkDrawerReports.State.self) else { return }
            self.state(call, parameters)
        case "Ended":
            guard let (call, parameters) = call.open(LinkDrawerReports.Ended.self) else { return }
            self.ended(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkDrawerReportsInterfaceText: Swift.StaticString = #"""
# What a driver reports to the gateway on its descriptor 6 beside `org.lanekeeper.link.DriverReports`, if its device opens
# cash drawers. All calls are oneway. A new gateway is told the state once more.
interface org.lanekeeper.link.DrawerReports

# How the drawer stands.
type DrawerState (
  open,
  closed,
  # There is no sensor, or the device's settings do not say what its levels mean.
  unknown
)

# The level of the line on which a sensor reports.
type SensorLevel (high, low)

# How a state came to be known: the device told it by itself, or was asked.
type StateSource (automatic, asked)

# What came of an opening.
type Outcome (
  # It was closed, a pulse was sent, and its sensor says that it is open.
  opened,
  # Its sensor said that it was open; no pulse was sent.
  alreadyOpen,
  # A pulse was sent, and its sensor says that it is closed.
  didNotOpen,
  # A pulse was sent, and nothing says whether it opened.
  noSensor,
  # No pulse was sent, and none will be.
  notPulsed,
  # A pulse was sent, or a part of its command, and what became of it is not known.
  unknown
)

# The sensor says something new.
method State(
  state: DrawerState,
  # Its level; none where there is no such line.
  level: ?SensorLevel,
  source: StateSource
) -> ()

# An opening has ended.
method Ended(
  # The name that the gateway gave.
  opening: string,
  outcome: Outcome,
  # Why, in a word such as `expired` or `coverOpen`, where it is `notPulsed` or `unknown`.
  reason: ?string,
  # The level of the sensor's line before the pulse.
  levelBefore: ?SensorLevel,
  # Its level now.
  levelAfter: ?SensorLevel
) -> ()

"""#

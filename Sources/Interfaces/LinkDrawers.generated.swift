// Made from org.lanekeeper.link.Drawers.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What a driver answers to the gateway beside `org.lanekeeper.link.Jobs`, if its device opens cash drawers.
package enum LinkDrawers {
    /// Another opening is under way.
    package struct Busy: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Drawers.Busy"

        /// The field `opening`.
        package var opening: Swift.String

        /// Makes it from its fields.
        package init(
            opening: Swift.String
        ) {
            self.opening = opening
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var openingValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "opening":
                    try seen.insert(0, key)
                    openingValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let openingValue else {
                throw Varlink.JSONError(.missingField("opening"), at: start)
            }
            self.opening = openingValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("opening")
            self.opening.write(to: &writer)
            writer.endObject()
        }
    }

    /// The device cannot open a drawer now; nothing was sent. `reason` is a word such as `coverOpen` or `starting`.
    package struct NotReady: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Drawers.NotReady"

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

    /// The device has no such connector.
    package struct WrongConnector: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        package static let errorName: Swift.StaticString = "org.lanekeeper.link.Drawers.WrongConnector"

        /// The field `connector`.
        package var connector: Swift.Int

        /// Makes it from its fields.
        package init(
            connector: Swift.Int
        ) {
            self.connector = connector
        }

        /// Reads it from JSON.
        package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var connectorValue: Swift.Int?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "connector":
                    try seen.insert(0, key)
                    connectorValue = try Swift.Int(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let connectorValue else {
                throw Varlink.JSONError(.missingField("connector"), at: start)
            }
            self.connector = connectorValue
        }

        /// Writes it as JSON; fields without a value are left out.
        package func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("connector")
            self.connector.write(to: &writer)
            writer.endObject()
        }
    }

    /// The gateway begins an opening; its end is reported (`org.lanekeeper.link.DrawerReports`). A pulse leaves between whole
    /// commands of a job that runs, and never after the opening has expired.
    package enum Open: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.Drawers.Open"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The opening's name, unique for all time. One that runs already is not begun again.
            package var opening: Swift.String
            /// Where the drawer is plugged in, 1 or 2.
            package var connector: Swift.Int
            /// When it expires, by the clock that all processes of the machine share (CLOCK_MONOTONIC): a driver that was held up
            /// does not take a late opening for a fresh one.
            package var expiresMonotonicNanoseconds: Swift.Int
            /// Whether the other connector has a drawer, too: the sensor's line is one for both, and says of neither how it stands.
            package var isSensorShared: Swift.Bool

            /// Makes it from its fields.
            package init(
                opening: Swift.String,
                connector: Swift.Int,
                expiresMonotonicNanoseconds: Swift.Int,
                isSensorShared: Swift.Bool
            ) {
                self.opening = opening
                self.connector = connector
                self.expiresMonotonicNanoseconds = expiresMonotonicNanoseconds
                self.isSensorShared = isSensorShared
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var openingValue: Swift.String?
                var connectorValue: Swift.Int?
                var expiresMonotonicNanosecondsValue: Swift.Int?
                var isSensorSharedValue: Swift.Bool?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "opening":
                        try seen.insert(0, key)
                        openingValue = try Swift.String(from: &reader)
                    case "connector":
                        try seen.insert(1, key)
                        connectorValue = try Swift.Int(from: &reader)
                    case "expiresMonotonicNanoseconds":
                        try seen.insert(2, key)
                        expiresMonotonicNanosecondsValue = try Swift.Int(from: &reader)
                    case "isSensorShared":
                        try seen.insert(3, key)
                        isSensorSharedValue = try Swift.Bool(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let openingValue else {
                    throw Varlink.JSONError(.missingField("opening"), at: start)
                }
                self.opening = openingValue
                guard let connectorValue else {
                    throw Varlink.JSONError(.missingField("connector"), at: start)
                }
                self.connector = connectorValue
                guard let expiresMonotonicNanosecondsValue else {
                    throw Varlink.JSONError(.missingField("expiresMonotonicNanoseconds"), at: start)
                }
                self.expiresMonotonicNanoseconds = expiresMonotonicNanosecondsValue
                guard let isSensorSharedValue else {
                    throw Varlink.JSONError(.missingField("isSensorShared"), at: start)
                }
                self.isSensorShared = isSensorSharedValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("opening")
                self.opening.write(to: &writer)
                writer.field("connector")
                self.connector.write(to: &writer)
                writer.field("expiresMonotonicNanoseconds")
                self.expiresMonotonicNanoseconds.write(to: &writer)
                writer.field("isSensorShared")
                self.isSensorShared.write(to: &writer)
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

    /// Answers the calls of `org.lanekeeper.link.Drawers`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// The gateway begins an opening; its end is reported (`org.lanekeeper.link.DrawerReports`). A pulse leaves between whole
        /// commands of a job that runs, and never after the opening has expired.
        func open(_ call: Varlink.Call<Open>, _ parameters: Open.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.Drawers`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// The gateway begins an opening; its end is reported (`org.lanekeeper.link.DrawerReports`). A pulse leaves between whole
        /// commands of a job that runs, and never after the opening has expired.
        package func open(
            _ parameters: Open.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Open>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Open.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkDrawers.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.Drawers" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkDrawersInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Open":
            guard let (call, parameters) = call.open(LinkDrawers.Open.self) else { return }
            self.open(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkDrawersInterfaceText: Swift.StaticString = #"""
# What a driver answers to the gateway beside `org.lanekeeper.link.Jobs`, if its device opens cash drawers.
interface org.lanekeeper.link.Drawers

# The gateway begins an opening; its end is reported (`org.lanekeeper.link.DrawerReports`). A pulse leaves between whole
# commands of a job that runs, and never after the opening has expired.
method Open(
  # The opening's name, unique for all time. One that runs already is not begun again.
  opening: string,
  # Where the drawer is plugged in, 1 or 2.
  connector: int,
  # When it expires, by the clock that all processes of the machine share (CLOCK_MONOTONIC): a driver that was held up
  # does not take a late opening for a fresh one.
  expiresMonotonicNanoseconds: int,
  # Whether the other connector has a drawer, too: the sensor's line is one for both, and says of neither how it stands.
  isSensorShared: bool
) -> ()

# Another opening is under way.
error Busy (opening: string)

# The device cannot open a drawer now; nothing was sent. `reason` is a word such as `coverOpen` or `starting`.
error NotReady (reason: string)

# The device has no such connector.
error WrongConnector (connector: int)

"""#

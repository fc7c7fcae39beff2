// Made from org.lanekeeper.test.Echo.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// A service for tests of the Varlink library: it answers, streams, passes descriptors and misbehaves on request.
enum Echo {
    /// The answer of Refuse.
    struct Refused: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        static let errorName: Swift.StaticString = "org.lanekeeper.test.Echo.Refused"

        /// The field `reason`.
        var reason: Swift.String

        /// Makes it from its fields.
        init(
            reason: Swift.String
        ) {
            self.reason = reason
        }

        /// Reads it from JSON.
        init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
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
        func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("reason")
            self.reason.write(to: &writer)
            writer.endObject()
        }
    }

    /// Answers with the same text.
    enum Ping: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.lanekeeper.test.Echo.Ping"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `text`.
            var text: Swift.String

            /// Makes it from its fields.
            init(
                text: Swift.String
            ) {
                self.text = text
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var textValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "text":
                        try seen.insert(0, key)
                        textValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let textValue else {
                    throw Varlink.JSONError(.missingField("text"), at: start)
                }
                self.text = textValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("text")
                self.text.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `text`.
            var text: Swift.String

            /// Makes it from its fields.
            init(
                text: Swift.String
            ) {
                self.text = text
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var textValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "text":
                        try seen.insert(0, key)
                        textValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let textValue else {
                    throw Varlink.JSONError(.missingField("text"), at: start)
                }
                self.text = textValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("text")
                self.text.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Counts from 1, one reply for each number; asks for `more`.
    enum Count: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.lanekeeper.test.Echo.Count"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The last number; 0 gives a single reply with 0.
            var to: Swift.Int

            /// Makes it from its fields.
            init(
                to: Swift.Int
            ) {
                self.to = to
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var toValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "to":
                        try seen.insert(0, key)
                        toValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let toValue else {
                    throw Varlink.JSONError(.missingField("to"), at: start)
                }
                self.to = toValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("to")
                self.to.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `number`.
            var number: Swift.Int

            /// Makes it from its fields.
            init(
                number: Swift.Int
            ) {
                self.number = number
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var numberValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "number":
                        try seen.insert(0, key)
                        numberValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let numberValue else {
                    throw Varlink.JSONError(.missingField("number"), at: start)
                }
                self.number = numberValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("number")
                self.number.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers after a while.
    enum Sleep: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.lanekeeper.test.Echo.Sleep"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `milliseconds`.
            var milliseconds: Swift.Int

            /// Makes it from its fields.
            init(
                milliseconds: Swift.Int
            ) {
                self.milliseconds = milliseconds
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var millisecondsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "milliseconds":
                        try seen.insert(0, key)
                        millisecondsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let millisecondsValue else {
                    throw Varlink.JSONError(.missingField("milliseconds"), at: start)
                }
                self.milliseconds = millisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("milliseconds")
                self.milliseconds.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `milliseconds`.
            var milliseconds: Swift.Int

            /// Makes it from its fields.
            init(
                milliseconds: Swift.Int
            ) {
                self.milliseconds = milliseconds
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var millisecondsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "milliseconds":
                        try seen.insert(0, key)
                        millisecondsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let millisecondsValue else {
                    throw Varlink.JSONError(.missingField("milliseconds"), at: start)
                }
                self.milliseconds = millisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("milliseconds")
                self.milliseconds.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Reads a whole file that was passed beside the call.
    enum ReadDescriptor: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.lanekeeper.test.Echo.ReadDescriptor"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Which of the descriptors beside the call, counted from 0.
            var descriptor: Swift.Int

            /// Makes it from its fields.
            init(
                descriptor: Swift.Int
            ) {
                self.descriptor = descriptor
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var descriptorValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "descriptor":
                        try seen.insert(0, key)
                        descriptorValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let descriptorValue else {
                    throw Varlink.JSONError(.missingField("descriptor"), at: start)
                }
                self.descriptor = descriptorValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("descriptor")
                self.descriptor.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `content`.
            var content: Swift.String

            /// Makes it from its fields.
            init(
                content: Swift.String
            ) {
                self.content = content
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var contentValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "content":
                        try seen.insert(0, key)
                        contentValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let contentValue else {
                    throw Varlink.JSONError(.missingField("content"), at: start)
                }
                self.content = contentValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("content")
                self.content.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers with a file in memory beside the reply.
    enum MakeDescriptor: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.lanekeeper.test.Echo.MakeDescriptor"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `content`.
            var content: Swift.String

            /// Makes it from its fields.
            init(
                content: Swift.String
            ) {
                self.content = content
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var contentValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "content":
                        try seen.insert(0, key)
                        contentValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let contentValue else {
                    throw Varlink.JSONError(.missingField("content"), at: start)
                }
                self.content = contentValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("content")
                self.content.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Which of the descriptors beside the reply, counted from 0.
            var descriptor: Swift.Int

            /// Makes it from its fields.
            init(
                descriptor: Swift.Int
            ) {
                self.descriptor = descriptor
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var descriptorValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "descriptor":
                        try seen.insert(0, key)
                        descriptorValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let descriptorValue else {
                    throw Varlink.JSONError(.missingField("descriptor"), at: start)
                }
                self.descriptor = descriptorValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("descriptor")
                self.descriptor.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Sends replies as fast as they are taken; asks for `more`.
    enum Flood: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.lanekeeper.test.Echo.Flood"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The length of the text in each reply.
            var bytes: Swift.Int
            /// How many replies.
            var replies: Swift.Int

            /// Makes it from its fields.
            init(
                bytes: Swift.Int,
                replies: Swift.Int
            ) {
                self.bytes = bytes
                self.replies = replies
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var bytesValue: Swift.Int?
                var repliesValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "bytes":
                        try seen.insert(0, key)
                        bytesValue = try Swift.Int(from: &reader)
                    case "replies":
                        try seen.insert(1, key)
                        repliesValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let bytesValue else {
                    throw Varlink.JSONError(.missingField("bytes"), at: start)
                }
                self.bytes = bytesValue
                guard let repliesValue else {
                    throw Varlink.JSONError(.missingField("replies"), at: start)
                }
                self.replies = repliesValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("bytes")
                self.bytes.write(to: &writer)
                writer.field("replies")
                self.replies.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `text`.
            var text: Swift.String

            /// Makes it from its fields.
            init(
                text: Swift.String
            ) {
                self.text = text
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var textValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "text":
                        try seen.insert(0, key)
                        textValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let textValue else {
                    throw Varlink.JSONError(.missingField("text"), at: start)
                }
                self.text = textValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("text")
                self.text.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Always fails.
    enum Refuse: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.lanekeeper.test.Echo.Refuse"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `reason`.
            var reason: Swift.String

            /// Makes it from its fields.
            init(
                reason: Swift.String
            ) {
                self.reason = reason
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
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
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("reason")
                self.reason.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            init() {}

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// Keeps a text for this connection.
    enum Note: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.lanekeeper.test.Echo.Note"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `text`.
            var text: Swift.String

            /// Makes it from its fields.
            init(
                text: Swift.String
            ) {
                self.text = text
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var textValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "text":
                        try seen.insert(0, key)
                        textValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let textValue else {
                    throw Varlink.JSONError(.missingField("text"), at: start)
                }
                self.text = textValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("text")
                self.text.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            init() {}

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// Lists the texts that this connection has kept.
    enum Notes: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.lanekeeper.test.Echo.Notes"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Makes it from its fields.
            init() {}

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `texts`.
            var texts: [Swift.String]

            /// Makes it from its fields.
            init(
                texts: [Swift.String]
            ) {
                self.texts = texts
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var textsValue: [Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "texts":
                        try seen.insert(0, key)
                        textsValue = try [Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let textsValue else {
                    throw Varlink.JSONError(.missingField("texts"), at: start)
                }
                self.texts = textsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("texts")
                self.texts.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.lanekeeper.test.Echo`; one class serves one interface.
    protocol Service: Varlink.InterfaceService {
        /// Answers with the same text.
        func ping(_ call: Varlink.Call<Ping>, _ parameters: Ping.Parameters)
        /// Counts from 1, one reply for each number; asks for `more`.
        func count(_ call: Varlink.Call<Count>, _ parameters: Count.Parameters)
        /// Answers after a while.
        func sleep(_ call: Varlink.Call<Sleep>, _ parameters: Sleep.Parameters)
        /// Reads a whole file that was passed beside the call.
        func readDescriptor(_ call: Varlink.Call<ReadDescriptor>, _ parameters: ReadDescriptor.Parameters)
        /// Answers with a file in memory beside the reply.
        func makeDescriptor(_ call: Varlink.Call<MakeDescriptor>, _ parameters: MakeDescriptor.Parameters)
        /// Sends replies as fast as they are taken; asks for `more`.
        func flood(_ call: Varlink.Call<Flood>, _ parameters: Flood.Parameters)
        /// Always fails.
        func refuse(_ call: Varlink.Call<Refuse>, _ parameters: Refuse.Parameters)
        /// Keeps a text for this connection.
        func note(_ call: Varlink.Call<Note>, _ parameters: Note.Parameters)
        /// Lists the texts that this connection has kept.
        func notes(_ call: Varlink.Call<Notes>, _ parameters: Notes.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.test.Echo`.
    struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        let caller: Caller

        /// Calls through a connection.
        init(_ caller: Caller) { self.caller = caller }

        /// Answers with the same text.
        func ping(
            _ parameters: Ping.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Ping>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Ping.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Counts from 1, one reply for each number; asks for `more`.
        func count(
            _ parameters: Count.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Count>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Count.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Answers after a while.
        func sleep(
            _ parameters: Sleep.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Sleep>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Sleep.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Reads a whole file that was passed beside the call.
        func readDescriptor(
            _ parameters: ReadDescriptor.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<ReadDescriptor>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(ReadDescriptor.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Answers with a file in memory beside the reply.
        func makeDescriptor(
            _ parameters: MakeDescriptor.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<MakeDescriptor>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(MakeDescriptor.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Sends replies as fast as they are taken; asks for `more`.
        func flood(
            _ parameters: Flood.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Flood>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Flood.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Always fails.
        func refuse(
            _ parameters: Refuse.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Refuse>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Refuse.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Keeps a text for this connection.
        func note(
            _ parameters: Note.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Note>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Note.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Lists the texts that this connection has kept.
        func notes(
            _ parameters: Notes.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Notes>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Notes.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension Echo.Service {
    /// The interface's full name.
    var interfaceName: Swift.StaticString { "org.lanekeeper.test.Echo" }

    /// The interface's text.
    var interfaceDescription: Swift.StaticString { echoInterfaceText }

    /// Hands a call to the method that it names.
    func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Ping":
            guard let (call, parameters) = call.open(Echo.Ping.self) else { return }
            self.ping(call, parameters)
        case "Count":
            guard let (call, parameters) = call.open(Echo.Count.self) else { return }
            self.count(call, parameters)
        case "Sleep":
            guard let (call, parameters) = call.open(Echo.Sleep.self) else { return }
            self.sleep(call, parameters)
        case "ReadDescriptor":
            guard let (call, parameters) = call.open(Echo.ReadDescriptor.self) else { return }
            self.readDescriptor(call, parameters)
        case "MakeDescriptor":
            guard let (call, parameters) = call.open(Echo.MakeDescriptor.self) else { return }
            self.makeDescriptor(call, parameters)
        case "Flood":
            guard let (call, parameters) = call.open(Echo.Flood.self) else { return }
            self.flood(call, parameters)
        case "Refuse":
            guard let (call, parameters) = call.open(Echo.Refuse.self) else { return }
            self.refuse(call, parameters)
        case "Note":
            guard let (call, parameters) = call.open(Echo.Note.self) else { return }
            self.note(call, parameters)
        case "Notes":
            guard let (call, parameters) = call.open(Echo.Notes.self) else { return }
            self.notes(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let echoInterfaceText: Swift.StaticString = #"""
# A service for tests of the Varlink library: it answers, streams, passes descriptors and misbehaves on request.
interface org.lanekeeper.test.Echo

# Answers with the same text.
method Ping(text: string) -> (text: string)

# Counts from 1, one reply for each number; asks for `more`.
method Count(
  # The last number; 0 gives a single reply with 0.
  to: int
) -> (number: int)

# Answers after a while.
method Sleep(milliseconds: int) -> (milliseconds: int)

# Reads a whole file that was passed beside the call.
method ReadDescriptor(
  # Which of the descriptors beside the call, counted from 0.
  descriptor: int
) -> (content: string)

# Answers with a file in memory beside the reply.
method MakeDescriptor(content: string) -> (
  # Which of the descriptors beside the reply, counted from 0.
  descriptor: int
)

# Sends replies as fast as they are taken; asks for `more`.
method Flood(
  # The length of the text in each reply.
  bytes: int,
  # How many replies.
  replies: int
) -> (text: string)

# Always fails.
method Refuse(reason: string) -> ()

# Keeps a text for this connection.
method Note(text: string) -> ()

# Lists the texts that this connection has kept.
method Notes() -> (texts: []string)

# The answer of Refuse.
error Refused (reason: string)

"""#

// Made from org.varlink.certification.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// The conversation by which Varlink implementations test one another: each method takes what the one before returned.
///
/// The methods and their types are those of the reference implementations.
enum Certification {
    /// Nested anonymous types.
    struct Interface: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// One of a few names.
        enum Foo: Swift.String, Varlink.JSONName {
            /// The name `foo`.
            case foo
            /// The name `bar`.
            case bar
            /// The name `baz`.
            case baz
        }

        /// The fields of `Anon`.
        struct Anon: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `foo`.
            var foo: Swift.Bool
            /// The field `bar`.
            var bar: Swift.Bool

            /// Makes it from its fields.
            init(
                foo: Swift.Bool,
                bar: Swift.Bool
            ) {
                self.foo = foo
                self.bar = bar
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var fooValue: Swift.Bool?
                var barValue: Swift.Bool?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "foo":
                        try seen.insert(0, key)
                        fooValue = try Swift.Bool(from: &reader)
                    case "bar":
                        try seen.insert(1, key)
                        barValue = try Swift.Bool(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let fooValue else {
                    throw Varlink.JSONError(.missingField("foo"), at: start)
                }
                self.foo = fooValue
                guard let barValue else {
                    throw Varlink.JSONError(.missingField("bar"), at: start)
                }
                self.bar = barValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("foo")
                self.foo.write(to: &writer)
                writer.field("bar")
                self.bar.write(to: &writer)
                writer.endObject()
            }
        }

        /// The field `foo`.
        var foo: Swift.Optional<[Swift.Optional<[Swift.String: Certification.Interface.Foo]>]>
        /// The field `anon`.
        var anon: Certification.Interface.Anon

        /// Makes it from its fields.
        init(
            foo: Swift.Optional<[Swift.Optional<[Swift.String: Certification.Interface.Foo]>]> = nil,
            anon: Certification.Interface.Anon
        ) {
            self.foo = foo
            self.anon = anon
        }

        /// Reads it from JSON.
        init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var fooValue: Swift.Optional<[Swift.Optional<[Swift.String: Certification.Interface.Foo]>]> = nil
            var anonValue: Certification.Interface.Anon?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "foo":
                    try seen.insert(0, key)
                    fooValue = try Swift.Optional<[Swift.Optional<[Swift.String: Certification.Interface.Foo]>]>(from: &reader)
                case "anon":
                    try seen.insert(1, key)
                    anonValue = try Certification.Interface.Anon(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            self.foo = fooValue
            guard let anonValue else {
                throw Varlink.JSONError(.missingField("anon"), at: start)
            }
            self.anon = anonValue
        }

        /// Writes it as JSON; fields without a value are left out.
        func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            if let value = self.foo {
                writer.field("foo")
                value.write(to: &writer)
            }
            writer.field("anon")
            self.anon.write(to: &writer)
            writer.endObject()
        }
    }

    /// One field of each kind.
    struct MyType: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
        /// One of a few names.
        enum Enum: Swift.String, Varlink.JSONName {
            /// The name `one`.
            case one
            /// The name `two`.
            case two
            /// The name `three`.
            case three
        }

        /// The fields of `Struct`.
        struct Struct: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `first`.
            var first: Swift.Int
            /// The field `second`.
            var second: Swift.String

            /// Makes it from its fields.
            init(
                first: Swift.Int,
                second: Swift.String
            ) {
                self.first = first
                self.second = second
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var firstValue: Swift.Int?
                var secondValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "first":
                        try seen.insert(0, key)
                        firstValue = try Swift.Int(from: &reader)
                    case "second":
                        try seen.insert(1, key)
                        secondValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let firstValue else {
                    throw Varlink.JSONError(.missingField("first"), at: start)
                }
                self.first = firstValue
                guard let secondValue else {
                    throw Varlink.JSONError(.missingField("second"), at: start)
                }
                self.second = secondValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("first")
                self.first.write(to: &writer)
                writer.field("second")
                self.second.write(to: &writer)
                writer.endObject()
            }
        }

        /// The fields of `NullableArrayStruct`.
        struct NullableArrayStruct: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `first`.
            var first: Swift.Int
            /// The field `second`.
            var second: Swift.String

            /// Makes it from its fields.
            init(
                first: Swift.Int,
                second: Swift.String
            ) {
                self.first = first
                self.second = second
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var firstValue: Swift.Int?
                var secondValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "first":
                        try seen.insert(0, key)
                        firstValue = try Swift.Int(from: &reader)
                    case "second":
                        try seen.insert(1, key)
                        secondValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let firstValue else {
                    throw Varlink.JSONError(.missingField("first"), at: start)
                }
                self.first = firstValue
                guard let secondValue else {
                    throw Varlink.JSONError(.missingField("second"), at: start)
                }
                self.second = secondValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("first")
                self.first.write(to: &writer)
                writer.field("second")
                self.second.write(to: &writer)
                writer.endObject()
            }
        }

        /// The field `object`.
        var object: Varlink.JSONValue
        /// The field `enum`.
        var `enum`: Certification.MyType.Enum
        /// The field `struct`.
        var `struct`: Certification.MyType.Struct
        /// The field `array`.
        var array: [Swift.String]
        /// The field `dictionary`.
        var dictionary: [Swift.String: Swift.String]
        /// The field `stringset`.
        var stringset: Varlink.StringSet
        /// The field `nullable`.
        var nullable: Swift.Optional<Swift.String>
        /// The field `nullable_array_struct`.
        var nullableArrayStruct: Swift.Optional<[Certification.MyType.NullableArrayStruct]>
        /// The field `interface`.
        var interface: Certification.Interface

        /// Makes it from its fields.
        init(
            object: Varlink.JSONValue,
            `enum`: Certification.MyType.Enum,
            `struct`: Certification.MyType.Struct,
            array: [Swift.String],
            dictionary: [Swift.String: Swift.String],
            stringset: Varlink.StringSet,
            nullable: Swift.Optional<Swift.String> = nil,
            nullableArrayStruct: Swift.Optional<[Certification.MyType.NullableArrayStruct]> = nil,
            interface: Certification.Interface
        ) {
            self.object = object
            self.`enum` = `enum`
            self.`struct` = `struct`
            self.array = array
            self.dictionary = dictionary
            self.stringset = stringset
            self.nullable = nullable
            self.nullableArrayStruct = nullableArrayStruct
            self.interface = interface
        }

        /// Reads it from JSON.
        init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var objectValue: Varlink.JSONValue?
            var enumValue: Certification.MyType.Enum?
            var structValue: Certification.MyType.Struct?
            var arrayValue: [Swift.String]?
            var dictionaryValue: [Swift.String: Swift.String]?
            var stringsetValue: Varlink.StringSet?
            var nullableValue: Swift.Optional<Swift.String> = nil
            var nullableArrayStructValue: Swift.Optional<[Certification.MyType.NullableArrayStruct]> = nil
            var interfaceValue: Certification.Interface?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "object":
                    try seen.insert(0, key)
                    objectValue = try Varlink.JSONValue(from: &reader)
                case "enum":
                    try seen.insert(1, key)
                    enumValue = try Certification.MyType.Enum(from: &reader)
                case "struct":
                    try seen.insert(2, key)
                    structValue = try Certification.MyType.Struct(from: &reader)
                case "array":
                    try seen.insert(3, key)
                    arrayValue = try [Swift.String](from: &reader)
                case "dictionary":
                    try seen.insert(4, key)
                    dictionaryValue = try [Swift.String: Swift.String](from: &reader)
                case "stringset":
                    try seen.insert(5, key)
                    stringsetValue = try Varlink.StringSet(from: &reader)
                case "nullable":
                    try seen.insert(6, key)
                    nullableValue = try Swift.Optional<Swift.String>(from: &reader)
                case "nullable_array_struct":
                    try seen.insert(7, key)
                    nullableArrayStructValue = try Swift.Optional<[Certification.MyType.NullableArrayStruct]>(from: &reader)
                case "interface":
                    try seen.insert(8, key)
                    interfaceValue = try Certification.Interface(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let objectValue else {
                throw Varlink.JSONError(.missingField("object"), at: start)
            }
            self.object = objectValue
            guard let enumValue else {
                throw Varlink.JSONError(.missingField("enum"), at: start)
            }
            self.`enum` = enumValue
            guard let structValue else {
                throw Varlink.JSONError(.missingField("struct"), at: start)
            }
            self.`struct` = structValue
            guard let arrayValue else {
                throw Varlink.JSONError(.missingField("array"), at: start)
            }
            self.array = arrayValue
            guard let dictionaryValue else {
                throw Varlink.JSONError(.missingField("dictionary"), at: start)
            }
            self.dictionary = dictionaryValue
            guard let stringsetValue else {
                throw Varlink.JSONError(.missingField("stringset"), at: start)
            }
            self.stringset = stringsetValue
            self.nullable = nullableValue
            self.nullableArrayStruct = nullableArrayStructValue
            guard let interfaceValue else {
                throw Varlink.JSONError(.missingField("interface"), at: start)
            }
            self.interface = interfaceValue
        }

        /// Writes it as JSON; fields without a value are left out.
        func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("object")
            self.object.write(to: &writer)
            writer.field("enum")
            self.`enum`.write(to: &writer)
            writer.field("struct")
            self.`struct`.write(to: &writer)
            writer.field("array")
            self.array.write(to: &writer)
            writer.field("dictionary")
            self.dictionary.write(to: &writer)
            writer.field("stringset")
            self.stringset.write(to: &writer)
            if let value = self.nullable {
                writer.field("nullable")
                value.write(to: &writer)
            }
            if let value = self.nullableArrayStruct {
                writer.field("nullable_array_struct")
                value.write(to: &writer)
            }
            writer.field("interface")
            self.interface.write(to: &writer)
            writer.endObject()
        }
    }

    /// The identifier is unknown, or its turn is another.
    struct ClientIdError: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        static let errorName: Swift.StaticString = "org.varlink.certification.ClientIdError"

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

    /// A call is not what it has to be.
    struct CertificationError: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        static let errorName: Swift.StaticString = "org.varlink.certification.CertificationError"

        /// The field `wants`.
        var wants: Varlink.JSONValue
        /// The field `got`.
        var got: Varlink.JSONValue

        /// Makes it from its fields.
        init(
            wants: Varlink.JSONValue,
            got: Varlink.JSONValue
        ) {
            self.wants = wants
            self.got = got
        }

        /// Reads it from JSON.
        init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var wantsValue: Varlink.JSONValue?
            var gotValue: Varlink.JSONValue?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "wants":
                    try seen.insert(0, key)
                    wantsValue = try Varlink.JSONValue(from: &reader)
                case "got":
                    try seen.insert(1, key)
                    gotValue = try Varlink.JSONValue(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let wantsValue else {
                throw Varlink.JSONError(.missingField("wants"), at: start)
            }
            self.wants = wantsValue
            guard let gotValue else {
                throw Varlink.JSONError(.missingField("got"), at: start)
            }
            self.got = gotValue
        }

        /// Writes it as JSON; fields without a value are left out.
        func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("wants")
            self.wants.write(to: &writer)
            writer.field("got")
            self.got.write(to: &writer)
            writer.endObject()
        }
    }

    /// Begins; the identifier goes into every further call.
    enum Start: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Start"

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
            /// The field `client_id`.
            var clientId: Swift.String

            /// Makes it from its fields.
            init(
                clientId: Swift.String
            ) {
                self.clientId = clientId
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns a boolean.
    enum Test01: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test01"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String

            /// Makes it from its fields.
            init(
                clientId: Swift.String
            ) {
                self.clientId = clientId
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `bool`.
            var bool: Swift.Bool

            /// Makes it from its fields.
            init(
                bool: Swift.Bool
            ) {
                self.bool = bool
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var boolValue: Swift.Bool?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "bool":
                        try seen.insert(0, key)
                        boolValue = try Swift.Bool(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let boolValue else {
                    throw Varlink.JSONError(.missingField("bool"), at: start)
                }
                self.bool = boolValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("bool")
                self.bool.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns an integer.
    enum Test02: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test02"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `bool`.
            var bool: Swift.Bool

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                bool: Swift.Bool
            ) {
                self.clientId = clientId
                self.bool = bool
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var boolValue: Swift.Bool?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "bool":
                        try seen.insert(1, key)
                        boolValue = try Swift.Bool(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let boolValue else {
                    throw Varlink.JSONError(.missingField("bool"), at: start)
                }
                self.bool = boolValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("bool")
                self.bool.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `int`.
            var int: Swift.Int

            /// Makes it from its fields.
            init(
                int: Swift.Int
            ) {
                self.int = int
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var intValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "int":
                        try seen.insert(0, key)
                        intValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let intValue else {
                    throw Varlink.JSONError(.missingField("int"), at: start)
                }
                self.int = intValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("int")
                self.int.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns a float.
    enum Test03: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test03"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `int`.
            var int: Swift.Int

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                int: Swift.Int
            ) {
                self.clientId = clientId
                self.int = int
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var intValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "int":
                        try seen.insert(1, key)
                        intValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let intValue else {
                    throw Varlink.JSONError(.missingField("int"), at: start)
                }
                self.int = intValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("int")
                self.int.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `float`.
            var float: Swift.Double

            /// Makes it from its fields.
            init(
                float: Swift.Double
            ) {
                self.float = float
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var floatValue: Swift.Double?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "float":
                        try seen.insert(0, key)
                        floatValue = try Swift.Double(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let floatValue else {
                    throw Varlink.JSONError(.missingField("float"), at: start)
                }
                self.float = floatValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("float")
                self.float.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns a string.
    enum Test04: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test04"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `float`.
            var float: Swift.Double

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                float: Swift.Double
            ) {
                self.clientId = clientId
                self.float = float
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var floatValue: Swift.Double?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "float":
                        try seen.insert(1, key)
                        floatValue = try Swift.Double(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let floatValue else {
                    throw Varlink.JSONError(.missingField("float"), at: start)
                }
                self.float = floatValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("float")
                self.float.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `string`.
            var string: Swift.String

            /// Makes it from its fields.
            init(
                string: Swift.String
            ) {
                self.string = string
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var stringValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "string":
                        try seen.insert(0, key)
                        stringValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let stringValue else {
                    throw Varlink.JSONError(.missingField("string"), at: start)
                }
                self.string = stringValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("string")
                self.string.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns several fields.
    enum Test05: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test05"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `string`.
            var string: Swift.String

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                string: Swift.String
            ) {
                self.clientId = clientId
                self.string = string
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var stringValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "string":
                        try seen.insert(1, key)
                        stringValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let stringValue else {
                    throw Varlink.JSONError(.missingField("string"), at: start)
                }
                self.string = stringValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("string")
                self.string.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `bool`.
            var bool: Swift.Bool
            /// The field `int`.
            var int: Swift.Int
            /// The field `float`.
            var float: Swift.Double
            /// The field `string`.
            var string: Swift.String

            /// Makes it from its fields.
            init(
                bool: Swift.Bool,
                int: Swift.Int,
                float: Swift.Double,
                string: Swift.String
            ) {
                self.bool = bool
                self.int = int
                self.float = float
                self.string = string
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var boolValue: Swift.Bool?
                var intValue: Swift.Int?
                var floatValue: Swift.Double?
                var stringValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "bool":
                        try seen.insert(0, key)
                        boolValue = try Swift.Bool(from: &reader)
                    case "int":
                        try seen.insert(1, key)
                        intValue = try Swift.Int(from: &reader)
                    case "float":
                        try seen.insert(2, key)
                        floatValue = try Swift.Double(from: &reader)
                    case "string":
                        try seen.insert(3, key)
                        stringValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let boolValue else {
                    throw Varlink.JSONError(.missingField("bool"), at: start)
                }
                self.bool = boolValue
                guard let intValue else {
                    throw Varlink.JSONError(.missingField("int"), at: start)
                }
                self.int = intValue
                guard let floatValue else {
                    throw Varlink.JSONError(.missingField("float"), at: start)
                }
                self.float = floatValue
                guard let stringValue else {
                    throw Varlink.JSONError(.missingField("string"), at: start)
                }
                self.string = stringValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("bool")
                self.bool.write(to: &writer)
                writer.field("int")
                self.int.write(to: &writer)
                writer.field("float")
                self.float.write(to: &writer)
                writer.field("string")
                self.string.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns a struct.
    enum Test06: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test06"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `bool`.
            var bool: Swift.Bool
            /// The field `int`.
            var int: Swift.Int
            /// The field `float`.
            var float: Swift.Double
            /// The field `string`.
            var string: Swift.String

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                bool: Swift.Bool,
                int: Swift.Int,
                float: Swift.Double,
                string: Swift.String
            ) {
                self.clientId = clientId
                self.bool = bool
                self.int = int
                self.float = float
                self.string = string
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var boolValue: Swift.Bool?
                var intValue: Swift.Int?
                var floatValue: Swift.Double?
                var stringValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "bool":
                        try seen.insert(1, key)
                        boolValue = try Swift.Bool(from: &reader)
                    case "int":
                        try seen.insert(2, key)
                        intValue = try Swift.Int(from: &reader)
                    case "float":
                        try seen.insert(3, key)
                        floatValue = try Swift.Double(from: &reader)
                    case "string":
                        try seen.insert(4, key)
                        stringValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let boolValue else {
                    throw Varlink.JSONError(.missingField("bool"), at: start)
                }
                self.bool = boolValue
                guard let intValue else {
                    throw Varlink.JSONError(.missingField("int"), at: start)
                }
                self.int = intValue
                guard let floatValue else {
                    throw Varlink.JSONError(.missingField("float"), at: start)
                }
                self.float = floatValue
                guard let stringValue else {
                    throw Varlink.JSONError(.missingField("string"), at: start)
                }
                self.string = stringValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("bool")
                self.bool.write(to: &writer)
                writer.field("int")
                self.int.write(to: &writer)
                writer.field("float")
                self.float.write(to: &writer)
                writer.field("string")
                self.string.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The fields of `Struct`.
            struct Struct: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
                /// The field `bool`.
                var bool: Swift.Bool
                /// The field `int`.
                var int: Swift.Int
                /// The field `float`.
                var float: Swift.Double
                /// The field `string`.
                var string: Swift.String

                /// Makes it from its fields.
                init(
                    bool: Swift.Bool,
                    int: Swift.Int,
                    float: Swift.Double,
                    string: Swift.String
                ) {
                    self.bool = bool
                    self.int = int
                    self.float = float
                    self.string = string
                }

                /// Reads it from JSON.
                init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                    var seen = Varlink.FieldSet()
                    var boolValue: Swift.Bool?
                    var intValue: Swift.Int?
                    var floatValue: Swift.Double?
                    var stringValue: Swift.String?
                    let start = try reader.beginObject()
                    while let key = try reader.nextField() {
                        switch key {
                        case "bool":
                            try seen.insert(0, key)
                            boolValue = try Swift.Bool(from: &reader)
                        case "int":
                            try seen.insert(1, key)
                            intValue = try Swift.Int(from: &reader)
                        case "float":
                            try seen.insert(2, key)
                            floatValue = try Swift.Double(from: &reader)
                        case "string":
                            try seen.insert(3, key)
                            stringValue = try Swift.String(from: &reader)
                        default: try reader.unknownField(key)
                        }
                    }
                    guard let boolValue else {
                        throw Varlink.JSONError(.missingField("bool"), at: start)
                    }
                    self.bool = boolValue
                    guard let intValue else {
                        throw Varlink.JSONError(.missingField("int"), at: start)
                    }
                    self.int = intValue
                    guard let floatValue else {
                        throw Varlink.JSONError(.missingField("float"), at: start)
                    }
                    self.float = floatValue
                    guard let stringValue else {
                        throw Varlink.JSONError(.missingField("string"), at: start)
                    }
                    self.string = stringValue
                }

                /// Writes it as JSON; fields without a value are left out.
                func write(to writer: inout Varlink.JSONWriter) {
                    writer.beginObject()
                    writer.field("bool")
                    self.bool.write(to: &writer)
                    writer.field("int")
                    self.int.write(to: &writer)
                    writer.field("float")
                    self.float.write(to: &writer)
                    writer.field("string")
                    self.string.write(to: &writer)
                    writer.endObject()
                }
            }

            /// The field `struct`.
            var `struct`: Certification.Test06.Reply.Struct

            /// Makes it from its fields.
            init(
                `struct`: Certification.Test06.Reply.Struct
            ) {
                self.`struct` = `struct`
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var structValue: Certification.Test06.Reply.Struct?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "struct":
                        try seen.insert(0, key)
                        structValue = try Certification.Test06.Reply.Struct(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let structValue else {
                    throw Varlink.JSONError(.missingField("struct"), at: start)
                }
                self.`struct` = structValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("struct")
                self.`struct`.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns a map.
    enum Test07: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test07"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The fields of `Struct`.
            struct Struct: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
                /// The field `bool`.
                var bool: Swift.Bool
                /// The field `int`.
                var int: Swift.Int
                /// The field `float`.
                var float: Swift.Double
                /// The field `string`.
                var string: Swift.String

                /// Makes it from its fields.
                init(
                    bool: Swift.Bool,
                    int: Swift.Int,
                    float: Swift.Double,
                    string: Swift.String
                ) {
                    self.bool = bool
                    self.int = int
                    self.float = float
                    self.string = string
                }

                /// Reads it from JSON.
                init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                    var seen = Varlink.FieldSet()
                    var boolValue: Swift.Bool?
                    var intValue: Swift.Int?
                    var floatValue: Swift.Double?
                    var stringValue: Swift.String?
                    let start = try reader.beginObject()
                    while let key = try reader.nextField() {
                        switch key {
                        case "bool":
                            try seen.insert(0, key)
                            boolValue = try Swift.Bool(from: &reader)
                        case "int":
                            try seen.insert(1, key)
                            intValue = try Swift.Int(from: &reader)
                        case "float":
                            try seen.insert(2, key)
                            floatValue = try Swift.Double(from: &reader)
                        case "string":
                            try seen.insert(3, key)
                            stringValue = try Swift.String(from: &reader)
                        default: try reader.unknownField(key)
                        }
                    }
                    guard let boolValue else {
                        throw Varlink.JSONError(.missingField("bool"), at: start)
                    }
                    self.bool = boolValue
                    guard let intValue else {
                        throw Varlink.JSONError(.missingField("int"), at: start)
                    }
                    self.int = intValue
                    guard let floatValue else {
                        throw Varlink.JSONError(.missingField("float"), at: start)
                    }
                    self.float = floatValue
                    guard let stringValue else {
                        throw Varlink.JSONError(.missingField("string"), at: start)
                    }
                    self.string = stringValue
                }

                /// Writes it as JSON; fields without a value are left out.
                func write(to writer: inout Varlink.JSONWriter) {
                    writer.beginObject()
                    writer.field("bool")
                    self.bool.write(to: &writer)
                    writer.field("int")
                    self.int.write(to: &writer)
                    writer.field("float")
                    self.float.write(to: &writer)
                    writer.field("string")
                    self.string.write(to: &writer)
                    writer.endObject()
                }
            }

            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `struct`.
            var `struct`: Certification.Test07.Parameters.Struct

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                `struct`: Certification.Test07.Parameters.Struct
            ) {
                self.clientId = clientId
                self.`struct` = `struct`
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var structValue: Certification.Test07.Parameters.Struct?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "struct":
                        try seen.insert(1, key)
                        structValue = try Certification.Test07.Parameters.Struct(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let structValue else {
                    throw Varlink.JSONError(.missingField("struct"), at: start)
                }
                self.`struct` = structValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("struct")
                self.`struct`.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `map`.
            var map: [Swift.String: Swift.String]

            /// Makes it from its fields.
            init(
                map: [Swift.String: Swift.String]
            ) {
                self.map = map
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var mapValue: [Swift.String: Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "map":
                        try seen.insert(0, key)
                        mapValue = try [Swift.String: Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let mapValue else {
                    throw Varlink.JSONError(.missingField("map"), at: start)
                }
                self.map = mapValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("map")
                self.map.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns a set.
    enum Test08: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test08"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `map`.
            var map: [Swift.String: Swift.String]

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                map: [Swift.String: Swift.String]
            ) {
                self.clientId = clientId
                self.map = map
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var mapValue: [Swift.String: Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "map":
                        try seen.insert(1, key)
                        mapValue = try [Swift.String: Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let mapValue else {
                    throw Varlink.JSONError(.missingField("map"), at: start)
                }
                self.map = mapValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("map")
                self.map.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `set`.
            var set: Varlink.StringSet

            /// Makes it from its fields.
            init(
                set: Varlink.StringSet
            ) {
                self.set = set
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var setValue: Varlink.StringSet?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "set":
                        try seen.insert(0, key)
                        setValue = try Varlink.StringSet(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let setValue else {
                    throw Varlink.JSONError(.missingField("set"), at: start)
                }
                self.set = setValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("set")
                self.set.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns one of everything.
    enum Test09: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test09"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `set`.
            var set: Varlink.StringSet

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                set: Varlink.StringSet
            ) {
                self.clientId = clientId
                self.set = set
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var setValue: Varlink.StringSet?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "set":
                        try seen.insert(1, key)
                        setValue = try Varlink.StringSet(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let setValue else {
                    throw Varlink.JSONError(.missingField("set"), at: start)
                }
                self.set = setValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("set")
                self.set.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `mytype`.
            var mytype: Certification.MyType

            /// Makes it from its fields.
            init(
                mytype: Certification.MyType
            ) {
                self.mytype = mytype
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var mytypeValue: Certification.MyType?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "mytype":
                        try seen.insert(0, key)
                        mytypeValue = try Certification.MyType(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let mytypeValue else {
                    throw Varlink.JSONError(.missingField("mytype"), at: start)
                }
                self.mytype = mytypeValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("mytype")
                self.mytype.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns ten replies; must be called with `more`.
    enum Test10: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test10"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `mytype`.
            var mytype: Certification.MyType

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                mytype: Certification.MyType
            ) {
                self.clientId = clientId
                self.mytype = mytype
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var mytypeValue: Certification.MyType?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "mytype":
                        try seen.insert(1, key)
                        mytypeValue = try Certification.MyType(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let mytypeValue else {
                    throw Varlink.JSONError(.missingField("mytype"), at: start)
                }
                self.mytype = mytypeValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("mytype")
                self.mytype.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `string`.
            var string: Swift.String

            /// Makes it from its fields.
            init(
                string: Swift.String
            ) {
                self.string = string
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var stringValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "string":
                        try seen.insert(0, key)
                        stringValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let stringValue else {
                    throw Varlink.JSONError(.missingField("string"), at: start)
                }
                self.string = stringValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("string")
                self.string.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Must be called with `oneway`.
    enum Test11: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.Test11"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String
            /// The field `last_more_replies`.
            var lastMoreReplies: [Swift.String]

            /// Makes it from its fields.
            init(
                clientId: Swift.String,
                lastMoreReplies: [Swift.String]
            ) {
                self.clientId = clientId
                self.lastMoreReplies = lastMoreReplies
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                var lastMoreRepliesValue: [Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    case "last_more_replies":
                        try seen.insert(1, key)
                        lastMoreRepliesValue = try [Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
                guard let lastMoreRepliesValue else {
                    throw Varlink.JSONError(.missingField("last_more_replies"), at: start)
                }
                self.lastMoreReplies = lastMoreRepliesValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.field("last_more_replies")
                self.lastMoreReplies.write(to: &writer)
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

    /// Ends.
    enum End: Varlink.VarlinkMethod {
        /// The full name.
        static let methodName: Swift.StaticString = "org.varlink.certification.End"

        /// What the caller sends.
        struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `client_id`.
            var clientId: Swift.String

            /// Makes it from its fields.
            init(
                clientId: Swift.String
            ) {
                self.clientId = clientId
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var clientIdValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "client_id":
                        try seen.insert(0, key)
                        clientIdValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let clientIdValue else {
                    throw Varlink.JSONError(.missingField("client_id"), at: start)
                }
                self.clientId = clientIdValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("client_id")
                self.clientId.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `all_ok`.
            var allOk: Swift.Bool

            /// Makes it from its fields.
            init(
                allOk: Swift.Bool
            ) {
                self.allOk = allOk
            }

            /// Reads it from JSON.
            init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var allOkValue: Swift.Bool?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "all_ok":
                        try seen.insert(0, key)
                        allOkValue = try Swift.Bool(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let allOkValue else {
                    throw Varlink.JSONError(.missingField("all_ok"), at: start)
                }
                self.allOk = allOkValue
            }

            /// Writes it as JSON; fields without a value are left out.
            func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("all_ok")
                self.allOk.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.varlink.certification`; one class serves one interface.
    protocol Service: Varlink.InterfaceService {
        /// Begins; the identifier goes into every further call.
        func start(_ call: Varlink.Call<Start>, _ parameters: Start.Parameters)
        /// Returns a boolean.
        func test01(_ call: Varlink.Call<Test01>, _ parameters: Test01.Parameters)
        /// Returns an integer.
        func test02(_ call: Varlink.Call<Test02>, _ parameters: Test02.Parameters)
        /// Returns a float.
        func test03(_ call: Varlink.Call<Test03>, _ parameters: Test03.Parameters)
        /// Returns a string.
        func test04(_ call: Varlink.Call<Test04>, _ parameters: Test04.Parameters)
        /// Returns several fields.
        func test05(_ call: Varlink.Call<Test05>, _ parameters: Test05.Parameters)
        /// Returns a struct.
        func test06(_ call: Varlink.Call<Test06>, _ parameters: Test06.Parameters)
        /// Returns a map.
        func test07(_ call: Varlink.Call<Test07>, _ parameters: Test07.Parameters)
        /// Returns a set.
        func test08(_ call: Varlink.Call<Test08>, _ parameters: Test08.Parameters)
        /// Returns one of everything.
        func test09(_ call: Varlink.Call<Test09>, _ parameters: Test09.Parameters)
        /// Returns ten replies; must be called with `more`.
        func test10(_ call: Varlink.Call<Test10>, _ parameters: Test10.Parameters)
        /// Must be called with `oneway`.
        func test11(_ call: Varlink.Call<Test11>, _ parameters: Test11.Parameters)
        /// Ends.
        func end(_ call: Varlink.Call<End>, _ parameters: End.Parameters)
    }

    /// Calls the methods of `org.varlink.certification`.
    struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        let caller: Caller

        /// Calls through a connection.
        init(_ caller: Caller) { self.caller = caller }

        /// Begins; the identifier goes into every further call.
        func start(
            _ parameters: Start.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Start>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Start.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns a boolean.
        func test01(
            _ parameters: Test01.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test01>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test01.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns an integer.
        func test02(
            _ parameters: Test02.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test02>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test02.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns a float.
        func test03(
            _ parameters: Test03.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test03>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test03.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns a string.
        func test04(
            _ parameters: Test04.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test04>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test04.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns several fields.
        func test05(
            _ parameters: Test05.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test05>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test05.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns a struct.
        func test06(
            _ parameters: Test06.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test06>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test06.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns a map.
        func test07(
            _ parameters: Test07.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test07>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test07.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns a set.
        func test08(
            _ parameters: Test08.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test08>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test08.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns one of everything.
        func test09(
            _ parameters: Test09.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test09>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test09.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns ten replies; must be called with `more`.
        func test10(
            _ parameters: Test10.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test10>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test10.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Must be called with `oneway`.
        func test11(
            _ parameters: Test11.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Test11>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Test11.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Ends.
        func end(
            _ parameters: End.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<End>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(End.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension Certification.Service {
    /// The interface's full name.
    var interfaceName: Swift.StaticString { "org.varlink.certification" }

    /// The interface's text.
    var interfaceDescription: Swift.StaticString { certificationInterfaceText }

    /// Hands a call to the method that it names.
    func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Start":
            guard let (call, parameters) = call.open(Certification.Start.self) else { return }
            self.start(call, parameters)
        case "Test01":
            guard let (call, parameters) = call.open(Certification.Test01.self) else { return }
            self.test01(call, parameters)
        case "Test02":
            guard let (call, parameters) = call.open(Certification.Test02.self) else { return }
            self.test02(call, parameters)
        case "Test03":
            guard let (call, parameters) = call.open(Certification.Test03.self) else { return }
            self.test03(call, parameters)
        case "Test04":
            guard let (call, parameters) = call.open(Certification.Test04.self) else { return }
            self.test04(call, parameters)
        case "Test05":
            guard let (call, parameters) = call.open(Certification.Test05.self) else { return }
            self.test05(call, parameters)
        case "Test06":
            guard let (call, parameters) = call.open(Certification.Test06.self) else { return }
            self.test06(call, parameters)
        case "Test07":
            guard let (call, parameters) = call.open(Certification.Test07.self) else { return }
            self.test07(call, parameters)
        case "Test08":
            guard let (call, parameters) = call.open(Certification.Test08.self) else { return }
            self.test08(call, parameters)
        case "Test09":
            guard let (call, parameters) = call.open(Certification.Test09.self) else { return }
            self.test09(call, parameters)
        case "Test10":
            guard let (call, parameters) = call.open(Certification.Test10.self) else { return }
            self.test10(call, parameters)
        case "Test11":
            guard let (call, parameters) = call.open(Certification.Test11.self) else { return }
            self.test11(call, parameters)
        case "End":
            guard let (call, parameters) = call.open(Certification.End.self) else { return }
            self.end(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let certificationInterfaceText: Swift.StaticString = #"""
# The conversation by which Varlink implementations test one another: each method takes what the one before returned.
#
# The methods and their types are those of the reference implementations.
interface org.varlink.certification

# Nested anonymous types.
type Interface (
  foo: ?[]?[string](foo, bar, baz),
  anon: (foo: bool, bar: bool)
)

# One field of each kind.
type MyType (
  object: object,
  enum: (one, two, three),
  struct: (first: int, second: string),
  array: []string,
  dictionary: [string]string,
  stringset: [string](),
  nullable: ?string,
  nullable_array_struct: ?[](first: int, second: string),
  interface: Interface
)

# Begins; the identifier goes into every further call.
method Start() -> (client_id: string)

# Returns a boolean.
method Test01(client_id: string) -> (bool: bool)

# Returns an integer.
method Test02(client_id: string, bool: bool) -> (int: int)

# Returns a float.
method Test03(client_id: string, int: int) -> (float: float)

# Returns a string.
method Test04(client_id: string, float: float) -> (string: string)

# Returns several fields.
method Test05(client_id: string, string: string) -> (bool: bool, int: int, float: float, string: string)

# Returns a struct.
method Test06(client_id: string, bool: bool, int: int, float: float, string: string) -> (
  struct: (bool: bool, int: int, float: float, string: string)
)

# Returns a map.
method Test07(client_id: string, struct: (bool: bool, int: int, float: float, string: string)) -> (
  map: [string]string
)

# Returns a set.
method Test08(client_id: string, map: [string]string) -> (set: [string]())

# Returns one of everything.
method Test09(client_id: string, set: [string]()) -> (mytype: MyType)

# Returns ten replies; must be called with `more`.
method Test10(client_id: string, mytype: MyType) -> (string: string)

# Must be called with `oneway`.
method Test11(client_id: string, last_more_replies: []string) -> ()

# Ends.
method End(client_id: string) -> (all_ok: bool)

# The identifier is unknown, or its turn is another.
error ClientIdError ()

# A call is not what it has to be.
error CertificationError (wants: object, got: object)

"""#

/// A parsed Varlink interface definition: what a `.varlink` file says, comments included.
///
/// Grammar: https://varlink.org/Interface-Definition
public struct InterfaceText: Equatable, Sendable {
    /// The name in reverse-domain notation, such as `org.varlink.service`.
    public var name: String

    /// The comment above `interface`, one line per comment line, without `#`.
    public var documentation: String

    /// Types, methods and errors in the order of the file.
    public var members: [Member]

    /// The text as it was written; a service hands this to those who ask.
    public var source: String

    /// A type, a method or an error.
    public struct Member: Equatable, Sendable {
        /// The member's name; begins with a capital letter.
        public var name: String
        /// The comment above it.
        public var documentation: String
        /// What it is.
        public var kind: Kind
        /// Where its name stands.
        public var position: TextPosition
    }

    /// The three kinds of members.
    public enum Kind: Equatable, Sendable {
        /// `type Name (…)`
        case type(TypeExpression)
        /// `method Name(…) -> (…)`
        case method(parameters: [StructField], reply: [StructField])
        /// `error Name (…)`
        case error([StructField])
    }

    /// A field of a struct, of parameters or of a reply.
    public struct StructField: Equatable, Sendable {
        /// The name on the wire.
        public var name: String
        /// The comment above it.
        public var documentation: String
        /// Its type.
        public var type: TypeExpression
    }

    /// One name of an enumeration.
    public struct EnumerationName: Equatable, Sendable {
        /// The name on the wire.
        public var name: String
        /// The comment above it.
        public var documentation: String
    }

    /// A type as it is written.
    public indirect enum TypeExpression: Equatable, Sendable {
        /// `bool`
        case boolean
        /// `int`
        case integer
        /// `float`
        case float
        /// `string`
        case string
        /// `object`: any JSON value.
        case object
        /// A type that the interface defines under this name.
        case named(String, TextPosition)
        /// `(name: type, …)`
        case structure([StructField])
        /// `(one, two, …)`
        case enumeration([EnumerationName])
        /// `[]type`
        case array(TypeExpression)
        /// `[string]type`; with an empty struct it is a set of strings.
        case map(TypeExpression)
        /// `?type`
        case nullable(TypeExpression)
    }
}

/// A place in a text as an editor counts it.
public struct TextPosition: Equatable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    public var line: Int
    /// Counted from 1, in Unicode scalars.
    public var column: Int

    /// Makes a position.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The line, a colon and the column.
    public var description: String { "\(line):\(column)" }
}

/// What is wrong with an interface definition, and where.
public struct InterfaceTextError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong, in words and without a capital.
    public let message: String
    /// Where.
    public let position: TextPosition

    /// Makes an error; parsers do this.
    public init(message: String, position: TextPosition) {
        self.message = message
        self.position = position
    }

    /// The position, a colon and the message.
    public var description: String { "\(position): \(message)" }
}

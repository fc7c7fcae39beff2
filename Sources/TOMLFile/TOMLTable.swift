/// A table of a TOML document, or the document itself, with the place of everything in it.
public struct TOMLTable: Sendable {
    /// The file, as messages name it.
    public let file: String
    /// Where its header or its `{` starts; of dotted keys the key, of the document its start.
    public let position: TOMLPosition
    /// Keys and values in the order of the file.
    public let members: [Member]

    /// One key of a table and its value.
    public struct Member: Sendable {
        /// The key, unquoted; one part of a dotted key.
        public let key: String
        /// Where the key is written first.
        public let keyPosition: TOMLPosition
        /// The value.
        public let element: TOMLElement
    }

    /// Parses a whole document.
    public init(parsing text: String, file: String) throws(TOMLError) {
        try self.init(parsing: Array(text.utf8), file: file)
    }

    /// Parses a whole document that was read from a file, which must be UTF-8 and at most 1 MiB.
    public init(parsing bytes: [UInt8], file: String) throws(TOMLError) {
        if let position = firstPositionThatIsNotUTF8(bytes) {
            throw TOMLError(file: file, position: position, message: "the file is not UTF-8 here")
        }
        self = try FlatDocument.parse(bytes, file: file)
    }

    init(file: String, position: TOMLPosition, members: [Member]) {
        self.file = file
        self.position = position
        self.members = members
    }

    /// The member with a key, or nil.
    public func member(_ key: String) -> Member? { members.first { isSameKey($0.key, key) } }

    /// Walks the table against a schema: whatever the closure has not asked for is an error.
    public func read<Value>(_ schema: (TOMLReader) throws(TOMLError) -> Value) throws(TOMLError) -> Value {
        let reader = TOMLReader(self)
        let value = try schema(reader)
        try reader.finish()
        return value
    }
}

/// A value and where it starts.
public struct TOMLElement: Sendable {
    /// The value.
    public let value: TOMLValue
    /// Where it starts; of a table see ``TOMLTable/position``.
    public let position: TOMLPosition
}

/// Any value that TOML can say.
public indirect enum TOMLValue: Sendable {
    /// The members of a table, however it is written.
    case table(TOMLTable)
    /// The elements of an array, or the tables under `[[…]]`.
    case array([TOMLElement])
    /// A string of any of the four spellings.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// A number with a fraction or an exponent, an infinity or a NaN.
    case float(Double)
    /// `true` or `false`
    case boolean(Bool)
    /// A date, a time or both, as RFC 3339 spells it.
    case date(String)

    /// What a person calls it, with its article.
    public var kind: String {
        switch self {
        case .table: "a table"
        case .array: "an array"
        case .string: "a string"
        case .integer: "an integer"
        case .float: "a float"
        case .boolean: "a boolean"
        case .date: "a date or time"
        }
    }
}

/// TOML compares keys by their bytes, where `==` would find é composed and decomposed to be the same.
func isSameKey(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

/// The parser underneath tells only roughly where it met bytes that are no UTF-8.
private func firstPositionThatIsNotUTF8(_ bytes: [UInt8]) -> TOMLPosition? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var position = TOMLPosition(line: 1, column: 1)
    while true {
        switch parser.parseScalar(from: &iterator) {
        case .emptyInput: return nil
        case .error: return position
        case .valid(let encoded):
            switch Unicode.UTF8.decode(encoded) {
            case "\n": position = TOMLPosition(line: position.line + 1, column: 1)
            case "\u{FEFF}" where position == TOMLPosition(line: 1, column: 1): break
            default: position.column += 1
            }
        }
    }
}

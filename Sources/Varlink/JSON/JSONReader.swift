/// A cursor over JSON bytes that generated codecs pull values from.
///
/// It copies nothing but the strings that are asked for and allocates nothing
/// itself. The bytes must stay alive and unchanged while the reader is used.
///
/// Every `read` and `next` call first passes white space. After a thrown error
/// the position is unspecified and the reader is of no further use.
public struct JSONReader {
    /// What to do with a field of an object that the reading type does not declare.
    public enum UnknownFields: Sendable {
        /// Throw ``JSONError/Reason/unknownField``: right where a misspelt word must not be lost.
        case refuse
        /// Pass over it: right where the other side may be newer.
        case ignore
    }

    /// The whole document.
    let bytes: UnsafeRawBufferPointer

    /// The next byte to look at.
    public internal(set) var position = 0

    /// What objects do with fields that they do not know.
    public let unknownFields: UnknownFields

    private let maximumDepth: Int
    private var depth = 0
    private var isAtFirstMember = false

    /// Starts at the first byte of `bytes`.
    public init(
        _ bytes: UnsafeRawBufferPointer,
        maximumDepth: Int = 64,
        unknownFields: UnknownFields = .refuse
    ) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
        self.unknownFields = unknownFields
    }

    /// The byte at the cursor, or nil at the end.
    var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            default: return
            }
        }
    }

    /// The error for a byte, or the end, that cannot stand at the cursor.
    func unexpected() -> JSONError {
        byte.map { JSONError(.unexpectedByte($0), at: position) } ?? JSONError(.unexpectedEnd, at: position)
    }

    /// The error for a well-formed value of another type than `expected`.
    ///
    /// Call it with the cursor at the value.
    public func wrongType(expected: StaticString) -> JSONError {
        guard let byte else { return unexpected() }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            return JSONError(.wrongType(expected: expected), at: position)
        default: return unexpected()
        }
    }

    /// Passes white space and says which kind of value comes next.
    public mutating func nextKind() throws(JSONError) -> JSONKind {
        skipWhiteSpace()
        switch byte {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number
        default: throw unexpected()
        }
    }

    /// Enters an object; returns the offset of its brace for error messages.
    @discardableResult
    public mutating func beginObject() throws(JSONError) -> Int {
        try begin(UInt8(ascii: "{"), expected: "object")
    }

    /// The next key of the object that was entered, the cursor at its value; nil when the object has ended.
    public mutating func nextField() throws(JSONError) -> JSONKey? {
        guard try nextMember(end: UInt8(ascii: "}")) else { return nil }
        guard byte == UInt8(ascii: "\"") else { throw unexpected() }
        let start = position
        let hasEscapes = try skipString().hasEscapes
        let key = JSONKey(
            contents: UnsafeRawBufferPointer(rebasing: bytes[(start + 1)..<(position - 1)]),
            hasEscapes: hasEscapes,
            offset: start
        )
        skipWhiteSpace()
        guard byte == UInt8(ascii: ":") else { throw unexpected() }
        position += 1
        skipWhiteSpace()
        return key
    }

    /// Enters an array; returns the offset of its bracket for error messages.
    @discardableResult
    public mutating func beginArray() throws(JSONError) -> Int {
        try begin(UInt8(ascii: "["), expected: "array")
    }

    /// Whether the array that was entered has another element, the cursor at it.
    public mutating func nextElement() throws(JSONError) -> Bool {
        try nextMember(end: UInt8(ascii: "]"))
    }

    /// What a generated codec does with a key that its type does not have.
    public mutating func unknownField(_ key: JSONKey) throws(JSONError) {
        guard unknownFields == .ignore else { throw JSONError(.unknownField, at: key.offset) }
        try skipValue()
    }

    /// Throws unless only white space follows.
    public mutating func finish() throws(JSONError) {
        skipWhiteSpace()
        guard position == bytes.count else { throw JSONError(.trailingBytes, at: position) }
    }

    private mutating func begin(_ opening: UInt8, expected: StaticString) throws(JSONError) -> Int {
        skipWhiteSpace()
        guard byte == opening else { throw wrongType(expected: expected) }
        guard depth < maximumDepth else { throw JSONError(.tooDeep, at: position) }
        depth += 1
        isAtFirstMember = true
        position += 1
        return position - 1
    }

    private mutating func nextMember(end: UInt8) throws(JSONError) -> Bool {
        skipWhiteSpace()
        if byte == end {
            position += 1
            depth -= 1
            isAtFirstMember = false
            return false
        }
        if isAtFirstMember {
            isAtFirstMember = false
            return true
        }
        guard byte == UInt8(ascii: ",") else { throw unexpected() }
        position += 1
        skipWhiteSpace()
        if byte == end { throw unexpected() }
        return true
    }
}

/// The kinds of JSON values.
public enum JSONKind: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean
    /// An integer or a float.
    case number
    /// A string.
    case string
    /// An array.
    case array
    /// An object.
    case object
}

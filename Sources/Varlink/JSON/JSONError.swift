/// Why bytes are not the JSON that was expected, and where.
public struct JSONError: Error, Equatable, Sendable {
    /// What is wrong at ``JSONError/offset``.
    public enum Reason: Equatable, Sendable {
        /// The bytes end inside a value.
        case unexpectedEnd
        /// A byte that cannot stand here.
        case unexpectedByte(UInt8)
        /// More bytes follow the value.
        case trailingBytes
        /// A string is not UTF-8.
        case invalidUTF8
        /// A string holds an unescaped control character.
        case controlCharacter
        /// A backslash is followed by something that JSON does not define.
        case invalidEscape
        /// Half of a surrogate pair; no Unicode text can hold it.
        case loneSurrogate
        /// More combining marks in a row than any language writes; see ``MarkRuns``.
        case tooManyMarks
        /// A number that the JSON grammar does not allow, such as `01` or `1.`.
        case invalidNumber
        /// An integer outside 64 bits, or a float outside the range of a `Double`.
        case numberOutOfRange
        /// More nested arrays and objects than the limit.
        case tooDeep
        /// A value of another type; the associated text names the expected one.
        case wrongType(expected: StaticString)
        /// An object lacks a field that is not nullable.
        case missingField(StaticString)
        /// An object has a field that nobody declared.
        case unknownField
        /// An object has the same field twice.
        case duplicateField
        /// A string that is none of the values of its enumeration.
        case unknownName

        /// Whether two reasons are the same, texts compared by content.
        public static func == (left: Reason, right: Reason) -> Bool { left.description == right.description }
    }

    /// What is wrong.
    public let reason: Reason

    /// The byte at which the offending value, key or character starts, counted from 0.
    public let offset: Int

    /// Makes an error; readers do this, and tests.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONError.Reason: CustomStringConvertible {
    /// The reason in words, lower case, without any of the bytes' content but a single byte.
    public var description: String {
        switch self {
        case .unexpectedEnd: "unexpected end"
        case .unexpectedByte(let byte): "unexpected byte \(byte)"
        case .trailingBytes: "bytes after the value"
        case .invalidUTF8: "invalid UTF-8"
        case .controlCharacter: "unescaped control character"
        case .invalidEscape: "invalid escape"
        case .loneSurrogate: "lone surrogate"
        case .tooManyMarks: "too many combining marks in a row"
        case .invalidNumber: "invalid number"
        case .numberOutOfRange: "number out of range"
        case .tooDeep: "nested too deeply"
        case .wrongType(let expected): "expected \(expected)"
        case .missingField(let name): "missing field \(name)"
        case .unknownField: "unknown field"
        case .duplicateField: "field given twice"
        case .unknownName: "not one of the allowed names"
        }
    }
}

extension JSONError: CustomStringConvertible {
    /// The reason and the byte offset in words.
    public var description: String { "\(reason) at byte \(offset)" }
}

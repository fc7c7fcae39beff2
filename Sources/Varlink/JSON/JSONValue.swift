/// Any JSON value: Varlink's `object`, and documents whose shape is not known beforehand.
public enum JSONValue: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A number written without fraction and exponent.
    case integer(Int64)
    /// Any other number.
    case float(Double)
    /// A string.
    case string(String)
    /// The elements in order.
    case array([JSONValue])
    /// The fields in the order in which they were written; no name comes twice.
    case object([Field])

    /// One field of an object.
    public struct Field: Sendable {
        /// The name, escapes resolved.
        public var name: String
        /// The value.
        public var value: JSONValue

        /// Makes a field.
        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The value of an object's field, or nil when there is none or this is no object.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let fields) = self else { return nil }
        return fields.first { ExactText($0.name) == ExactText(name) }?.value
    }

    /// Reads a whole document; only white space may follow the value.
    public init(parsing text: String, maximumDepth: Int = 64) throws(JSONError) {
        self = try JSONValue.decode(Array(text.utf8), maximumDepth: maximumDepth)
    }
}

extension JSONValue: JSONCodable {
    /// Reads any value; a name that comes twice in one object is an error.
    public init(from reader: inout JSONReader) throws(JSONError) {
        switch try reader.nextKind() {
        case .null:
            _ = try reader.readNull()
            self = .null
        case .boolean: self = .boolean(try reader.readBoolean())
        case .number: self = try reader.readNumber()
        case .string: self = .string(try reader.readString())
        case .array:
            var elements: [JSONValue] = []
            try reader.beginArray()
            while try reader.nextElement() { elements.append(try JSONValue(from: &reader)) }
            self = .array(elements)
        case .object: self = .object(try JSONValue.readFields(&reader))
        }
    }

    /// Writes the value, an object's fields in their order.
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.writeNull()
        case .boolean(let value): writer.write(value)
        case .integer(let value): writer.write(value)
        case .float(let value): writer.write(value)
        case .string(let value): writer.write(value)
        case .array(let elements): elements.write(to: &writer)
        case .object(let fields):
            writer.beginObject()
            for field in fields {
                writer.field(field.name)
                field.value.write(to: &writer)
            }
            writer.endObject()
        }
    }

    private static func readFields(_ reader: inout JSONReader) throws(JSONError) -> [Field] {
        var fields: [Field] = []
        var names: Set<ExactText> = []
        try reader.beginObject()
        while let key = try reader.nextField() {
            let name = try key.decodedText()
            guard names.insert(ExactText(name)).inserted else { throw JSONError(.duplicateField, at: key.offset) }
            fields.append(Field(name, try JSONValue(from: &reader)))
        }
        return fields
    }
}

extension JSONValue: Equatable {
    /// Whether two values say the same: objects whatever the order of their fields, texts scalar by scalar.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.float(let left), .float(let right)): left == right
        case (.string(let left), .string(let right)): ExactText(left) == ExactText(right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left.count == right.count && byName(left) == byName(right)
        default: false
        }
    }

    private static func byName(_ fields: [Field]) -> [ExactText: JSONValue] {
        Dictionary(fields.map { (ExactText($0.name), $0.value) }) { first, _ in first }
    }
}

/// A text that equals only the same scalars; Swift's own equality takes `é` and `e` with an accent for one.
private struct ExactText: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: ExactText, right: ExactText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

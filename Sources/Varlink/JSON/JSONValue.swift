/// Any JSON value: Varlink's `object`, and documents whose shape is not known beforehand.
public enum JSONValue: Equatable, Sendable {
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
    public struct Field: Equatable, Sendable {
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
        return fields.first { $0.name == name }?.value
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
        var names: Set<String> = []
        try reader.beginObject()
        while let key = try reader.nextField() {
            let name = try key.decodedText()
            guard names.insert(name).inserted else { throw JSONError(.duplicateField, at: key.offset) }
            fields.append(Field(name, try JSONValue(from: &reader)))
        }
        return fields
    }
}

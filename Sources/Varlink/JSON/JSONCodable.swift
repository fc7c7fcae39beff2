/// A type that reads itself from JSON and writes itself as JSON.
///
/// Generated types conform; so do the Swift types that Varlink's types map to.
public protocol JSONCodable {
    /// Reads one value at the reader's position.
    init(from reader: inout JSONReader) throws(JSONError)

    /// Appends the value.
    func write(to writer: inout JSONWriter)
}

extension JSONCodable {
    /// Reads a whole document; only white space may follow the value.
    public static func decode(
        _ bytes: [UInt8],
        maximumDepth: Int = 64,
        unknownFields: JSONReader.UnknownFields = .refuse
    ) throws(JSONError) -> Self {
        try bytes.span.withUnsafeBytes { (buffer) throws(JSONError) -> Self in
            var reader = JSONReader(buffer, maximumDepth: maximumDepth, unknownFields: unknownFields)
            let value = try Self(from: &reader)
            try reader.finish()
            return value
        }
    }

    /// The value as one JSON document.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// The value as JSON text.
    public var jsonText: String { String(decoding: encoded(), as: UTF8.self) }
}

extension Bool: JSONCodable {
    /// Reads `true` or `false`.
    public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.readBoolean() }

    /// Writes `true` or `false`.
    public func write(to writer: inout JSONWriter) { writer.write(self) }
}

extension Int: JSONCodable {
    /// Reads an integer of 64 bits.
    public init(from reader: inout JSONReader) throws(JSONError) { self = Int(try reader.readInteger()) }

    /// Writes an integer.
    public func write(to writer: inout JSONWriter) { writer.write(Int64(self)) }
}

extension Double: JSONCodable {
    /// Reads any number.
    public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.readFloat() }

    /// Writes a float.
    public func write(to writer: inout JSONWriter) { writer.write(self) }
}

extension String: JSONCodable {
    /// Reads a string.
    public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.readString() }

    /// Writes a string.
    public func write(to writer: inout JSONWriter) { writer.write(self) }
}

extension Optional: JSONCodable where Wrapped: JSONCodable {
    /// Reads a value, or nil from `null`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self = try reader.readNull() ? nil : try Wrapped(from: &reader)
    }

    /// Writes the value, or `null`.
    public func write(to writer: inout JSONWriter) {
        if let self { self.write(to: &writer) } else { writer.writeNull() }
    }
}

extension Array: JSONCodable where Element: JSONCodable {
    /// Reads an array.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self = []
        try reader.beginArray()
        while try reader.nextElement() { append(try Element(from: &reader)) }
    }

    /// Writes an array.
    public func write(to writer: inout JSONWriter) {
        writer.beginArray()
        for element in self { element.write(to: &writer) }
        writer.endArray()
    }
}

extension Dictionary: JSONCodable where Key == String, Value: JSONCodable {
    /// Reads an object as a map.
    ///
    /// A key that comes twice is an error; so are two that Swift takes for equal, such as `é` in one scalar and in two.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self = [:]
        try reader.beginObject()
        while let key = try reader.nextField() {
            let old = updateValue(try Value(from: &reader), forKey: try key.decodedText())
            guard old == nil else { throw JSONError(.duplicateField, at: key.offset) }
        }
    }

    /// Writes an object, keys in the order of their bytes so that equal maps give equal bytes.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for (key, value) in sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            writer.field(key)
            value.write(to: &writer)
        }
        writer.endObject()
    }
}

/// An enumeration of names: a string on the wire; generated.
public protocol JSONName: JSONCodable, RawRepresentable, CaseIterable, Equatable, Sendable where RawValue == String {}

extension JSONName {
    /// Reads one of the names; another string is ``JSONError/Reason/unknownName``.
    public init(from reader: inout JSONReader) throws(JSONError) {
        guard try reader.nextKind() == .string else { throw reader.wrongType(expected: "string") }
        let start = reader.position
        guard let value = Self(rawValue: try reader.readString()) else { throw JSONError(.unknownName, at: start) }
        self = value
    }

    /// Writes the name.
    public func write(to writer: inout JSONWriter) { writer.write(rawValue) }
}

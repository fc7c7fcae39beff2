/// Varlink's set of strings, `[string]()`: a JSON object whose values are empty objects.
public struct StringSet: Equatable, Sendable {
    /// The members.
    public var members: Set<String>

    /// Makes a set.
    public init(_ members: Set<String> = []) { self.members = members }
}

extension StringSet: ExpressibleByArrayLiteral {
    /// Makes a set from its members.
    public init(arrayLiteral elements: String...) { members = Set(elements) }
}

extension StringSet: JSONCodable {
    /// Reads an object and keeps its keys; what the values hold is passed over.
    public init(from reader: inout JSONReader) throws(JSONError) {
        members = []
        try reader.beginObject()
        while let key = try reader.nextField() {
            guard members.insert(try key.decodedText()).inserted else {
                throw JSONError(.duplicateField, at: key.offset)
            }
            try reader.skipValue()
        }
    }

    /// Writes the members in order.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for member in members.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            writer.field(member)
            writer.beginObject()
            writer.endObject()
        }
        writer.endObject()
    }
}

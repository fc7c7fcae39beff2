/// Where in a document a byte stands, said as a programmer would: `lines[2].text`.
///
/// Codecs carry no path with them, so that reading costs nothing; an error's
/// path is found afterwards, by walking the document once more.
public struct JSONPath: Equatable, Sendable, CustomStringConvertible {
    /// The path; empty for the whole document.
    public let description: String

    /// The innermost value, or key, that holds the byte at `offset`.
    public init(to offset: Int, in bytes: UnsafeRawBufferPointer) {
        // Deeper than any reader's limit, shallow enough for any stack.
        var reader = JSONReader(bytes, maximumDepth: 1024)
        var steps: [String] = []
        _ = try? JSONPath.descend(&reader, to: offset, &steps)
        description = steps.joined()
    }

    /// The path of an error: of the missing field itself, where one is missing.
    public init(of error: JSONError, in bytes: UnsafeRawBufferPointer) {
        let place = JSONPath(to: error.offset, in: bytes).description
        guard case .missingField(let name) = error.reason else {
            description = place
            return
        }
        description = place.isEmpty ? name.description : "\(place).\(name)"
    }

    /// Adds a step for each level on the way down; true once the byte was found.
    private static func descend(
        _ reader: inout JSONReader,
        to offset: Int,
        _ steps: inout [String]
    ) throws(JSONError) -> Bool {
        let kind = try reader.nextKind()
        if reader.position >= offset { return true }
        switch kind {
        case .object:
            try reader.beginObject()
            while let key = try reader.nextField() {
                steps.append(steps.isEmpty ? key.text : ".\(key.text)")
                if offset < reader.position { return true }
                if try descend(&reader, to: offset, &steps) { return true }
                steps.removeLast()
            }
        case .array:
            var index = 0
            try reader.beginArray()
            while try reader.nextElement() {
                steps.append("[\(index)]")
                if try descend(&reader, to: offset, &steps) { return true }
                steps.removeLast()
                index += 1
            }
        default: try reader.skipValue()
        }
        return offset < reader.position
    }
}

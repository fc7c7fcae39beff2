extension JSONReader {
    /// Reads `true` or `false`.
    public mutating func readBoolean() throws(JSONError) -> Bool {
        skipWhiteSpace()
        if byte == UInt8(ascii: "t") {
            try readWord("true")
            return true
        }
        guard byte == UInt8(ascii: "f") else { throw wrongType(expected: "boolean") }
        try readWord("false")
        return false
    }

    /// Whether a `null` comes next; it is passed over.
    public mutating func readNull() throws(JSONError) -> Bool {
        skipWhiteSpace()
        guard byte == UInt8(ascii: "n") else { return false }
        try readWord("null")
        return true
    }

    /// Passes over one value of any kind and checks all of its syntax, UTF-8 and depth.
    ///
    /// What only matters to a reader of the value is left to it: duplicate keys, the range
    /// of numbers and lone surrogates.
    public mutating func skipValue() throws(JSONError) {
        switch try nextKind() {
        case .null, .boolean: if try !readNull() { _ = try readBoolean() }
        case .number: _ = try readNumberText(expected: "number")
        case .string: _ = try skipString()
        case .array:
            try beginArray()
            while try nextElement() { try skipValue() }
        case .object:
            try beginObject()
            while try nextField() != nil { try skipValue() }
        }
    }

    private mutating func readWord(_ word: StaticString) throws(JSONError) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard byte == word.utf8Start[offset] else { throw unexpected() }
            position += 1
        }
    }
}

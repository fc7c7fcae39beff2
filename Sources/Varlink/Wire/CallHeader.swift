/// A call as it stands in its frame: which method, with what, and how it is to be answered.
struct CallHeader {
    /// The method's full name; without a dot when there is none.
    var method = JSONKey.empty
    /// The bytes of the parameters; empty when there are none.
    var parameters = UnsafeRawBufferPointer(start: nil, count: 0)
    var wantsMore = false
    var isOneway = false
    var wantsUpgrade = false

    /// Checks the syntax of the whole frame and keeps what the header says.
    ///
    /// Keys that Varlink does not define are passed over, as vendors may add theirs.
    init(_ frame: UnsafeRawBufferPointer, maximumDepth: Int) throws(JSONError) {
        var reader = JSONReader(frame, maximumDepth: maximumDepth)
        var seen = FieldSet()
        let start = try reader.beginObject()
        var hasMethod = false
        while let key = try reader.nextField() {
            switch key {
            case "method":
                try seen.insert(0, key)
                method = try reader.readStringInPlace()
                hasMethod = true
            case "parameters":
                try seen.insert(1, key)
                parameters = try reader.readObjectInPlace()
            case "more":
                try seen.insert(2, key)
                wantsMore = try reader.readFlag()
            case "oneway":
                try seen.insert(3, key)
                isOneway = try reader.readFlag()
            case "upgrade":
                try seen.insert(4, key)
                wantsUpgrade = try reader.readFlag()
            default: try reader.skipValue()
            }
        }
        try reader.finish()
        guard hasMethod else { throw JSONError(.missingField("method"), at: start) }
    }

    /// The header written anew, without escapes that its method's name does not need.
    func encoded() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.field("method")
        writer.write(method.text)
        if !parameters.isEmpty {
            writer.field("parameters")
            writer.writeVerbatim(parameters)
        }
        for (name, value) in [("more", wantsMore), ("oneway", isOneway), ("upgrade", wantsUpgrade)] {
            writer.field(name)
            writer.write(value)
        }
        writer.endObject()
        return writer.bytes
    }

    /// The interface's name: what stands before the last dot.
    var interface: JSONKey { method.split().head }

    /// The method's name within its interface.
    var member: JSONKey { method.split().tail }
}

/// A reply as it stands in its frame.
struct ReplyHeader {
    /// The error's full name; nil for a reply that is none.
    var error: String?
    /// The bytes of the parameters; empty when there are none.
    var parameters = UnsafeRawBufferPointer(start: nil, count: 0)
    var continues = false

    /// Checks the syntax of the whole frame and keeps what the header says.
    init(_ frame: UnsafeRawBufferPointer, maximumDepth: Int) throws(JSONError) {
        var reader = JSONReader(frame, maximumDepth: maximumDepth)
        var seen = FieldSet()
        try reader.beginObject()
        while let key = try reader.nextField() {
            switch key {
            case "parameters":
                try seen.insert(0, key)
                parameters = try reader.readObjectInPlace()
            case "continues":
                try seen.insert(1, key)
                continues = try reader.readFlag()
            case "error":
                try seen.insert(2, key)
                error = try reader.readNull() ? nil : try reader.readString()
            default: try reader.skipValue()
            }
        }
        try reader.finish()
    }
}

extension JSONReader {
    /// Passes over a string and returns it without making a copy.
    fileprivate mutating func readStringInPlace() throws(JSONError) -> JSONKey {
        skipWhiteSpace()
        guard byte == UInt8(ascii: "\"") else { throw wrongType(expected: "string") }
        let start = position
        let hasEscapes = try skipString().hasEscapes
        let contents = UnsafeRawBufferPointer(rebasing: bytes[(start + 1)..<(position - 1)])
        return JSONKey(contents: contents, hasEscapes: hasEscapes, offset: start)
    }

    /// Passes over an object, or `null`, and returns its bytes; empty for `null`.
    fileprivate mutating func readObjectInPlace() throws(JSONError) -> UnsafeRawBufferPointer {
        if try readNull() { return UnsafeRawBufferPointer(start: nil, count: 0) }
        guard try nextKind() == .object else { throw wrongType(expected: "object") }
        let start = position
        try skipValue()
        return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    }

    /// A boolean that may be `null`, as the header's are.
    fileprivate mutating func readFlag() throws(JSONError) -> Bool { try readNull() ? false : try readBoolean() }
}

extension JSONKey {
    fileprivate static var empty: JSONKey {
        JSONKey(contents: UnsafeRawBufferPointer(start: nil, count: 0), hasEscapes: false, offset: 0)
    }

    /// What stands before and behind the last dot; all of it before when there is no dot.
    ///
    /// No name of the grammar needs an escape, so one with escapes is not split: it names no interface.
    fileprivate func split() -> (head: JSONKey, tail: JSONKey) {
        guard !hasEscapes, let dot = contents.lastIndex(of: UInt8(ascii: ".")) else { return (self, .empty) }
        let head = UnsafeRawBufferPointer(rebasing: contents[..<dot])
        let tail = UnsafeRawBufferPointer(rebasing: contents[(dot + 1)...])
        return (
            JSONKey(contents: head, hasEscapes: false, offset: offset),
            JSONKey(contents: tail, hasEscapes: false, offset: offset)
        )
    }
}

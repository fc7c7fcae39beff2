import CTOML

/// What the C++ parser made of a document: all nodes behind each other, each in front of its children.
struct FlatDocument {
    private let nodes: UnsafeBufferPointer<toml_node>
    private let file: String
    private var index = 0

    /// Parses UTF-8 into the table that everything is in.
    static func parse(_ bytes: [UInt8], file: String) throws(TOMLError) -> TOMLTable {
        let parsed = bytes.withUnsafeBytes { toml_parse($0.bindMemory(to: CChar.self).baseAddress, $0.count) }
        guard let parsed else {
            let start = TOMLPosition(line: 1, column: 1)
            throw TOMLError(file: file, position: start, message: "there is not enough memory to read it")
        }
        defer { toml_free(parsed) }
        var place = toml_place()
        let error = toml_error(parsed, &place)
        if error.length > 0 {
            let message = inLowerCase(shown(string(error), upTo: 300))
            throw TOMLError(file: file, position: position(place), message: message)
        }
        var count = 0
        let nodes = toml_nodes(parsed, &count)
        var document = FlatDocument(nodes: UnsafeBufferPointer(start: nodes, count: count), file: file)
        return document.takeTable()
    }

    private init(nodes: UnsafeBufferPointer<toml_node>, file: String) {
        self.nodes = nodes
        self.file = file
    }

    private mutating func takeTable() -> TOMLTable {
        let node = takeNode()
        var members: [TOMLTable.Member] = []
        members.reserveCapacity(node.child_count)
        for _ in 0..<node.child_count {
            let child = nodes[index]
            members.append(
                .init(key: string(child.key), keyPosition: position(child.key_place), element: takeElement())
            )
        }
        return TOMLTable(file: file, position: position(node.place), members: members)
    }

    private mutating func takeElement() -> TOMLElement {
        let place = position(nodes[index].place)
        return TOMLElement(value: takeValue(), position: place)
    }

    private mutating func takeValue() -> TOMLValue {
        if nodes[index].kind == TOML_KIND_TABLE { return .table(takeTable()) }
        let node = takeNode()
        switch node.kind {
        case TOML_KIND_ARRAY:
            var elements: [TOMLElement] = []
            elements.reserveCapacity(node.child_count)
            for _ in 0..<node.child_count { elements.append(takeElement()) }
            return .array(elements)
        case TOML_KIND_STRING: return .string(string(node.text))
        case TOML_KIND_INTEGER: return .integer(node.integer)
        case TOML_KIND_FLOAT: return .float(node.floating)
        case TOML_KIND_BOOLEAN: return .boolean(node.boolean != 0)
        default: return .date(string(node.text))
        }
    }

    private mutating func takeNode() -> toml_node {
        defer { index += 1 }
        return nodes[index]
    }
}

private func position(_ place: toml_place) -> TOMLPosition {
    TOMLPosition(line: Int(place.line), column: Int(place.column))
}

private func string(_ text: toml_text) -> String {
    String(decoding: UnsafeRawBufferPointer(start: text.bytes, count: text.length), as: UTF8.self)
}

/// The parser's messages begin with a capital, ours do not.
private func inLowerCase(_ message: String) -> String { message.prefix(1).lowercased() + message.dropFirst() }

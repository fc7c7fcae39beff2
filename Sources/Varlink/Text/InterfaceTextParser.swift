extension InterfaceText {
    /// Parses an interface definition.
    ///
    /// Besides the grammar it checks what every reader relies on: member names
    /// are unique, and so are field names and the names of an enumeration;
    /// named types exist; no struct contains itself without an array, a map
    /// or a `?` in between.
    public init(parsing source: String) throws(InterfaceTextError) {
        var parser = try InterfaceTextParser(source)
        self = try parser.parse(source)
        try checkReferences()
    }
}

/// Recursive descent over the tokens of an interface definition.
struct InterfaceTextParser {
    private typealias Token = InterfaceTextScanner.Token

    private var scanner: InterfaceTextScanner
    private var token = Token.end
    private var depth = 0

    /// Types nested more deeply are refused: no person writes them, and every reader recurses.
    private static let maximumDepth = 64

    init(_ source: String) throws(InterfaceTextError) {
        scanner = InterfaceTextScanner(source)
        token = try scanner.next()
    }

    mutating func parse(_ source: String) throws(InterfaceTextError) -> InterfaceText {
        let documentation = scanner.documentation
        try expectWord("interface")
        let name = try takeName("an interface name such as org.example.name", isInterfaceName)
        var members: [InterfaceText.Member] = []
        var names: Set<String> = []
        while token != .end {
            let member = try parseMember()
            guard names.insert(member.name).inserted else {
                throw InterfaceTextError(message: "'\(member.name)' is defined twice", position: member.position)
            }
            members.append(member)
        }
        guard !members.isEmpty else { throw scanner.error("expected a type, a method or an error") }
        return InterfaceText(name: name, documentation: documentation, members: members, source: source)
    }

    private mutating func parseMember() throws(InterfaceTextError) -> InterfaceText.Member {
        let documentation = scanner.documentation
        guard case .word(let keyword) = token, ["type", "method", "error"].contains(keyword) else {
            throw expected("'type', 'method' or 'error'")
        }
        try advance()
        let position = scanner.position
        let name = try takeName("a name that starts with a capital letter", isMemberName)
        let kind: InterfaceText.Kind
        switch keyword {
        case "type": kind = .type(try parseParentheses())
        case "method":
            let parameters = try parseFields()
            try expectSymbol("->")
            kind = .method(parameters: parameters, reply: try parseFields())
        default: kind = .error(try parseFields())
        }
        return InterfaceText.Member(name: name, documentation: documentation, kind: kind, position: position)
    }

    /// A struct where an enumeration cannot stand.
    private mutating func parseFields() throws(InterfaceTextError) -> [InterfaceText.StructField] {
        let position = scanner.position
        guard case .structure(let fields) = try parseParentheses() else {
            throw InterfaceTextError(message: "expected fields with types", position: position)
        }
        return fields
    }

    private mutating func parseType() throws(InterfaceTextError) -> InterfaceText.TypeExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= InterfaceTextParser.maximumDepth else { throw scanner.error("types are nested too deeply") }
        switch token {
        case .symbol("?"):
            try advance()
            if token == .symbol("?") { throw scanner.error("a nullable type cannot be nullable again") }
            return .nullable(try parseType())
        case .symbol("[]"):
            try advance()
            return .array(try parseType())
        case .symbol("[string]"):
            try advance()
            return .map(try parseType())
        case .symbol("("): return try parseParentheses()
        case .word(let word):
            let type: InterfaceText.TypeExpression
            switch word {
            case "bool": type = .boolean
            case "int": type = .integer
            case "float": type = .float
            case "string": type = .string
            case "object": type = .object
            default:
                guard isMemberName(word) else { throw expected("a type") }
                type = .named(word, scanner.position)
            }
            try advance()
            return type
        default: throw expected("a type")
        }
    }

    /// A struct or an enumeration: the first name tells, by the colon behind it.
    private mutating func parseParentheses() throws(InterfaceTextError) -> InterfaceText.TypeExpression {
        try expectSymbol("(")
        if token == .symbol(")") {
            try advance()
            return .structure([])
        }
        var fields: [InterfaceText.StructField] = []
        var names: [InterfaceText.EnumerationName] = []
        var seen: Set<String> = []
        repeat {
            let (position, documentation) = (scanner.position, scanner.documentation)
            let name = try takeName("a field name", isFieldName)
            guard seen.insert(name).inserted else {
                throw InterfaceTextError(message: "'\(name)' is given twice", position: position)
            }
            if token == .symbol(":"), names.isEmpty {
                try advance()
                fields.append(.init(name: name, documentation: documentation, type: try parseType()))
            } else if fields.isEmpty {
                names.append(.init(name: name, documentation: documentation))
            } else {
                throw expected("':' and a type")
            }
        } while try takeComma()
        return names.isEmpty ? .structure(fields) : .enumeration(names)
    }

    /// True after a comma, false after the closing parenthesis.
    private mutating func takeComma() throws(InterfaceTextError) -> Bool {
        guard token == .symbol(",") || token == .symbol(")") else { throw expected("',' or ')'") }
        let isComma = token == .symbol(",")
        try advance()
        return isComma
    }

    private mutating func advance() throws(InterfaceTextError) { token = try scanner.next() }

    private mutating func expectWord(_ word: String) throws(InterfaceTextError) {
        guard token == .word(word) else { throw expected("'\(word)'") }
        try advance()
    }

    private mutating func expectSymbol(_ symbol: String) throws(InterfaceTextError) {
        guard token == .symbol(symbol) else { throw expected("'\(symbol)'") }
        try advance()
    }

    private mutating func takeName(
        _ expectation: String,
        _ isValid: (String) -> Bool
    ) throws(InterfaceTextError) -> String {
        guard case .word(let name) = token, isValid(name) else { throw expected(expectation) }
        try advance()
        return name
    }

    private func expected(_ what: String) -> InterfaceTextError {
        switch token {
        case .word(let text), .symbol(let text): scanner.error("expected \(what), found '\(text)'")
        case .end: scanner.error("expected \(what), found the end of the text")
        }
    }
}

/// Whether a name is `[A-Z][A-Za-z0-9]*`.
private func isMemberName(_ name: String) -> Bool {
    guard let first = name.utf8.first, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first else { return false }
    return name.utf8.allSatisfy(isAlphanumeric)
}

/// Whether a name is `[A-Za-z](_?[A-Za-z0-9])*`.
private func isFieldName(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first), name.utf8.last != UInt8(ascii: "_") else { return false }
    return !name.contains("__") && name.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
}

/// Whether a name is `[A-Za-z]([-]*[A-Za-z0-9])*(\.[A-Za-z0-9]([-]*[A-Za-z0-9])*)+`.
private func isInterfaceName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts[0].first, isLetter(first) else { return false }
    return parts.allSatisfy { part in
        guard let first = part.first, let last = part.last, isAlphanumeric(first), isAlphanumeric(last) else {
            return false
        }
        return part.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
}

private func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
}

private func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

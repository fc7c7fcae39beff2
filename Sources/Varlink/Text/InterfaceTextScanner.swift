/// Cuts an interface definition into tokens and gathers the comments between them.
struct InterfaceTextScanner {
    enum Token: Equatable {
        case word(String)
        case symbol(String)
        case end
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var column = 1

    /// Where the token that was read last stands.
    private(set) var position = TextPosition(line: 1, column: 1)

    /// The comment lines right above the token that was read last: an empty line ends a comment.
    private(set) var documentation = ""

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// Reads the next token.
    mutating func next() throws(InterfaceTextError) -> Token {
        skipSpaceAndComments()
        position = TextPosition(line: line, column: column)
        guard let first = peek() else { return .end }
        if isWordScalar(first) { return .word(takeWord()) }
        switch first {
        case "(", ")", ",", ":", "?":
            advance()
            return .symbol(String(first))
        case "-":
            advance()
            guard peek() == ">" else { throw error("expected '->'") }
            advance()
            return .symbol("->")
        case "[":
            advance()
            if peek() == "]" {
                advance()
                return .symbol("[]")
            }
            guard takeWord() == "string", peek() == "]" else { throw error("expected '[]' or '[string]'") }
            advance()
            return .symbol("[string]")
        default: throw error("unexpected character '\(describe(first))'")
        }
    }

    /// An error at the token that was read last.
    func error(_ message: String) -> InterfaceTextError { InterfaceTextError(message: message, position: position) }

    private func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func advance() {
        let scalar = scalars[index]
        index += 1
        if isLineEnd(scalar) {
            // \r\n is one line end.
            if scalar == "\r", peek() == "\n" { index += 1 }
            line += 1
            column = 1
        } else {
            column += 1
        }
    }

    /// Dots and hyphens belong to interface names; the parser says which word may hold them.
    private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", "_", ".": true
        case "-": index + 1 < scalars.count && scalars[index + 1] != ">"
        default: false
        }
    }

    private mutating func takeWord() -> String {
        var word = String.UnicodeScalarView()
        while let scalar = peek(), isWordScalar(scalar) {
            word.append(scalar)
            advance()
        }
        return String(word)
    }

    private mutating func skipSpaceAndComments() {
        var lines: [String] = []
        // A comment behind a token on the same line speaks of that token, not of the next one.
        var lineIsBlank = index == 0
        while let scalar = peek() {
            if isLineEnd(scalar) {
                if lineIsBlank { lines = [] }
                lineIsBlank = true
                advance()
            } else if isSpace(scalar) {
                advance()
            } else if scalar == "#" {
                let comment = takeComment()
                if lineIsBlank { lines.append(comment) }
                lineIsBlank = false
            } else {
                break
            }
        }
        documentation = lines.joined(separator: "\n")
    }

    private mutating func takeComment() -> String {
        advance()
        var comment = String.UnicodeScalarView()
        while let scalar = peek(), !isLineEnd(scalar) {
            comment.append(scalar)
            advance()
        }
        var text = Substring(String(comment))
        if text.first == " " { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// The white space and line ends of the published grammar.
    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0xA0, 0xFEFF, 0x1680, 0x180E, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x2028, 0x2029: true
        default: false
        }
    }

    /// A character that a terminal can show.
    private func describe(_ scalar: Unicode.Scalar) -> String {
        scalar.properties.generalCategory == .control
            ? "U+" + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
    }
}

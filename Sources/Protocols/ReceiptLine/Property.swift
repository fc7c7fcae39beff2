/// One member of a line of properties.
struct Property: Equatable {
    /// What a property is about; keys are told apart by case.
    enum Key: String, CaseIterable {
        case image, code, option, align, width, border, text, command, comment

        /// The other spelling, of one character.
        private var short: String {
            switch self {
            case .command: "x"
            case .comment: "_"
            default: String(rawValue.prefix(1))
            }
        }

        init?(spelling: [UInt8]) {
            let found = Key.allCases.first {
                spelling.elementsEqual($0.rawValue.utf8) || spelling.elementsEqual($0.short.utf8)
            }
            guard let found else { return nil }
            self = found
        }
    }

    let key: Key
    /// The value without the blanks around it; never empty.
    let value: ArraySlice<SourceToken>

    /// Where the value begins.
    var column: Int { value.first?.column ?? 1 }

    /// The members between two braces.
    ///
    /// ReceiptLine's own implementation passes over what it does not understand; here it is refused.
    static func properties(_ tokens: ArraySlice<SourceToken>) throws(LineFault) -> [Property] {
        var properties: [Property] = []
        for member in tokens.split(at: ";") {
            let member = member.trimmed
            guard let first = member.first else { continue }
            guard let colon = member.firstIndex(where: { $0.isPlain(":") }) else {
                throw LineFault(first.column, "expected a key, a colon and a value")
            }
            guard let key = Key(spelling: plainBytes(member[..<colon].trimmed)) else {
                let keys = Key.allCases.map(\.rawValue).joined(separator: ", ")
                throw LineFault(first.column, "expected one of \(keys), in small letters")
            }
            let value = member[(colon + 1)...].trimmed
            guard !value.isEmpty else { throw LineFault(member[colon].column, "expected a value after the colon") }
            properties.append(Property(key: key, value: value))
        }
        return properties
    }

    /// The value with its escapes resolved.
    func text() throws(LineFault) -> String {
        var text = String.UnicodeScalarView()
        for token in value {
            switch token.kind {
            case .plain("\t"): throw LineFault(token.column, "a tab within a value is written \\x09")
            case .plain(let scalar): text.append(scalar)
            case .code(let code): text.append(Unicode.Scalar(code))
            case .escaped("n"): text.append("\n")
            case .escaped(let scalar):
                guard "\\|{};".unicodeScalars.contains(scalar) else {
                    throw LineFault(token.column, "expected \\\\ \\| \\{ \\} \\; \\n or \\x and two digits")
                }
                text.append(scalar)
            }
        }
        return String(text)
    }

    /// The value as one of these words, whose case does not count.
    func choice<Choice>(of words: KeyValuePairs<StaticString, Choice>) throws(LineFault) -> Choice {
        let bytes = Property.foldedBytes(value)
        for (word, choice) in words where word.withUTF8Buffer({ bytes.elementsEqual($0) }) { return choice }
        let list = words.map { "\($0.key)" }.joined(separator: ", ")
        throw LineFault(column, "expected one of \(list)")
    }

    /// An entry of a list.
    struct Entry: Equatable {
        /// The bytes in small letters; none between two commas.
        let bytes: [UInt8]
        let column: Int

        /// The number, if it is one of few digits.
        var number: Int? {
            guard 1...6 ~= bytes.count, bytes.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
            return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }

        func equals(_ word: StaticString) -> Bool { word.withUTF8Buffer { bytes.elementsEqual($0) } }
    }

    /// The value as a list whose entries are separated by one comma or by blanks; between two commas it may be empty.
    func list() throws(LineFault) -> [Entry] {
        var entries: [Entry] = []
        for (index, part) in value.split(at: ",").enumerated() {
            // To ReceiptLine's own implementation the blank in `4, 4` is a separator of its own, and the list three entries
            // long, the middle one without a width. Who writes this means something else.
            if let blank = [part.first, part.last].compactMap({ $0 }).first(where: \.isBlank) {
                throw LineFault(blank.column, "entries are separated by one comma, or by blanks alone")
            }
            for word in part.split(whereSeparator: \.isBlank) {
                entries.append(Entry(bytes: Property.foldedBytes(word), column: word.first?.column ?? column))
            }
            if part.isEmpty { entries.append(Entry(bytes: [], column: column + index)) }
        }
        return entries
    }

    private static func plainBytes(_ tokens: ArraySlice<SourceToken>) -> [UInt8] {
        tokens.flatMap { token -> [UInt8] in
            if case .plain(let scalar) = token.kind { Array(UTF8.encode(scalar) ?? .init()) } else { [0] }
        }
    }

    private static func foldedBytes(_ tokens: ArraySlice<SourceToken>) -> [UInt8] {
        plainBytes(tokens).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    }
}

/// One character of a line, or one escape, before anything is made of it.
///
/// What came of an escape never has a special meaning, so that a line is split while its escapes are still known.
struct SourceToken: Equatable {
    enum Kind: Equatable {
        /// A character as it stands.
        case plain(Unicode.Scalar)
        /// A backslash and this character.
        case escaped(Unicode.Scalar)
        /// A backslash, `x` and the two digits of this code.
        case code(UInt8)
    }

    let kind: Kind
    /// Where it stands in its line, counted from 1.
    let column: Int

    /// Whether it is the space or the tab that may stand around columns, members, keys and values.
    var isBlank: Bool { isPlain(" ") || isPlain("\t") }

    func isPlain(_ scalar: Unicode.Scalar) -> Bool { kind == .plain(scalar) }

    /// The tokens of a line without its end.
    ///
    /// ReceiptLine's own implementation drops control characters and escapes that say nothing; here they are refused.
    static func tokens(of line: [Unicode.Scalar]) throws(LineFault) -> [SourceToken] {
        var tokens: [SourceToken] = []
        tokens.reserveCapacity(line.count)
        var position = 0
        while position < line.count {
            let (scalar, column) = (line[position], position + 1)
            if isControl(scalar.value), scalar != "\t" { throw LineFault(column, "a control character") }
            guard scalar == "\\" else {
                tokens.append(SourceToken(kind: .plain(scalar), column: column))
                position += 1
                continue
            }
            guard position + 1 < line.count, !isControl(line[position + 1].value) else {
                throw LineFault(column, "expected a character after the backslash")
            }
            guard line[position + 1] == "x" else {
                tokens.append(SourceToken(kind: .escaped(line[position + 1]), column: column))
                position += 2
                continue
            }
            guard let code = code(line[(position + 2)...].prefix(2)) else {
                throw LineFault(column, "expected two hexadecimal digits after \\x")
            }
            tokens.append(SourceToken(kind: .code(code), column: column))
            position += 4
        }
        return tokens
    }

    /// Whether it is a control character: C0, DEL or C1.
    static func isControl(_ value: UInt32) -> Bool { value < 0x20 || 0x7F...0x9F ~= value }

    private static func code(_ digits: ArraySlice<Unicode.Scalar>) -> UInt8? {
        guard digits.count == 2 else { return nil }
        var code: UInt8 = 0
        for digit in digits {
            guard digit.isASCII, let value = Character(digit).hexDigitValue else { return nil }
            code = code << 4 | UInt8(value)
        }
        return code
    }
}

extension ArraySlice<SourceToken> {
    /// Without the blanks at both ends.
    var trimmed: ArraySlice<SourceToken> {
        guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
            return self[startIndex..<startIndex]
        }
        return self[first...last]
    }

    func split(at separator: Unicode.Scalar) -> [ArraySlice<SourceToken>] {
        split(omittingEmptySubsequences: false) { $0.isPlain(separator) }
    }
}

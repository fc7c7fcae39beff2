/// Makes lines of paper of the text of a column.
///
/// Lines are broken between any two characters, as ReceiptLine has it, and a line that is exactly full is over at once:
/// a line break after it makes an empty line (both seen in receiptline 4.0.2).
struct Wrapping {
    private let width: Int
    private var style = TextStyle()
    /// How many carets size what follows, 0 to 7.
    private var carets = 0 {
        didSet {
            style.widthTimes = [1, 2, 1, 2, 3, 4, 5, 6][carets]
            style.heightTimes = [1, 1, 2, 2, 3, 4, 5, 6][carets]
        }
    }
    private var line = StyledLine()
    private var lines: [StyledLine] = []

    /// The lines of a text in a column of this width; none for an empty text.
    static func lines(of text: ArraySlice<SourceToken>, width: Int) throws(LineFault) -> [StyledLine] {
        var wrapping = Wrapping(width: width)
        var index = text.startIndex
        while index < text.endIndex {
            let token = text[index]
            index += 1
            switch token.kind {
            case .plain("^"):
                var count = 1
                while index < text.endIndex, text[index].isPlain("^") { (count, index) = (count + 1, index + 1) }
                count = min(count, 7)
                wrapping.carets = wrapping.carets == count ? 0 : count
            case .plain(let scalar): try wrapping.take(scalar, token.column)
            case .escaped(let scalar): try wrapping.takeEscaped(scalar, token.column)
            case .code(let code):
                guard !SourceToken.isControl(UInt32(code)) else { throw LineFault(token.column, "a control character") }
                try wrapping.put(Unicode.Scalar(code), token.column)
            }
        }
        if !wrapping.line.runs.isEmpty { wrapping.lines.append(wrapping.line) }
        return wrapping.lines
    }

    private init(width: Int) { self.width = width }

    private mutating func take(_ scalar: Unicode.Scalar, _ column: Int) throws(LineFault) {
        switch scalar {
        case "_": style.isUnderlined.toggle()
        case "\"": style.isBold.toggle()
        case "`": style.isReversed.toggle()
        case "~": try put(" ", column)
        case "\t": throw LineFault(column, "a tab within text, where spaces are expected")
        default: try put(scalar, column)
        }
    }

    private mutating func takeEscaped(_ scalar: Unicode.Scalar, _ column: Int) throws(LineFault) {
        if scalar == "n" {
            end()
        } else if "\\|{}-=_\"`^~".unicodeScalars.contains(scalar) {
            try put(scalar, column)
        } else {
            throw LineFault(
                column,
                "expected one of \\\\ \\| \\{ \\} \\- \\= \\_ \\\" \\` \\^ \\~ \\n or \\x and two digits"
            )
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar, _ column: Int) throws(LineFault) {
        let needed = characterWidth(scalar) * style.widthTimes
        guard needed > 0 else {
            // A mark stays with its letter, even where that has filled its line.
            if line.runs.isEmpty, !lines.isEmpty, lines[lines.count - 1].width == width {
                lines[lines.count - 1].append(scalar, style)
            } else {
                line.append(scalar, style)
            }
            return
        }
        guard needed <= width else {
            throw LineFault(column, "a character \(needed) wide in a column that is \(width) wide")
        }
        if line.width + needed > width { end() }
        line.append(scalar, style)
        if line.width == width { end() }
    }

    private mutating func end() {
        lines.append(line)
        line = StyledLine()
    }
}

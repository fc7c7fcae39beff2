import Interfaces

/// A piece of text with its style.
struct StyledRun {
    let text: String
    let style: PrintStyle
}

/// A line of paper, or less, in several styles.
struct StyledLine {
    /// A character and how much of the line's room it takes.
    struct Item {
        let character: Character
        /// The number of its style.
        let style: Int
        let width: Int
    }

    /// Its characters.
    var items: ArraySlice<Item>
    /// The number of the style that an empty line has.
    let style: Int

    /// How much room it takes.
    var width: Int { items.reduce(0) { $0 + $1.width } }

    /// Stretches of one style, from left to right; one of an empty line.
    var pieces: [(style: Int, items: ArraySlice<Item>)] {
        guard !items.isEmpty else { return [(style, items)] }
        var (pieces, rest) = ([(style: Int, items: ArraySlice<Item>)](), items)
        while let first = rest.first {
            let piece = rest.prefix { $0.style == first.style }
            pieces.append((first.style, piece))
            rest = rest[piece.endIndex...]
        }
        return pieces
    }

    /// The lines of a text, each within so much room.
    ///
    /// `characters` makes the characters of a line that stands in one style, and tells what each takes.
    static func lines(
        of runs: [StyledRun],
        room: Int,
        _ characters: (Substring.UnicodeScalarView, PrintStyle) throws(DocumentEncoder.Refusal) -> [(Character, Int)]
    ) throws(DocumentEncoder.Refusal) -> [StyledLine] {
        var (lines, items) = ([StyledLine](), [Item]())
        func end(_ style: Int) {
            lines += LineBreaker.lines(items, room: room, width: \.width, isSpace: { $0.character == " " })
                .map { StyledLine(items: $0, style: style) }
            items = []
        }
        for (style, run) in runs.enumerated() {
            // By scalars: CR LF is one Character, and CR is to be found in it.
            let parts = run.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 { end(style) }
                items += try characters(part, run.style).map { Item(character: $0.0, style: style, width: $0.1) }
            }
        }
        end(runs.indices.last ?? 0)
        return lines
    }
}

extension PrintStyle {
    /// The style of a piece of a line, where that does not say, the one given.
    init(_ run: Printer.TextRun, in whole: PrintStyle) throws(DocumentEncoder.Refusal) {
        self = whole
        if let bold = run.bold { isBold = bold }
        width = try PrintStyle.times(run.widthTimes ?? width, "widthTimes")
        height = try PrintStyle.times(run.heightTimes ?? height, "heightTimes")
        if let line = run.underline { underline = line.line }
        if let reversed = run.reversed { isReversed = reversed }
        if let font = run.font { self.font = font == .b ? .b : .a }
    }

    /// The style of a text.
    init(_ text: Printer.Text) throws(DocumentEncoder.Refusal) {
        alignment = (text.alignment ?? .left).line
        isBold = text.bold ?? false
        width = try PrintStyle.times(text.widthTimes ?? 1, "widthTimes")
        height = try PrintStyle.times(text.heightTimes ?? 1, "heightTimes")
        underline = (text.underline ?? .none).line
        isReversed = text.reversed ?? false
        font = text.font == .b ? .b : .a
    }

    private static func times(_ number: Int, _ name: String) throws(DocumentEncoder.Refusal) -> Int {
        guard 1...8 ~= number else { throw .init(reason: "\(name) is \(number), expected 1 to 8") }
        return number
    }
}

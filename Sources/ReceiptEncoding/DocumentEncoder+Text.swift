import ESCPOS
import Interfaces

extension DocumentEncoder {
    /// Text, its lines broken where they do not fit.
    mutating func append(_ element: Printer.Text) throws(Refusal) {
        if element.runs != nil { return try append(DocumentEncoder.runs(of: element)) }
        let style = try PrintStyle(element)
        var text: [Character] = []
        var lines = 0
        for line in try self.lines(of: element.text, width: columns(style.font) / style.width) {
            text += line
            text.append("\n")
            lines += style.height
        }
        set(style)
        append(text: text, lines: lines)
    }

    /// A line across the paper.
    mutating func append(_ rule: Printer.Rule) {
        set(PrintStyle())
        let strokes =
            switch rule {
            case .single: target.strokes(.single)
            case .double: target.strokes(.double)
            case .dashed: target.strokes(.dashed)
            }
        append(text: strokes + ["\n"], lines: 1)
    }

    /// Cells side by side.
    mutating func append(_ row: Printer.Row) throws(Refusal) {
        if row.cells.contains(where: { $0.runs != nil }) { return try appendStyled(row) }
        let font: PrinterFont = row.font == .b ? .b : .a
        let widths = try widths(row.cells, columns(font))
        var cells: [[ArraySlice<Character>]] = []
        for (cell, width) in zip(row.cells, widths) { cells.append(try lines(of: cell.text, width: width)) }
        for line in 0..<(cells.map(\.count).max() ?? 0) {
            let texts = cells.map { line < $0.count ? $0[line] : [] }
            let last = texts.lastIndex { !$0.isEmpty } ?? 0
            for (index, cell) in row.cells[...last].enumerated() {
                set(PrintStyle(isBold: cell.bold ?? false, font: font))
                let (text, isLast) = (texts[index], index == last)
                append(
                    text: placed(text, cell.alignment ?? .left, widths[index], isLast: isLast),
                    lines: isLast ? 1 : 0
                )
            }
        }
    }

    /// How wide each cell is; those that do not say share what is left, the first ones one more where it does not come out even.
    func widths(_ cells: [Printer.Cell], _ columns: Int) throws(Refusal) -> [Int] {
        guard 1...12 ~= cells.count else { throw Refusal(reason: "a row has \(cells.count) cells, expected 1 to 12") }
        var taken = cells.count - 1
        for cell in cells {
            taken += try checked(cell.columns ?? 0, (cell.columns == nil ? 0 : 1)...columns, "columns")
        }
        let open = cells.count { $0.columns == nil }
        guard taken + open <= columns else {
            throw Refusal(
                reason: "the cells and the gaps between them take \(taken + open) columns, the paper has \(columns)"
            )
        }
        var rest = columns - taken
        var shares = open
        return cells.map { cell in
            if let told = cell.columns { return told }
            let share = (rest + shares - 1) / shares
            (rest, shares) = (rest - share, shares - 1)
            return share
        }
    }

    /// A cell's text in its place, with the gap behind it; behind the last one comes the line feed.
    private func placed(
        _ text: ArraySlice<Character>,
        _ alignment: Printer.Alignment,
        _ width: Int,
        isLast: Bool
    ) -> [Character] {
        let free = max(0, width - text.count)
        let before = alignment.share(of: free)
        let after = isLast ? 0 : free - before + 1
        let spaces = { (count: Int) in [Character](repeating: " ", count: count) }
        return spaces(before) + text + spaces(after) + (isLast ? ["\n"] : [])
    }

    /// The lines of a text, each at most so wide.
    private func lines(of text: String, width: Int) throws(Refusal) -> [ArraySlice<Character>] {
        var lines: [ArraySlice<Character>] = []
        // By scalars: CR LF is one Character, and CR is to be found in it.
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            lines += LineBreaker.lines(try characters(of: line), width: width)
        }
        return lines
    }

    /// The characters of a line, all of which the printer has.
    func characters(of line: Substring.UnicodeScalarView) throws(Refusal) -> [Character] {
        do throws(CodePages.Refusal) {
            return try target.pages.characters(of: Substring(line))
        } catch {
            // What is missing can be drawn; what is no text cannot.
            let isText = !line.contains { $0.properties.generalCategory == .control }
            throw Refusal(reason: error.reason, isDrawable: isText)
        }
    }

    func columns(_ font: PrinterFont) -> Int { font == .a ? target.paper.columns : target.paper.columnsB }
}

extension Printer.Underline {
    /// As the printer's command has it.
    var line: TextUnderline {
        switch self {
        case .none: .none
        case .thin: .thin
        case .thick: .thick
        }
    }
}

import ESCPOS
import Interfaces

extension DocumentEncoder {
    /// Text in several styles; a line is broken where its letters, of whatever width, have filled the paper.
    mutating func append(_ runs: [StyledRun]) throws(Refusal) {
        let lines = try lines(of: runs, room: columns(.a) * letterDots(.a)) { letterDots($0) }
        for line in lines {
            let pieces = line.pieces
            for (index, piece) in pieces.enumerated() {
                let isLast = index == pieces.count - 1
                set(runs[piece.style].style)
                append(
                    text: piece.items.map(\.character) + (isLast ? ["\n"] : []),
                    lines: isLast ? pieces.map { runs[$0.style].style.height }.max() ?? 1 : 0
                )
            }
        }
    }

    /// Cells side by side, of which some have several styles.
    mutating func appendStyled(_ row: Printer.Row) throws(Refusal) {
        let font: PrinterFont = row.font == .b ? .b : .a
        let widths = try widths(row.cells, columns(font))
        let runs = try row.cells.map { cell throws(Refusal) in try DocumentEncoder.runs(of: cell, font) }
        var cells: [[StyledLine]] = []
        for (runs, width) in zip(runs, widths) { cells.append(try lines(of: runs, room: width) { _ in 1 }) }
        for number in 0..<(cells.map(\.count).max() ?? 0) {
            let lines = cells.map { number < $0.count && !$0[number].items.isEmpty ? $0[number] : nil }
            let last = lines.lastIndex { $0 != nil } ?? 0
            var (spaces, height) = (0, 1)
            for (index, line) in lines[...last].enumerated() {
                let free = max(0, widths[index] - (line?.width ?? 0))
                let before = (row.cells[index].alignment ?? .left).share(of: free)
                append(spaces: spaces + before, font)
                for piece in line?.pieces ?? [] {
                    set(runs[index][piece.style].style)
                    append(text: piece.items.map(\.character), lines: 0)
                    height = max(height, runs[index][piece.style].style.height)
                }
                spaces = free - before + 1
            }
            append(text: ["\n"], lines: height)
        }
    }

    /// What is to be drawn of text in several styles; nil where its styles are out of range.
    ///
    /// Each stretch in one style is a piece of its own, where it would stand: what draws knows one style at a time. Text that is
    /// read from right to left is so within a stretch only.
    func drawings(of runs: [StyledRun], left: Int, width: Int) -> [LinkJobs.DrawnText]? {
        let lines = try? StyledLine.lines(of: runs, room: width) { line, style throws(Refusal) in
            Substring(line).map { ($0, $0.drawnColumns * style.width * letterDots(style.font)) }
        }
        return lines.map { lines in
            lines.enumerated().flatMap { number, line in
                var place = left + (runs.first?.style.alignment ?? .left).share(of: max(0, width - line.width))
                return line.pieces.map { piece in
                    let style = runs[piece.style].style
                    let taken = piece.items.reduce(0) { $0 + $1.width }
                    defer { place += taken }
                    // A blank one makes an empty line as high as it is to be; the last one has all that is left.
                    let isLast = piece.items.endIndex == line.items.endIndex
                    return drawing(
                        piece.items.isEmpty ? " " : String(piece.items.map(\.character)),
                        style,
                        place,
                        max(isLast ? left + width - place : taken, 8 * style.width),
                        line: number
                    )
                }
            }
        }
    }

    /// The stretches of a text, the one that the element begins with first.
    static func runs(of text: Printer.Text) throws(Refusal) -> [StyledRun] {
        try runs(text.text, text.runs ?? [], PrintStyle(text))
    }

    /// The stretches of a cell.
    static func runs(of cell: Printer.Cell, _ font: PrinterFont) throws(Refusal) -> [StyledRun] {
        let style = PrintStyle(isBold: cell.bold ?? false, font: font)
        let runs = try runs(cell.text, cell.runs ?? [], style)
        guard runs.allSatisfy({ $0.style.font == font }) else {
            throw Refusal(reason: "a run of a cell is in another font than its row")
        }
        return runs
    }

    private static func runs(
        _ text: String,
        _ runs: [Printer.TextRun],
        _ style: PrintStyle
    ) throws(Refusal) -> [StyledRun] {
        var all = [StyledRun(text: text, style: style)]
        for run in runs { all.append(StyledRun(text: run.text, style: try PrintStyle(run, in: style))) }
        let told = all.filter { !$0.text.isEmpty }
        return told.isEmpty ? [all[0]] : told
    }

    private func lines(
        of runs: [StyledRun],
        room: Int,
        _ width: (PrinterFont) -> Int
    ) throws(Refusal) -> [StyledLine] {
        try StyledLine.lines(of: runs, room: room) { line, style throws(Refusal) in
            let letter = width(style.font) * style.width
            return try characters(of: line).map { ($0, letter) }
        }
    }

    /// Spaces as wide as the row's letters, in whatever of the style before changes nothing.
    private mutating func append(spaces: Int, _ font: PrinterFont) {
        guard spaces > 0 else { return }
        set(PrintStyle(isBold: style.isBold, font: font))
        append(text: [Character](repeating: " ", count: spaces), lines: 0)
    }

    private func letterDots(_ font: PrinterFont) -> Int { max(1, target.paper.dots / max(1, columns(font))) }
}

extension LineAlignment {
    /// How much of what is free is to the left.
    func share(of free: Int) -> Int {
        switch self {
        case .left: 0
        case .center: free / 2
        case .right: free
        }
    }
}

extension Printer.Alignment {
    /// How much of what is free is to the left.
    func share(of free: Int) -> Int { line.share(of: free) }
}

extension Character {
    /// How many letters wide it is drawn: wide ones of East Asia are twice as wide (ranges of Unicode's EastAsianWidth.txt, which
    /// pass over single exceptions).
    fileprivate var drawnColumns: Int {
        guard let first = unicodeScalars.first else { return 0 }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

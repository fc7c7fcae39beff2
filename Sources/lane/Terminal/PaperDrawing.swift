import Interfaces

/// Draws a printer's paper as text in a frame, mark by mark.
struct PaperDrawing {
    /// How many columns lie between the edges.
    private(set) var width: Int
    private let showsStyle: Bool
    private var end = End.none
    private var fedDots = 0

    /// What the drawing ends with so far.
    private enum End {
        /// Nothing is drawn yet.
        case none
        /// A line or empty paper.
        case paper
        /// An edge, which is that of the next piece, too.
        case edge
    }

    /// The usual advance of a line on receipt paper at 180 dots an inch: a sixth of an inch.
    private static let dotsOfLine = 30
    /// No roll is fed further at once; more is a mistake, and would fill the terminal.
    private static let longestFeed = 100

    /// Starts without paper; `width` is the paper's width in columns of its usual font, and grows with what is drawn.
    init(width: Int, showsStyle: Bool) {
        self.width = min(max(width, 8), 200)
        self.showsStyle = showsStyle
    }

    /// Makes room for the lines among the marks, so that the edges are straight.
    mutating func makeRoom(for marks: [Simulation.Mark]) {
        for mark in marks where mark.kind == .line { width = min(max(width, columns(printable(mark.text))), 200) }
    }

    /// The lines that a mark adds to the drawing.
    mutating func lines(for mark: Simulation.Mark) -> [String] {
        switch mark.kind {
        case .line: return openPiece() + [row(styled(mark), columns(printable(mark.text)))]
        case .image: return openPiece() + [image(printable(mark.text))]
        case .feed: return fed(mark.dots)
        case .cut:
            defer { end = .edge }
            return openPiece() + [edge("├", "✂╌", "╌", "┤")]
        case .tear:
            // Where nothing was printed since the last edge there is nothing to tear.
            guard end == .paper else { return [] }
            end = .edge
            return [edge("├", "torn ", "/\\", "┤")]
        case .pulse: return ["  » the drawer opens"]
        case .note: return ["  » \(printable(mark.text))"]
        }
    }

    /// The lower edge, once there are no more marks.
    mutating func close() -> [String] {
        guard end == .paper else { return [] }
        end = .none
        return [edge("╰", "", "─", "╯")]
    }

    private mutating func openPiece() -> [String] {
        defer { end = .paper }
        return end != .none ? [] : [edge("╭", "", "─", "╮")]
    }

    private mutating func fed(_ dots: Int) -> [String] {
        let (sum, overflows) = fedDots.addingReportingOverflow(max(0, dots))
        let rows = overflows ? PaperDrawing.longestFeed : min(sum / PaperDrawing.dotsOfLine, PaperDrawing.longestFeed)
        fedDots = overflows ? 0 : sum % PaperDrawing.dotsOfLine
        guard rows > 0 else { return [] }
        return openPiece() + Array(repeating: row("", 0), count: rows)
    }

    /// What a picture shows, as far as there is room.
    private func image(_ text: String) -> String {
        var words = text
        while columns(words) + 2 > width { words = words.dropLast(words.unicodeScalars.last == "…" ? 2 : 1) + "…" }
        return row("[\(words)]", columns(words) + 2)
    }

    private func row(_ text: String, _ taken: Int) -> String {
        "│\(text)\(String(repeating: " ", count: max(0, width - taken)))│"
    }

    private func edge(_ left: String, _ first: String, _ pattern: String, _ right: String) -> String {
        var line = first
        while line.unicodeScalars.count < width { line += pattern }
        return left + String(String.UnicodeScalarView(line.unicodeScalars.prefix(width))) + right
    }

    /// The line's text, with its runs' looks where a terminal shows them.
    ///
    /// The letters of a run are looked for in the text from left to right, since between them lie the spaces that make wide letters wide.
    private func styled(_ mark: Simulation.Mark) -> String {
        let text = Array(printable(mark.text).unicodeScalars)
        guard showsStyle else { return String(String.UnicodeScalarView(text)) }
        var (result, position) = (String.UnicodeScalarView(), 0)
        for run in mark.runs {
            let letters = printable(run.text).unicodeScalars
            guard let first = letters.first, let start = text[position...].firstIndex(of: first) else { continue }
            var end = start
            for letter in letters {
                guard let found = text[end...].firstIndex(of: letter) else { break }
                end = found + 1
            }
            let codes = PaperDrawing.codes(run)
            result.append(contentsOf: text[position..<start])
            if !codes.isEmpty { result.append(contentsOf: "\u{1B}[\(codes)m".unicodeScalars) }
            result.append(contentsOf: text[start..<end])
            if !codes.isEmpty { result.append(contentsOf: "\u{1B}[0m".unicodeScalars) }
            position = end
        }
        result.append(contentsOf: text[position...])
        return String(result)
    }

    /// Parameters of the terminal's SGR sequence (ECMA-48, 8.3.117).
    private static func codes(_ run: Simulation.Run) -> String {
        var codes: [String] = []
        if run.isBold { codes.append("1") }
        if run.isUnderlined { codes.append("4") }
        if run.isReversed { codes.append("7") }
        return codes.joined(separator: ";")
    }
}

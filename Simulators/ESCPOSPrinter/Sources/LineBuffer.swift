import Interfaces

/// The characters of a line that is not printed yet, each at its place in dots.
struct LineBuffer {
    private struct Cell {
        let scalar: Unicode.Scalar
        let start: Int
        let end: Int
        let style: TextStyle
    }

    /// Positions can be set back and printed over without end; a line that holds so many characters is printed.
    static let capacity = 1024

    private var cells: [Cell] = []
    /// Where the next character goes, counted from the left margin.
    var position = 0

    /// Whether nothing is to be printed.
    var isEmpty: Bool { cells.isEmpty }

    /// Whether no further character is taken.
    var isFull: Bool { cells.count >= LineBuffer.capacity }

    /// The height of the tallest character.
    var height: Int { cells.reduce(0) { max($0, $1.style.font.height * $1.style.heightTimes) } }

    /// Adds a character at the position.
    mutating func add(_ scalar: Unicode.Scalar, width: Int, style: TextStyle) {
        cells.append(Cell(scalar: scalar, start: position, end: position + width, style: style))
        position += width
    }

    /// Forgets everything.
    mutating func clear() { self = LineBuffer() }

    /// The line as it lies on the paper, within an area that begins at `leftMargin`.
    func laidOut(leftMargin: Int, areaWidth: Int, _ alignment: PrintModes.Alignment)
        -> (text: String, runs: [LinkSimulation.Run])
    {
        let sorted = cells.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
        let extent = cells.reduce(0) { max($0, $1.end) }
        let free = max(0, areaWidth - extent)
        let shift =
            switch alignment {
            case .left: leftMargin
            case .centre: leftMargin + free / 2
            case .right: leftMargin + free
            }
        return (LineBuffer.text(sorted, shift), LineBuffer.runs(sorted))
    }

    /// In columns of font A; narrower characters take a column each.
    private static func text(_ cells: [Cell], _ shift: Int) -> String {
        var (scalars, column) = (String.UnicodeScalarView(), 0)
        for cell in cells {
            let wanted = (shift + cell.start) / TextStyle.Font.a.width
            while column < wanted {
                scalars.append(" ")
                column += 1
            }
            scalars.append(cell.scalar)
            column += 1
        }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// Stretches of equal style; a gap between two characters is spaces in the usual one.
    private static func runs(_ cells: [Cell]) -> [LinkSimulation.Run] {
        var runs: [LinkSimulation.Run] = []
        var (text, style, end) = (String.UnicodeScalarView(), TextStyle(), cells.first?.start ?? 0)
        func finish() {
            if !text.isEmpty { runs.append(style.run(String(text))) }
            text = String.UnicodeScalarView()
        }
        for cell in cells {
            let gap = (cell.start - end) / TextStyle.Font.a.width
            if gap > 0 {
                if style != TextStyle() { finish() }
                style = TextStyle()
                text.append(contentsOf: repeatElement(" ", count: gap))
            }
            if cell.style != style { finish() }
            style = cell.style
            text.append(cell.scalar)
            end = max(end, cell.end)
        }
        finish()
        return runs
    }
}

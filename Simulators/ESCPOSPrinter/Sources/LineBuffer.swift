import Interfaces
import SimulatorKit

/// The characters of a line that is not printed yet, each at its place in dots, and the dots of bit images among them.
struct LineBuffer {
    private struct Cell {
        let scalar: Unicode.Scalar
        let start: Int
        let end: Int
        let style: TextStyle
        /// The dots of a character that was defined.
        let glyph: Bitmap?

        /// Its dots as they stand in the line.
        var dots: Bitmap {
            var dots = Bitmap(width: style.font.width, height: style.font.height)
            var run = style.run(glyph == nil ? String(scalar) : " ", leftDots: 0)
            (run.widthTimes, run.heightTimes) = (1, 1)
            if let glyph {
                dots.draw(glyph, x: 0, y: 0)
                if run.isBold { dots.draw(dots, x: 1, y: 0) }
            }
            run.isUnderlined = false
            TextDrawing.draw([run], onto: &dots, bottom: dots.height)
            if style.isTurned { return dots.turnedRight.stretched(style.heightTimes, style.widthTimes) }
            var tall = dots.stretched(style.widthTimes, style.heightTimes)
            // As thick as under other letters, however large these are.
            if style.isUnderlined { tall.fill(x: 0, y: tall.height - 2, width: tall.width, height: 2) }
            return tall
        }
    }

    /// Positions can be set back and printed over without end; a line that holds so many characters is printed.
    static let capacity = 1024

    /// How many rows a bit image in a line has.
    static let bandHeight = 24

    private var cells: [Cell] = []
    /// What ESC * has put into the line, and how far that reaches.
    private(set) var band: Bitmap?
    private var bandEnd = 0
    /// Where the next character goes, counted from the left margin.
    var position = 0

    /// Whether nothing is to be printed.
    var isEmpty: Bool { cells.isEmpty && band == nil }

    /// Whether there are characters, and not only bit images.
    var hasText: Bool { !cells.isEmpty }

    /// Whether no further character is taken.
    var isFull: Bool { cells.count >= LineBuffer.capacity }

    /// The height of the tallest character or bit image.
    var height: Int {
        cells.reduce(band == nil ? 0 : LineBuffer.bandHeight) { max($0, $1.style.height) }
    }

    /// How far the line reaches to the right.
    var extent: Int { cells.reduce(bandEnd) { max($0, $1.end) } }

    /// Where the first of it stands.
    var beginning: Int { cells.reduce(band == nil ? .max : 0) { min($0, $1.start) } }

    /// Whether letters of the usual fonts do not say what it looks like.
    var needsDots: Bool { cells.contains { $0.glyph != nil || $0.style.isTurned } }

    /// Adds a character at the position; `glyph` is what it looks like where it was defined.
    mutating func add(_ scalar: Unicode.Scalar, width: Int, style: TextStyle, glyph: Bitmap? = nil) {
        cells.append(Cell(scalar: scalar, start: position, end: position + width, style: style, glyph: glyph))
        position += width
    }

    /// All of it as dots, on a line of this width; characters and bit images stand on its foot.
    func drawn(width: Int) -> Bitmap {
        var picture = Bitmap(width: min(extent, width), height: height)
        if let band { picture.draw(band, x: 0, y: picture.height - LineBuffer.bandHeight) }
        guard needsDots else {
            TextDrawing.draw(laidOut(shift: 0).runs, onto: &picture, bottom: picture.height)
            return picture
        }
        for cell in cells { picture.draw(cell.dots, x: cell.start, y: picture.height - cell.style.height) }
        return picture
    }

    /// Adds the dots of a bit image at the position; dots that lie there already stay.
    mutating func add(_ dots: Bitmap, areaWidth: Int) {
        var band = band ?? Bitmap(width: areaWidth, height: LineBuffer.bandHeight)
        band.draw(dots, x: position, y: 0)
        position = min(areaWidth, position + dots.width)
        bandEnd = max(bandEnd, position)
        self.band = band
    }

    /// The bit images with white above them, so that they stand on the line of text.
    func bandOnLine(height: Int) -> Bitmap? {
        guard let band else { return nil }
        var picture = Bitmap(width: max(1, bandEnd), height: max(height, LineBuffer.bandHeight))
        picture.draw(band, x: 0, y: picture.height - LineBuffer.bandHeight)
        return picture
    }

    /// Forgets everything.
    mutating func clear() { self = LineBuffer() }

    /// The line as it lies on the paper, begun so many dots from the left edge.
    func laidOut(shift: Int) -> (text: String, runs: [LinkSimulation.Run]) {
        let sorted = cells.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
        return (LineBuffer.text(sorted, shift), LineBuffer.runs(sorted, shift))
    }

    /// In columns of font A; narrower characters take a column each, those of two bytes two.
    private static func text(_ cells: [Cell], _ shift: Int) -> String {
        var (scalars, column) = (String.UnicodeScalarView(), 0)
        for cell in cells {
            let wanted = (shift + cell.start) / TextStyle.Font.a.width
            while column < wanted {
                scalars.append(" ")
                column += 1
            }
            scalars.append(cell.scalar)
            // Those of two bytes are two columns wide where text is shown, too.
            column += cell.style.font == .kanji ? 2 : 1
        }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// Stretches of equal style whose characters stand side by side; a gap of whole columns is spaces in the usual one.
    private static func runs(_ cells: [Cell], _ shift: Int) -> [LinkSimulation.Run] {
        var runs: [LinkSimulation.Run] = []
        var (text, style, start, end) = (String.UnicodeScalarView(), TextStyle(), 0, cells.first?.start ?? 0)
        func finish() {
            if !text.isEmpty { runs.append(style.run(String(text), leftDots: shift + start)) }
            text = String.UnicodeScalarView()
        }
        for cell in cells {
            let gap = cell.start - end
            if gap > 0, gap % TextStyle.Font.a.width == 0 {
                if style != TextStyle() { finish() }
                if text.isEmpty { (style, start) = (TextStyle(), end) }
                text.append(contentsOf: repeatElement(" ", count: gap / TextStyle.Font.a.width))
                end = cell.start
            }
            if cell.style != style || cell.start != end { finish() }
            if text.isEmpty { (style, start) = (cell.style, cell.start) }
            text.append(cell.scalar)
            end = cell.start + cell.style.width
        }
        finish()
        return runs
    }
}

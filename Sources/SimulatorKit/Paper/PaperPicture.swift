import Interfaces

/// Draws a piece of paper dot by dot, out of its marks.
package struct PaperPicture {
    /// Two metres at 203 dots an inch; what comes below on the same piece is not drawn.
    static let longest = 16384

    private static let background = (x: 12, top: 12, bottom: 14)
    private static let padding = 24
    private static let shadow = 3
    private static let toothHeight = 8
    private static let bridge = (width: 28, height: 6)

    private let format: PaperFormat
    private var paper: Bitmap
    private var position = 0

    /// An empty piece of paper.
    package init(_ format: PaperFormat) {
        self.format = format
        paper = Bitmap(width: format.dots, height: 0)
    }

    /// Adds the next mark.
    package mutating func add(_ mark: LinkSimulation.Mark) {
        switch mark.kind {
        case .line, .image:
            if let raster = mark.raster {
                guard let dots = Bitmap(raster) else { break }
                paper.grow(toHeight: min(position + dots.height, PaperPicture.longest))
                paper.draw(dots, x: min(max(raster.leftDots, -dots.width), paper.width), y: position)
            } else if mark.kind == .line {
                let bottom = position + TextDrawing.height(mark.runs)
                paper.grow(toHeight: min(bottom, PaperPicture.longest))
                TextDrawing.draw(mark.runs.map(bounded), onto: &paper, bottom: bottom)
            }
        case .feed, .note: break
        case .cut, .pulse, .tear: return
        }
        position = min(position + min(max(0, mark.dots), PaperPicture.longest), PaperPicture.longest)
    }

    /// The picture as a PNG file, with what these edges look like.
    package func file(top: PaperEdge, bottom: PaperEdge) -> [UInt8] {
        var sheet = paper
        sheet.grow(toHeight: position)
        let layout = Layout(
            format: format,
            paperRows: sheet.height + 2 * PaperPicture.padding,
            top: top,
            bottom: bottom
        )
        var rows: [UInt8] = []
        rows.reserveCapacity(layout.rowBytes * layout.height)
        let plain = layout.row(layout.firstPlainRow)
        for y in 0..<layout.height {
            var row = layout.plainRows.contains(y) ? plain : layout.row(y)
            let line = y - layout.paperTop - PaperPicture.padding
            if (0..<sheet.height).contains(line) { PaperPicture.ink(&row, sheet, line, at: layout.inkByte) }
            rows += row
        }
        let png = PortableNetworkGraphics(
            colours: [(222, 219, 213), (252, 250, 244), (38, 36, 40), (203, 199, 192)],
            dotsPerMetre: UInt32(Double(format.resolution) / 0.0254 + 0.5)
        )
        return png.file(width: layout.width, height: layout.height, rows: rows)
    }

    /// Paper is colour 1 and ink colour 2: both bits change.
    private static func ink(_ row: inout [UInt8], _ sheet: Bitmap, _ line: Int, at start: Int) {
        let first = line * sheet.rowBytes
        for (index, byte) in sheet.bytes[first..<first + sheet.rowBytes].enumerated() where byte != 0 {
            for half in 0..<2 {
                let four = half == 0 ? byte >> 4 : byte & 15
                let spread = (four & 8) << 3 | (four & 4) << 2 | (four & 2) << 1 | four & 1
                let at = start + index * 2 + half
                if at < row.count { row[at] ^= spread * 3 }
            }
        }
    }

    /// No place on paper is so far away; numbers from a file are not trusted.
    private func bounded(_ run: LinkSimulation.Run) -> LinkSimulation.Run {
        var run = run
        run.leftDots = run.leftDots.map { min(max($0, 0), paper.width) }
        return run
    }

    /// Where paper, its shadow and what lies behind them are.
    private struct Layout {
        let format: PaperFormat
        let paperRows: Int
        let top: PaperEdge
        let bottom: PaperEdge

        var paperLeft: Int { PaperPicture.background.x }
        var paperTop: Int { PaperPicture.background.top }
        var paperWidth: Int { format.dots + 2 * format.margin }
        var width: Int { paperWidth + 2 * PaperPicture.background.x }
        var height: Int { paperTop + paperRows + (bottom == .none ? 0 : PaperPicture.background.bottom) }
        var rowBytes: Int { (width * 2 + 7) / 8 }
        /// Four dots are a byte, and both widths are multiples of four.
        var inkByte: Int { (paperLeft + format.margin) / 4 }

        /// Rows that look like any other but for their ink.
        var plainRows: Range<Int> {
            let first = firstPlainRow
            let end = bottom == .none ? height : paperTop + paperRows - PaperPicture.toothHeight
            return first..<max(first, end)
        }

        var firstPlainRow: Int { paperTop + PaperPicture.toothHeight + PaperPicture.shadow }

        func row(_ y: Int) -> [UInt8] {
            var row = [UInt8](repeating: 0, count: rowBytes)
            for x in 0..<width {
                let colour: UInt8 =
                    if isPaper(x, y) { 1 } else if isPaper(x - PaperPicture.shadow, y - PaperPicture.shadow) { 3 } else
                    { 0 }
                row[x >> 2] |= colour << UInt8(6 - (x & 3) * 2)
            }
            return row
        }

        private func isPaper(_ x: Int, _ y: Int) -> Bool {
            let (column, row) = (x - paperLeft, y - paperTop)
            guard (0..<paperWidth).contains(column) else { return false }
            return isPaper(column, below: row, top)
                && (bottom == .none || isPaper(column, below: paperRows - 1 - row, bottom))
        }

        /// Whether there is paper so many rows from an edge, on the inner side of it.
        private func isPaper(_ column: Int, below rows: Int, _ edge: PaperEdge) -> Bool {
            switch edge {
            case .cut, .none: return rows >= 0
            case .partlyCut:
                let isBridge = abs(column - paperWidth / 2) < PaperPicture.bridge.width / 2
                return rows >= (isBridge ? -PaperPicture.bridge.height : 0)
            case .torn:
                // Teeth of unlike heights, as of a tear bar that paper was pulled over.
                let tooth = PaperPicture.toothHeight
                let shift = (column / (2 * tooth)) * 7 % 4
                return rows >= max(0, abs(column % (2 * tooth) - tooth) - shift)
            }
        }
    }
}

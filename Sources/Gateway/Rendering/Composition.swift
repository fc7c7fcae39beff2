import Interfaces

/// Puts pieces of black and white dots side by side into one picture.
package struct Composition: Equatable {
    /// How wide the picture is.
    package let widthDots: Int
    /// How high it is: as high as its highest piece.
    package private(set) var heightDots = 0

    private var rows: [UInt8] = []
    private var bytesPerRow: Int { (widthDots + 7) / 8 }

    /// A picture of this width on which nothing is.
    package init(widthDots: Int) { self.widthDots = widthDots }

    /// The rows from top to bottom, the leftmost dot in the highest bit.
    package var bytes: [UInt8] { rows }

    /// Adds a piece at a distance from the left edge, and from the top; what reaches beyond the right edge is cut off.
    package mutating func add(_ piece: [UInt8], widthDots: Int, heightDots: Int, leftDots: Int, topDots: Int = 0) {
        let pieceBytesPerRow = (widthDots + 7) / 8
        guard widthDots > 0, heightDots > 0, leftDots >= 0, topDots >= 0, leftDots < self.widthDots,
            piece.count >= pieceBytesPerRow * heightDots
        else { return }
        if topDots + heightDots > self.heightDots {
            rows += [UInt8](repeating: 0, count: (topDots + heightDots - self.heightDots) * bytesPerRow)
            self.heightDots = topDots + heightDots
        }
        for row in 0..<heightDots {
            for column in 0..<min(widthDots, self.widthDots - leftDots) {
                guard piece[row * pieceBytesPerRow + column / 8] & (0x80 >> UInt8(column % 8)) != 0 else { continue }
                let target = leftDots + column
                rows[(topDots + row) * bytesPerRow + target / 8] |= 0x80 >> UInt8(target % 8)
            }
        }
    }
}

extension Composition {
    /// Higher than any picture of text.
    private static let most = 65_536

    /// The picture of texts that were drawn; nil when it were too high.
    ///
    /// Those that tell their line stand on the foot of it, as letters of several heights do on a printer, lines one below the
    /// other; the others begin at the top.
    package init?(_ texts: [LinkJobs.DrawnText], _ drawn: [LinkRenderer.Raster], _ pieces: [[UInt8]], widthDots: Int) {
        self.init(widthDots: widthDots)
        var heights: [Int: Int] = [:]
        for (text, raster) in zip(texts, drawn) {
            if let line = text.line { heights[line] = max(heights[line] ?? 0, raster.heightDots) }
        }
        var (feet, foot) = ([Int: Int](), 0)
        for (line, height) in heights.sorted(by: { $0.key < $1.key }) {
            foot += height
            feet[line] = foot
        }
        guard foot <= Composition.most else { return nil }
        for (index, text) in texts.enumerated() {
            let raster = drawn[index]
            let foot = text.line.flatMap { feet[$0] } ?? raster.heightDots
            add(
                pieces[index],
                widthDots: raster.widthDots,
                heightDots: raster.heightDots,
                leftDots: text.leftDots,
                topDots: foot - raster.heightDots
            )
        }
    }
}

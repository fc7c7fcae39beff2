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

    /// Adds a piece at a distance from the left edge; what reaches beyond the right edge is cut off.
    package mutating func add(_ piece: [UInt8], widthDots: Int, heightDots: Int, leftDots: Int) {
        let pieceBytesPerRow = (widthDots + 7) / 8
        guard widthDots > 0, heightDots > 0, leftDots >= 0, piece.count >= pieceBytesPerRow * heightDots else { return }
        if heightDots > self.heightDots {
            rows += [UInt8](repeating: 0, count: (heightDots - self.heightDots) * bytesPerRow)
            self.heightDots = heightDots
        }
        for row in 0..<heightDots {
            for column in 0..<min(widthDots, self.widthDots - leftDots) {
                guard piece[row * pieceBytesPerRow + column / 8] & (0x80 >> UInt8(column % 8)) != 0 else { continue }
                let target = leftDots + column
                rows[row * bytesPerRow + target / 8] |= 0x80 >> UInt8(target % 8)
            }
        }
    }
}

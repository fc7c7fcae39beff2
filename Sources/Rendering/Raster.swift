/// Dots in rows, the topmost first: each row begins with a new byte, its first dot is the highest bit, and 1 is black.
package struct Raster: Equatable {
    /// How many dots a row has.
    package let widthDots: Int
    /// How many rows there are.
    package let heightDots: Int
    /// The rows; bits behind the last dot of one are 0.
    package private(set) var rows: [UInt8]

    /// How many bytes a row takes.
    package var rowBytes: Int { Raster.rowBytes(widthDots: widthDots) }

    /// Makes a white one.
    package init(widthDots: Int, heightDots: Int) {
        (self.widthDots, self.heightDots) = (widthDots, heightDots)
        rows = [UInt8](repeating: 0, count: Raster.rowBytes(widthDots: widthDots) * heightDots)
    }

    /// How many bytes a row of so many dots takes.
    package static func rowBytes(widthDots: Int) -> Int { (widthDots + 7) / 8 }

    /// Makes one dot black; both numbers are counted from 0 and must be within the raster.
    package mutating func blacken(column: Int, row: Int) {
        rows[row * rowBytes + column / 8] |= 0x80 >> UInt8(column % 8)
    }

    /// Whether a dot is black.
    package func isBlack(column: Int, row: Int) -> Bool {
        rows[row * rowBytes + column / 8] & 0x80 >> UInt8(column % 8) != 0
    }

    /// Lets `draw` write the rows; it must leave the bits behind the last dot of each at 0.
    mutating func withRows<Result>(_ draw: (UnsafeMutablePointer<UInt8>?) -> Result) -> Result {
        rows.withUnsafeMutableBufferPointer { draw($0.baseAddress) }
    }
}

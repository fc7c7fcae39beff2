import Interfaces

/// Dots in rows, black or white; each row is filled up to whole bytes, the leftmost dot in the highest bit.
package struct Bitmap: Equatable, Sendable {
    /// How many dots lie side by side.
    package let width: Int
    /// How many rows there are.
    package private(set) var height: Int
    /// The rows, one behind the other.
    package private(set) var bytes: [UInt8]

    /// How many bytes a row has.
    package var rowBytes: Int { (width + 7) / 8 }

    /// White dots; no side is less than nothing.
    package init(width: Int, height: Int) {
        (self.width, self.height) = (max(0, width), max(0, height))
        bytes = [UInt8](repeating: 0, count: (self.width + 7) / 8 * self.height)
    }

    /// Rows that came as bytes, of which some may be missing at the end.
    package init(width: Int, rows: some Collection<UInt8>) {
        self.init(width: width, height: 0)
        guard rowBytes > 0 else { return }
        height = (rows.count + rowBytes - 1) / rowBytes
        bytes = Array(rows)
        bytes += [UInt8](repeating: 0, count: height * rowBytes - bytes.count)
        clearPadding()
    }

    /// A dot; outside everything is white.
    package subscript(x: Int, y: Int) -> Bool {
        get {
            guard x >= 0, y >= 0, x < width, y < height else { return false }
            return bytes[y * rowBytes + x >> 3] & 0x80 >> UInt8(x & 7) != 0
        }
        set {
            guard x >= 0, y >= 0, x < width, y < height else { return }
            let mask = UInt8(0x80) >> UInt8(x & 7)
            if newValue { bytes[y * rowBytes + x >> 3] |= mask } else { bytes[y * rowBytes + x >> 3] &= ~mask }
        }
    }

    /// Whether no dot is black.
    package var isWhite: Bool { bytes.allSatisfy { $0 == 0 } }

    /// Adds white rows until there are so many.
    package mutating func grow(toHeight wanted: Int) {
        guard wanted > height else { return }
        bytes += [UInt8](repeating: 0, count: (wanted - height) * rowBytes)
        height = wanted
    }

    /// Puts the black dots of another picture onto this one; what lies outside is lost.
    package mutating func draw(_ other: Bitmap, x: Int, y: Int) {
        for row in max(0, -y)..<max(max(0, -y), min(other.height, height - y)) {
            let start = row * other.rowBytes
            for (index, byte) in other.bytes[start..<start + other.rowBytes].enumerated() where byte != 0 {
                or(byte, x: x + index * 8, y: y + row)
            }
        }
    }

    /// Makes a rectangle black.
    package mutating func fill(x: Int, y: Int, width: Int, height: Int) {
        for row in y..<max(y, y + height) {
            var column = x
            while column < x + width {
                let count = min(8, x + width - column)
                or(0xFF << UInt8(8 - count), x: column, y: row)
                column += count
            }
        }
    }

    /// Black where it was white within a rectangle, and white where it was black.
    package mutating func invert(x: Int, y: Int, width: Int, height: Int) {
        for row in y..<max(y, y + height) { for column in x..<max(x, x + width) { self[column, row].toggle() } }
    }

    /// Makes a rectangle white; what lies outside of the picture is passed over.
    package mutating func erase(x: Int, y: Int, width: Int, height: Int) {
        let (left, right) = (max(0, x), min(self.width, x + width))
        guard left < right else { return }
        for row in max(0, y)..<max(max(0, y), min(self.height, y + height)) {
            for index in left / 8...(right - 1) / 8 {
                let before = index * 8 < left ? ~(UInt8(0xFF) >> UInt8(left - index * 8)) : 0
                let behind = right < index * 8 + 8 ? UInt8(0xFF) >> UInt8(right - index * 8) : 0
                bytes[row * rowBytes + index] &= before | behind
            }
        }
    }

    /// The same with each dot so many dots wide and high.
    package func stretched(_ horizontal: Int, _ vertical: Int) -> Bitmap {
        if horizontal == 1, vertical == 1 { return self }
        var result = Bitmap(width: width * horizontal, height: height * vertical)
        for y in 0..<height {
            for x in 0..<width where self[x, y] {
                result.fill(x: x * horizontal, y: y * vertical, width: horizontal, height: 1)
            }
            let start = y * vertical * result.rowBytes
            for copy in 1..<max(1, vertical) {
                for index in 0..<result.rowBytes {
                    result.bytes[start + copy * result.rowBytes + index] = result.bytes[start + index]
                }
            }
        }
        return result
    }

    /// The left and upper part of at most this size.
    package func clipped(width wanted: Int, height wantedHeight: Int = .max) -> Bitmap {
        if width <= wanted, height <= wantedHeight { return self }
        var result = Bitmap(width: min(width, wanted), height: min(height, wantedHeight))
        for y in 0..<result.height {
            for index in 0..<result.rowBytes { result.bytes[y * result.rowBytes + index] = bytes[y * rowBytes + index] }
        }
        result.clearPadding()
        return result
    }

    /// Some of the rows.
    package func rows(_ range: Range<Int>) -> Bitmap {
        let range = range.clamped(to: 0..<height)
        return Bitmap(width: width, rows: bytes[range.lowerBound * rowBytes..<range.upperBound * rowBytes])
    }

    private mutating func or(_ byte: UInt8, x: Int, y: Int) {
        guard y >= 0, y < height, x > -8, x < width else { return }
        let (start, shift) = (y * rowBytes, UInt16(x & 7))
        let bits = (UInt16(byte) << 8) >> shift
        let column = x >> 3
        if column >= 0 { bytes[start + column] |= UInt8(bits >> 8) }
        if column + 1 < rowBytes { bytes[start + column + 1] |= UInt8(bits & 0xFF) }
        if x + 8 > width { clearPadding(ofRow: y) }
    }

    private mutating func clearPadding() { for y in 0..<height { clearPadding(ofRow: y) } }

    private mutating func clearPadding(ofRow y: Int) {
        let unused = rowBytes * 8 - width
        if unused > 0 { bytes[(y + 1) * rowBytes - 1] &= 0xFF << UInt8(unused) }
    }
}

extension Bitmap {
    /// The longest side that is taken from a mark.
    private static let longestSide = 1 << 16

    /// What a mark says; nil where its sizes and its dots do not agree.
    package init?(_ raster: LinkSimulation.Raster) {
        guard (1...Bitmap.longestSide).contains(raster.widthDots), (0...Bitmap.longestSide).contains(raster.heightDots),
            let bytes = Base64.decoded(raster.rows), bytes.count == (raster.widthDots + 7) / 8 * raster.heightDots
        else { return nil }
        self.init(width: raster.widthDots, rows: bytes)
    }

    /// The words of a mark for these dots, at a place on the paper.
    package func raster(leftDots: Int) -> LinkSimulation.Raster {
        .init(leftDots: leftDots, widthDots: width, heightDots: height, rows: Base64.encoded(bytes))
    }
}

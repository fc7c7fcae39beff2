/// The letters of a simulated printer, in cells of one size.
///
/// Cells: A 12 x 24 and B 9 x 17 on most of Epson's models, C 8 x 16 (NielsLeenheer/ReceiptPrinterEncoder).
package struct PaperFont: Sendable {
    /// The width of a cell in dots.
    package let width: Int
    /// The height of a cell in dots.
    package let height: Int
    private let glyphs: Glyphs

    /// Font A.
    package static let a = PaperFont(width: 12, height: 24, glyphs: .tall)
    /// Font B.
    package static let b = PaperFont(width: 9, height: 17, glyphs: .small)
    /// Font C.
    package static let c = PaperFont(width: 8, height: 16, glyphs: .small)
    /// Characters of two bytes, as wide as they are high.
    package static let kanji = PaperFont(width: 24, height: 24, glyphs: .tall)

    /// The font of a name in a mark, A for names that are not known.
    package static func named(_ name: String?) -> PaperFont {
        switch name {
        case "b": .b
        case "c": .c
        case "k": .kanji
        default: .a
        }
    }

    /// The dots of a character; a frame for one that has no glyph.
    ///
    /// Of characters of two bytes there are the forms of Latin letters, twice as wide, and those that other fonts have,
    /// in the middle of their cell.
    package func dots(of scalar: Unicode.Scalar, isBold: Bool = false) -> Bitmap {
        guard width > 16 else { return narrowDots(of: scalar, isBold: isBold) }
        var dots = Bitmap(width: width, height: height)
        let isWideLetter = (0xFF01...0xFF5E).contains(scalar.value)
        if scalar == "\u{3000}" { return dots }
        if isWideLetter, let letter = Unicode.Scalar(scalar.value - 0xFF01 + 0x21) {
            return PaperFont.a.narrowDots(of: letter, isBold: isBold).stretched(2, 1)
        }
        guard glyphs.rows(of: scalar) == nil else {
            dots.draw(PaperFont.a.narrowDots(of: scalar, isBold: isBold), x: (width - PaperFont.a.width) / 2, y: 0)
            return dots
        }
        for (x, y, wide, high) in [(2, 2, 20, 1), (2, 21, 20, 1), (2, 2, 1, 20), (21, 2, 1, 20)] {
            dots.fill(x: x, y: y, width: wide, height: high)
        }
        return dots
    }

    private func narrowDots(of scalar: Unicode.Scalar, isBold: Bool) -> Bitmap {
        let bytes = rows(of: scalar).flatMap { row -> [UInt8] in
            // Emphasis prints each dot a second time, one dot further.
            let dots = (isBold ? row | row >> 1 : row) << UInt16(16 - width)
            return width > 8 ? [UInt8(dots >> 8), UInt8(dots & 0xFF)] : [UInt8(dots >> 8)]
        }
        return Bitmap(width: width, rows: bytes)
    }

    /// The rows of a character, the leftmost dot in bit `width` - 1; a frame for one that has no glyph.
    package func rows(of scalar: Unicode.Scalar) -> [UInt16] {
        guard var rows = glyphs.rows(of: scalar) else { return frame }
        if glyphs.width < width || glyphs.height < height {
            let carriesOn = (0x2500...0x259F).contains(scalar.value)
            rows = rows.map { $0 << UInt16(width - glyphs.width) | (carriesOn ? $0 & 1 : 0) }
            while rows.count < height { rows.append(carriesOn ? rows[rows.count - 1] : 0) }
        }
        return rows
    }

    private var frame: [UInt16] {
        let full = UInt16(1) << UInt16(width) - 1
        let (bar, sides) = (full >> 1 & ~1, UInt16(1) << UInt16(width - 2) | 2)
        return (0..<height).map { row in
            if row < 3 || row > height - 4 { return 0 }
            return row == 3 || row == height - 4 ? bar : sides
        }
    }
}

/// The dots of one table.
private struct Glyphs: Sendable {
    let width: Int
    let height: Int
    private let bytes: [UInt8]

    static let tall = Glyphs(width: 12, height: 24, PaperGlyphs.tall)
    static let small = Glyphs(width: 8, height: 16, PaperGlyphs.small)

    private static let characters: [UInt16] = {
        let bytes = Base64.decoded(PaperGlyphs.characters) ?? []
        return stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    }()

    private init(width: Int, height: Int, _ text: String) {
        (self.width, self.height) = (width, height)
        bytes = Base64.decoded(text) ?? []
    }

    func rows(of scalar: Unicode.Scalar) -> [UInt16]? {
        guard let wanted = UInt16(exactly: scalar.value) else { return nil }
        var (low, high) = (0, Glyphs.characters.count)
        while low < high {
            let middle = (low + high) / 2
            if Glyphs.characters[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        guard low < Glyphs.characters.count, Glyphs.characters[low] == wanted else { return nil }
        let rowBytes = (width + 7) / 8
        let start = low * height * rowBytes
        guard start + height * rowBytes <= bytes.count else { return nil }
        return (0..<height).map { row in
            let at = start + row * rowBytes
            return rowBytes == 1 ? UInt16(bytes[at]) : UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
        }
    }
}

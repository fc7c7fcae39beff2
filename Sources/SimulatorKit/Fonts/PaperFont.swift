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

    /// The font of a name in a mark, A for names that are not known.
    package static func named(_ name: String?) -> PaperFont {
        switch name {
        case "b": .b
        case "c": .c
        default: .a
        }
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

import SimulatorKit

/// A symbol of bars and spaces.
struct BarSymbol: Equatable {
    /// The widths of bars and spaces in turn, beginning with a bar: in modules, or 1 for narrow and 2 for wide.
    var elements: [UInt8]
    /// Whether there are two widths only, whose ratio the printer chooses.
    var hasTwoWidths = false
    /// What people read beside it.
    var text: String

    /// The dots of narrow and wide elements by the number of GS w.
    ///
    /// Common knowledge of Epson's printers (0.25 and 0.625 mm, 0.375 and 1 mm and so on); not verified on hardware.
    private static let wideDots = [5, 5, 5, 8, 10, 13, 16]

    /// How many dots wide each element is.
    func dots(module: Int) -> [Int] {
        let wide = BarSymbol.wideDots[min(max(module, 0), BarSymbol.wideDots.count - 1)]
        return elements.map { hasTwoWidths ? ($0 == 2 ? wide : module) : Int($0) * module }
    }

    /// Bars of a height.
    func drawn(module: Int, height: Int) -> Bitmap {
        let widths = dots(module: module)
        var (picture, x) = (Bitmap(width: widths.reduce(0, +), height: 1), 0)
        for (index, width) in widths.enumerated() {
            if index % 2 == 0 { picture.fill(x: x, y: 0, width: width, height: 1) }
            x += width
        }
        return picture.stretched(1, height)
    }

    /// The elements that a text of digits says, such as `3211`.
    static func widths(_ digits: some StringProtocol) -> [UInt8] { digits.utf8.map { $0 - UInt8(ascii: "0") } }

    /// Data as text to be read; control characters are left out.
    static func readable(_ data: some Sequence<UInt8>) -> String {
        String(decoding: data.filter { (0x20...0x7E).contains($0) }, as: UTF8.self)
    }

    /// Whether all bytes are decimal digits.
    static func areDigits(_ data: some Sequence<UInt8>) -> Bool { data.allSatisfy { (0x30...0x39).contains($0) } }
}

extension BarSymbol {
    /// The symbol of GS k's kind, counted from 0 for UPC-A to 14; nil when its data are not allowed.
    init?(kind: Int, _ data: [UInt8]) {
        let symbol: BarSymbol? =
            switch kind {
            case 0: ProductCode.upcA(data)
            case 1: ProductCode.upcE(data)
            case 2: ProductCode.ean13(data)
            case 3: ProductCode.ean8(data)
            case 4: Code39.symbol(data)
            case 5: InterleavedTwoOfFive.symbol(data)
            case 6: Codabar.symbol(data)
            case 7: Code93.symbol(data)
            case 8: Code128.withChosenSets(data)
            case 9: Code128.gs1(data)
            case 10, 11: DataBar.symbol(data)
            case 12: DataBarLimited.symbol(data)
            case 13: DataBarExpanded.symbol(data)
            case 14: Code128.symbol(data)
            default: nil
            }
        guard let symbol else { return nil }
        self = symbol
    }
}

import SimulatorKit

/// Bar codes in one dimension: GS k, with GS h, GS w, GS H and GS f.
extension Printer {
    private static let names = [
        "UPC-A", "UPC-E", "EAN-13", "EAN-8", "CODE39", "ITF", "Codabar", "CODE93", "CODE128", "GS1-128", "GS1 DataBar",
        "GS1 DataBar truncated", "GS1 DataBar limited", "GS1 DataBar expanded", "CODE128",
    ]

    /// GS k, in its two forms.
    mutating func barcode(_ command: PrinterCommand) {
        let isCounted = command[2] >= 0x41
        let kind = Int(command[2]) - (isCounted ? 0x41 : 0)
        guard Printer.names.indices.contains(kind) else { return }
        let data = isCounted ? command.bytes.dropFirst(4) : command.bytes.dropFirst(3).prefix(255).prefix { $0 != 0 }
        let text = "barcode \(Printer.names[kind]) \(Printer.shown(data))"
        guard let symbol = BarSymbol(kind: kind, Array(data)) else {
            return note("\(text), whose data are not allowed")
        }
        let height = kind == 11 ? 13 * modes.moduleWidth : modes.barcodeHeight
        guard symbol.dots(module: modes.moduleWidth).reduce(0, +) <= areaWidth else {
            return note("\(text), which is wider than the print area")
        }
        let bars = symbol.drawn(module: modes.moduleWidth, height: height)
        printImage(withText(bars, symbol.text), text)
    }

    /// What people read, above or below, in the middle.
    private func withText(_ bars: Bitmap, _ text: String) -> Bitmap {
        guard modes.barcodeText & 3 != 0, !text.isEmpty else { return bars }
        let words = TextDrawing.drawn(text, font: PaperFont.named(modes.barcodeFont.name))
        let width = max(bars.width, min(words.width, areaWidth))
        let isAbove = modes.barcodeText & 1 != 0
        let barsTop = isAbove ? words.height : 0
        let height = barsTop + bars.height + (modes.barcodeText & 2 != 0 ? words.height : 0)
        var picture = Bitmap(width: width, height: height)
        picture.draw(bars, x: (width - bars.width) / 2, y: barsTop)
        let left = max(0, (width - words.width) / 2)
        if isAbove { picture.draw(words, x: left, y: 0) }
        if modes.barcodeText & 2 != 0 { picture.draw(words, x: left, y: barsTop + bars.height) }
        return picture
    }

    /// Data of a symbol as it can be read: at most 255 bytes, a dot for what is no printable ASCII.
    static func shown(_ data: some Sequence<UInt8>) -> String {
        String(decoding: data.prefix(255).map { (0x20...0x7E).contains($0) ? $0 : 0x2E }, as: UTF8.self)
    }

    /// GS w: 2 to 6 dots; what is out of range changes nothing.
    mutating func setModuleWidth(_ number: UInt8) { if (2...6).contains(number) { modes.moduleWidth = Int(number) } }

    /// GS H: 1 above, 2 below, 3 both.
    mutating func setBarcodeText(_ number: UInt8) {
        switch number {
        case 0...3: modes.barcodeText = number
        case 48...51: modes.barcodeText = number - 48
        default: break
        }
    }
}

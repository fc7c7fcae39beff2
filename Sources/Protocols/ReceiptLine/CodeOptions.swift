import Interfaces

/// What `option` says about the codes that follow; each `option` replaces all of it.
///
/// Entries, ranges and defaults after receiptline 4.0.2 (README.md and `lib/receiptline.js`).
struct CodeOptions: Equatable {
    enum Kind: Equatable {
        case upc, ean, code39, itf, codabar, code93, code128, qr
    }

    var kind = Kind.code128
    /// Dots of the narrowest bar, 2 to 4.
    var moduleDots = 2
    /// Dots of a module of a QR code, 3 to 8.
    var cellDots = 3
    /// 24 to 240.
    var heightDots = 72
    var hasText = false
    var errorCorrection = Printer.ErrorCorrection.low

    init() {}

    /// Reads the entries; for each setting the first that fits counts, and a number may be for two.
    init(_ property: Property) throws(LineFault) {
        var (kind, module, cell, height) = (Kind?.none, Int?.none, Int?.none, Int?.none)
        var (hasText, level) = (Bool?.none, Printer.ErrorCorrection?.none)
        for entry in try property.list() where !entry.bytes.isEmpty {
            if let number = entry.number, 2...8 ~= number || 24...240 ~= number {
                if 2...4 ~= number { module = module ?? number }
                if 3...8 ~= number { cell = cell ?? number }
                if 24...240 ~= number { height = height ?? number }
            } else if let named = CodeOptions.kind(entry) {
                kind = kind ?? named
            } else if let named = CodeOptions.level(entry) {
                level = level ?? named
            } else if entry.equals("hri") || entry.equals("nohri") {
                hasText = hasText ?? entry.equals("hri")
            } else {
                throw LineFault(
                    entry.column,
                    "expected a kind of code, hri, nohri, one of l m q h, a width of 2 to 8 or a height of 24 to 240"
                )
            }
        }
        self.kind = kind ?? self.kind
        moduleDots = module ?? moduleDots
        cellDots = cell ?? cellDots
        heightDots = height ?? heightDots
        self.hasText = hasText ?? self.hasText
        errorCorrection = level ?? errorCorrection
    }

    private static func kind(_ entry: Property.Entry) -> Kind? {
        let kinds: KeyValuePairs<StaticString, Kind> = [
            "upc": .upc, "ean": .ean, "jan": .ean, "code39": .code39, "itf": .itf, "codabar": .codabar,
            "nw7": .codabar, "code93": .code93, "code128": .code128, "qrcode": .qr,
        ]
        return kinds.first { entry.equals($0.key) }?.value
    }

    private static func level(_ entry: Property.Entry) -> Printer.ErrorCorrection? {
        let levels: KeyValuePairs<StaticString, Printer.ErrorCorrection> = [
            "l": .low, "m": .medium, "q": .quartile, "h": .high,
        ]
        return levels.first { entry.equals($0.key) }?.value
    }
}

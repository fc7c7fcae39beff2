import Interfaces

/// What bar codes can hold; each symbology has its own file.
enum BarcodeCheck {
    /// The bar code, with the check digit that it lacks; throws what is wrong with it.
    static func checked(_ barcode: Printer.Barcode) throws(ContentFault) -> Printer.Barcode {
        try ContentFault.check(barcode.heightDots, 1...255, "heightDots")
        try ContentFault.check(barcode.moduleDots, 2...6, "moduleDots")
        var barcode = barcode
        barcode.data = try data(barcode.symbology, Array(barcode.data.utf8))
        return barcode
    }

    private static func data(_ symbology: Printer.Symbology, _ data: [UInt8]) throws(ContentFault) -> String {
        let checked: [UInt8]
        switch symbology {
        case .upcA: checked = try RetailCode.upcA.checked(data)
        case .ean8: checked = try RetailCode.ean8.checked(data)
        case .ean13: checked = try RetailCode.ean13.checked(data)
        case .upcE: checked = try ShortenedUPC.checked(data)
        case .code39: checked = try Code39.checked(data)
        case .code93, .code128: checked = try ASCIICode.checked(data)
        case .itf: checked = try Interleaved.checked(data)
        case .codabar: checked = try Codabar.checked(data)
        case .gs1128: checked = try ElementStrings.checked(data, most: 48)
        case .gs1DataBarOmnidirectional, .gs1DataBarTruncated: checked = try DataBar.checked(data)
        case .gs1DataBarLimited: checked = try DataBar.checkedLimited(data)
        case .gs1DataBarExpanded: checked = try ElementStrings.checked(data, most: 74)
        }
        return String(decoding: checked, as: UTF8.self)
    }
}

/// Bytes of data as the symbologies know them.
enum BarcodeBytes {
    /// Wider than any paper.
    static let most = 100

    static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    static func isCapital(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }

    /// Throws unless there are data, not too many, and all of them allowed.
    static func check(
        _ data: some Collection<UInt8>,
        _ expected: String,
        _ isAllowed: (UInt8) -> Bool
    ) throws(ContentFault) {
        guard 1...most ~= data.count else {
            throw ContentFault("data have \(data.count) characters, expected 1 to \(most)")
        }
        guard data.allSatisfy(isAllowed) else { throw ContentFault("data hold something else than \(expected)") }
    }

    /// Throws unless data are digits, so many of them.
    static func checkDigits(_ data: [UInt8], _ counts: [Int]) throws(ContentFault) {
        let expected = counts.dropLast().map { "\($0)" }.joined(separator: ", ")
        guard counts.contains(data.count) else {
            throw ContentFault("data have \(data.count) characters, expected \(expected) or \(counts.last ?? 0) digits")
        }
        try check(data, "digits", isDigit)
    }
}

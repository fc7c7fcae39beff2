/// How many modules wide bar codes are, without quiet zones, by their standards.
///
/// Where wide bars are the printer's choice (CODE39, interleaved 2 of 5, Codabar), they count three modules, the most that
/// the standards allow.
enum BarcodeWidth {
    static func modules(_ kind: Barcode.Kind, _ data: [UInt8]) -> Int {
        switch kind {
        case .upcA, .ean13: 95
        case .upcE: 51
        case .ean8: 67
        // Nine elements of which three are wide, a gap, and an asterisk at either end.
        case .code39: (data.count + 2) * 16 - 1
        case .itf: data.count * 9 + 9
        case .codabar: data.reduce(-1) { $0 + (isNarrowInCodabar($1) ? 12 : 14) }
        // What is not in its own set takes two characters; start, stop, two check characters, a last bar.
        case .code93: 9 * (data.reduce(4) { $0 + (isSingleInCode93($1) ? 1 : 2) }) + 1
        case .code128: 11 * (data.count + 2) + 13
        case .dataBarOmnidirectional, .dataBarTruncated: 96
        case .dataBarLimited: 79
        case .dataBarExpanded: dataBarExpanded(data)
        }
    }

    private static func isNarrowInCodabar(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "$")
    }

    private static func isSingleInCode93(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x41...0x5A ~= byte || "-. $/+%".utf8.contains(byte)
    }

    /// At most, since the best of several ways to compact the data is the printer's to find: 12 bits to a character of 17
    /// modules, a finder of 15 for every two of them, and guards.
    private static func dataBarExpanded(_ data: [UInt8]) -> Int {
        var (bits, wasDigit) = (12, true)
        for byte in data where byte != UInt8(ascii: "(") && byte != UInt8(ascii: ")") {
            let isDigit = 0x30...0x39 ~= byte
            bits += (isDigit ? 4 : 8) + (isDigit == wasDigit ? 0 : 5)
            wasDigit = isDigit
        }
        let characters = max(4, (bits + 11) / 12 + 1)
        return characters * 17 + (characters + 1) / 2 * 15 + 4
    }
}

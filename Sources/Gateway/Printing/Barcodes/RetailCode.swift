/// Codes of a fixed number of digits, the last of which checks the others.
enum RetailCode: Int {
    case ean8 = 8
    case upcA = 12
    case ean13 = 13

    /// The whole code; the check digit is verified, or added.
    func checked(_ data: [UInt8]) throws(ContentFault) -> [UInt8] {
        try BarcodeBytes.checkDigits(data, [rawValue - 1, rawValue])
        guard data.count == rawValue else { return data + [CheckDigit.of(data)] }
        try CheckDigit.check(data)
        return data
    }
}

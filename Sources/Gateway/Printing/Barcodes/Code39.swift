/// CODE39 without its start and stop, which the printer adds (ISO/IEC 16388).
enum Code39 {
    /// As it came.
    static func checked(_ data: [UInt8]) throws(ContentFault) -> [UInt8] {
        try BarcodeBytes.check(data, "digits, capitals, space and $ % + - . /") {
            BarcodeBytes.isDigit($0) || BarcodeBytes.isCapital($0) || " $%+-./".utf8.contains($0)
        }
        return data
    }
}

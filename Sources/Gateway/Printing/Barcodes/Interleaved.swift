/// Interleaved 2 of 5 (ISO/IEC 16390): pairs of digits.
enum Interleaved {
    /// As it came.
    static func checked(_ data: [UInt8]) throws(ContentFault) -> [UInt8] {
        try BarcodeBytes.check(data, "digits", BarcodeBytes.isDigit)
        guard data.count % 2 == 0 else { throw ContentFault("data have \(data.count) digits, expected an even number") }
        return data
    }
}

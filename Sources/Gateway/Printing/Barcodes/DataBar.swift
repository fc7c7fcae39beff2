/// The kinds of GS1 DataBar that hold a GTIN (ISO/IEC 24724).
enum DataBar {
    /// As it came; of 14 digits the last is verified.
    static func checked(_ data: [UInt8]) throws(ContentFault) -> [UInt8] {
        try BarcodeBytes.checkDigits(data, [13, 14])
        if data.count == 14 { try CheckDigit.check(data) }
        return data
    }

    /// As it came; the limited kind has no room for a first digit beyond 1.
    static func checkedLimited(_ data: [UInt8]) throws(ContentFault) -> [UInt8] {
        let data = try checked(data)
        guard data[0] <= UInt8(ascii: "1") else {
            throw ContentFault("the first digit is \(data[0] - 0x30), expected 0 or 1")
        }
        return data
    }
}

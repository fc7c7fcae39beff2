/// UPC-E: a UPC-A code of number system 0 whose zeros are left out (GS1 General Specifications, 5.2.2.4).
enum ShortenedUPC {
    /// As it came; what can be verified is.
    ///
    /// Six digits are the code alone, seven have the number system before it, eight the check digit behind it as well.
    static func checked(_ data: [UInt8]) throws(ContentFault) -> [UInt8] {
        try BarcodeBytes.checkDigits(data, [6, 7, 8, 11, 12])
        guard data.count == 6 || data[0] == UInt8(ascii: "0") else {
            throw ContentFault("the number system is \(data[0] - 0x30), expected 0")
        }
        switch data.count {
        case 8: try CheckDigit.check(expanded(Array(data[1...6])) + [data[7]])
        case 11...12:
            if data.count == 12 { try CheckDigit.check(data) }
            guard canBeShortened(data) else { throw ContentFault("this UPC-A code cannot be shortened") }
        default: break
        }
        return data
    }

    /// The eleven digits of UPC-A that six stand for.
    private static func expanded(_ six: [UInt8]) -> [UInt8] {
        let zeros = { (count: Int) in [UInt8](repeating: 0x30, count: count) }
        let code: [UInt8] =
            switch six[5] {
            case 0x30...0x32: six[0...1] + [six[5]] + zeros(4) + six[2...4]
            case 0x33: six[0...2] + zeros(5) + six[3...4]
            case 0x34: six[0...3] + zeros(5) + [six[4]]
            default: six[0...4] + zeros(4) + [six[5]]
            }
        return zeros(1) + code
    }

    private static func canBeShortened(_ data: [UInt8]) -> Bool {
        let (maker, item) = (number(data[1...5]), number(data[6...10]))
        if maker % 1000 == 0 || maker % 1000 == 100 || maker % 1000 == 200 { return item < 1000 }
        if maker % 100 == 0 { return item < 100 }
        if maker % 10 == 0 { return item < 10 }
        return 5...9 ~= item
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
}

/// UPC-A, UPC-E, EAN-13 and EAN-8 (ISO/IEC 15420).
enum ProductCode {
    /// Number set A, as space, bar, space, bar; set C has the same widths, and set B has them in the opposite order.
    private static let digits = ["3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112"]
        .map { BarSymbol.widths($0) }

    /// Which of the six left digits are of set B, by the first digit of an EAN-13.
    private static let leftSets = [
        "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA",
    ]

    /// The sets of UPC-E in number system 0, by the check digit.
    private static let shortSets = [
        "BBBAAA", "BBABAA", "BBAABA", "BBAAAB", "BABBAA", "BAABBA", "BAAABB", "BABABA", "BABAAB", "BAABAB",
    ]

    /// 12 digits, or 13 with a check digit, which is printed as it came.
    static func ean13(_ data: [UInt8]) -> BarSymbol? {
        guard let values = completed(data, 12) else { return nil }
        return long(values, text: shown(values))
    }

    /// 11 digits, or 12 with a check digit.
    static func upcA(_ data: [UInt8]) -> BarSymbol? {
        guard let values = completed(data, 11) else { return nil }
        return long([0] + values, text: shown(values))
    }

    /// 7 digits, or 8 with a check digit.
    static func ean8(_ data: [UInt8]) -> BarSymbol? {
        guard let values = completed(data, 7) else { return nil }
        var elements: [UInt8] = [1, 1, 1]
        for value in values[..<4] { elements += digits[value] }
        elements += [1, 1, 1, 1, 1]
        for value in values[4...] { elements += digits[value] }
        return BarSymbol(elements: elements + [1, 1, 1], text: shown(values))
    }

    /// The six digits that are printed, 7 or 8 with number system 0 and a check digit, or a UPC-A that can be made shorter.
    static func upcE(_ data: [UInt8]) -> BarSymbol? {
        guard BarSymbol.areDigits(data) else { return nil }
        let values = data.map { Int($0) - 0x30 }
        let short: [Int]
        switch values.count {
        case 6: short = values
        case 7, 8: short = values.first == 0 ? Array(values[1...6]) : []
        case 11, 12: short = shortened(values)
        default: return nil
        }
        guard short.count == 6 else { return nil }
        let check = values.count == 8 || values.count == 12 ? values[values.count - 1] : checkDigit(lengthened(short))
        var elements: [UInt8] = [1, 1, 1]
        for (value, set) in zip(short, shortSets[check].utf8) { elements += digit(value, set) }
        return BarSymbol(elements: elements + [1, 1, 1, 1, 1, 1], text: shown([0] + short + [check]))
    }

    /// Weights 3 and 1 in turn from the right.
    static func checkDigit(_ values: [Int]) -> Int {
        let sum = values.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 3 : 1) }
        return (10 - sum % 10) % 10
    }

    private static func long(_ values: [Int], text: String) -> BarSymbol {
        var elements: [UInt8] = [1, 1, 1]
        for (value, set) in zip(values[1...6], leftSets[values[0]].utf8) { elements += digit(value, set) }
        elements += [1, 1, 1, 1, 1]
        for value in values[7...] { elements += digits[value] }
        return BarSymbol(elements: elements + [1, 1, 1], text: text)
    }

    private static func digit(_ value: Int, _ set: UInt8) -> [UInt8] {
        set == UInt8(ascii: "B") ? digits[value].reversed() : digits[value]
    }

    private static func completed(_ data: [UInt8], _ count: Int) -> [Int]? {
        guard BarSymbol.areDigits(data), data.count == count || data.count == count + 1 else { return nil }
        let values = data.map { Int($0) - 0x30 }
        return values.count == count ? values + [checkDigit(values)] : values
    }

    private static func shown(_ values: [Int]) -> String { values.map(String.init).joined() }

    /// What the last of the six digits says about the zeros that were left out.
    private static func lengthened(_ short: [Int]) -> [Int] {
        let maker = Array(short[0...1])
        switch short[5] {
        case 0, 1, 2: return [0] + maker + [short[5], 0, 0, 0, 0] + short[2...4]
        case 3: return [0] + maker + [short[2], 0, 0, 0, 0, 0] + short[3...4]
        case 4: return [0] + maker + short[2...3] + [0, 0, 0, 0, 0] + [short[4]]
        default: return [0] + maker + short[2...4] + [0, 0, 0, 0, short[5]]
        }
    }

    private static func shortened(_ values: [Int]) -> [Int] {
        guard values[0] == 0 else { return [] }
        let (maker, item) = (Array(values[1...5]), Array(values[6...10]))
        let candidates = [
            [maker[0], maker[1], item[2], item[3], item[4], maker[2]],
            [maker[0], maker[1], maker[2], item[3], item[4], 3],
            [maker[0], maker[1], maker[2], maker[3], item[4], 4],
            maker + [item[4]],
        ]
        return candidates.first { lengthened($0) == Array(values[..<11]) } ?? []
    }
}

/// GS1 DataBar omnidirectional and truncated, which differ in their height (ISO/IEC 24724, section 5).
enum DataBar {
    private typealias Group = DataBarWidths.Group

    private static let outside = [
        Group(first: 0, oddModules: 12, widestOdd: 8, ways: 1),
        Group(first: 161, oddModules: 10, widestOdd: 6, ways: 10),
        Group(first: 961, oddModules: 8, widestOdd: 4, ways: 34),
        Group(first: 2015, oddModules: 6, widestOdd: 3, ways: 70),
        Group(first: 2715, oddModules: 4, widestOdd: 1, ways: 126),
    ]
    private static let inside = [
        Group(first: 0, oddModules: 5, widestOdd: 2, ways: 4), Group(first: 336, oddModules: 7, widestOdd: 4, ways: 20),
        Group(first: 1036, oddModules: 9, widestOdd: 6, ways: 48),
        Group(first: 1516, oddModules: 11, widestOdd: 8, ways: 81),
    ]
    private static let finders = ["38211", "35511", "33711", "31911", "27411", "25611", "23811", "15711", "13911"]
        .map { BarSymbol.widths($0) }

    /// 13 digits, or 14 with a check digit, which is not part of the symbol.
    static func symbol(_ data: [UInt8]) -> BarSymbol? {
        guard let digits = digits(data) else { return nil }
        let (left, right) = halves(digits)
        // A guard of a space and a bar on both sides; the first space is part of the quiet zone.
        let bars = [1] + left + right + [1, 1]
        return BarSymbol(elements: bars.map { UInt8($0) }, text: text(digits))
    }

    /// The first 13 of 13 or 14 digits; nil for anything else.
    static func digits(_ data: [UInt8]) -> [Int]? {
        guard BarSymbol.areDigits(data), data.count == 13 || data.count == 14 else { return nil }
        return data.prefix(13).map { Int($0) - 0x30 }
    }

    /// What people read beside 13 digits.
    static func text(_ digits: [Int]) -> String {
        "(01)" + digits.map(String.init).joined() + String(ProductCode.checkDigit(digits))
    }

    /// The left and the right half, each of two characters with a finder between them, without guards.
    ///
    /// The left one begins with a space, the right one with a bar.
    static func halves(_ digits: [Int]) -> (left: [Int], right: [Int]) {
        let value = digits.reduce(0) { $0 * 10 + $1 }
        let (left, right) = (value / 4_537_077, value % 4_537_077)
        let characters = [left / 1597, left % 1597, right / 1597, right % 1597]
        let widths = characters.enumerated().map { index, character in
            index % 2 == 0 ? outsideWidths(character) : insideWidths(character)
        }
        // Weights are the powers of 3, one element after another, modulo 79.
        var (sum, weight) = (0, 1)
        for element in widths.joined() {
            sum += element * weight
            weight = weight * 3 % 79
        }
        var check = sum % 79
        if check >= 8 { check += 1 }
        if check >= 72 { check += 1 }
        return (
            widths[0] + finders[check / 9].map(Int.init) + widths[1].reversed(),
            widths[3] + finders[check % 9].reversed().map(Int.init) + widths[2].reversed()
        )
    }

    private static func outsideWidths(_ value: Int) -> [Int] {
        let group = outside.last { $0.first <= value } ?? outside[0]
        let rest = value - group.first
        let odd = DataBarWidths.of(
            rest / group.ways,
            modules: group.oddModules,
            widest: group.widestOdd,
            needsNarrow: false
        )
        let even = DataBarWidths.of(
            rest % group.ways,
            modules: 16 - group.oddModules,
            widest: 9 - group.widestOdd,
            needsNarrow: true
        )
        return zip(odd, even).flatMap { [$0, $1] }
    }

    private static func insideWidths(_ value: Int) -> [Int] {
        let group = inside.last { $0.first <= value } ?? inside[0]
        let rest = value - group.first
        let odd = DataBarWidths.of(
            rest % group.ways,
            modules: group.oddModules,
            widest: group.widestOdd,
            needsNarrow: true
        )
        let even = DataBarWidths.of(
            rest / group.ways,
            modules: 15 - group.oddModules,
            widest: 9 - group.widestOdd,
            needsNarrow: false
        )
        return zip(odd, even).flatMap { [$0, $1] }
    }
}

/// GS1 DataBar limited (ISO/IEC 24724, section 6).
enum DataBarLimited {
    private static let groups: [DataBarWidths.Group] = [
        .init(first: 0, oddModules: 17, widestOdd: 6, ways: 28),
        .init(first: 183064, oddModules: 13, widestOdd: 5, ways: 728),
        .init(first: 820064, oddModules: 9, widestOdd: 3, ways: 6454),
        .init(first: 1_000_776, oddModules: 15, widestOdd: 5, ways: 203),
        .init(first: 1_491_021, oddModules: 11, widestOdd: 4, ways: 2408),
        .init(first: 1_979_845, oddModules: 19, widestOdd: 8, ways: 1),
        .init(first: 1_996_939, oddModules: 7, widestOdd: 1, ways: 16632),
    ]

    /// The check characters by number: those of 21 widths of odd elements, with which of 21 widths of even ones.
    ///
    /// Read off symbols that zxing-cpp 3.1.1 had drawn.
    private static let checks: [(odd: Int, even: [Int])] = [
        (0, Array(0...20)), (1, Array(0...20)), (2, [0, 1, 3, 10, 15]),
        (3, [0, 1, 2, 3, 10, 11, 12, 13, 14, 15, 16, 19]), (6, [0, 1, 2, 3, 4, 6, 15, 16, 17, 18, 19, 20]),
        (10, [0, 1, 2, 3, 4, 5, 6, 7, 10]), (15, [1, 2, 3, 4, 5, 7, 8, 11]), (16, [1]),
    ]

    /// 13 digits of which the first is 0 or 1, or 14 with a check digit, which is not part of the symbol.
    static func symbol(_ data: [UInt8]) -> BarSymbol? {
        guard let digits = DataBar.digits(data), digits[0] <= 1 else { return nil }
        let value = digits.reduce(0) { $0 * 10 + $1 }
        let (left, right) = (widths(value / 2_013_571), widths(value % 2_013_571))
        // Weights are the powers of 3, one element after another, modulo 89.
        var (sum, weight) = (0, 1)
        for element in left + right {
            sum += element * weight
            weight = weight * 3 % 89
        }
        // The first space is part of the quiet zone.
        let bars = [1] + left + check(sum % 89) + right + [1, 1]
        return BarSymbol(elements: bars.map { UInt8($0) }, text: DataBar.text(digits))
    }

    private static func widths(_ value: Int) -> [Int] {
        let group = groups.last { $0.first <= value } ?? groups[0]
        let rest = value - group.first
        let odd = DataBarWidths.of(
            rest / group.ways,
            count: 7,
            modules: group.oddModules,
            widest: group.widestOdd,
            needsNarrow: false
        )
        let even = DataBarWidths.of(
            rest % group.ways,
            count: 7,
            modules: 26 - group.oddModules,
            widest: 9 - group.widestOdd,
            needsNarrow: true
        )
        return zip(odd, even).flatMap { [$0, $1] }
    }

    /// Six bars and six spaces of eight modules each, and a bar and a space that are narrow.
    private static func check(_ number: Int) -> [Int] {
        var rest = number
        for (odd, evens) in checks {
            if rest < evens.count {
                let pairs = zip(shared(odd), shared(evens[rest])).flatMap { [$0, $1] }
                return pairs + [1, 1]
            }
            rest -= evens.count
        }
        return []
    }

    private static func shared(_ number: Int) -> [Int] {
        DataBarWidths.of(number, count: 6, modules: 8, widest: 3, needsNarrow: false)
    }
}

/// GS1 DataBar expanded, in one row or several (ISO/IEC 24724, section 7).
enum DataBarExpanded {
    private static let groups: [DataBarWidths.Group] = [
        .init(first: 0, oddModules: 12, widestOdd: 7, ways: 4),
        .init(first: 348, oddModules: 10, widestOdd: 5, ways: 20),
        .init(first: 1388, oddModules: 8, widestOdd: 4, ways: 52),
        .init(first: 2948, oddModules: 6, widestOdd: 3, ways: 104),
        .init(first: 3988, oddModules: 4, widestOdd: 1, ways: 204),
    ]
    private static let finders = ["18411", "36411", "34611", "32811", "26511", "22911"].map { BarSymbol.widths($0) }
    /// Which finders a symbol of so many of them has: an even number is one of `finders` doubled, an odd one the same
    /// backwards.
    private static let sequences: [[Int]] = [
        [0, 1], [0, 3, 2], [0, 5, 2, 7], [0, 9, 2, 7, 4], [0, 9, 2, 7, 6, 11], [0, 9, 2, 7, 8, 11, 10],
        [0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6, 9, 8], [0, 1, 2, 3, 4, 5, 6, 9, 10, 11],
        [0, 1, 2, 3, 4, 7, 6, 9, 8, 11, 10],
    ]

    /// The most that a symbol holds, its check character included.
    static let mostCharacters = 22

    /// Element strings with their identifiers in brackets, in one row.
    static func symbol(_ data: [UInt8]) -> BarSymbol? {
        guard let row = groups(data, perRow: mostCharacters) else { return nil }
        // Guards of a space and a bar; the first space is part of the quiet zone.
        let bars = [1] + row.flatMap { $0 } + [1, 1]
        return BarSymbol(elements: bars.map { UInt8($0) }, text: BarSymbol.readable(data))
    }

    /// The elements of a symbol in groups; nil when data are not allowed or too long.
    ///
    /// A group is a character, a finder and a character that runs backwards, which the last one of an odd number has
    /// not. `perRow` is how many characters a row has.
    static func groups(_ data: [UInt8], perRow: Int) -> [[Int]]? {
        guard let bits = DataBarExpandedBits.bits(data, perRow: perRow) else { return nil }
        let values = stride(from: 0, to: bits.count, by: 12).map { start in
            bits[start..<start + 12].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
        let characters = values.map(widths)
        let sequence = sequences[(values.count + 2) / 2 - 2]
        // The check character stands before the first finder; weights are the powers of 3 modulo 211, eight for each
        // place beside a finder, of which the first has none on its left.
        var sum = 0
        for (index, character) in characters.enumerated() {
            let place = 2 * sequence[(index + 1) / 2] - (index % 2 == 0 ? 0 : 1)
            var weight = (0..<8 * place).reduce(1) { product, _ in product * 3 % 211 }
            for element in character {
                sum += element * weight
                weight = weight * 3 % 211
            }
        }
        let all = [widths(211 * (values.count - 3) + sum % 211)] + characters
        return sequence.enumerated().map { index, finder in
            let widths = finders[finder / 2].map(Int.init)
            let right = 2 * index + 1 < all.count ? all[2 * index + 1].reversed() : []
            return all[2 * index] + (finder % 2 == 0 ? widths : widths.reversed()) + right
        }
    }

    private static func widths(_ value: Int) -> [Int] {
        let group = groups.last { $0.first <= value } ?? groups[0]
        let rest = value - group.first
        let odd = DataBarWidths.of(
            rest / group.ways,
            modules: group.oddModules,
            widest: group.widestOdd,
            needsNarrow: true
        )
        let even = DataBarWidths.of(
            rest % group.ways,
            modules: 17 - group.oddModules,
            widest: 9 - group.widestOdd,
            needsNarrow: false
        )
        return zip(odd, even).flatMap { [$0, $1] }
    }
}

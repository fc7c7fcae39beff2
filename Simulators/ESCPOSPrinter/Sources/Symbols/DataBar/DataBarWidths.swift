/// The widths of bars or spaces that a number stands for in a GS1 DataBar symbol.
enum DataBarWidths {
    /// What a subset of the characters covers: its first value, how many modules its odd elements have, how wide the
    /// widest odd element is, and how many ways the even elements have, or the odd ones of inside characters.
    struct Group {
        let first: Int
        let oddModules: Int
        let widestOdd: Int
        let ways: Int
    }

    /// Widths in the order of ISO/IEC 24724, annex B: wider first elements come later.
    ///
    /// `needsNarrow` says that one element has to be a module wide, where the other half's widths leave it open.
    static func of(_ value: Int, count: Int = 4, modules: Int, widest: Int, needsNarrow: Bool) -> [Int] {
        var (rest, left, widths) = (value, modules, [Int]())
        var isOpen = needsNarrow
        for place in 1..<count {
            var width = 1
            while width < widest {
                let ways = ways(count - place, left - width, widest, needsNarrow: isOpen && width > 1)
                if rest < ways { break }
                rest -= ways
                width += 1
            }
            if width == 1 { isOpen = false }
            widths.append(width)
            left -= width
        }
        return widths + [max(1, left)]
    }

    /// How many ways there are to share modules out.
    private static func ways(_ count: Int, _ modules: Int, _ widest: Int, needsNarrow: Bool) -> Int {
        let all = ways(count, modules, from: 1, through: widest)
        return needsNarrow ? all - ways(count, modules, from: 2, through: widest) : all
    }

    private static func ways(_ count: Int, _ modules: Int, from narrowest: Int, through widest: Int) -> Int {
        guard modules >= 0, narrowest <= widest else { return 0 }
        var ways = [1] + [Int](repeating: 0, count: modules)
        for _ in 0..<count {
            ways = (0...modules).map { sum in
                (narrowest...widest).reduce(0) { $0 + ($1 <= sum ? ways[sum - $1] : 0) }
            }
        }
        return ways[modules]
    }
}

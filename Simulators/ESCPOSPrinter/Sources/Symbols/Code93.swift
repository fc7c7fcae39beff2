/// CODE93 (AIM USS-93): all of ASCII, with its two check characters.
enum Code93 {
    private static let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%".utf8)

    /// Three bars and three spaces for each value; 43 to 46 are the shifts ($), (%), (/) and (+).
    private static let patterns = """
        131112 111213 111312 111411 121113 121212 121311 111114 131211 141111 211113 211212 211311 221112 221211 231111
        112113 112212 112311 122112 132111 111123 111222 111321 121122 131121 212112 212211 211122 211221 221121 222111
        112122 112221 122121 123111 121131 311112 311211 321111 112131 113121 211131 121221 312111 311121 122211
        """.split { $0 == " " || $0 == "\n" }.map { BarSymbol.widths($0) }

    private static let guardPattern = BarSymbol.widths("111141")

    /// Nil for bytes beyond ASCII.
    static func symbol(_ data: [UInt8]) -> BarSymbol? {
        guard !data.isEmpty else { return nil }
        var values: [Int] = []
        for byte in data {
            guard let value = self.values(byte) else { return nil }
            values += value
        }
        values.append(check(values, longest: 20))
        values.append(check(values, longest: 15))
        let elements = guardPattern + values.flatMap { patterns[$0] } + guardPattern + [1]
        return BarSymbol(elements: elements, text: BarSymbol.readable(data))
    }

    /// Weights 1, 2, … from the right, which begin again after the longest one.
    private static func check(_ values: [Int], longest: Int) -> Int {
        values.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % longest + 1) } % 47
    }

    private static func values(_ byte: UInt8) -> [Int]? {
        if let index = characters.firstIndex(of: byte) { return [index] }
        let letterA = 10
        let code = Int(byte)
        switch code {
        case 0: return [44, letterA + 20]
        case 1...26: return [43, letterA + code - 1]
        case 27...31: return [44, letterA + code - 27]
        case 33...44: return [45, letterA + code - 33]
        case 58: return [45, letterA + 25]
        case 59...63: return [44, letterA + 5 + code - 59]
        case 64: return [44, letterA + 21]
        case 91...95: return [44, letterA + 10 + code - 91]
        case 96: return [44, letterA + 22]
        case 97...122: return [46, letterA + code - 97]
        case 123...127: return [44, letterA + 15 + code - 123]
        default: return nil
        }
    }
}

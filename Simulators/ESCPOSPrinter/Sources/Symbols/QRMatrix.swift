import SimulatorKit

/// The modules of a QR code (ISO/IEC 18004, sections 6.3 and 7.7 to 7.10).
struct QRMatrix {
    private let version: Int
    private let level: QRCode.Level
    private let size: Int
    private var dark: [Bool]
    /// Modules that are the same whatever is in the symbol.
    private var isFixed: [Bool]

    init(version: Int, level: QRCode.Level, words: [Int]) {
        (self.version, self.level) = (version, level)
        size = 17 + 4 * version
        dark = [Bool](repeating: false, count: size * size)
        isFixed = dark
        placePatterns()
        place(words)
    }

    /// The symbol under the mask that makes it easiest to read.
    var best: Bitmap? {
        let masked = (0..<8).map(masked)
        return masked.min { $0.penalty < $1.penalty }?.bitmap
    }

    private var bitmap: Bitmap {
        var picture = Bitmap(width: size, height: size)
        for y in 0..<size { for x in 0..<size where dark[y * size + x] { picture[x, y] = true } }
        return picture
    }

    private mutating func fix(_ x: Int, _ y: Int, _ isDark: Bool) {
        guard (0..<size).contains(x), (0..<size).contains(y) else { return }
        dark[y * size + x] = isDark
        isFixed[y * size + x] = true
    }

    private mutating func placePatterns() {
        for index in 0..<size {
            fix(6, index, index % 2 == 0)
            fix(index, 6, index % 2 == 0)
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            for dy in -4...4 {
                for dx in -4...4 {
                    let ring = max(abs(dx), abs(dy))
                    fix(x + dx, y + dy, ring != 2 && ring != 4)
                }
            }
        }
        let centres = alignmentCentres
        for y in centres {
            for x in centres where !isFinder(x, y) {
                for dy in -2...2 { for dx in -2...2 { fix(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) } }
            }
        }
        placeFormat(mask: 0)
        placeVersion()
    }

    private func isFinder(_ x: Int, _ y: Int) -> Bool {
        let last = size - 7
        return (x == 6 && y == 6) || (x == last && y == 6) || (x == 6 && y == last)
    }

    private var alignmentCentres: [Int] {
        guard version > 1 else { return [] }
        let count = version / 7 + 2
        // Even steps; version 32 is the one that the rule does not give.
        let step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
    }

    private mutating func placeFormat(mask: Int) {
        let data = level.bits << 3 | mask
        let bits = (data << 10 | QRMatrix.remainder(data, 10, 0x537)) ^ 0x5412
        let isDark = { (bit: Int) in bits >> bit & 1 != 0 }
        for bit in 0..<6 { fix(8, bit, isDark(bit)) }
        fix(8, 7, isDark(6))
        fix(8, 8, isDark(7))
        fix(7, 8, isDark(8))
        for bit in 9..<15 { fix(14 - bit, 8, isDark(bit)) }
        for bit in 0..<8 { fix(size - 1 - bit, 8, isDark(bit)) }
        for bit in 8..<15 { fix(8, size - 15 + bit, isDark(bit)) }
        fix(8, size - 8, true)
    }

    private mutating func placeVersion() {
        guard version >= 7 else { return }
        let bits = version << 12 | QRMatrix.remainder(version, 12, 0x1F25)
        for bit in 0..<18 {
            let (along, across) = (size - 11 + bit % 3, bit / 3)
            fix(along, across, bits >> bit & 1 != 0)
            fix(across, along, bits >> bit & 1 != 0)
        }
    }

    /// What is left of a number, so many places to the left, after division by a polynomial.
    private static func remainder(_ data: Int, _ places: Int, _ polynomial: Int) -> Int {
        var rest = data
        for _ in 0..<places { rest = rest << 1 ^ (rest >> (places - 1) & 1) * polynomial }
        return rest & ((1 << places) - 1)
    }

    /// Two columns at a time from the right, up and down in turn, around the column of the timing pattern.
    private mutating func place(_ words: [Int]) {
        var (index, right) = (0, size - 1)
        while right >= 1 {
            if right == 6 { right = 5 }
            for step in 0..<size {
                let isUpward = (right + 1) & 2 == 0
                let y = isUpward ? size - 1 - step : step
                for x in [right, right - 1] where !isFixed[y * size + x] && index < words.count * 8 {
                    dark[y * size + x] = words[index / 8] >> (7 - index % 8) & 1 != 0
                    index += 1
                }
            }
            right -= 2
        }
    }

    private func masked(_ mask: Int) -> QRMatrix {
        var result = self
        for y in 0..<size {
            for x in 0..<size where !isFixed[y * size + x] {
                let isTurned =
                    switch mask {
                    case 0: (x + y) % 2 == 0
                    case 1: y % 2 == 0
                    case 2: x % 3 == 0
                    case 3: (x + y) % 3 == 0
                    case 4: (x / 3 + y / 2) % 2 == 0
                    case 5: x * y % 2 + x * y % 3 == 0
                    case 6: (x * y % 2 + x * y % 3) % 2 == 0
                    default: ((x + y) % 2 + x * y % 3) % 2 == 0
                    }
                if isTurned { result.dark[y * size + x].toggle() }
            }
        }
        result.placeFormat(mask: mask)
        return result
    }

    /// How hard it is to read: long lines, blocks, what looks like a finder, and uneven shares of dark and light.
    private var penalty: Int {
        var sum = 0
        for index in 0..<size {
            sum += QRMatrix.penalty(dark[index * size..<(index + 1) * size])
            sum += QRMatrix.penalty((0..<size).map { dark[$0 * size + index] }[...])
        }
        for y in 0..<size - 1 {
            for x in 0..<size - 1 {
                let first = dark[y * size + x]
                let below = (y + 1) * size + x
                if first == dark[y * size + x + 1], first == dark[below], first == dark[below + 1] { sum += 3 }
            }
        }
        let share = dark.count { $0 } * 100 / dark.count
        return sum + abs(share - 50) / 5 * 10
    }

    private static func penalty(_ line: ArraySlice<Bool>) -> Int {
        var (sum, length, window) = (0, 0, 0)
        var last: Bool?
        for (index, isDark) in line.enumerated() {
            length = isDark == last ? length + 1 : 1
            last = isDark
            if length == 5 { sum += 3 } else if length > 5 { sum += 1 }
            window = (window << 1 | (isDark ? 1 : 0)) & 0x7FF
            if index >= 10, window == 0x5D0 || window == 0x05D { sum += 40 }
        }
        return sum
    }
}

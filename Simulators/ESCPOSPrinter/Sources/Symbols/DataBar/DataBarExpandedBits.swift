/// The bits of a GS1 DataBar expanded symbol (ISO/IEC 24724, section 7.2.5).
///
/// Of the ways to pack them, those for an article number with what follows it, and for anything else; the ways for weights
/// and prices save a character, and read the same.
struct DataBarExpandedBits {
    private enum Mode {
        case numeric
        case alphanumeric
        case anyText
    }

    private static let function1 = -1

    private var bits: [Bool] = [false]
    private var mode = Mode.numeric

    /// Whole characters of twelve bits, the check character not among them; nil when data are not allowed or too long.
    ///
    /// In rows of `perRow` characters, the last of which is not to have one alone.
    static func bits(_ data: [UInt8], perRow: Int) -> [Bool]? {
        guard var symbols = elements(data), !symbols.isEmpty else { return nil }
        var packed = DataBarExpandedBits()
        let lengthAt: Int
        if let article = article(symbols) {
            packed.append(1, 1)
            lengthAt = packed.bits.count
            packed.append(0, 2)
            packed.append(article[2], 4)
            for start in stride(from: 3, to: 15, by: 3) {
                packed.append(article[start..<start + 3].reduce(0) { $0 * 10 + $1 }, 10)
            }
            symbols.removeFirst(16)
        } else {
            packed.append(0, 2)
            lengthAt = packed.bits.count
            packed.append(0, 2)
        }
        guard packed.add(symbols, perRow: perRow) else { return nil }
        let count = characters(packed.bits.count, perRow: perRow)
        guard count < DataBarExpanded.mostCharacters else { return nil }
        packed.pad(to: count * 12)
        // Of all characters: whether their number is odd, and whether it is greater than 14.
        packed.bits[lengthAt] = (count + 1) % 2 == 1
        packed.bits[lengthAt + 1] = count + 1 > 14
        return packed.bits
    }

    /// Bytes with separators where brackets say that they are needed; nil for what the symbol has no characters for.
    private static func elements(_ data: [UInt8]) -> [Int]? {
        let symbols = Code128.elementStrings(data)
        return symbols.allSatisfy { $0 == function1 || isAlphanumeric($0) || anyText($0) != nil } ? symbols : nil
    }

    /// The digits of identifier 01 and an article number with a right check digit, when they come first.
    private static func article(_ symbols: [Int]) -> [Int]? {
        let digits = symbols.prefix(16).map { $0 - 0x30 }
        guard digits.count == 16, digits.allSatisfy({ (0...9).contains($0) }), digits.starts(with: [0, 1]),
            ProductCode.checkDigit(Array(digits[2..<15])) == digits[15]
        else { return nil }
        return digits
    }

    /// How many characters so many bits take.
    private static func characters(_ bits: Int, perRow: Int) -> Int {
        let count = max(3, (bits + 11) / 12)
        return count >= perRow && (count + 1) % perRow == 1 ? count + 1 : count
    }

    private mutating func append(_ value: Int, _ count: Int) {
        for bit in (0..<count).reversed() { bits.append(value >> bit & 1 == 1) }
    }

    private mutating func add(_ symbols: [Int], perRow: Int) -> Bool {
        var index = 0
        while index < symbols.count {
            // The largest symbol has no room for more.
            guard bits.count <= 12 * DataBarExpanded.mostCharacters else { return false }
            let rest = symbols[index...]
            switch mode {
            case .numeric: index += addNumeric(rest, perRow: perRow)
            case .alphanumeric: index += addAlphanumeric(rest)
            case .anyText: index += addAnyText(rest)
            }
        }
        return true
    }

    /// Pairs of digits, of which one may be a separator.
    private mutating func addNumeric(_ rest: ArraySlice<Int>, perRow: Int) -> Int {
        let pair = rest.prefix(2).map { $0 == DataBarExpandedBits.function1 ? 10 : $0 - 0x30 }
        if pair.count == 2, pair.allSatisfy({ (0...10).contains($0) }), pair != [10, 10] {
            append(11 * pair[0] + pair[1] + 8, 7)
            return 2
        }
        if pair.count == 1, (0...9).contains(pair[0]) {
            let free = DataBarExpandedBits.characters(bits.count, perRow: perRow) * 12 - bits.count
            if (4...6).contains(free) { append(pair[0] + 1, 4) } else { append(11 * pair[0] + 10 + 8, 7) }
            return 1
        }
        append(0, 4)
        mode = .alphanumeric
        return 0
    }

    private mutating func addAlphanumeric(_ rest: ArraySlice<Int>) -> Int {
        if latchesToNumeric(rest) { return 0 }
        guard let symbol = rest.first,
            symbol == DataBarExpandedBits.function1 || DataBarExpandedBits.isAlphanumeric(symbol)
        else {
            append(0b00100, 5)
            mode = .anyText
            return 0
        }
        if addShared(symbol) { return 1 }
        let place = Array("*,-./".utf8).firstIndex { Int($0) == symbol }
        append(place.map { 58 + $0 } ?? symbol - 0x41 + 32, 6)
        return 1
    }

    private mutating func addAnyText(_ rest: ArraySlice<Int>) -> Int {
        if latchesToNumeric(rest) { return 0 }
        let isAlphanumeric = { DataBarExpandedBits.isAlphanumeric($0) }
        if rest.count >= 5, rest.prefix(10).allSatisfy(isAlphanumeric) {
            append(0b00100, 5)
            mode = .alphanumeric
            return 0
        }
        guard let symbol = rest.first else { return 1 }
        if addShared(symbol) { return 1 }
        if let (value, count) = DataBarExpandedBits.anyText(symbol) { append(value, count) }
        return 1
    }

    /// Digits and separators look alike in both modes of text; a separator goes back to digits.
    private mutating func addShared(_ symbol: Int) -> Bool {
        if symbol == DataBarExpandedBits.function1 {
            append(0b01111, 5)
            mode = .numeric
            return true
        }
        guard (0x30...0x39).contains(symbol) else { return false }
        append(symbol - 0x30 + 5, 5)
        return true
    }

    /// Six digits, or four at the end, are shorter in pairs.
    private mutating func latchesToNumeric(_ rest: ArraySlice<Int>) -> Bool {
        let digits = rest.prefix { (0x30...0x39).contains($0) }.count
        guard digits >= 6 || digits >= 4 && digits == rest.count else { return false }
        append(0, 3)
        mode = .numeric
        return true
    }

    private mutating func pad(to count: Int) {
        if mode == .numeric { append(0, 4) }
        while bits.count < count { append(0b00100, 5) }
        bits.removeLast(bits.count - count)
    }

    private static func isAlphanumeric(_ symbol: Int) -> Bool {
        (0x30...0x39).contains(symbol) || (0x41...0x5A).contains(symbol) || "*,-./".utf8.contains { Int($0) == symbol }
    }

    /// The bits of a character that only the mode for any text has, or has in a way of its own.
    private static func anyText(_ symbol: Int) -> (value: Int, count: Int)? {
        switch symbol {
        case 0x41...0x5A: return (symbol - 0x41 + 64, 7)
        case 0x61...0x7A: return (symbol - 0x61 + 90, 7)
        default:
            let place = Array("!\"%&'()*+,-./:;<=>?_ ".utf8).firstIndex { Int($0) == symbol }
            return place.map { (232 + $0, 8) }
        }
    }
}

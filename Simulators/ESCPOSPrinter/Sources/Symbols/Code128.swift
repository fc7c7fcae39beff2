/// CODE128 and GS1-128 (ISO/IEC 15417, GS1 General Specifications).
enum Code128 {
    /// Three bars and three spaces for each value; the last one is the stop pattern.
    private static let patterns = """
        212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
        123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
        232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
        313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
        111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
        111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
        114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
        """.split { $0 == " " || $0 == "\n" }.map { BarSymbol.widths($0) }

    private enum Set: Int {
        case a = 101
        case b = 100
        case c = 99

        var start: Int { [101: 103, 100: 104, 99: 105][rawValue] ?? 104 }
    }

    private static let function1 = 102
    private static let shift = 98

    /// Data that choose their code sets themselves: `{A`, `{B`, `{C`, `{S`, `{1` to `{4` and `{{`.
    static func withChosenSets(_ data: [UInt8]) -> BarSymbol? {
        var (values, text, set, isShifted, index) = ([Int](), [UInt8](), Set?.none, false, 0)
        while index < data.count {
            var byte: UInt8? = data[index]
            if byte == UInt8(ascii: "{") {
                guard index + 1 < data.count else { return nil }
                index += 1
                switch data[index] {
                case UInt8(ascii: "A"): choose(.a, &set, &values)
                case UInt8(ascii: "B"): choose(.b, &set, &values)
                case UInt8(ascii: "C"): choose(.c, &set, &values)
                case UInt8(ascii: "S"):
                    guard set == .a || set == .b else { return nil }
                    values.append(shift)
                    isShifted = true
                case UInt8(ascii: "1")...UInt8(ascii: "4"):
                    guard let set, let value = function(data[index] - 0x30, set) else { return nil }
                    values.append(value)
                case UInt8(ascii: "{"):
                    byte = UInt8(ascii: "{")
                    guard let set, let value = value(0x7B, isShifted ? other(set) : set) else { return nil }
                    (isShifted, text) = (false, text + [0x7B])
                    values.append(value)
                default: return nil
                }
            } else if let byte, let current = set {
                guard let value = value(byte, isShifted ? other(current) : current) else { return nil }
                isShifted = false
                values.append(value)
                text += current == .c ? [0x30 + byte / 10, 0x30 + byte % 10] : [byte]
            } else {
                return nil
            }
            index += 1
        }
        return finished(values, BarSymbol.readable(text))
    }

    /// Any bytes of ASCII; the code sets are chosen for them.
    static func symbol(_ data: [UInt8]) -> BarSymbol? { chosen(data.map { Int($0) }, text: BarSymbol.readable(data)) }

    /// Element strings with their application identifiers in brackets.
    static func gs1(_ data: [UInt8]) -> BarSymbol? {
        chosen([-1] + elementStrings(data), text: BarSymbol.readable(data))
    }

    /// The bytes of element strings without their brackets, with -1 for the separators that they need.
    static func elementStrings(_ data: [UInt8]) -> [Int] {
        // Identifiers whose data have a length of their own need no separator behind them (GS1, section 7.8.5).
        let ofKnownLength: Swift.Set<String> = [
            "00", "01", "02", "03", "04", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "31", "32", "33",
            "34", "35", "36", "41",
        ]
        var (symbols, beginning, isInside, needsSeparator) = ([Int](), "", false, false)
        for byte in data {
            switch byte {
            case UInt8(ascii: "("):
                if needsSeparator { symbols.append(-1) }
                (beginning, isInside) = ("", true)
            case UInt8(ascii: ")"):
                (isInside, needsSeparator) = (false, !ofKnownLength.contains(String(beginning.prefix(2))))
            default:
                if isInside { beginning.unicodeScalars.append(Unicode.Scalar(byte)) }
                symbols.append(Int(byte))
            }
        }
        return symbols
    }

    /// Bytes, with -1 for function character 1.
    private static func chosen(_ symbols: [Int], text: String) -> BarSymbol? {
        guard symbols.contains(where: { $0 >= 0 }) else { return nil }
        var (values, set, index) = ([Int](), Set?.none, 0)
        if symbols.first == -1 {
            // A code set has to be chosen before; the digits behind it say which.
            choose(digits(symbols, 1) >= 4 ? .c : .b, &set, &values)
        }
        while index < symbols.count {
            let symbol = symbols[index]
            if symbol == -1 {
                values.append(function1)
                index += 1
                continue
            }
            let count = digits(symbols, index)
            if set == .c ? count >= 2 : count >= 4 && (count % 2 == 0 || set == nil) || count >= 5 {
                // Of an odd number the first one stays in the set before.
                if set != .c, count % 2 == 1, let set, let value = value(UInt8(symbol), set) {
                    values.append(value)
                    index += 1
                }
                choose(.c, &set, &values)
                for _ in 0..<digits(symbols, index) / 2 {
                    values.append((symbols[index] - 0x30) * 10 + symbols[index + 1] - 0x30)
                    index += 2
                }
                continue
            }
            guard symbol < 0x80 else { return nil }
            if set == .c || set == nil || value(UInt8(symbol), set ?? .b) == nil {
                choose(symbol < 0x20 ? .a : .b, &set, &values)
            }
            guard let set, let value = value(UInt8(symbol), set) else { return nil }
            values.append(value)
            index += 1
        }
        return finished(values, text)
    }

    private static func finished(_ values: [Int], _ text: String) -> BarSymbol? {
        guard values.count >= 2 else { return nil }
        let check = values.enumerated().reduce(0) { $0 + $1.element * max(1, $1.offset) } % 103
        return BarSymbol(elements: (values + [check, 106]).flatMap { patterns[$0] }, text: text)
    }

    /// How many digits follow one another.
    private static func digits(_ symbols: [Int], _ index: Int) -> Int {
        symbols[min(index, symbols.count)...].prefix { (0x30...0x39).contains($0) }.count
    }

    private static func choose(_ wanted: Set, _ set: inout Set?, _ values: inout [Int]) {
        if set != wanted { values.append(set == nil ? wanted.start : wanted.rawValue) }
        set = wanted
    }

    private static func other(_ set: Set) -> Set { set == .a ? .b : .a }

    private static func value(_ byte: UInt8, _ set: Set) -> Int? {
        switch set {
        case .a: byte < 0x20 ? Int(byte) + 64 : byte < 0x60 ? Int(byte) - 32 : nil
        case .b: (0x20...0x7F).contains(byte) ? Int(byte) - 32 : nil
        case .c: byte < 100 ? Int(byte) : nil
        }
    }

    private static func function(_ number: UInt8, _ set: Set) -> Int? {
        switch (number, set) {
        case (1, _): 102
        case (_, .c): nil
        case (2, _): 97
        case (3, _): 96
        case (_, .a): 101
        case (_, .b): 100
        }
    }
}

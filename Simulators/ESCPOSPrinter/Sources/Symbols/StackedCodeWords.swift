/// How data become words of PDF417 (ISO/IEC 15438, section 5.4): all of them in one of its three ways.
enum StackedCodeWords {
    private static let latchBytes = 901
    private static let latchDigits = 902
    private static let latchSixes = 924

    /// The words without their count, check words and pads.
    static func words(_ data: [UInt8]) -> [Int] {
        if data.count > 12, BarSymbol.areDigits(data) { return [latchDigits] + digitWords(data) }
        // A symbol begins with text.
        if let values = textValues(data) {
            let even = values.count % 2 == 0 ? values : values + [29]
            return stride(from: 0, to: even.count, by: 2).map { even[$0] * 30 + even[$0 + 1] }
        }
        return byteWords(data)
    }

    /// Six bytes are five words; fewer at the end are one word each.
    private static func byteWords(_ data: [UInt8]) -> [Int] {
        let whole = data.count / 6 * 6
        var words = [whole == data.count ? latchSixes : latchBytes]
        for start in stride(from: 0, to: whole, by: 6) {
            var value = data[start..<start + 6].reduce(0) { $0 << 8 | Int($1) }
            var group: [Int] = []
            for _ in 0..<5 {
                group.append(value % 900)
                value /= 900
            }
            words += group.reversed()
        }
        return words + data[whole...].map(Int.init)
    }

    /// Up to 44 digits with a 1 before them are a number to the base of 900.
    private static func digitWords(_ data: [UInt8]) -> [Int] {
        var words: [Int] = []
        for start in stride(from: 0, to: data.count, by: 44) {
            var digits = [1] + data[start..<min(start + 44, data.count)].map { Int($0) - 0x30 }
            var group: [Int] = []
            while !digits.isEmpty {
                var (quotient, rest) = ([Int](), 0)
                for digit in digits {
                    rest = rest * 10 + digit
                    if !quotient.isEmpty || rest >= 900 { quotient.append(rest / 900) }
                    rest %= 900
                }
                group.append(rest)
                digits = quotient
            }
            words += group.reversed()
        }
        return words
    }

    private enum Submode: Int {
        case capitals
        case small
        case mixed
        case punctuation
    }

    private static let mixed = Array("0123456789&\r\t,:#-.$/+%*=^".utf8)
    private static let punctuation = Array(";<>@[\\]_`~!\r\t,:\n-.$/\"|*()?{}'".utf8)

    /// Values below 30, with what changes between the submodes; nil for bytes that are no text.
    private static func textValues(_ data: [UInt8]) -> [Int]? {
        var (values, submode) = ([Int](), Submode.capitals)
        for byte in data {
            if let value = value(byte, submode) {
                values.append(value)
                continue
            }
            // What the next character is looked for in, the usual ones first.
            guard
                let wanted = [Submode.small, .capitals, .mixed, .punctuation].first(where: { value(byte, $0) != nil }),
                let value = value(byte, wanted)
            else { return nil }
            values += latch(from: submode, to: wanted) + [value]
            submode = wanted
        }
        return values
    }

    private static func value(_ byte: UInt8, _ submode: Submode) -> Int? {
        switch submode {
        case .capitals: byte == 0x20 ? 26 : (0x41...0x5A).contains(byte) ? Int(byte) - 0x41 : nil
        case .small: byte == 0x20 ? 26 : (0x61...0x7A).contains(byte) ? Int(byte) - 0x61 : nil
        case .mixed: byte == 0x20 ? 26 : mixed.firstIndex(of: byte)
        case .punctuation: punctuation.firstIndex(of: byte)
        }
    }

    private static func latch(from: Submode, to: Submode) -> [Int] {
        switch (from, to) {
        case (.capitals, .small), (.mixed, .small): [27]
        case (.capitals, .mixed), (.small, .mixed), (.mixed, .capitals): [28]
        case (.small, .capitals): [28, 28]
        case (.mixed, .punctuation): [25]
        case (.capitals, .punctuation), (.small, .punctuation): [28, 25]
        case (.punctuation, .capitals): [29]
        case (.punctuation, .small): [29, 27]
        case (.punctuation, .mixed): [29, 28]
        default: []
        }
    }
}

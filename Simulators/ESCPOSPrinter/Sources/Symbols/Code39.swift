/// CODE39 (ISO/IEC 16388), without a check character.
enum Code39 {
    private static let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*".utf8)

    /// Five bars and four spaces for each character, 1 for wide.
    private static let patterns = """
        000110100 100100001 001100001 101100000 000110001 100110000 001110000 000100101 100100100 001100100 100001001
        001001001 101001000 000011001 100011000 001011000 000001101 100001100 001001100 000011100 100000011 001000011
        101000010 000010011 100010010 001010010 000000111 100000110 001000110 000010110 110000001 011000001 111000000
        010010001 110010000 011010000 010000101 110000100 011000100 010101000 010100010 010001010 000101010 010010100
        """.split { $0 == " " || $0 == "\n" }.map { BarSymbol.widths($0).map { $0 + 1 } }

    /// The start and stop character are added where they are missing.
    static func symbol(_ data: [UInt8]) -> BarSymbol? {
        let star = UInt8(ascii: "*")
        var inside = data[...]
        if inside.first == star { inside = inside.dropFirst() }
        if inside.last == star { inside = inside.dropLast() }
        guard !inside.isEmpty, !inside.contains(star) else { return nil }
        var elements: [UInt8] = []
        for character in [star] + inside + [star] {
            guard let index = characters.firstIndex(of: character) else { return nil }
            if !elements.isEmpty { elements.append(1) }
            elements += patterns[index]
        }
        return BarSymbol(elements: elements, hasTwoWidths: true, text: BarSymbol.readable([star] + inside + [star]))
    }
}

/// Interleaved 2 of 5 (ISO/IEC 16390), without a check digit.
enum InterleavedTwoOfFive {
    private static let digits = [
        "00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010",
    ].map { BarSymbol.widths($0).map { $0 + 1 } }

    /// An odd number of digits loses its last one.
    static func symbol(_ data: [UInt8]) -> BarSymbol? {
        let paired = data.prefix(data.count / 2 * 2)
        guard !paired.isEmpty, BarSymbol.areDigits(data) else { return nil }
        var elements: [UInt8] = [1, 1, 1, 1]
        for index in stride(from: 0, to: paired.count, by: 2) {
            // The bars are one digit, and the spaces between them the next.
            let (bars, spaces) = (digits[Int(paired[index]) - 0x30], digits[Int(paired[index + 1]) - 0x30])
            elements += zip(bars, spaces).flatMap { [$0, $1] }
        }
        return BarSymbol(elements: elements + [2, 1, 1], hasTwoWidths: true, text: BarSymbol.readable(paired))
    }
}

/// Codabar (EN 798).
enum Codabar {
    private static let characters = Array("0123456789-$:/.+ABCD".utf8)

    /// Four bars and three spaces for each character, 1 for wide.
    private static let patterns = [
        "0000011", "0000110", "0001001", "1100000", "0010010", "1000010", "0100001", "0100100", "0110000", "1001000",
        "0001100", "0011000", "1000101", "1010001", "1010100", "0010101", "0011010", "0101001", "0001011", "0001110",
    ].map { BarSymbol.widths($0).map { $0 + 1 } }

    /// Data that begin and end with one of the letters A to D.
    static func symbol(_ data: [UInt8]) -> BarSymbol? {
        let upper = data.map { (0x61...0x64).contains($0) ? $0 - 0x20 : $0 }
        let letters = UInt8(ascii: "A")...UInt8(ascii: "D")
        guard upper.count >= 2, letters.contains(upper[0]), letters.contains(upper[upper.count - 1]),
            !upper.dropFirst().dropLast().contains(where: letters.contains)
        else { return nil }
        var elements: [UInt8] = []
        for character in upper {
            guard let index = characters.firstIndex(of: character) else { return nil }
            if !elements.isEmpty { elements.append(1) }
            elements += patterns[index]
        }
        return BarSymbol(elements: elements, hasTwoWidths: true, text: BarSymbol.readable(upper))
    }
}

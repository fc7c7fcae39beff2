/// Letters that are written as a letter and its marks, in one code point, as code pages have them.
///
/// ReceiptLine's own implementation brings its text into Unicode's form NFC. Of that, this does what code pages of
/// printers can make use of: Latin, Greek and Cyrillic letters and kana.
enum Composition {
    /// The line with such letters composed.
    static func composed(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard line.contains(where: { $0.value >= 0x300 }) else { return line }
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(line.count)
        var index = 0
        while index < line.count {
            var composed = line[index]
            index += 1
            // One mark after the other, as long as each finds a letter.
            while index < line.count, line[index].isCombining,
                let next = letter(of: composed, line[index])
            {
                composed = next
                index += 1
            }
            result.append(composed)
        }
        return result
    }

    /// The letter that is written as these two; nil where there is none.
    private static func letter(of base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        var both = String.UnicodeScalarView()
        both.append(contentsOf: [base, mark])
        let text = String(both)
        guard text.count == 1, let character = text.first else { return nil }
        return letters[character]
    }

    /// Letters by themselves: the standard library compares characters by canonical equivalence, so that a letter is found
    /// by its decomposition.
    private static let letters: [Character: Unicode.Scalar] = {
        var letters: [Character: Unicode.Scalar] = [:]
        for range in [0xC0...0x233, 0x370...0x4F9, 0x1E00...0x1FFC, 0x3040...0x30FF] as [ClosedRange<UInt32>] {
            for scalar in range.compactMap(Unicode.Scalar.init) where scalar.properties.isAlphabetic {
                letters[Character(scalar)] = letters[Character(scalar)] ?? scalar
            }
        }
        return letters
    }()
}

extension Unicode.Scalar {
    fileprivate var isCombining: Bool { value >= 0x300 && properties.canonicalCombiningClass != .notReordered }
}

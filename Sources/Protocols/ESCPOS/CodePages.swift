/// The tables of characters that one printer has, those to be preferred first.
///
/// Letters with accents are found whether they come as one scalar or as several: `Character` compares by canonical
/// equivalence.
package struct CodePages: Sendable {
    /// The tables; no printer's profile names more than ``most``.
    package let pages: [CodePage]
    private let holdings: [Character: Holding]
    private let bytes: [UInt8]

    /// Beyond so many tables none is looked at.
    package static let most = 32

    /// Which pages have a character, a bit for each, and where its bytes in these pages lie in `bytes`.
    private struct Holding {
        var holders: UInt32 = 0
        var offset: UInt16 = 0
    }

    /// Takes a printer's tables.
    package init(_ pages: [CodePage]) {
        self.pages = Array(pages.prefix(CodePages.most))
        var found: [Character: [(page: Int, byte: UInt8)]] = [:]
        for (page, table) in self.pages.map(\.table).enumerated() {
            // By scalars: the voiced sound mark of Katakana would join the letter before it.
            for (byte, scalar) in zip(UInt8(0x80)...0xFF, table.characters.unicodeScalars) where scalar != "\u{FFFD}" {
                let character = Character(scalar)
                if found[character]?.last?.page != page { found[character, default: []].append((page, byte)) }
            }
        }
        var (holdings, bytes) = ([Character: Holding](minimumCapacity: found.count), [UInt8]())
        for (character, places) in found {
            var holding = Holding(offset: UInt16(clamping: bytes.count))
            for place in places {
                holding.holders |= 1 << UInt32(place.page)
                bytes.append(place.byte)
            }
            holdings[character] = holding
        }
        (self.holdings, self.bytes) = (holdings, bytes)
    }

    /// Whether a character can be printed.
    package func has(_ character: Character) -> Bool { holders(of: character) != 0 }

    /// The pages that have a character, a bit for each; ASCII is the same in all.
    func holders(of character: Character) -> UInt32 {
        if character.printableASCII != nil { return .max }
        return holding(of: character)?.holders ?? 0
    }

    /// The byte of a character in the page of this index; nil when it is not there.
    func byte(of character: Character, page: Int) -> UInt8? {
        if let ascii = character.printableASCII { return ascii }
        guard let holding = holding(of: character), holding.holders & 1 << UInt32(page) != 0 else { return nil }
        return bytes[Int(holding.offset) + (holding.holders & (1 << UInt32(page) - 1)).nonzeroBitCount]
    }

    private func holding(of character: Character) -> Holding? {
        // Looking up a cluster of many marks would cost its length each time, and no page has one.
        character.unicodeScalars.prefix(4).count > 3 ? nil : holdings[character]
    }
}

extension CodePages {
    /// A character that cannot be printed.
    package enum Refusal: Error, Equatable {
        /// The text must not hold this control character.
        case control(Unicode.Scalar)
        /// No page of the printer has this character.
        case missing(Unicode.Scalar)
    }

    /// The characters of a line, each of which the printer sets in one column; the line feed is none of them.
    package func characters(of line: Substring) throws(Refusal) -> [Character] {
        // Most text is this, and has no clusters.
        if line.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return line.utf8.map { Character(Unicode.Scalar($0)) } }
        var characters: [Character] = []
        characters.reserveCapacity(line.utf8.count)
        for character in line {
            if has(character) {
                characters.append(character)
                continue
            }
            // A mark that is a character of its own to the printer, such as the voiced sound mark of half-width Katakana.
            let scalars = character.unicodeScalars
            guard scalars.prefix(4).count <= 3, scalars.allSatisfy({ has(Character($0)) }) else {
                throw refusal(of: character)
            }
            characters += scalars.map { Character($0) }
        }
        return characters
    }

    /// Of a cluster of several the first that is to blame: a control character, or else what is beyond ASCII.
    private func refusal(of character: Character) -> Refusal {
        let scalars = character.unicodeScalars
        if let control = scalars.first(where: { $0.properties.generalCategory == .control }) {
            return .control(control)
        }
        return .missing(scalars.first { !$0.isASCII } ?? scalars[scalars.startIndex])
    }
}

extension CodePages.Refusal {
    /// Why, in words that name the character.
    package var reason: String {
        switch self {
        case .control(let scalar): "text holds the control character \(scalar.fullName)"
        case .missing(let scalar): "the printer's code pages have no \(scalar.fullName)"
        }
    }
}

extension Unicode.Scalar {
    /// Its code point and its Unicode name, such as `U+20AC EURO SIGN`.
    fileprivate var fullName: String {
        let digits = String(value, radix: 16, uppercase: true)
        let point = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        guard let name = properties.name else { return point }
        return "\(point) \(name)"
    }
}

/// A table of characters that a printer has, under the number by which it is selected.
package struct CodePage: Equatable, Sendable {
    /// What IBM or Microsoft call the page.
    package let name: String
    /// The number in this printer's command; makers differ.
    package let number: UInt8
    /// The bytes of its characters from 80h on.
    private let bytes: [Character: UInt8]

    /// IBM page 437.
    package static func page437(number: UInt8) -> CodePage { CodePage("437", number, bytes437) }
    /// IBM page 858, which is 850 with the euro sign.
    package static func page858(number: UInt8) -> CodePage { CodePage("858", number, bytes858) }
    /// Windows page 1252.
    package static func page1252(number: UInt8) -> CodePage { CodePage("1252", number, bytes1252) }

    /// The byte of a character; ASCII is the same in all pages.
    ///
    /// Nil when the page does not have it.
    package func byte(_ character: Character) -> UInt8? {
        if let ascii = character.printableASCII { return ascii }
        // Looking up a cluster of many marks would cost its length each time, and no page has one.
        return character.unicodeScalars.prefix(4).count > 3 ? nil : bytes[character]
    }

    package static func == (left: CodePage, right: CodePage) -> Bool {
        left.name == right.name && left.number == right.number
    }

    private init(_ name: String, _ number: UInt8, _ bytes: [Character: UInt8]) {
        (self.name, self.number, self.bytes) = (name, number, bytes)
    }

    private static let bytes437 = bytes(CodePageTable.page437)
    private static let bytes858 = bytes(CodePageTable.page858)
    private static let bytes1252 = bytes(CodePageTable.page1252)

    private static func bytes(_ table: String) -> [Character: UInt8] {
        var bytes: [Character: UInt8] = [:]
        for (byte, character) in zip(UInt8(0x80)...0xFF, table) where character != "\u{FFFD}" {
            bytes[character] = byte
        }
        return bytes
    }
}

extension Character {
    /// The byte of a printable character of ASCII.
    var printableASCII: UInt8? {
        guard let scalar = unicodeScalars.first,
            unicodeScalars.index(after: unicodeScalars.startIndex) == unicodeScalars.endIndex,
            0x20...0x7E ~= scalar.value
        else { return nil }
        return UInt8(scalar.value)
    }
}

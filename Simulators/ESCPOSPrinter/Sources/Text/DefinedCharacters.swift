import SimulatorKit

/// Characters that ESC & and FS 2 have defined, which stay until ESC @.
struct DefinedCharacters {
    private struct Key: Hashable {
        let font: TextStyle.Font
        let code: Int
    }

    /// Of two bytes; models keep far fewer.
    private static let mostPairs = 256

    private var glyphs: [Key: Bitmap] = [:]
    private var pairs = 0

    /// What a character of one byte looks like, if it was defined.
    func glyph(_ byte: UInt8, _ font: TextStyle.Font) -> Bitmap? { glyphs[Key(font: font, code: Int(byte))] }

    /// What a character of two bytes looks like, if it was defined.
    func glyph(_ first: UInt8, _ second: UInt8) -> Bitmap? {
        glyphs[Key(font: .kanji, code: Int(first) << 8 | Int(second))]
    }

    /// ESC &: a character of one byte, from space to tilde.
    mutating func define(_ code: Int, _ font: TextStyle.Font, _ glyph: Bitmap) {
        if (0x20...0x7E).contains(code) { glyphs[Key(font: font, code: code)] = glyph }
    }

    /// FS 2: a character of two bytes; false when there is no room.
    mutating func define(_ first: UInt8, _ second: UInt8, _ glyph: Bitmap) -> Bool {
        let key = Key(font: .kanji, code: Int(first) << 8 | Int(second))
        guard glyphs[key] != nil || pairs < DefinedCharacters.mostPairs else { return false }
        if glyphs.updateValue(glyph, forKey: key) == nil { pairs += 1 }
        return true
    }

    /// Forgets what ESC & has defined: ESC ?.
    mutating func remove(_ byte: UInt8, _ font: TextStyle.Font) { glyphs[Key(font: font, code: Int(byte))] = nil }

    /// Forgets what FS 2 has defined: FS ?.
    mutating func remove(_ first: UInt8, _ second: UInt8) {
        if glyphs.removeValue(forKey: Key(font: .kanji, code: Int(first) << 8 | Int(second))) != nil { pairs -= 1 }
    }
}

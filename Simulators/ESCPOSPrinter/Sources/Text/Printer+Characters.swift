import Interfaces
import SimulatorKit

/// Bytes that become characters: by tables of one byte, of several, and as they were defined.
extension Printer {
    /// A byte of text; in Kanji mode it may be the beginning of a character.
    mutating func print(_ byte: UInt8) {
        if modes.isUTF8 { return printUTF8(byte) }
        guard modes.isKanji, let multibyte else { return printSingle(byte) }
        leadBytes.append(byte)
        switch multibyte.read(leadBytes, isJIS: !modes.isShiftJIS) {
        case .unfinished: break
        case .single:
            leadBytes = []
            printSingle(byte)
        case .character(let scalar):
            let glyph = leadBytes.count == 2 ? definedCharacters.glyph(leadBytes[0], leadBytes[1]) : nil
            leadBytes = []
            printKanji(scalar, glyph)
        }
    }

    /// What no second byte has come for is lost.
    mutating func loseLeadBytes() {
        if !leadBytes.isEmpty {
            note("half a character, \(PrinterCommand(bytes: leadBytes, length: 0).hexadecimal(3))")
        }
        leadBytes = []
    }

    /// A byte that is a character.
    mutating func printSingle(_ byte: UInt8) {
        let glyph = modes.usesDefinedCharacters ? definedCharacters.glyph(byte, modes.style.font) : nil
        printLetter(scalar(byte), glyph: glyph)
    }

    /// A character of the usual fonts, or one that was defined.
    mutating func printLetter(_ scalar: Unicode.Scalar, glyph: Bitmap?) {
        var style = modes.style
        style.isTurned = modes.turning > 0 && page == nil
        // ESC V 1 leaves a dot between characters, 2 one and a half.
        let spacing = modes.rightSpacing + (style.isTurned ? modes.turning : 0)
        print(scalar, style, spacing: spacing, glyph: glyph)
    }

    /// A character as wide as high.
    mutating func printKanji(_ scalar: Unicode.Scalar?, _ glyph: Bitmap?) {
        var style = modes.kanji.style(beside: modes.style)
        style.isTurned = modes.turning > 0 && page == nil
        if glyph == nil, !modes.kanji.isNoted {
            modes.kanji.isNoted = true
            note("characters of two bytes, which are frames for want of letters")
        }
        line.position += modes.kanji.leftSpacing * style.widthTimes
        // The geta mark stands for letters that are not at hand.
        print(scalar ?? "〓", style, spacing: modes.kanji.rightSpacing, glyph: glyph)
    }

    private func scalar(_ byte: UInt8) -> Unicode.Scalar {
        if byte < 0x7F { return InternationalCharacters.scalar(byte, country: modes.country) }
        guard byte >= 0x80, let table = CodePage.table(modes.codePage) else { return "?" }
        return table[Int(byte) - 0x80]
    }

    /// ESC &: patterns of so many bytes a column, each behind its width.
    mutating func defineCharacters(_ command: PrinterCommand) {
        let rows = Int(command[2])
        var index = 5
        guard rows > 0, command[3] <= command[4] else { return }
        for code in command[3]...command[4] {
            let columns = Int(command[index])
            let data = command.data(from: index + 1, count: columns * rows)
            guard data.count == columns * rows else {
                return note("characters that are more than the printer's memory")
            }
            // One of no columns is blank.
            let glyph = Bitmap(columns: data, count: max(1, columns), bytesPerColumn: rows)
            definedCharacters.define(Int(code), modes.style.font, glyph)
            index += 1 + columns * rows
        }
    }

    /// The commands behind FS: Kanji, and pictures that are numbered.
    mutating func fileSeparator(_ command: PrinterCommand) {
        let parameter = command[2]
        switch command[1] {
        case 0x21:
            modes.kanji.widthTimes = parameter & 0x04 != 0 ? 2 : 1
            modes.kanji.heightTimes = parameter & 0x08 != 0 ? 2 : 1
            modes.kanji.isUnderlined = parameter & 0x80 != 0
        case 0x28: if parameter == 0x43 { chooseEncoding(command) }
        case 0x26: if multibyte == nil { note("Kanji mode, which the model has not") } else { modes.isKanji = true }
        case 0x2D: modes.kanji.isUnderlined = [1, 2, 0x31, 0x32].contains(parameter)
        case 0x2E: modes.isKanji = false
        case 0x32: defineKanji(command)
        case 0x3F: definedCharacters.remove(command[2], command[3])
        case 0x43: if multibyte?.language == .japanese { modes.isShiftJIS = [1, 2, 0x31, 0x32].contains(parameter) }
        case 0x53: (modes.kanji.leftSpacing, modes.kanji.rightSpacing) = (Int(command[2]), Int(command[3]))
        case 0x57:
            let times = parameter & 1 != 0 ? 2 : 1
            (modes.kanji.widthTimes, modes.kanji.heightTimes) = (times, times)
        case 0x70: printNumberedImage(command)
        case 0x71: defineNumberedImages(command)
        default: break
        }
    }

    /// FS 2: columns of three bytes, or of two where the font has 16 rows.
    private mutating func defineKanji(_ command: PrinterCommand) {
        guard multibyte != nil else { return note("a Kanji character, which the model has not") }
        let data = command.data(from: 4)
        let rows = data.count == 32 ? 2 : 3
        let glyph = Bitmap(columns: data, count: data.count / rows, bytesPerColumn: rows)
        if !definedCharacters.define(command[2], command[3], glyph) {
            note("a Kanji character that is more than the printer's memory")
        }
    }
}

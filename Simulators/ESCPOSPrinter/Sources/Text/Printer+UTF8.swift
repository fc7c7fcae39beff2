/// FS ( C function 48: text in UTF-8, as newer models of Epson's take it.
extension Printer {
    /// What becomes of the bytes of a character that has begun.
    private enum UTF8Reading {
        case unfinished
        case character(Unicode.Scalar)
        case wrong
    }

    /// FS ( C: function 48 chooses between tables of one byte and UTF-8.
    mutating func chooseEncoding(_ command: PrinterCommand) {
        guard command.length == 7, command[5] == 0x30 else { return }
        if [1, 0x31].contains(command[6]) { modes.isUTF8 = false }
        if [2, 0x32].contains(command[6]) { modes.isUTF8 = true }
    }

    /// Takes a byte of UTF-8; wide letters of East Asia stand as characters of two bytes do.
    mutating func printUTF8(_ byte: UInt8) {
        if !leadBytes.isEmpty, !(0x80...0xBF).contains(byte) { loseLeadBytes() }
        leadBytes.append(byte)
        switch Printer.read(leadBytes) {
        case .unfinished: break
        case .wrong: loseLeadBytes()
        case .character(let scalar):
            leadBytes = []
            if scalar.isASCII {
                printSingle(byte)
            } else if Printer.isWide(scalar) {
                printKanji(scalar, nil)
            } else {
                printLetter(scalar, glyph: nil)
            }
        }
    }

    private static func read(_ bytes: [UInt8]) -> UTF8Reading {
        let count =
            switch bytes[0] {
            case 0x00...0x7F: 1
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        if bytes.count < count { return .unfinished }
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard count > 0, let scalar = scalars.first, scalars.count == 1, scalar != "\u{FFFD}" else { return .wrong }
        return .character(scalar)
    }

    /// The blocks whose letters are as wide as high (Unicode, East Asian Width).
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

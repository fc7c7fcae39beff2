import SimulatorKit

/// The characters of two or four bytes of a model for one country.
struct MultibyteTable {
    /// What models for countries of East Asia have in their memory.
    enum Language: String {
        case japanese
        case simplifiedChinese
        case traditionalChinese
        case korean

        /// What GS I 69 answers: Epson's manual of the TM-J2000; no source for Korean models was found.
        var answer: String {
            switch self {
            case .japanese: "KANJI JAPANESE"
            case .simplifiedChinese: "CHINA GB18030"
            case .traditionalChinese: "TAIWAN BIG-5"
            case .korean: ""
            }
        }

        fileprivate var name: String {
            switch self {
            case .japanese: "CP932"
            case .simplifiedChinese: "GB18030"
            case .traditionalChinese: "CP950"
            case .korean: "CP949"
            }
        }

        fileprivate func begins(_ byte: UInt8) -> Bool {
            switch self {
            case .japanese: (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte)
            case .simplifiedChinese, .traditionalChinese, .korean: (0x81...0xFE).contains(byte)
            }
        }
    }

    /// What bytes come to.
    enum Reading: Equatable {
        /// More of them have to come.
        case unfinished
        /// A character of several bytes; nil where the table has none.
        case character(Unicode.Scalar?)
        /// A character of one byte, by the usual tables.
        case single
    }

    let language: Language
    private let decoder: CharacterDecoder

    init(_ language: Language) {
        self.language = language
        decoder = CharacterDecoder(language.name)
    }

    /// What one to four bytes are; of Japanese ones in JIS, both are from 21h to 7Eh.
    func read(_ bytes: [UInt8], isJIS: Bool) -> Reading {
        guard let first = bytes.first else { return .unfinished }
        if isJIS, language == .japanese {
            guard (0x21...0x7E).contains(first) else { return first < 0x80 ? .single : .character(nil) }
            guard bytes.count >= 2 else { return .unfinished }
            return .character(MultibyteTable.shiftJIS(first, bytes[1]).flatMap(decoder.character))
        }
        guard language.begins(first) else { return first < 0x80 || language == .japanese ? .single : .character(nil) }
        guard bytes.count >= 2 else { return .unfinished }
        // A digit in the second place begins the second half of four bytes.
        if language == .simplifiedChinese, (0x30...0x39).contains(bytes[1]), bytes.count < 4 { return .unfinished }
        return .character(decoder.character(bytes))
    }

    /// JIS X 0208 in rows and cells becomes Shift JIS.
    private static func shiftJIS(_ first: UInt8, _ second: UInt8) -> [UInt8]? {
        guard (0x21...0x7E).contains(second) else { return nil }
        let row = (first - 0x21) / 2
        let lead = row < 0x1F ? row + 0x81 : row - 0x1F + 0xE0
        guard first % 2 == 1 else { return [lead, second + 0x7E] }
        return [lead, second + (second < 0x60 ? 0x1F : 0x20)]
    }
}

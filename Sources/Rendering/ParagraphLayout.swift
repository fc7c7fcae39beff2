import CPango
import Glibc
import Interfaces

/// Why a paragraph cannot be drawn.
package enum ParagraphRefusal: Error, Equatable {
    /// No font has the character that stands there, counted in code points.
    case missingGlyph(offset: Int, Unicode.Scalar)
    /// A control character stands there.
    case controlCharacter(offset: Int, Unicode.Scalar)
    /// A line reaches beyond the width.
    case tooNarrow
    /// A number is out of its range, or the text is too long.
    case outOfRange(parameter: String, ClosedRange<Int>)
}

/// A paragraph that was laid out and can be drawn.
package final class ParagraphLayout {
    /// How many lines it has.
    package let lineCount: Int
    /// How wide the paper is.
    package let widthDots: Int
    /// How many rows it takes.
    package let heightDots: Int
    private let layout: OpaquePointer

    /// The longest text, in bytes.
    package static let maximumBytes = 16 << 10

    /// Lays a paragraph out; fonts must have been found before.
    package init(_ paragraph: LinkRenderer.Paragraph) throws(ParagraphRefusal) {
        try ParagraphLayout.check(paragraph)
        let scalars = Array(paragraph.text.unicodeScalars)
        if let offset = scalars.firstIndex(where: { $0.properties.generalCategory == .control && $0 != "\n" }) {
            throw .controlCharacter(offset: offset, scalars[offset])
        }
        var outcome = text_outcome()
        let made = ParagraphLayout.layOut(paragraph, &outcome)
        guard let made else { throw .outOfRange(parameter: "text", 0...ParagraphLayout.maximumBytes) }
        layout = made
        lineCount = Int(outcome.line_count)
        widthDots = paragraph.widthDots
        heightDots = Int(outcome.height_dots)
        switch outcome.status {
        case TEXT_LAID_OUT: break
        case TEXT_TOO_NARROW: throw .tooNarrow
        default:
            let before = paragraph.text.utf8.prefix(Int(outcome.missing_byte))
            let offset = Substring(before).unicodeScalars.count
            throw .missingGlyph(offset: offset, offset < scalars.count ? scalars[offset] : "\u{FFFD}")
        }
    }

    deinit { text_layout_free(layout) }

    /// Draws it; nil when there is no memory.
    package func drawn() -> Raster? {
        var raster = Raster(widthDots: widthDots, heightDots: heightDots)
        return raster.withRows { text_draw(layout, $0) } ? raster : nil
    }

    private static func check(_ paragraph: LinkRenderer.Paragraph) throws(ParagraphRefusal) {
        let numbers: [(String, Int?, ClosedRange<Int>)] = [
            ("text", paragraph.text.utf8.count, 0...maximumBytes),
            ("widthDots", paragraph.widthDots, 8...4096),
            ("cellDots", paragraph.cellDots, 8...96),
            ("lineDots", paragraph.lineDots, 1...192),
            ("widthTimes", paragraph.widthTimes, 1...8),
            ("heightTimes", paragraph.heightTimes, 1...8),
        ]
        for (parameter, number, range) in numbers {
            if let number, !range.contains(number) { throw .outOfRange(parameter: parameter, range) }
        }
    }

    private static func layOut(
        _ paragraph: LinkRenderer.Paragraph,
        _ outcome: inout text_outcome
    ) -> OpaquePointer? {
        var wanted = text_paragraph()
        wanted.width_dots = Int32(paragraph.widthDots)
        wanted.cell_dots = Int32(paragraph.cellDots)
        wanted.line_dots = Int32(paragraph.lineDots ?? paragraph.cellDots)
        wanted.width_times = Int32(paragraph.widthTimes ?? 1)
        wanted.height_times = Int32(paragraph.heightTimes ?? 1)
        wanted.alignment = alignment(of: paragraph)
        wanted.underline_dots = underline(of: paragraph)
        wanted.is_bold = paragraph.bold ?? false
        wanted.is_reversed = paragraph.reversed ?? false
        var text = paragraph.text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                wanted.text = characters.baseAddress
                wanted.length = characters.count
                guard let language = language(of: paragraph) else { return text_lay_out(&wanted, &outcome) }
                return language.withCString { name in
                    wanted.language = name
                    return text_lay_out(&wanted, &outcome)
                }
            }
        }
    }

    /// One of a few: Pango never forgets a name that it has heard.
    private static func language(of paragraph: LinkRenderer.Paragraph) -> String? {
        guard let wanted = paragraph.language?.utf8.map({ $0 | 0x20 }) else { return nil }
        return ["ja", "ko", "zh-cn", "zh-hk", "zh-tw", "bg", "sr", "fa", "ur"].first { $0.utf8.elementsEqual(wanted) }
    }

    private static func alignment(of paragraph: LinkRenderer.Paragraph) -> text_alignment {
        switch paragraph.alignment {
        case nil: TEXT_ALIGN_START
        case .left: TEXT_ALIGN_LEFT
        case .center: TEXT_ALIGN_CENTER
        case .right: TEXT_ALIGN_RIGHT
        }
    }

    private static func underline(of paragraph: LinkRenderer.Paragraph) -> Int32 {
        switch paragraph.underline {
        case nil, .none?: 0
        case .thin: 1
        case .thick: 2
        }
    }
}

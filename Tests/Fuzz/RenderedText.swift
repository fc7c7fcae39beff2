// sources: Rendering CPango CPNG Interfaces Varlink CLinux
// libraries: pangocairo pangoft2 fontconfig libpng
// environment: ASAN_OPTIONS=detect_leaks=0
// Text that is to be drawn: whatever it says, it becomes dots within its paper or is refused with the place.
// Leaks are not looked for: Pango 1.50 loses some of what it asks of fontconfig for each font in each size.

import Interfaces
import Varlink

private let fontCount = Fonts.find()

/// Lays out the bytes behind the first four, in a style that those choose, and draws them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    precondition(fontCount > 0, "no font is installed")
    guard count >= 4 else { return 0 }
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let paragraph = paragraph(style: Array(bytes[..<4]), text: String(decoding: bytes[4...], as: UTF8.self))
    defer { Fonts.boundMemory() }
    do throws(ParagraphRefusal) {
        let layout = try ParagraphLayout(paragraph)
        precondition(layout.lineCount >= 1 && layout.heightDots >= layout.lineCount * paragraph.cellDots)
        let bytes = Raster.rowBytes(widthDots: layout.widthDots) * layout.heightDots
        guard bytes <= 1 << 20 else { return 0 }
        guard let raster = layout.drawn() else { preconditionFailure("not drawn") }
        precondition(raster.rows.count == bytes)
    } catch {
        check(error, paragraph)
    }
    return 0
}

private func paragraph(style: [UInt8], text: String) -> LinkRenderer.Paragraph {
    LinkRenderer.Paragraph(
        text: text,
        language: style[3] & 1 == 0 ? nil : "ja",
        widthDots: 8 + Int(style[0]) * 3,
        cellDots: 8 + Int(style[1] & 31),
        lineDots: nil,
        bold: style[1] & 32 != 0,
        widthTimes: 1 + Int(style[2] & 7),
        heightTimes: 1 + Int(style[2] >> 3 & 7),
        underline: style[1] & 64 != 0 ? .thick : nil,
        reversed: style[1] & 128 != 0,
        alignment: [nil, .left, .center, .right][Int(style[2] >> 6)]
    )
}

private func check(_ refusal: ParagraphRefusal, _ paragraph: LinkRenderer.Paragraph) {
    switch refusal {
    case .missingGlyph(let offset, let scalar), .controlCharacter(let offset, let scalar):
        let scalars = Array(paragraph.text.unicodeScalars)
        precondition(scalars.indices.contains(offset) && scalars[offset] == scalar)
    case .tooNarrow, .outOfRange: break
    }
}

import Interfaces
import Testing

@testable import SimulatorKit

/// Dots, and the files that they go into.
@Suite struct PaperTests {
    @Test func `base 64 as in RFC 4648`() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            #expect(Base64.encoded(Array(bytes.utf8)) == text && Base64.decoded(text) == Array(bytes.utf8))
        }
        for text in ["Z", "Zg=", "Z===g", "Zm9v\n", "Zm?v", "==Zg"] { #expect(Base64.decoded(text) == nil, "\(text)") }
    }

    @Test func `dots that do not fit are lost`() {
        var picture = Bitmap(width: 10, height: 3)
        let block = Bitmap(width: 12, rows: [0xFF, 0xF0, 0xFF, 0xF0])
        picture.draw(block, x: 5, y: 2)
        #expect(picture.bytes == [0, 0, 0, 0, 0x07, 0xC0])
        picture.draw(block, x: -9, y: -1)
        #expect(picture.bytes == [0xE0, 0, 0, 0, 0x07, 0xC0])
        picture.draw(block, x: 100, y: 100)
        picture.fill(x: 8, y: 1, width: 50, height: 1)
        #expect(picture.bytes == [0xE0, 0, 0, 0xC0, 0x07, 0xC0])
        #expect(picture.upsideDown.upsideDown == picture && picture.clipped(width: 2).bytes == [0xC0, 0, 0])
    }

    @Test func `dots of a mark are taken only if there are as many as it says`() {
        let raster = Bitmap(width: 9, rows: [1, 0x80, 2, 0]).raster(leftDots: 7)
        #expect(Bitmap(raster)?.bytes == [1, 0x80, 2, 0])
        for (width, height, rows) in [
            (9, 3, raster.rows), (0, 0, ""), (8, 1, "?"), (-1, 4, raster.rows), (1 << 40, 1, ""),
        ] {
            #expect(Bitmap(.init(leftDots: 0, widthDots: width, heightDots: height, rows: rows)) == nil)
        }
    }

    @Test func `a mark that makes no sense draws nothing and hurts nothing`() {
        var picture = PaperPicture(PaperFormat(dots: 16, resolution: 203, margin: 4))
        let wild = LinkSimulation.Run(
            text: "a",
            isBold: true,
            isUnderlined: true,
            isReversed: true,
            widthTimes: .max,
            heightTimes: .min,
            leftDots: .min,
            font: "z"
        )
        picture.add(.init(.line, runs: [wild], dots: .max))
        picture.add(.init(.feed, dots: .min))
        let raster = LinkSimulation.Raster(leftDots: .max, widthDots: 8, heightDots: 1, rows: "/w==")
        picture.add(.init(.image, dots: .max, raster: raster))
        #expect(picture.file(top: .torn, bottom: .partlyCut).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test func `every character that is printed has a glyph of its own`() {
        let frame = PaperFont.a.rows(of: "\u{FFFF}")
        for text in ["AZaz09 €£¥", "ÄöüßÆøçñ", "ŁőŠžĞı", "ΑΩαωάώ", "АЯаяЁё", "─│┌┐╔╗█░"] {
            for scalar in text.unicodeScalars {
                #expect(PaperFont.a.rows(of: scalar) != frame && PaperFont.a.rows(of: scalar).count == 24, "\(scalar)")
                #expect(PaperFont.b.rows(of: scalar).count == 17 && PaperFont.c.rows(of: scalar).count == 16)
            }
        }
        // Lines of boxes meet those of the next cell.
        #expect(PaperFont.b.rows(of: "─").contains { $0 == 0x1FF } && PaperFont.b.rows(of: "│").allSatisfy { $0 != 0 })
    }

    @Test func `pieces end at cuts and tears, and bare paper is none`() {
        var index = RollIndex()
        let kinds: [LinkSimulation.MarkKind] = [.line, .cut, .feed, .tear, .pulse, .image, .cut, .line]
        for (number, kind) in kinds.enumerated() {
            var mark = LinkSimulation.Mark(kind, text: number == 6 ? "partial" : "full")
            mark.number = number + 1
            index.add(mark, bytes: 100)
        }
        let expected = [
            PaperPiece(after: 0, through: 2, top: .cut, bottom: .cut, isPrinted: true),
            PaperPiece(after: 4, through: 7, top: .torn, bottom: .partlyCut, isPrinted: true),
            PaperPiece(after: 7, through: 8, top: .partlyCut, bottom: .none, isPrinted: true),
        ]
        #expect(index.pieces == expected)
        index.drop(before: 200)
        #expect(index.pieces == Array(expected.dropFirst()))
    }
}

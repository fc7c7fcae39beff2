import Interfaces
import SimulatorKit
import Testing

@testable import ESCPOSPrinterSimulator

/// Characters of several bytes, and those that were defined.
@Suite struct KanjiTests {
    @Test(arguments: [
        ("japanese", [0x1C, 0x43, 1, 0x1C, 0x26, 0x8D, 0x87, 0x8C, 0x76, 0x41, 0xB1] as [UInt8], "合計A▒"),
        ("japanese", [0x1C, 0x26, 0x39, 0x67, 0x37, 0x57, 0x1C, 0x2E, 0x39], "合計9"),
        ("simplifiedChinese", [0x1C, 0x26, 0xBA, 0xCF, 0xBC, 0xC6, 0x81, 0x39, 0xEE, 0x39, 0x2E], "合计㐀."),
        ("traditionalChinese", [0x1C, 0x26, 0xA6, 0x58, 0xAD, 0x70], "合計"),
        ("korean", [0x1C, 0x26, 0xC7, 0xD5, 0xB0, 0xE8], "합계"),
    ])
    func `pairs of bytes are read by the model's table`(language: String, bytes: [UInt8], text: String) throws {
        var stand = try PrinterStand(["kanji": language])
        stand.write(bytes + [0x0A])
        #expect(stand.lines == [text])
        let first = try #require(stand.marks.first { $0.kind == .line }?.runs.first)
        #expect(first.font == "k" && first.leftDots == 0)
        #expect(stand.notes == ["characters of two bytes, which are frames for want of letters"])
    }

    @Test func `a model without them has no Kanji mode`() throws {
        var stand = try PrinterStand()
        stand.write([0x1C, 0x26, 0x82, 0x87, 0x0A])
        #expect(stand.lines == ["éç"] && stand.notes == ["Kanji mode, which the model has not"])
    }

    @Test func `such characters are 24 dots wide, twice and with spaces where told`() throws {
        var stand = try PrinterStand(["kanji": "traditionalChinese"])
        stand.write([0x1C, 0x26, 0xA6, 0x58, 0x1C, 0x21, 0x0C, 0xA6, 0x58, 0x1C, 0x57, 0, 0x1C, 0x53, 2, 3, 0xA6, 0x58])
        stand.write([0xA6, 0x58, 0x0A])
        let runs = stand.marks.last?.runs ?? []
        #expect(runs.map(\.leftDots) == [0, 24, 74, 103] && runs.map(\.widthTimes) == [1, 2, 1, 1])
        #expect(stand.marks.last?.dots == 48)
        // 24 of them fill a line.
        stand.write(
            [0x1B, 0x40, 0x1C, 0x26] + [UInt8](repeating: 0xA6, count: 50).flatMap { [$0, 0x58] }.prefix(50) + [0x0A]
        )
        #expect(stand.lines.suffix(2).map { $0.unicodeScalars.count } == [24, 1])
    }

    @Test func `half a character and one that no table has are told`() throws {
        var stand = try PrinterStand(["kanji": "korean"])
        stand.write([0x1C, 0x26, 0xC7, 0x0A, 0xFE, 0xFF, 0x0A])
        #expect(stand.notes.first == "half a character, C7" && stand.lines == ["〓"])
    }

    @Test func `letters that are twice as wide are drawn and others are frames`() {
        let (wide, letter) = (PaperFont.kanji.dots(of: "Ａ"), PaperFont.a.dots(of: "A"))
        #expect(wide == letter.stretched(2, 1) && PaperFont.kanji.dots(of: "\u{3000}").isWhite)
        let frame = PaperFont.kanji.dots(of: "合")
        #expect(frame == PaperFont.kanji.dots(of: "計") && frame[2, 2] && frame[21, 21] && !frame[12, 12])
        #expect(PaperFont.kanji.dots(of: "Я") == PaperFont.a.dots(of: "Я").part(x: -6, y: 0, width: 24, height: 24))
    }

    @Test func `characters that were defined are printed until ESC @`() throws {
        var stand = try PrinterStand(["kanji": "japanese"])
        let full: [UInt8] = [UInt8](repeating: 0xFF, count: 36)
        stand.write([0x1B, 0x26, 3, 0x41, 0x41, 12] + full + [0x41, 0x1B, 0x25, 1, 0x41, 0x42, 0x0A])
        let dots = try #require(stand.marks.first?.raster.flatMap { Bitmap($0) })
        var expected = Bitmap(width: 36, height: 24)
        expected.draw(PaperFont.a.dots(of: "A"), x: 0, y: 0)
        expected.fill(x: 12, y: 0, width: 12, height: 24)
        expected.draw(PaperFont.a.dots(of: "B"), x: 24, y: 0)
        #expect(dots == expected && stand.lines == ["AAB"])
        stand.write([0x1C, 0x32, 0x77, 0x21] + [UInt8](repeating: 0xFF, count: 72) + [0x1C, 0x26, 0x77, 0x21, 0x0A])
        #expect(stand.lines.last == "〓" && stand.notes.isEmpty)
        #expect(stand.marks.last?.raster.flatMap { Bitmap($0) }?.bytes.allSatisfy { $0 == 0xFF } == true)
        stand.write([0x1B, 0x3F, 0x41, 0x41, 0x0A, 0x1C, 0x3F, 0x77, 0x21, 0x1C, 0x26, 0x77, 0x21, 0x0A])
        #expect(stand.marks.suffix(3).allSatisfy { $0.raster == nil })
    }

    @Test func `text comes in UTF-8 when it was chosen`() throws {
        var stand = try PrinterStand()
        let choose = { (encoding: UInt8) -> [UInt8] in [0x1C, 0x28, 0x43, 2, 0, 0x30, encoding] }
        stand.write(choose(2) + Array("Łódź 5 € 合計한\n".utf8), by: 1)
        #expect(stand.lines == ["Łódź 5 € 合計한"])
        #expect(stand.marks.last?.runs.map(\.font) == [nil, "k"] && stand.marks.last?.runs.last?.leftDots == 108)
        stand.write([0x61, 0xC3, 0x62, 0xFF, 0xE2, 0x82, 0x0A] + choose(1) + [0x82, 0x0A])
        #expect(stand.lines.suffix(2) == ["ab", "é"])
        let lost = ["half a character, C3", "half a character, FF", "half a character, E2 82"]
        #expect(stand.notes.suffix(3) == lost[...])
    }

    @Test func `the model says what it has`() throws {
        var stand = try PrinterStand(["kanji": "simplifiedChinese"])
        stand.write([0x1D, 0x49, 2, 0x1D, 0x49, 69])
        #expect(stand.takeAnswers() == [0x03, 0x5F] + Array("CHINA GB18030".utf8) + [0x00])
    }
}

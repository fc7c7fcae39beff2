import Interfaces
import SimulatorKit
import Testing

@testable import ESCPOSPrinterSimulator

/// Page mode: what is put together lies on the paper where it was placed.
@Suite struct PageTests {
    private func area(_ numbers: Int...) -> [UInt8] {
        [0x1B, 0x57] + numbers.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    /// The paper as marks have left it.
    private func paper(_ stand: PrinterStand) throws -> Bitmap {
        var (paper, position) = (Bitmap(width: 576, height: 2048), 0)
        for mark in stand.marks {
            if let raster = mark.raster {
                paper.draw(try #require(Bitmap(raster)), x: raster.leftDots, y: position)
            } else if mark.kind == .line {
                TextDrawing.draw(mark.runs, onto: &paper, bottom: position + TextDrawing.height(mark.runs))
            }
            position += mark.dots
        }
        return paper
    }

    private func letters(_ text: String) -> Bitmap { TextDrawing.drawn(text, font: .a) }

    @Test func `a page is as long as its area and its lines stand in it`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x4C] + area(100, 50, 200, 300) + Array("one\ntwo".utf8))
        #expect(stand.marks.isEmpty)
        stand.write([0x0C])
        #expect(stand.lines == ["one", "two"] && stand.marks.reduce(0) { $0 + $1.dots } == 350)
        let paper = try paper(stand)
        #expect(paper.part(x: 100, y: 50, width: 36, height: 24) == letters("one"))
        #expect(paper.part(x: 100, y: 80, width: 36, height: 24) == letters("two"))
        stand.write("after\n")
        #expect(stand.lines.last == "after" && stand.marks.last?.raster == nil)
    }

    @Test(arguments: [0, 1, 2, 3] as [UInt8])
    func `lines run in four directions`(direction: UInt8) throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x4C] + area(100, 60, 200, 300) + [0x1B, 0x54, direction] + Array("Ab\ncd".utf8) + [0x0C])
        var expected = Bitmap(width: 576, height: 2048)
        let (first, second) = (letters("Ab"), letters("cd"))
        switch direction {
        case 0:
            expected.draw(first, x: 100, y: 60)
            expected.draw(second, x: 100, y: 90)
        case 1:
            expected.draw(first.turnedLeft, x: 100, y: 360 - 24)
            expected.draw(second.turnedLeft, x: 130, y: 360 - 24)
        case 2:
            expected.draw(first.upsideDown, x: 300 - 24, y: 360 - 24)
            expected.draw(second.upsideDown, x: 300 - 24, y: 330 - 24)
        default:
            expected.draw(first.turnedRight, x: 300 - 24, y: 60)
            expected.draw(second.turnedRight, x: 270 - 24, y: 60)
        }
        #expect(try paper(stand) == expected && stand.lines == ["Ab", "cd"])
    }

    @Test func `positions are counted from the beginning of the area`() throws {
        var stand = try PrinterStand()
        stand.write(
            [0x1B, 0x4C] + area(100, 50, 400, 300) + [0x1B, 0x24, 40, 0, 0x1D, 0x24, 100, 0] + Array("a".utf8)
        )
        stand.write([0x1D, 0x5C, 50, 0] + Array("b".utf8) + [0x1B, 0x5C, 0xF4, 0xFF, 0x1D, 0x5C, 0xE2, 0xFF, 0x63])
        // A place outside of the area is none.
        stand.write([0x1D, 0x24, 0x2D, 0x01, 0x64, 0x0C])
        let paper = try paper(stand)
        for (letter, x, foot) in [("a", 140, 150), ("b", 152, 200), ("c", 152, 170), ("d", 164, 170)] {
            #expect(paper.part(x: x, y: foot - 24, width: 12, height: 24) == letters(letter), "\(letter)")
        }
    }

    @Test func `what reaches over the area is cut off, and long lines break`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x4C] + area(0, 0, 60, 40) + Array("abcdefgh\nlost\n".utf8))
        stand.write([0x1D, 0x76, 0x30, 0, 20, 0, 10, 0] + [UInt8](repeating: 0xFF, count: 200) + [0x0C])
        let paper = try paper(stand)
        #expect(stand.lines == ["abcde", "fgh"])
        #expect(paper.part(x: 0, y: 30, width: 36, height: 10) == letters("fgh").clipped(width: 36, height: 10))
        #expect(paper.part(x: 60, y: 0, width: 500, height: 500).isWhite)
        #expect(stand.marks.reduce(0) { $0 + $1.dots } == 40)
    }

    @Test func `a picture stands with its foot where GS $ says, and the line goes on beside it`() throws {
        var stand = try PrinterStand()
        let picture: [UInt8] = [0x1D, 0x76, 0x30, 0, 2, 0, 40, 0] + [UInt8](repeating: 0xFF, count: 80)
        stand.write([0x1B, 0x4C, 0x1D, 0x24, 100, 0] + picture + [0x78, 0x0C])
        var expected = Bitmap(width: 576, height: 2048)
        expected.fill(x: 0, y: 60, width: 16, height: 40)
        expected.draw(letters("x"), x: 16, y: 76)
        #expect(try paper(stand) == expected)
        #expect(stand.kinds.filter { $0 != .feed } == [.image, .line])
    }

    @Test func `CAN empties the area alone, ESC S and ESC @ the page`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x4C] + area(0, 0, 576, 30) + Array("stays".utf8) + area(0, 30, 576, 30))
        stand.write(Array("goes".utf8) + [0x18] + Array("new".utf8) + [0x0C])
        #expect(stand.lines == ["stays", "new"])
        stand.write([0x1B, 0x4C, 0x61, 0x1B, 0x53, 0x0C, 0x1B, 0x4C, 0x62, 0x1B, 0x40, 0x0C, 0x63, 0x0A])
        #expect(stand.lines == ["stays", "new", "c"])
    }

    @Test func `areas and directions chosen before count for the page`() throws {
        var stand = try PrinterStand()
        stand.write(area(300, 0, 200, 100) + [0x1B, 0x54, 2, 0x1B, 0x4C, 0x61, 0x0C])
        #expect(try paper(stand).part(x: 488, y: 76, width: 12, height: 24) == letters("a").upsideDown)
        // An area beyond the paper is none.
        stand.write([0x1B, 0x40, 0x1B, 0x4C] + area(576, 0, 10, 10) + area(0, 0, 0, 10) + Array("wide".utf8) + [0x0C])
        #expect(stand.lines.last == "wide")
    }

    @Test func `a page that is kept comes out again, and what makes it large is held back`() throws {
        var stand = try PrinterStand()
        stand.write(
            [0x1B, 0x4C] + Array("one\n".utf8) + [0x1B, 0x0C] + Array("two".utf8) + [0x1B, 0x0C, 0x0C, 0x33, 0x0A]
        )
        #expect(stand.lines == ["one", "one", "two", "one", "two", "3"])
        stand.write([0x1B, 0x4C, 0x34] + [UInt8](repeating: 0, count: 20).flatMap { _ in [0x1B, 0x0C] as [UInt8] })
        #expect(stand.lines.filter { $0 == "4" }.count == 16)
        #expect(stand.notes == [String](repeating: "page once more, which is not drawn any more", count: 4))
        var many = try PrinterStand()
        many.write([0x1B, 0x4C])
        for _ in 0..<600 { many.write([0x1B, 0x24, 0, 0, 0x1D, 0x24, 24, 0, 0x61]) }
        #expect(many.notes.last == "what is more than a page holds")
        many.write([0x0C])
        #expect(many.lines.count == 512)
    }

    @Test func `parts come in their order even where they lie above one another`() throws {
        var stand = try PrinterStand()
        stand.write(
            [0x1B, 0x4C, 0x1D, 0x24, 200, 0] + Array("below".utf8) + [0x1D, 0x24, 100, 0] + Array("above".utf8)
        )
        stand.write([0x0C])
        #expect(stand.lines == ["below", "     above"])
        let paper = try paper(stand)
        #expect(paper.part(x: 0, y: 176, width: 60, height: 24) == letters("below"))
        #expect(paper.part(x: 60, y: 76, width: 60, height: 24) == letters("above"))
    }

    @Test func `a drawer opens at once and a cut does nothing`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x4C, 0x61, 0x1B, 0x70, 0, 25, 250, 0x1D, 0x56, 0])
        #expect(stand.kinds == [.pulse, .note] && stand.notes == ["cut in page mode, which does nothing"])
    }

    @Test func `characters turned by 90 degrees stand side by side`() throws {
        var stand = try PrinterStand()
        stand.write([0x61, 0x1B, 0x56, 1, 0x41, 0x42, 0x1B, 0x56, 0, 0x62, 0x0A])
        #expect(stand.lines == ["aA B b"])
        var expected = Bitmap(width: 576, height: 2048)
        expected.draw(letters("a"), x: 0, y: 0)
        expected.draw(letters("A").turnedRight, x: 12, y: 12)
        expected.draw(letters("B").turnedRight, x: 12 + 25, y: 12)
        expected.draw(letters("b"), x: 12 + 50, y: 0)
        #expect(try paper(stand) == expected)
    }
}

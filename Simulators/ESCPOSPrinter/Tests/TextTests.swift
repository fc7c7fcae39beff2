import Interfaces
import SimulatorKit
import Testing

@testable import ESCPOSPrinterSimulator

/// What characters, lines and modes come to on paper.
@Suite struct TextTests {
    private func run(
        _ text: String,
        at left: Int = 0,
        bold: Bool = false,
        wide: Int = 1,
        high: Int = 1
    ) -> LinkSimulation.Run {
        LinkSimulation.Run(
            text: text,
            isBold: bold,
            isUnderlined: false,
            isReversed: false,
            widthTimes: wide,
            heightTimes: high,
            leftDots: left
        )
    }

    @Test func `nothing is printed before the line ends`() throws {
        var stand = try PrinterStand()
        stand.write("hello")
        #expect(stand.marks.isEmpty)
        stand.write("\n")
        #expect(stand.marks == [.init(.line, text: "hello", runs: [run("hello")], dots: 30)])
    }

    @Test func `an empty line feeds`() throws {
        var stand = try PrinterStand()
        stand.write("\n")
        #expect(stand.marks == [.init(.feed, dots: 30)])
    }

    @Test func `a style makes a run of its own`() throws {
        var stand = try PrinterStand()
        stand.write(Array("a".utf8) + [0x1B, 0x45, 1] + Array("b".utf8) + [0x1D, 0x21, 0x11] + Array("cd\n".utf8))
        #expect(stand.lines == ["abc d"])
        #expect(
            stand.marks.first?.runs == [
                run("a"), run("b", at: 12, bold: true), run("cd", at: 24, bold: true, wide: 2, high: 2),
            ]
        )
        #expect(stand.marks.first?.dots == 48)
    }

    @Test func `ESC ! sets all of its modes at once and ESC @ takes them back`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x21, 0xB8, 0x41, 0x1B, 0x40, 0x1B, 0x21, 0xB8, 0x42, 0x0A, 0x1B, 0x40, 0x43, 0x0A])
        let first = stand.marks.first?.runs.first
        #expect(first?.text == "B" && first?.isBold == true && first?.isUnderlined == true)
        #expect(first?.widthTimes == 2 && first?.heightTimes == 2)
        #expect(stand.marks.last?.runs == [run("C")])
    }

    @Test(arguments: [("48", 48), ("42", 42), ("32", 32)])
    func `a line breaks where the paper ends`(columns: String, width: Int) throws {
        var stand = try PrinterStand(["columns": columns])
        stand.write(String(repeating: "x", count: width + 1) + "\n")
        #expect(stand.lines == [String(repeating: "x", count: width), "x"])
    }

    @Test func `font B has four columns where font A has three`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x4D, 1] + [UInt8](repeating: 0x78, count: 65) + [0x0A])
        #expect(stand.lines == [String(repeating: "x", count: 64), "x"])
    }

    @Test func `a line stands left, in the middle or right`() throws {
        var stand = try PrinterStand(["columns": "32"])
        for alignment in [0, 1, 2] as [UInt8] { stand.write([0x1B, 0x61, alignment] + Array("abcd\n".utf8)) }
        let blanks = { String(repeating: " ", count: $0) }
        #expect(stand.lines == ["abcd", blanks(14) + "abcd", blanks(28) + "abcd"])
        #expect(stand.marks.map(\.runs) == [0, 168, 336].map { [run("abcd", at: $0)] })
    }

    @Test func `margins, stops and positions put characters where they belong`() throws {
        var stand = try PrinterStand()
        stand.write("a\tb\n")
        stand.write([0x1B, 0x44, 4, 10, 0] + Array("a\tb\tc\n".utf8))
        stand.write([0x61, 0x1B, 0x24, 240, 0, 0x62, 0x1B, 0x5C, 0xE8, 0xFF, 0x63, 0x0A])
        stand.write([0x1D, 0x4C, 24, 0, 0x1D, 0x57, 48, 0] + Array("abcdef\n".utf8))
        #expect(stand.lines == ["a       b", "a   b     c", "a                  cb", "  abcd", "  ef"])
    }

    @Test func `feeds move the paper by lines and by dots`() throws {
        var stand = try PrinterStand()
        stand.write([0x61, 0x1B, 0x64, 3, 0x1B, 0x33, 60, 0x0A, 0x1B, 0x4A, 7, 0x1B, 0x32, 0x0A, 0x62, 0x1B, 0x4A, 9])
        #expect(stand.marks.map(\.dots) == [30, 60, 60, 7, 30, 9])
        #expect(stand.kinds == [.line, .feed, .feed, .feed, .feed, .line])
    }

    @Test func `code pages and countries are decoded`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x74, 0, 0x9B, 0x1B, 0x74, 2, 0x9B, 0x1B, 0x74, 16, 0x80, 0x1B, 0x74, 19, 0xD5, 0x0A])
        stand.write([0x1B, 0x52, 2, 0x5B, 0x7E, 0x1B, 0x52, 0, 0x5B, 0x0A])
        #expect(stand.lines == ["¢ø€€", "Äß["])
        stand.write([0x1B, 0x74, 66, 0x80, 0x0A])
        #expect(stand.notes == ["character table 66, which is not decoded"] && stand.lines.last == "?")
    }

    @Test func `every table has a character for each byte`() {
        let tables = (0...255).compactMap { CodePage.table($0) }
        #expect(tables.count == 24 && tables.allSatisfy { $0.count == 128 })
        let text = { (number: UInt8, bytes: [Int]) in
            bytes.compactMap { CodePage.table(number)?[$0 - 128] }.map(Character.init)
        }
        #expect(text(17, [0x80, 0xA0]) == ["А", "а"] && text(18, [0xA5]) == ["ą"] && text(47, [0xE1]) == ["α"])
    }

    @Test func `what is not drawn is noted`() throws {
        var stand = try PrinterStand()
        for kind in [50, 52, 53] as [UInt8] {
            stand.write(
                [0x1D, 0x28, 0x6B, 8, 0, kind, 80, 48] + Array("hello".utf8) + [0x1D, 0x28, 0x6B, 3, 0, kind, 81]
            )
            stand.write([48])
        }
        stand.write([0x1B, 0x34, 0x07])
        let expected = [
            "MaxiCode hello, which is not drawn", "composite symbol hello, which is not drawn",
            "Aztec code hello, which is not drawn",
            "unknown command 1B 34", "unknown control byte 07",
        ]
        #expect(stand.notes == expected)
    }

    @Test func `a character that stands apart begins a run where it stands`() throws {
        var stand = try PrinterStand()
        stand.write([0x61, 0x1B, 0x24, 100, 0, 0x62, 0x1B, 0x20, 3, 0x63, 0x64, 0x0A])
        #expect(stand.marks.first?.runs.map(\.leftDots) == [0, 100, 127])
        stand.write([0x1B, 0x40, 0x1B, 0x4D, 1, 0x65, 0x0A])
        #expect(stand.marks.last?.runs.map(\.font) == ["b"])
    }

    @Test func `a line that is upside down keeps its text and comes as dots`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x7B, 1] + Array("L\n".utf8))
        let mark = try #require(stand.marks.first)
        let dots = try #require(mark.raster.flatMap { Bitmap($0) })
        var upright = Bitmap(width: 576, height: 24)
        TextDrawing.draw([run("L")], onto: &upright, bottom: 24)
        #expect(mark.text == "L" && !dots.isWhite && dots == upright.upsideDown)
    }

    @Test func `any cutting up of the bytes gives the same paper`() throws {
        var bytes = Array("a\tb\n".utf8) + [0x1B, 0x45, 1, 0x1D, 0x21, 0x10] + Array("wide\n".utf8) + [0x1D, 0x72, 1]
        bytes += [0x1D, 0x76, 0x30, 0, 40, 0, 200, 0] + [UInt8](repeating: 0x55, count: 8000) + [0x10, 0x04, 1]
        bytes += [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x30, 0x30, 0x30, 0x31, 0x1D, 0x56, 66, 3, 0x10, 0x14, 1, 0, 1]
        var whole = try PrinterStand()
        whole.write(bytes)
        for chunk in [1, 2, 3, 7, 100, 4095] {
            var stand = try PrinterStand()
            stand.write(bytes, by: chunk)
            #expect(stand.marks == whole.marks && stand.answers == whole.answers, "\(chunk)")
        }
        #expect(whole.kinds == [.line, .line, .image, .feed, .cut, .pulse])
    }

    @Test func `a wrong setting is named with what it takes`() {
        #expect(throws: SettingFault(name: "columns", value: "50", expected: "32, 42, 48")) {
            try PrinterSettings(["columns": "50"])
        }
        #expect(throws: SettingFault.self) { try PrinterSettings(["colums": "48"]) }
    }
}

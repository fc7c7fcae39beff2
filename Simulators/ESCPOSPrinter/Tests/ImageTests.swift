import Interfaces
import SimulatorKit
import Testing

@testable import ESCPOSPrinterSimulator

/// What pictures come to on paper.
@Suite struct ImageTests {
    /// The dots of the only mark with a picture, with `#` for black.
    private func picture(_ stand: PrinterStand) throws -> (left: Int, rows: [String]) {
        let raster = try #require(stand.marks.last { $0.kind == .image }?.raster)
        let dots = try #require(Bitmap(raster))
        let rows = (0..<dots.height).map { y in
            String((0..<dots.width).map { dots[$0, y] ? Character("#") : Character(".") })
        }
        return (raster.leftDots, rows)
    }

    private func raster(_ mode: UInt8 = 0) -> [UInt8] {
        [0x1D, 0x76, 0x30, mode, 1, 0, 2, 0, 0b1010_0000, 0b0000_0011]
    }

    @Test func `a raster image lies on the paper dot for dot`() throws {
        var stand = try PrinterStand()
        stand.write(raster())
        #expect(try picture(stand) == (0, ["#.#.....", "......##"]))
        #expect(stand.marks.last?.text == "raster image 8 x 2" && stand.marks.last?.dots == 2)
    }

    @Test(arguments: [(1 as UInt8, 16, 2), (2, 8, 4), (51, 16, 4)])
    func `a mode doubles dots`(mode: UInt8, width: Int, height: Int) throws {
        var stand = try PrinterStand()
        stand.write(raster(mode))
        let rows = try picture(stand).rows
        #expect(rows.count == height && rows.allSatisfy { $0.count == width })
        #expect(rows[0] == (width == 16 ? "##..##.........." : "#.#....."))
    }

    @Test func `alignment and margin place an image, and the area cuts it off`() throws {
        var stand = try PrinterStand()
        stand.write([0x1D, 0x4C, 40, 0, 0x1D, 0x57, 100, 0, 0x1B, 0x61, 1] + raster())
        #expect(try picture(stand).left == 40 + 46)
        stand.write([0x1D, 0x57, 12, 0, 0x1B, 0x61, 2] + raster(1))
        #expect(try picture(stand) == (40, ["##..##......", "............"]))
    }

    @Test func `a band of ESC * stands in its line, in dots of its density`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x2A, 0, 2, 0, 0x80, 0x01, 0x0A])
        var expected = Array(repeating: "##..", count: 3) + Array(repeating: "....", count: 18)
        expected += Array(repeating: "..##", count: 3)
        #expect(try picture(stand).rows == expected)
        stand.write([0x1B, 0x2A, 33, 2, 0, 0x80, 0, 1, 0, 0x80, 0, 0x1B, 0x4A, 24])
        let rows = try picture(stand).rows
        #expect(rows[0] == "#." && rows[8] == ".#" && rows[23] == "#." && rows.count == 24)
        #expect(stand.marks.map(\.dots) == [30, 24])
    }

    @Test func `text beside a band is printed before the paper moves`() throws {
        var stand = try PrinterStand()
        stand.write([0x1B, 0x2A, 33, 1, 0, 1, 2, 3] + Array("a\n".utf8))
        #expect(stand.kinds == [.image, .line] && stand.marks.map(\.dots) == [0, 30])
        #expect(stand.marks.last?.runs.first?.leftDots == 1)
    }

    @Test func `graphics wait in the print buffer and are printed once`() throws {
        var stand = try PrinterStand()
        let store: [UInt8] = [0x1D, 0x28, 0x4C, 12, 0, 0x30, 112, 48, 1, 2, 49, 3, 0, 2, 0, 0xE0, 0x40]
        let show: [UInt8] = [0x1D, 0x28, 0x4C, 2, 0, 0x30, 50]
        stand.write(store + show + show)
        #expect(try picture(stand).rows == ["###", "###", ".#.", ".#."] && stand.marks.count == 1)
        let columns: [UInt8] = [0x1D, 0x28, 0x4C, 12, 0, 0x30, 113, 48, 1, 1, 49, 2, 0, 3, 0, 0xA0, 0x40]
        stand.write(columns + show)
        #expect(try picture(stand).rows == ["#.", ".#", "#."])
    }

    @Test(arguments: [(67 as UInt8, 69 as UInt8, true), (83, 85, false)])
    func `graphics in memory outlive a reset, and those that are kept the power`(
        define: UInt8,
        show: UInt8,
        isKept: Bool
    ) throws {
        var stand = try PrinterStand(["boot": "0"])
        stand.write([0x1D, 0x28, 0x4C, 13, 0, 0x30, define, 48, 65, 66, 1, 8, 0, 1, 0, 49, 0xF0, 0x1B, 0x40])
        stand.write([0x1D, 0x28, 0x4C, 6, 0, 0x30, show, 65, 66, 2, 1])
        #expect(try picture(stand).rows == ["########........"])
        stand.act("power", "cycle")
        stand.write([0x1D, 0x28, 0x4C, 6, 0, 0x30, show, 65, 66, 1, 1])
        #expect(stand.notes.isEmpty == isKept)
        stand.write([
            0x1D, 0x28, 0x4C, 5, 0, 0x30, show - 4, 67, 76, 82, 0x1D, 0x28, 0x4C, 6, 0, 0x30, show, 65, 66, 1, 1,
        ])
        #expect(stand.notes.last == "stored graphics 65 66, which are not defined")
    }

    @Test func `numbered and downloaded images lie in columns`() throws {
        var stand = try PrinterStand()
        let columns: [UInt8] = [0x81, 0, 0, 0, 0, 0, 0, 1]
        var expected = Array(repeating: "........", count: 8)
        (expected[0], expected[7]) = ("#.......", "#......#")
        stand.write([0x1C, 0x71, 1, 1, 0, 1, 0] + columns + [0x1C, 0x70, 1, 0])
        #expect(try picture(stand).rows == expected)
        stand.write([0x1D, 0x2A, 1, 1] + columns + [0x1D, 0x2F, 0])
        #expect(try picture(stand).rows == expected)
        stand.write([0x1B, 0x40, 0x1D, 0x2F, 0, 0x1C, 0x70, 9, 0])
        #expect(stand.marks.count == 3 && stand.notes == ["stored image 9, which is not defined"])
    }

    @Test func `a high image takes several marks of bounded size`() throws {
        var stand = try PrinterStand()
        stand.write([0x1D, 0x76, 0x30, 0, 72, 0, 0xB8, 0x0B] + [UInt8](repeating: 0xFF, count: 72 * 3000))
        #expect(stand.marks.map(\.dots) == [1024, 1024, 952])
        #expect(stand.marks.allSatisfy { $0.encoded().count < 256 << 10 })
        #expect(stand.marks.last?.text == "raster image 576 x 3000, from row 2048")
    }

    @Test func `an image larger than the memory is cut off below`() throws {
        var stand = try PrinterStand()
        stand.write([0x1D, 0x76, 0x30, 0, 0xFF, 0xFF, 20, 0] + [UInt8](repeating: 0xFF, count: 65535 * 20))
        #expect(stand.notes.count == 1 && stand.marks.last?.raster?.widthDots == 576)
        #expect(stand.marks.last?.raster?.heightDots ?? 0 < 20)
    }

    @Test func `printing the same again and again waits for the paper to be taken away`() throws {
        let printer = try SimulatedESCPOSPrinter(settings: [:])
        let now = PrinterStand.start
        printer.receive([0x1C, 0x71, 1, 72, 0, 36, 0], now: now)
        for _ in 0..<72 * 8 * 36 / 2304 { printer.receive([UInt8](repeating: 0xFF, count: 2304), now: now) }
        _ = printer.takeEffects()
        for _ in 0..<60 { printer.receive([0x1C, 0x70, 1, 3], now: now) }
        var (rounds, count) = (0, 0)
        while printer.deadline != nil || rounds == 0 {
            let effects = printer.takeEffects()
            var bytes = 0
            for case .mark(let mark) in effects { bytes += mark.raster?.rows.utf8.count ?? 0 }
            #expect(bytes < 2 << 20)
            (rounds, count) = (rounds + 1, count + effects.count)
            printer.timeHasCome(now: now)
        }
        count += printer.takeEffects().count
        #expect(rounds > 1 && count == 60)
    }
}

import SimulatorKit
import Testing

@testable import ESCPOSPrinterSimulator

/// What makers have beside Epson's commands, and a printer that confirms what it has not printed.
@Suite struct DialectTests {
    @Test func `a clone's buzzer and wide text are no unknown commands`() throws {
        var stand = try PrinterStand(["dialect": "clone"])
        stand.write([0x1B, 0x42, 2, 1, 0x07, 0x0E, 0x61, 0x14, 0x62, 0x0A])
        #expect(stand.notes == ["buzzer", "buzzer"] && stand.lines == ["a b"])
        #expect(stand.printer.state["unknownCommands"] == "0")
        var epson = try PrinterStand()
        epson.write([0x1B, 0x42, 2, 1, 0x0A])
        #expect(epson.notes == ["unknown command 1B 42", "unknown control byte 02", "unknown control byte 01"])
        #expect(epson.printer.state["unknownCommands"] == "3")
    }

    @Test func `Bematech's printers change between two sets of commands`() throws {
        var stand = try PrinterStand(["dialect": "bematech"])
        stand.write([0x1D, 0xF9, 0x35, 0x30, 0x1B, 0x45] + Array("bold".utf8) + [0x1B, 0x46, 0x0A, 0x1B, 0x76, 0x78])
        stand.write([0x1D, 0x6B, 0x51, 2, 8, 0, 1, 5, 0] + Array("hello".utf8))
        stand.write([0x1D, 0xF9, 0x35, 0x31, 0x1B, 0x45, 1] + Array("bold".utf8) + [0x1B, 0x45, 0, 0x0A, 0x1B, 0x76])
        #expect(stand.lines == ["bold", "bold"] && stand.marks.map(\.runs.first?.isBold) == [true, nil, nil, true])
        #expect(stand.kinds == [.line, .pulse, .image, .line] && stand.answers == [0])
    }

    @Test func `Daruma, Elgin and Diebold have sizes, codes, drawers and cutters of their own`() throws {
        var daruma = try PrinterStand(["dialect": "daruma"])
        daruma.write([0x1B, 0x6A, 0x31, 0x1B, 0x77, 0x31, 0x61, 0x1B, 0x77, 0x30, 0x0A, 0x1B, 0x70])
        daruma.write([0x1B, 0x81, 7, 0, 4, 0x4D] + Array("hello".utf8) + [0x0A])
        #expect(daruma.kinds == [.line, .pulse, .image, .feed] && daruma.marks[0].runs[0].heightTimes == 2)
        #expect(daruma.marks[2].text == "QR code hello")
        var elgin = try PrinterStand(["dialect": "elgin"])
        elgin.write([0x1B, 0x57, 1, 0x1B, 0x64, 1, 0x61, 0x1B, 0x64, 0, 0x1B, 0x57, 0, 0x0A, 0x1D, 0x6F, 0, 4, 0, 2])
        elgin.write([0x1D, 0x6B, 0x0B] + Array("MA,hello\0".utf8) + [0x1B, 0x76, 0x78, 0x1B, 0x6D])
        #expect(elgin.kinds == [.line, .image, .pulse, .cut] && elgin.marks[0].runs[0].widthTimes == 2)
        #expect(elgin.marks[1].text == "QR code hello" && elgin.marks[1].raster?.widthDots == 84)
        var diebold = try PrinterStand(["dialect": "diebold"])
        diebold.write([0x1B, 0x26, 0x30, 0x3C, 0x41, 0x61, 0x1B, 0x77])
        #expect(diebold.kinds == [.pulse, .line, .cut])
    }

    @Test func `a dialect is named with those that there are`() {
        let expected = "bematech, clone, daruma, diebold, elgin, epson"
        #expect(throws: SettingFault(name: "dialect", value: "star", expected: expected)) {
            try PrinterSettings(["dialect": "star"])
        }
    }

    private static let question: [UInt8] = [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30] + Array("0001".utf8)
    private static let answer: [UInt8] = [0x37, 0x22] + Array("0001".utf8) + [0]

    @Test func `an honest printer confirms what is on the paper, one that lies what it has heard`() throws {
        for (fence, early) in [("honest", []), ("lie", DialectTests.answer + [0x0F])] as [(String, [UInt8])] {
            var stand = try PrinterStand(["fence": fence])
            stand.act("paper", "out")
            stand.write(Array("total\n".utf8) + DialectTests.question + [0x1D, 0x72, 1])
            #expect(stand.takeAnswers() == early && stand.lines.isEmpty && stand.printer.state["fence"] == fence)
            stand.act("paper", "full")
            #expect(stand.lines == ["total"])
            #expect(stand.takeAnswers() == (fence == "lie" ? [] : DialectTests.answer + [0]), "nothing is said twice")
        }
    }

    @Test func `a printer that stops lying answers what it has not answered`() throws {
        var stand = try PrinterStand()
        stand.act("fence", "lie")
        stand.write(DialectTests.question, by: 1)
        #expect(stand.takeAnswers() == DialectTests.answer)
        stand.act("cover", "open")
        stand.act("fence", "honest")
        stand.write(DialectTests.question)
        #expect(stand.takeAnswers() == [])
        stand.act("cover", "close")
        #expect(stand.takeAnswers() == DialectTests.answer)
    }
}

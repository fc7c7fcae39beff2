import SimulatorKit
import Testing

@testable import ESCPOSPrinterSimulator

/// Symbols against examples and rules of their standards.
@Suite struct SymbolTests {
    private func widths(_ kind: Int, _ data: String) -> String? {
        BarSymbol(kind: kind, Array(data.utf8))?.elements.map(String.init).joined()
    }

    private func text(_ kind: Int, _ data: String) -> String? { BarSymbol(kind: kind, Array(data.utf8))?.text }

    @Test func `check digits are computed where they are missing`() {
        // The examples of the GS1 General Specifications and of ISO/IEC 15420.
        #expect(text(2, "400638133393") == "4006381333931" && text(2, "4006381333931") == "4006381333931")
        #expect(text(3, "9638507") == "96385074" && text(0, "03600029145") == "036000291452")
        #expect(text(1, "123456") == "01234565" && text(1, "01234565") == "01234565")
        #expect(text(1, "012345000065") == "01234565" && text(1, "04210000526") == "04252614")
    }

    @Test func `retail symbols are as wide as the standard says`() {
        for (kind, data, modules) in [
            (0, "03600029145", 95), (2, "400638133393", 95), (3, "9638507", 67), (1, "123456", 51),
        ] {
            let symbol = BarSymbol(kind: kind, Array(data.utf8))
            #expect(symbol?.elements.reduce(0) { $0 + Int($1) } == modules)
        }
        #expect(widths(3, "9638507")?.hasPrefix("1113112111414111213") == true)
    }

    @Test func `wrong data are refused`() {
        for (kind, data) in [
            (0, "123"), (1, "12345"), (2, "40063813339x"), (3, ""), (4, "a"), (4, ""), (5, "1"), (5, "12x4"),
            (6, "1234"),
            (6, "A12"), (6, "AB1A"), (7, "é"), (8, "123"), (8, "{Z1"), (8, "{B"), (8, "{Bé"), (9, ""), (10, "123"),
            (12, "2401234567890"), (12, "040123456789"), (13, ""), (13, "(10)é"), (13, "(10)#"), (14, "é"),
        ] { #expect(text(kind, data) == nil, "\(kind) \(data)") }
    }

    @Test func `characters of two widths`() {
        #expect(widths(4, "A") == "121121211" + "1" + "211112112" + "1" + "121121211" && text(4, "A") == "*A*")
        #expect(widths(4, "*A*") == widths(4, "A"))
        // The example of ISO/IEC 16390: bars 1, spaces 2.
        #expect(widths(5, "12") == "1111" + "2112111122" + "211" && widths(5, "123") == widths(5, "12"))
        #expect(
            widths(6, "A1B") == "1122121" + "1" + "1111221" + "1" + "1212112" && widths(6, "a1b") == widths(6, "A1B")
        )
    }

    @Test func `CODE93 and CODE128 add their checks`() {
        // 484 and 611 modulo 47: the check characters E and 0.
        #expect(widths(7, "CODE 93")?.hasSuffix("221211" + "131112" + "1111411") == true)
        // Wikipedia's and ISO/IEC 15417's arithmetic: PJJ123C in set A has check 54.
        #expect(widths(8, "{APJJ123C")?.hasSuffix("311123" + "2331112") == true)
        #expect(
            widths(8, "{BHi{C\u{0C}\u{22}")?.hasPrefix("211214") == true && text(8, "{BHi{C\u{0C}\u{22}") == "Hi1234"
        )
        #expect(widths(14, "1234") == widths(8, "{C\u{0C}\u{22}"))
        #expect(widths(9, "(10)AB(21)7") == widths(8, "{B{110AB{1217") && text(9, "(10)AB(21)7") == "(10)AB(21)7")
    }

    @Test func `GS1 DataBar has 96 modules less the outermost space`() {
        #expect(BarSymbol(kind: 10, Array("0401234567890".utf8))?.elements.reduce(0) { $0 + Int($1) } == 95)
        #expect(text(10, "0401234567890") == "(01)04012345678901")
    }

    @Test func `GS1 DataBar limited has 74 modules less the outermost space`() {
        // Read off a symbol that zxing-cpp had drawn.
        let expected = "1" + "11221131215231" + "21111111221211" + "21131222111234" + "11"
        let symbol = BarSymbol(kind: 12, Array("0040063813339".utf8))
        #expect(symbol?.elements.reduce(0) { $0 + Int($1) } == 73 && symbol?.text == "(01)00400638133390")
        #expect(widths(12, "0040063813339") == expected)
    }

    @Test func `GS1 DataBar expanded grows with its data until nothing holds them`() {
        let modules = { (count: Int) in
            BarSymbol(kind: 13, Array("(21)".utf8) + [UInt8](repeating: 0x31, count: count))?.elements
                .reduce(0) { $0 + Int($1) }
        }
        // Four characters and two finders at the least; 21 characters of 12 bits hold 70 digits in pairs of 7 bits, two of them the identifier.
        #expect(modules(1) == 4 * 17 + 2 * 15 + 3 && modules(69) == nil)
        #expect(modules(68) == 22 * 17 + 11 * 15 + 3)
        // A number with a wrong check digit comes out as it came.
        #expect(text(13, "(01)04006381333932") == "(01)04006381333932")
    }

    @Test func `stacked symbols are as high as the standard says`() {
        let size = { (kind: DataBarStacked.Kind, data: String, width: Int) in
            DataBarStacked.drawn(kind, Array(data.utf8), width: width).map { [$0.width, $0.height] }
        }
        #expect(size(.stacked, "0401234567890", 100) == [50, 13])
        #expect(size(.stackedOmnidirectional, "0401234567890", 100) == [50, 69])
        #expect(size(.expandedStacked, "(01)04006381333931(10)AB", 102) == [102, 71])
        #expect(size(.expandedStacked, "(01)04006381333931(10)AB", 53) == [53, 145])
        #expect(size(.stacked, "12", 100) == nil && size(.expandedStacked, "", 100) == nil)
    }

    @Test func `Reed-Solomon words of the standards' examples`() {
        // ISO/IEC 18004, annex I: 01234567 in version 1-M.
        let qr = ReedSolomon(.init(polynomial: 0x11D), count: 10, firstRoot: 0)
        let data = [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11]
        #expect(qr.check(data) == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55])
        // ISO/IEC 16022, annex O: 123456.
        let matrix = ReedSolomon(.init(polynomial: 0x12D), count: 5, firstRoot: 1)
        #expect(matrix.check([142, 164, 186]) == [114, 25, 5, 88, 102])
        // ISO/IEC 15438, annex Q: the words of PDF417 with level 1.
        let stacked = ReedSolomon(.init(prime: 929, generator: 3), count: 4, firstRoot: 1)
        #expect(stacked.check([5, 453, 178, 121, 239]) == [452, 327, 657, 619])
    }

    @Test func `data become the words of PDF417`() {
        #expect(StackedCodeWords.words(Array("PDF417".utf8)) == [453, 178, 121, 239])
        #expect(StackedCodeWords.words(Array("000213298174000".utf8)) == [902, 1, 624, 434, 632, 282, 200])
        #expect(StackedCodeWords.words([231, 101, 11, 97, 205, 2]) == [924, 387, 700, 208, 213, 302])
    }

    @Test func `a QR code grows with its data until nothing holds them`() {
        let side = { (count: Int, byte: UInt8, level: QRCode.Level) in
            QRCode.drawn([UInt8](repeating: byte, count: count), level: level)?.width
        }
        // Table 7 of ISO/IEC 18004.
        #expect(side(41, 0x31, .low) == 21 && side(42, 0x31, .low) == 25 && side(17, 0x78, .low) == 21)
        #expect(side(7, 0x78, .high) == 21 && side(8, 0x78, .high) == 25 && side(25, 0x41, .low) == 21)
        #expect(side(2953, 0x78, .low) == 177 && side(2954, 0x78, .low) == nil && side(0, 0x78, .low) == nil)
    }

    @Test func `a Data Matrix grows with its data until nothing holds them`() {
        let side = { (count: Int, byte: UInt8) in DataMatrix.drawn([UInt8](repeating: byte, count: count))?.width }
        #expect(side(6, 0x31) == 10 && side(7, 0x31) == 12 && side(3116, 0x31) == 144 && side(3117, 0x31) == nil)
        #expect(side(1555, 0xFF) == 144 && side(1556, 0xFF) == nil)
    }

    @Test func `what is stored can be printed again until ESC @`() throws {
        var stand = try PrinterStand()
        let show: [UInt8] = [0x1D, 0x28, 0x6B, 3, 0, 49, 81, 48]
        stand.write(show)
        stand.write([0x1D, 0x28, 0x6B, 8, 0, 49, 80, 48] + Array("hello".utf8) + show + show)
        #expect(stand.marks.map(\.text) == ["QR code hello", "QR code hello"])
        #expect(stand.marks.last?.raster?.widthDots == 63)
        stand.write([0x1D, 0x28, 0x6B, 3, 0, 49, 67, 16, 0x1D, 0x28, 0x6B, 3, 0, 49, 69, 51] + show)
        #expect(stand.marks.last?.raster?.widthDots == 336)
        stand.write([0x1B, 0x40] + show)
        #expect(stand.marks.count == 3)
    }

    @Test func `a code that is wider than the print area is not printed`() throws {
        var stand = try PrinterStand(["columns": "32"])
        stand.write([0x1D, 0x77, 6, 0x1D, 0x6B, 67, 12] + Array("400638133393".utf8))
        #expect(stand.notes == ["barcode EAN-13 400638133393, which is wider than the print area"])
        stand.write([0x1D, 0x77, 2, 0x1D, 0x68, 50, 0x1D, 0x48, 2, 0x1D, 0x6B, 2] + Array("400638133393".utf8) + [0])
        #expect(stand.marks.last?.kind == .image && stand.marks.last?.raster?.widthDots == 190)
        #expect(stand.marks.last?.dots == 74)
        stand.write([0x1D, 0x6B, 67, 3] + Array("abc".utf8))
        #expect(stand.notes.last == "barcode EAN-13 abc, whose data are not allowed")
    }
}

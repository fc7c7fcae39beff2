import DriverKit
import ESCPOS
import Interfaces
import Testing

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

/// Codes, pictures, drawer and buzzer, by what the profile says of the printer.
struct DocumentCodeTests {
    private func encode(_ element: Printer.Element, _ profile: String = "epson-tm-t20") throws -> [UInt8] {
        let named = try #require(PrinterProfile.named(profile))
        let target = PrintTarget(named, PrinterSettings())
        let document = try DocumentEncoder.encode(
            JobDocument(.init(elements: [.init(feedLines: 1), element])),
            for: target
        )
        #expect(RealtimeSequence.first(in: document.bytes) == nil)
        return Array(document.bytes.dropFirst(13))
    }

    private func refusal(_ element: Printer.Element, _ profile: String = "epson-tm-t20") -> String? {
        do {
            _ = try encode(element, profile)
            return nil
        } catch let error as JobRefusal {
            return error.element == 1 ? error.reason : "element \(error.element)"
        } catch {
            return "\(error)"
        }
    }

    private func barcode(_ symbology: Printer.Symbology, _ data: String, module: Int? = nil) -> Printer.Element {
        .init(barcode: .init(symbology: symbology, data: data, moduleDots: module))
    }

    private func code(_ symbology: Printer.MatrixSymbology, _ data: String, module: Int? = nil) -> Printer.Element {
        .init(matrixCode: .init(symbology: symbology, data: data, moduleDots: module))
    }

    @Test func `a bar code is set up and printed in the middle`() throws {
        let set: [UInt8] = [0x1B, 0x61, 1, 0x1D, 0x68, 80, 0x1D, 0x77, 3, 0x1D, 0x66, 0, 0x1D, 0x48, 2]
        let data = Array("4006381333931".utf8)
        #expect(try encode(barcode(.ean13, "4006381333931")) == set + [0x1D, 0x6B, 67, 13] + data)
        #expect(try encode(barcode(.ean13, "4006381333931"), "plain") == set + [0x1D, 0x6B, 2] + data + [0])
        let told = Printer.Barcode(
            symbology: .ean13,
            data: "4006381333931",
            heightDots: 40,
            moduleDots: 2,
            text: Printer.BarcodeText.none,
            alignment: .left
        )
        let other: [UInt8] = [0x1D, 0x68, 40, 0x1D, 0x77, 2, 0x1D, 0x66, 0, 0x1D, 0x48, 0]
        #expect(try encode(.init(barcode: told)) == other + [0x1D, 0x6B, 67, 13] + data)
    }

    @Test(
        arguments: [
            (.code128, "AB", [73, 4] + Array("{AAB".utf8)), (.itf, "1234", [70, 4] + Array("1234".utf8)),
            (.gs1128, "(01)04012345678901", [73, 12] + Array("{C{1".utf8) + [1, 4, 1, 23, 45, 67, 89, 1]),
            (.gs1DataBarOmnidirectional, "04012345678901", [75, 13] + Array("0401234567890".utf8)),
            (.gs1DataBarExpanded, "(10)A", [78, 5] + Array("(10)A".utf8)),
            (.codabar, "A1B", [71, 3] + Array("A1B".utf8)),
            (.upcE, "04252614", [66, 8] + Array("04252614".utf8)), (.code93, "ab", [72, 2] + Array("ab".utf8)),
        ] as [(Printer.Symbology, String, [UInt8])]
    )
    func `each kind has its command`(symbology: Printer.Symbology, data: String, command: [UInt8]) throws {
        #expect(try encode(barcode(symbology, data)).suffix(command.count + 2) == [0x1D, 0x6B] + command)
    }

    @Test func `the widest bars that fit are taken`() throws {
        // 96 modules at 3 dots are 288; at 384 dots that fits, 20 digits of CODE39 (351 modules) do not at 3.
        let narrow = try #require(PrinterProfile.named("generic-58"))
        #expect(try encode(barcode(.ean13, "4006381333931"), narrow.name).contains([0x1D, 0x77, 3]))
        #expect(try encode(barcode(.code39, "0123456789")).contains([0x1D, 0x77, 3]))
        #expect(try encode(barcode(.code39, "01234567890123")).contains([0x1D, 0x77, 2]))
    }

    @Test(
        arguments: [
            (.ean13, "400638133393x", "data hold at place 12 what this kind of bar code does not have"),
            (.ean13, "4", "data have 1 digits, expected one of 12, 13"),
            (.itf, "123", "data have an odd number of digits"),
            (.codabar, "123", "data do not stand between two of A, B, C and D"),
            (.code128, "é", "data hold what is not ASCII, or a command to the printer"),
            (.gs1128, "01", "data are no element strings such as (01)04012345678901(10)A1"),
            (.gs1128, "(01)", "an element string has no value, or one with other characters than ASCII"),
            (.gs1DataBarLimited, "2401234567890", "a GTIN of DataBar Limited begins with 0 or 1"),
            (.code39, "0123456789012345678", "the bar code is 670 dots wide with bars of 2, and the paper 576"),
            (.code39, "", "data are 0 bytes in the printer's command, expected 1 to 255"),
        ] as [(Printer.Symbology, String, String)]
    )
    func `a bar code that cannot be printed is refused with its element`(
        symbology: Printer.Symbology,
        data: String,
        reason: String
    ) {
        #expect(refusal(barcode(symbology, data)) == reason)
    }

    @Test func `data that would begin a command with the one behind them are refused`() {
        let reason = "the printer would find a command in these data"
        for symbology in [Printer.MatrixSymbology.qr, .pdf417] {
            // The next command begins with 1Dh, which the printer would take as the parameter of DLE EOT.
            #expect(refusal(code(symbology, "a\u{10}\u{04}")) == reason)
            #expect(refusal(code(symbology, "a\u{10}\u{04}b")) == nil)
        }
    }

    @Test func `a width that was asked for is not changed`() {
        let reason = "the bar code is 570 dots wide with bars of 6, and the paper 384"
        #expect(refusal(barcode(.ean13, "4006381333931", module: 6), "generic-58") == reason)
        #expect(refusal(barcode(.ean13, "4006381333931", module: 7)) == "moduleDots is 7, expected 2 to 6")
    }

    @Test func `what the profile does not have is refused`() {
        #expect(refusal(barcode(.code128, "a"), "plain") == "the printer has no bar codes of this kind")
        #expect(
            refusal(barcode(.gs1DataBarTruncated, "0401234567890"), "generic")
                == "the printer has no bar codes of this kind"
        )
        #expect(refusal(code(.qr, "a"), "plain") == "the printer has no codes of this kind")
        #expect(refusal(code(.dataMatrix, "a")) == "the printer has no codes of this kind")
    }

    @Test func `a code in two dimensions is refused where it is too large`() {
        #expect(refusal(code(.qr, "")) == "data are 0 bytes, expected 1 to 2040")
        #expect(refusal(code(.qr, String(repeating: "x", count: 2041))) == "data are 2041 bytes, expected 1 to 2040")
        #expect(
            refusal(code(.qr, String(repeating: "1", count: 2040), module: 16))?.hasSuffix("and the paper 576") == true
        )
        #expect(
            refusal(code(.qr, String(repeating: "x", count: 2000), module: 4))?.hasSuffix("and the paper 576") == true
        )
        #expect(refusal(code(.qr, "a", module: 17)) == "moduleDots is 17, expected 1 to 16")
        #expect(refusal(code(.pdf417, "a", module: 1)) == "moduleDots is 1, expected 2 to 8")
    }

    @Test func `a QR code stands in the middle`() throws {
        let expected: [UInt8] = [0x1B, 0x61, 1, 0x1D, 0x28, 0x6B, 4, 0, 49, 65, 50, 0]
        #expect(try encode(code(.qr, "a")).starts(with: expected))
    }

    @Test func `drawer, buzzer and cut are those of the profile`() throws {
        #expect(try encode(.init(drawer: 1)) == [0x1B, 0x70, 0, 25, 250])
        #expect(try encode(.init(drawer: 2), "epson-tm-t88") == [0x1B, 0x70, 1, 55, 121])
        #expect(try encode(.init(buzzer: 3)) == [])
        #expect(try encode(.init(buzzer: 3), "xprinter-80") == [0x1B, 0x42, 3, 2])
        #expect(try encode(.init(cut: .partial), "rongta-rp") == [0x1D, 0x56, 65, 0])
        #expect(try encode(.init(cut: .full), "generic-58") == [0x1B, 0x64, 4])
    }
}

extension Array where Element == UInt8 {
    /// Whether these bytes stand in it, one behind the other.
    fileprivate func contains(_ bytes: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: bytes) }
    }
}

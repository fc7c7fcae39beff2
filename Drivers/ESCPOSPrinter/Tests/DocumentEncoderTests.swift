import DriverKit
import DriverManifest
import ESCPOS
import Interfaces
import Testing

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

struct DocumentEncoderTests {
    private static let start: [UInt8] = [0x1B, 0x40, 0x1D, 0x61, 0x0F, 0x1C, 0x2E, 0x1B, 0x52, 0x00]

    private func encode(_ elements: Printer.Element...) throws(JobRefusal) -> [UInt8] {
        let document = try DocumentEncoder.encode(
            JobDocument(Printer.Document(elements: elements)),
            for: PrintTarget(.generic, PrinterSettings())
        )
        #expect(document.boundaries.last == document.bytes.count)
        #expect(document.bytes.starts(with: Self.start))
        return Array(document.bytes.dropFirst(Self.start.count))
    }

    private func text(_ text: String) -> Printer.Element { Printer.Element(text: Printer.Text(text: text)) }

    @Test func `a line feed begins a new line, and so does the end of the text`() throws {
        #expect(try encode(text("a\nb")) == Array("a\nb\n".utf8))
        #expect(try encode(text("a\n")) == Array("a\n\n".utf8))
        #expect(try encode(text("")) == Array("\n".utf8))
    }

    @Test func `style is set where it changes only`() throws {
        let bold = Printer.Element(
            text: Printer.Text(text: "b", bold: true, widthTimes: 2, heightTimes: 3, alignment: .right)
        )
        let expected: [UInt8] =
            Array("a\n".utf8) + [0x1B, 0x61, 2, 0x1B, 0x45, 1, 0x1D, 0x21, 0x12] + Array("b\nb\n".utf8)
            + [0x1B, 0x61, 0, 0x1B, 0x45, 0, 0x1D, 0x21, 0x00] + Array("c\n".utf8)
        #expect(try encode(text("a"), bold, bold, text("c")) == expected)
    }

    @Test func `feeds and cuts are the printer's own`() throws {
        let elements = [Printer.Element(feedLines: 5), Printer.Element(cut: .full), Printer.Element(cut: .partial)]
        #expect(
            try encode(elements[0], elements[1], elements[2]) == [0x1B, 0x64, 5, 0x1D, 0x56, 65, 0, 0x1D, 0x56, 66, 0]
        )
    }

    @Test(arguments: [
        (Printer.Element(), "expected exactly one field of an element"),
        (Printer.Element(feedLines: 1, cut: .full), "expected exactly one field of an element"),
        (Printer.Element(feedLines: 0), "feedLines is 0, expected 1 to 100"),
        (Printer.Element(feedLines: 101), "feedLines is 101, expected 1 to 100"),
        (Printer.Element(text: .init(text: "a", widthTimes: 9)), "widthTimes is 9, expected 1 to 8"),
        (Printer.Element(text: .init(text: "a", heightTimes: 0)), "heightTimes is 0, expected 1 to 8"),
        (Printer.Element(drawer: 3), "drawer is 3, expected 1 to 2"),
        (Printer.Element(buzzer: 10), "buzzer is 10, expected 1 to 9"),
        (Printer.Element(text: .init(text: "a\r\nb")), "text holds the control character U+000D"),
        (Printer.Element(text: .init(text: "\u{10}\u{04}\u{01}")), "text holds the control character U+0010"),
    ])
    func `what cannot be printed is refused with its place`(element: Printer.Element, reason: String) {
        #expect(throws: JobRefusal(element: 2, reason: reason)) { try encode(text("a"), text("b"), element) }
    }

    @Test func `what the printer has no letters for is asked for as a picture, all of it at once`() throws {
        let elements: [Printer.Element] = [
            text("a"), .init(text: .init(text: "日", bold: true, widthTimes: 2, alignment: .right)),
            .init(image: .init(descriptor: 0)),
            .init(row: .init(cells: [.init(text: "茶"), .init(text: "2", columns: 4, alignment: .right)])),
        ]
        var drawings: [LinkJobs.Drawing] = []
        do {
            let json = Printer.Document(elements: elements).encoded()
            try json.withUnsafeBytes { bytes in
                let job = try JobDocument(bytes, format: "org.lanekeeper.Printer.Document")
                _ = try DocumentEncoder.encode(job, for: PrintTarget(.generic, PrinterSettings()))
            }
        } catch let refusal as JobRefusal {
            drawings = refusal.drawings
        }
        #expect(drawings.map(\.element) == [1, 2, 3])
        #expect(drawings.map(\.widthDots) == [576, 576, 576])
        #expect(drawings[0].texts.map(\.text) == ["日"])
        #expect(drawings[0].texts[0].bold && drawings[0].texts[0].widthTimes == 2)
        #expect(drawings[0].texts[0].alignment == .right)
        #expect(drawings[1].texts.isEmpty)
        // 48 columns of 12 dots, 4 for the last cell and one between the two.
        #expect(drawings[2].texts.map(\.leftDots) == [0, 528])
        #expect(drawings[2].texts.map(\.widthDots) == [516, 48])
    }

    @Test func `what is no document is refused`() {
        let target = PrintTarget(.generic, PrinterSettings())
        for (json, reason) in [
            (#"{"elements":[]}"#, "a document has at least one element"),
            (#"{"elements":[{"picture":1}]}"#, "this is no document: unknown field at byte 14"),
            ("", "this is no document: unexpected end at byte 0"),
        ] {
            #expect(throws: JobRefusal(element: 0, reason: reason)) {
                try Array(json.utf8).withUnsafeBytes {
                    _ = try DocumentEncoder.encode(
                        JobDocument($0, format: "org.lanekeeper.Printer.Document"),
                        for: target
                    )
                }
            }
        }
    }

    @Test func `a page's numbers are those of the maker`() throws {
        for (maker, bytes) in [
            ("epson", [0x1B, 0x74, 16, 0x80]), ("citizen", [0x1B, 0x74, 16, 0x80]), ("hp", [0x1B, 0x74, 8, 0x80]),
        ] as [(String, [UInt8])] {
            let target = PrintTarget(.generic, try PrinterSettings(["codePages": maker]))
            let document = try DocumentEncoder.encode(JobDocument(.init(elements: [text("€")])), for: target)
            #expect(document.bytes.dropFirst(Self.start.count).starts(with: bytes))
        }
        let target = PrintTarget(.generic, try PrinterSettings(["codePages": "437"]))
        #expect(throws: JobRefusal.self) {
            try DocumentEncoder.encode(JobDocument(.init(elements: [text("€")])), for: target)
        }
    }

    @Test func `the manifest and the driver agree on the settings`() throws {
        let manifest = try FamilyManifest(
            parsing: String(decoding: ESCPOSPrinter.manifest, as: UTF8.self),
            file: "Drivers/ESCPOSPrinter/driver.toml"
        )
        #expect(manifest.family == ESCPOSPrinter.family)
        var defaults: [String: String] = [:]
        for setting in manifest.settings {
            defaults[setting.name] = setting.defaultValue
            let values: [String] =
                switch setting.values {
                case .words(let words): words
                case .range(let range): ["\(range.lowerBound)", "\(range.upperBound)"]
                }
            for value in values { _ = try PrinterSettings([setting.name: value]) }
            if case .range(let range) = setting.values {
                for value in [range.lowerBound - 1, range.upperBound + 1] {
                    #expect(throws: DriverFault.self) { try PrinterSettings([setting.name: "\(value)"]) }
                }
            }
            #expect(throws: DriverFault.self) { try PrinterSettings([setting.name: "something else"]) }
        }
        #expect(try PrinterSettings(defaults) == PrinterSettings())
        let profiles = manifest.settings.first { $0.name == "profile" }?.values
        #expect(PrinterProfile.all.allSatisfy { profiles?.take($0.name) == true })
    }
}

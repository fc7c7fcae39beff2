import DriverKit
import ESCPOS
import Interfaces
import Testing

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

/// Text, rows and rules on paper of a given width.
struct DocumentLayoutTests {
    private static let start = 10

    private func encode(_ columns: Int, _ elements: Printer.Element...) throws -> [UInt8] {
        let target = PrintTarget(.generic, try PrinterSettings(["columns": "\(columns)"]))
        let document = try DocumentEncoder.encode(JobDocument(.init(elements: elements)), for: target)
        return Array(document.bytes.dropFirst(Self.start))
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test(
        arguments: [
            ("the quick brown fox jumps", "the quick brown\nfox jumps\n"),
            ("exactly sixteen!", "exactly sixteen!\n"), ("exactly sixteen! and", "exactly sixteen!\nand\n"),
            ("averyveryverylongword", "averyveryverylon\ngword\n"), ("a  b", "a  b\n"),
            ("    indented", "    indented\n"),
            ("                 a", "\na\n"),
            ("spaces at the     end", "spaces at the\nend\n"), ("a\n\nb", "a\n\nb\n"), ("", "\n"),
        ] as [(String, String)]
    )
    func `what does not fit goes on in the next line, broken between words`(text: String, paper: String) throws {
        #expect(self.text(try encode(16, .init(text: .init(text: text)))) == paper)
    }

    @Test func `wide letters fit less often, and small ones more`() throws {
        let wide = try encode(16, .init(text: .init(text: "eight ch then", widthTimes: 2)))
        #expect(text(wide) == "\u{1D}!\u{10}eight ch\nthen\n")
        // 16 columns of font A are 21 of font B.
        let small = try encode(16, .init(text: .init(text: "these are twenty-one. more", font: .b)))
        #expect(text(small) == "\u{1B}M\u{01}these are twenty-one.\nmore\n")
    }

    @Test func `underline and reverse are set where they change`() throws {
        let elements: [Printer.Element] = [
            .init(text: .init(text: "a", underline: .thick, reversed: true)), .init(text: .init(text: "b")),
        ]
        let bytes = try encode(16, elements[0], elements[1])
        #expect(text(bytes) == "\u{1B}-\u{02}\u{1D}B\u{01}a\n\u{1B}-\u{00}\u{1D}B\u{00}b\n")
    }

    @Test func `cells stand side by side, one column free between them`() throws {
        let row = Printer.Row(cells: [
            .init(text: "Two long words"), .init(text: "2", columns: 3, alignment: .center),
            .init(text: "7,50", columns: 5, alignment: .right),
        ])
        // 16 - 2 gaps - 8 leaves 6 for the first.
        #expect(text(try encode(16, .init(row: row))) == "Two     2   7,50\nlong\nwords\n")
    }

    @Test func `cells without a width share what is left`() throws {
        let row = Printer.Row(cells: ["a", "b", "c"].map { .init(text: $0, alignment: .right) })
        // 14 columns: 5, 5 and 4.
        #expect(text(try encode(16, .init(row: row))) == "    a     b    c\n")
        let bold = Printer.Row(cells: [.init(text: "a", bold: true), .init(text: "b")])
        #expect(text(try encode(16, .init(row: bold))) == "\u{1B}E\u{01}a        \u{1B}E\u{00}b\n")
    }

    @Test func `a row that does not fit is refused with its element`() {
        let row = Printer.Row(cells: [.init(text: "", columns: 10), .init(text: "", columns: 6)])
        let reason = "the cells and the gaps between them take 17 columns, the paper has 16"
        #expect(throws: JobRefusal(element: 1, reason: reason)) {
            try encode(16, .init(feedLines: 1), .init(row: row))
        }
        let wide = Printer.Row(cells: [.init(text: "", columns: 17)])
        #expect(throws: JobRefusal(element: 0, reason: "columns is 17, expected 1 to 16")) {
            try encode(16, .init(row: wide))
        }
    }

    @Test func `rules are drawn with what the pages have`() throws {
        #expect(text(try encode(16, .init(rule: .dashed))) == "- - - - - - - - \n")
        #expect(try encode(16, .init(rule: .single)) == [0x1B, 0x74, 0] + [UInt8](repeating: 0xC4, count: 16) + [10])
        #expect(try encode(16, .init(rule: .double)) == [0x1B, 0x74, 0] + [UInt8](repeating: 0xCD, count: 16) + [10])
        var settings = PrinterSettings()
        settings.codePages = [CodePage(.page1252, number: 16)]
        let target = PrintTarget(.generic, settings)
        #expect(target.strokes(.single).first == "-" && target.strokes(.double).first == "=")
    }
}

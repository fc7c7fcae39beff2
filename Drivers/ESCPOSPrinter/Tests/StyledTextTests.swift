import DriverKit
import ESCPOS
import Interfaces
import Testing

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

/// Lines in several styles.
struct StyledTextTests {
    private let bold: [UInt8] = [0x1B, 0x45, 1]
    private let plain: [UInt8] = [0x1B, 0x45, 0]

    private func target(_ columns: Int? = nil) -> PrintTarget {
        var settings = PrinterSettings()
        settings.columns = columns
        return PrintTarget(.generic, settings)
    }

    private func encode(_ element: Printer.Element, columns: Int? = nil) throws(JobRefusal) -> [UInt8] {
        let document = JobDocument(Printer.Document(elements: [element]))
        return Array(try DocumentEncoder.encode(document, for: target(columns)).bytes.dropFirst(10))
    }

    private func text(_ text: String, _ runs: Printer.TextRun..., alignment: Printer.Alignment? = nil)
        -> Printer.Element
    {
        .init(text: .init(text: text, alignment: alignment, runs: runs))
    }

    private func drawings(_ element: Printer.Element) -> [LinkJobs.DrawnText] {
        do {
            _ = try DocumentEncoder.encode(JobDocument(Printer.Document(elements: [element])), for: target())
            return []
        } catch {
            return error.drawings.flatMap(\.texts)
        }
    }

    @Test func `one line holds several styles`() throws {
        let bytes = try encode(text("Total ", .init(text: "5.00", bold: true), .init(text: " EUR")))
        #expect(bytes == Array("Total ".utf8) + bold + Array("5.00".utf8) + plain + Array(" EUR\n".utf8))
        let size = try encode(
            text("", .init(text: "a", heightTimes: 2), .init(text: "b", widthTimes: 2, underline: .thick))
        )
        #expect(size == [0x1D, 0x21, 0x01, 0x61, 0x1D, 0x21, 0x10, 0x1B, 0x2D, 2] + [0x62, 0x0A])
    }

    @Test func `a run has the style of its text but for what it says`() throws {
        let element = Printer.Element(
            text: .init(
                text: "a",
                bold: true,
                alignment: .center,
                reversed: true,
                runs: [.init(text: "b", bold: false), .init(text: "c", font: .b)]
            )
        )
        let start: [UInt8] = [0x1B, 0x61, 1, 0x1B, 0x45, 1, 0x1D, 0x42, 1, 0x61]
        #expect(try encode(element) == start + plain + [0x62] + bold + [0x1B, 0x4D, 1, 0x63, 0x0A])
    }

    @Test func `a line feed ends the line in whatever run it stands, and costs no change of style`() throws {
        let bytes = try encode(text("a", .init(text: "b\n\nc", bold: true), .init(text: "\nd")))
        #expect(bytes == [0x61] + bold + Array("b\n\nc\n".utf8) + plain + Array("d\n".utf8))
    }

    @Test func `words are wrapped across runs by what their letters take`() throws {
        func lines(_ element: Printer.Element) throws -> [String] {
            // Styles out of the way.
            var (bytes, shown) = (try encode(element, columns: 16)[...], [UInt8]())
            while let byte = bytes.first {
                let count = byte == 0x1B || byte == 0x1D ? 3 : 1
                if count == 1 { shown.append(byte) }
                bytes = bytes.dropFirst(count)
            }
            return String(decoding: shown, as: UTF8.self).split(separator: "\n").map(String.init)
        }
        #expect(try lines(text("one two ", .init(text: "three four", bold: true))) == ["one two three", "four"])
        #expect(try lines(text("one ", .init(text: "two", widthTimes: 2), .init(text: " three"))) == ["one two three"])
        #expect(
            try lines(text("one  ", .init(text: "two", widthTimes: 2), .init(text: " three"))) == ["one  two", "three"]
        )
        // A word of two runs stays whole.
        #expect(
            try lines(text("aaaa bbbb cccc ", .init(text: "d", bold: true), .init(text: "ee"))) == [
                "aaaa bbbb cccc", "dee",
            ]
        )
        // 16 letters of 12 dots: seven of them and twelve of 9 dots fit.
        let small = String(repeating: "b", count: 12)
        #expect(try lines(text("aaaaaa ", .init(text: small, font: .b))) == ["aaaaaa " + small])
        #expect(try lines(text("aaaaaaa ", .init(text: small, font: .b))) == ["aaaaaaa", small])
    }

    @Test func `code pages change as seldom across runs as within one`() throws {
        let bytes = try encode(text("é", .init(text: "ä", bold: true), .init(text: "é")))
        #expect(bytes.indices.count { bytes[$0...].starts(with: [0x1B, 0x74]) } == 1)
    }

    @Test func `a cell holds several styles in its columns`() throws {
        let cells: [Printer.Cell] = [
            .init(text: "Tea ", runs: [.init(text: "x", widthTimes: 2)]),
            .init(text: "5", columns: 4, alignment: .right, runs: [.init(text: "0", bold: true)]),
        ]
        let spaces = [UInt8](repeating: 0x20, count: 11 - 6 + 1 + 2)
        let wide: [UInt8] = [0x1D, 0x21, 0x10, 0x78, 0x1D, 0x21, 0]
        let expected = Array("Tea ".utf8) + wide + spaces + [0x35] + bold + [0x30, 0x0A]
        #expect(try encode(.init(row: .init(cells: cells)), columns: 16) == expected)
        let font = Printer.Cell(text: "a", runs: [.init(text: "b", font: .b)])
        let reason = "a run of a cell is in another font than its row"
        #expect(throws: JobRefusal(element: 0, reason: reason)) { try encode(.init(row: .init(cells: [font]))) }
    }

    @Test func `cells of several lines stay beside each other`() throws {
        let cells: [Printer.Cell] = [
            .init(text: "one two", columns: 5, runs: [.init(text: " three", bold: true)]), .init(text: "9", columns: 2),
        ]
        var shown = try encode(.init(row: .init(cells: cells)), columns: 16)
        shown = shown.split(separator: 0x1B, omittingEmptySubsequences: false).enumerated()
            .flatMap { $0.offset == 0 ? Array($0.element) : Array($0.element.dropFirst(2)) }
        #expect(String(decoding: shown, as: UTF8.self) == "one   9\ntwo\nthree\n")
    }

    @Test(arguments: [
        (Printer.TextRun(text: "b", widthTimes: 9), "widthTimes is 9, expected 1 to 8"),
        (Printer.TextRun(text: "b\u{1B}"), "text holds the control character U+001B"),
    ])
    func `what a run cannot be is refused`(run: Printer.TextRun, reason: String) {
        #expect(throws: JobRefusal(element: 0, reason: reason)) { try encode(text("a", run)) }
    }

    @Test func `a line with a letter that the printer lacks is drawn stretch by stretch, where it would stand`() {
        let drawn = drawings(
            text("ab ", .init(text: "日本", bold: true), .init(text: " c\n\nd", heightTimes: 2), alignment: .right)
        )
        #expect(drawn.map(\.text) == ["ab ", "日本", " c", " ", "d"])
        #expect(drawn.map(\.line) == [0, 0, 0, 1, 2])
        #expect(drawn.map(\.bold) == [false, true, false, false, false])
        #expect(drawn.map(\.heightTimes) == [1, 1, 2, 2, 2])
        // Nine letters of 12 dots at the right of 576; wide ones count twice.
        #expect(drawn.map(\.leftDots) == [468, 504, 552, 576 - 0, 564])
        #expect(drawn.allSatisfy { $0.alignment == .left })
    }

    @Test func `cells that are drawn have their lines beside each other`() {
        let cells: [Printer.Cell] = [
            .init(text: "茶 ", runs: [.init(text: "x", bold: true)]), .init(text: "1\n2", columns: 4, alignment: .right),
        ]
        let drawn = drawings(.init(row: .init(cells: cells)))
        #expect(drawn.map(\.text) == ["茶 ", "x", "1", "2"])
        #expect(drawn.map(\.line) == [0, 0, 0, 1])
        #expect(drawn.map(\.leftDots) == [0, 36, 564, 564])
    }
}

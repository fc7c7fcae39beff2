import Gateway
import Interfaces
import Testing

private func fault(_ elements: [Printer.Element], descriptors: Int = 0) -> String? {
    do throws(DocumentCheck.Fault) {
        _ = try DocumentCheck.checked(.init(elements: elements), descriptors: descriptors)
        return nil
    } catch {
        return "\(error.element): \(error.reason)"
    }
}

private func text(_ text: String, width: Int? = nil, height: Int? = nil) -> Printer.Element {
    .init(text: .init(text: text, widthTimes: width, heightTimes: height))
}

private func cell(_ text: String, _ columns: Int? = nil) -> Printer.Cell { .init(text: text, columns: columns) }

private func row(_ cells: Printer.Cell...) -> Printer.Element { .init(row: .init(cells: cells)) }

@Suite struct DocumentCheckTests {
    @Test func `a receipt is good`() {
        let all: [Printer.Element] = [
            text("Total\n1,50 €"), text("", width: 8, height: 1), row(cell("a"), cell("b\nc", 9)), .init(rule: .dashed),
            .init(image: .init(descriptor: 0)), .init(barcode: .init(symbology: .ean13, data: "4006381333931")),
            .init(matrixCode: .init(symbology: .qr, data: "BCD\n002\n1\nSCT")), .init(feedLines: 100),
            .init(cut: .partial), .init(drawer: 2), .init(buzzer: 9),
        ]
        #expect(fault(all, descriptors: 1) == nil)
    }

    @Test(
        arguments: [
            (text("b\u{1b}@"), "text holds U+001B, and no control character but line feed is allowed"),
            (text("\u{85}"), "text holds U+0085, and no control character but line feed is allowed"),
            (row(cell("a"), cell("\r")), "text holds U+000D, and no control character but line feed is allowed"),
            (.init(feedLines: 0), "feedLines is 0, expected 1 to 100"),
            (.init(feedLines: 101), "feedLines is 101, expected 1 to 100"),
            (text("a", width: 9), "widthTimes is 9, expected 1 to 8"),
            (text("a", height: 0), "heightTimes is 0, expected 1 to 8"),
            (.init(), "expected exactly one field of an element"),
            (.init(feedLines: 1, cut: .full), "expected exactly one field of an element"),
            (.init(drawer: 3), "drawer is 3, expected 1 to 2"), (.init(drawer: 0), "drawer is 0, expected 1 to 2"),
            (.init(buzzer: 10), "buzzer is 10, expected 1 to 9"), (row(), "a row has 0 cells, expected 1 to 12"),
            (row(cell("a", 0)), "columns is 0, expected 1 to 255"),
            (
                row(cell("a", 200), cell("b", 55)), "the cells take 256 columns, and no line has more than 255"
            ),
            (.init(row: .init(cells: Array(repeating: cell("a"), count: 13))), "a row has 13 cells, expected 1 to 12"),
        ] as [(Printer.Element, String)]
    )
    func `the element at fault is named`(element: Printer.Element, reason: String) {
        #expect(fault([text("a"), element]) == "1: \(reason)")
    }

    @Test func `a document has elements, and not more than any receipt`() {
        #expect(fault([]) == "0: a document has at least one element")
        let most = DocumentCheck.mostElements
        let feed = Printer.Element(feedLines: 1)
        #expect(fault(Array(repeating: feed, count: most)) == nil)
        #expect(fault(Array(repeating: feed, count: most + 1)) == "\(most): a document has at most \(most) elements")
    }

    /// The start of a PNG file of 4096 by 16384 pixels in base 64.
    private static let largest = "iVBORw0KGgoAAAANSUhEUgAAEAAAAEAA"

    @Test(
        arguments: [
            (.init(), "expected either the descriptor of a picture or the picture in base64"),
            (
                .init(descriptor: 0, base64: ""),
                "expected either the descriptor of a picture or the picture in base64"
            ),
            (.init(descriptor: 1), "descriptor is 1, and 1 came beside the call"),
            (.init(descriptor: -1), "descriptor is -1, and 1 came beside the call"),
            (.init(base64: "iVBO!w=="), "base64 is not base 64 of at most 4 MiB"),
            (.init(base64: "iVBOR"), "base64 is not base 64 of at most 4 MiB"),
            (.init(base64: "R0lGODlh"), "the picture is no PNG file"),
            (.init(base64: ""), "the picture is no PNG file"),
            (
                .init(base64: "iVBORw0KGgoAAAANSUhEUgAAEAEAAEAA"),
                "the picture has 4097 by 16384 pixels, and at most 4096 by 16384 are allowed"
            ),
            (
                .init(base64: "iVBORw0KGgoAAAANSUhEUgAAAAAAAEAA"),
                "the picture has 0 by 16384 pixels, and at most 4096 by 16384 are allowed"
            ),
            (.init(base64: largest, widthDots: 0), "widthDots is 0, expected 1 to 4096"),
            (.init(base64: largest), nil), (.init(descriptor: 0), nil),
        ] as [(Printer.Image, String?)]
    )
    func `a picture comes in one way, and is a PNG file of a size that can be`(image: Printer.Image, reason: String?) {
        #expect(fault([.init(image: image)], descriptors: 1) == reason.map { "0: \($0)" })
    }

    @Test(
        arguments: [
            (.init(symbology: .qr, data: ""), "data are empty"),
            (.init(symbology: .qr, data: "a\u{10}b"), "data hold U+0010, which printers take for a command"),
            (.init(symbology: .qr, data: "a", moduleDots: 17), "moduleDots is 17, expected 1 to 16"),
            (.init(symbology: .pdf417, data: "a", moduleDots: 1), "moduleDots is 1, expected 2 to 8"),
            (
                .init(symbology: .qr, data: String(repeating: "é", count: 1166)),
                "data are 2332 bytes, and such a code holds at most 2331"
            ),
            (
                .init(symbology: .qr, data: String(repeating: "x", count: 1274), errorCorrection: .high),
                "data are 1274 bytes, and such a code holds at most 1273"
            ),
            (
                .init(symbology: .dataMatrix, data: String(repeating: "1", count: 3117)),
                "data are 3117 bytes, and such a code holds at most 3116"
            ),
            (
                .init(symbology: .pdf417, data: String(repeating: "a", count: 1851)),
                "data are 1851 bytes, and such a code holds at most 1850"
            ),
            (.init(symbology: .qr, data: String(repeating: "1", count: 7089), errorCorrection: .low), nil),
        ] as [(Printer.MatrixCode, String?)]
    )
    func `a code in two dimensions holds so much`(code: Printer.MatrixCode, reason: String?) {
        #expect(fault([.init(matrixCode: code)]) == reason.map { "0: \($0)" })
    }
}

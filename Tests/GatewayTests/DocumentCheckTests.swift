import Gateway
import Interfaces
import Testing

private func fault(_ elements: [Printer.Element]) -> String? {
    do throws(DocumentCheck.Fault) {
        try DocumentCheck.check(.init(elements: elements))
        return nil
    } catch {
        return "\(error.element): \(error.reason)"
    }
}

private func text(_ text: String, width: Int? = nil, height: Int? = nil) -> Printer.Element {
    .init(
        text: .init(text: text, bold: nil, widthTimes: width, heightTimes: height, alignment: nil),
        feedLines: nil,
        cut: nil
    )
}

private func feed(_ lines: Int) -> Printer.Element { .init(text: nil, feedLines: lines, cut: nil) }

@Suite struct DocumentCheckTests {
    @Test func `a receipt is good`() {
        #expect(fault([text("Total\n1,50 €"), feed(3), .init(text: nil, feedLines: nil, cut: .partial)]) == nil)
        #expect(fault([text("", width: 8, height: 1), feed(1), feed(100)]) == nil)
    }

    @Test func `the element at fault is named`() {
        #expect(fault([]) == "0: a document has at least one element")
        #expect(
            fault([text("a"), text("b\u{1b}@")])
                == "1: text holds U+001B, and no control character but line feed is allowed"
        )
        #expect(fault([text("\u{85}")]) == "0: text holds U+0085, and no control character but line feed is allowed")
        #expect(fault([text("a"), feed(0)]) == "1: feedLines is 1 to 100")
        #expect(fault([feed(101)]) == "0: feedLines is 1 to 100")
        #expect(fault([text("a", width: 9)]) == "0: widthTimes and heightTimes are 1 to 8")
        #expect(fault([text("a", height: 0)]) == "0: widthTimes and heightTimes are 1 to 8")
        #expect(
            fault([.init(text: nil, feedLines: nil, cut: nil)]) == "0: expected exactly one field of an element"
        )
        #expect(
            fault([.init(text: nil, feedLines: 1, cut: .full)]) == "0: expected exactly one field of an element"
        )
    }

    @Test func `a document of more elements than any receipt is refused`() {
        let most = DocumentCheck.mostElements
        #expect(fault(Array(repeating: feed(1), count: most)) == nil)
        #expect(fault(Array(repeating: feed(1), count: most + 1)) == "\(most): a document has at most \(most) elements")
    }
}

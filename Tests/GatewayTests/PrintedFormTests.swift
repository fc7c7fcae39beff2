import Gateway
import Interfaces
import ReceiptLine
import Testing

private func form(
    document: Printer.Document? = nil,
    receiptLine: String? = nil,
    columns: Int? = nil
) -> Result<Printer.Document, PrintedForm.Fault> {
    let parameters = Printer.Print.Parameters(
        role: "receipt",
        document: document,
        receiptLine: receiptLine,
        columns: columns
    )
    do throws(PrintedForm.Fault) {
        return .success(try PrintedForm.document(parameters))
    } catch {
        return .failure(error)
    }
}

private func fault(_ document: Printer.Document) -> String? {
    guard case .failure(.document(let fault)) = form(document: document) else { return nil }
    return "\(fault.element): \(fault.reason)"
}

@Suite struct PrintedFormTests {
    private let document = Printer.Document(elements: [.init(text: .init(text: "Hello", alignment: .left))])

    @Test func `either form makes the same document`() {
        #expect(form(document: document) == .success(document))
        #expect(form(receiptLine: "|Hello") == .success(document))
        #expect(form(receiptLine: "|Hello", columns: 32) == .success(document))
    }

    @Test func `exactly one form is there`() {
        #expect(form() == .failure(.parameter("document")))
        #expect(form(document: document, receiptLine: "|Hello") == .failure(.parameter("receiptLine")))
    }

    @Test func `columns are for markdown and within bounds`() {
        #expect(form(document: document, columns: 48) == .failure(.parameter("columns")))
        for columns in [-1, 23, 97, Int.max] {
            #expect(form(receiptLine: "a", columns: columns) == .failure(.parameter("columns")))
        }
    }

    @Test func `what is wrong has its place`() {
        let wrong = ReceiptLineError(line: 2, column: 8, reason: "expected one of left, center, right")
        #expect(form(receiptLine: "a\n{align:middle}") == .failure(.receiptLine(wrong)))
        let nothing = ReceiptLineError(line: 1, column: 1, reason: "a document has at least one element")
        #expect(form(receiptLine: "{_:nothing}") == .failure(.receiptLine(nothing)))
        #expect(fault(.init(elements: [])) == "0: a document has at least one element")
    }

    @Test func `the widest receipt is a good document`() {
        let text = String(repeating: "_a`b\"c^d^^^^^e | ^^^^^^^f\n", count: 600)
        guard case .success(let document) = form(receiptLine: text, columns: 96) else {
            Issue.record("it is refused")
            return
        }
        #expect(document.elements.count == 601)
    }

    @Test func `runs of a text are looked at as the text is`() {
        let runs = [Printer.TextRun(text: "a"), Printer.TextRun(text: "b\u{1B}")]
        let control = Printer.Document(elements: [.init(text: .init(text: "", runs: runs))])
        #expect(fault(control) == "0: text holds U+001B, and no control character but line feed is allowed")
        let wide = [Printer.TextRun(text: "a", widthTimes: 9)]
        let large = Printer.Document(elements: [.init(text: .init(text: "", runs: wide))])
        #expect(fault(large) == "0: widthTimes is 9, expected 1 to 8")
    }
}

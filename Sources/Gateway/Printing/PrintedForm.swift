import Interfaces
import ReceiptLine

/// The two forms in which a client says what is to be on the paper, and the one document that is made of them.
package enum PrintedForm {
    /// Why there is no document.
    package enum Fault: Error, Equatable {
        /// This parameter is there too much, or missing, or out of its range.
        case parameter(String)
        /// The document cannot be printed.
        case document(DocumentCheck.Fault)
        /// The text in ReceiptLine is wrong.
        case receiptLine(ReceiptLineError)
    }

    /// The document that a call asks for, checked; `descriptors` is how many came beside the call.
    package static func document(
        _ parameters: Printer.Print.Parameters,
        descriptors: Int = 0
    ) throws(Fault) -> Printer.Document {
        if let text = parameters.receiptLine {
            guard parameters.document == nil else { throw .parameter("receiptLine") }
            return try document(text, parameters.columns ?? ReceiptLineText.usualWidth)
        }
        guard let document = parameters.document else { throw .parameter("document") }
        guard parameters.columns == nil else { throw .parameter("columns") }
        do throws(DocumentCheck.Fault) {
            return try DocumentCheck.checked(document, descriptors: descriptors)
        } catch {
            throw .document(error)
        }
    }

    private static func document(_ text: String, _ columns: Int) throws(Fault) -> Printer.Document {
        guard ReceiptLineText.widths.contains(columns) else { throw .parameter("columns") }
        let parsed: ReceiptLineText
        do throws(ReceiptLineError) {
            parsed = try ReceiptLineText(parsing: text, columns: columns)
        } catch {
            throw .receiptLine(error)
        }
        do throws(DocumentCheck.Fault) {
            return try DocumentCheck.checked(.init(elements: parsed.elements))
        } catch {
            // The client knows lines, not elements.
            let line = parsed.lines.indices.contains(error.element) ? parsed.lines[error.element] : 1
            throw .receiptLine(ReceiptLineError(line: line, column: 1, reason: error.reason))
        }
    }
}

import Interfaces

/// A receipt in the receipt markdown ReceiptLine, as elements of a document.
///
/// After the grammar of receiptline 4.0.2 (<https://github.com/receiptline/receiptline>) and, where that says nothing, what
/// its implementation prints. One thing is different on purpose: where that passes over in silence what it does not
/// understand, a receipt would lack a line and nobody would know; here it is an error with its place. Comments, columns of
/// no width and what `text:nowrap` cuts off print nothing because their author says so.
package struct ReceiptLineText: Equatable, Sendable {
    /// What is to be on the paper; none when the text is all comments and settings.
    package let elements: [Printer.Element]
    /// The line that each element comes from, counted from 1.
    package let lines: [Int]

    /// How many characters a line of paper may have.
    package static let widths = 24...96
    /// How many characters a line of paper has unless told.
    package static let usualWidth = 48
    /// More lines of paper than any receipt has.
    package static let mostLines = 10_000

    /// Reads a text for paper that is so many characters wide, which is taken for the nearest of ``widths``.
    package init(parsing text: String, columns: Int = usualWidth) throws(ReceiptLineError) {
        let width = min(max(columns, ReceiptLineText.widths.lowerBound), ReceiptLineText.widths.upperBound)
        var layout = PaperLayout(width: width)
        var (lines, number) = ([Int](), 0)
        var scalars = text.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var (line, last) = ([Unicode.Scalar](), Unicode.Scalar(0))
        func take(isLast: Bool) throws(ReceiptLineError) {
            number += 1
            do throws(LineFault) {
                try layout.take(SourceLine(SourceToken.tokens(of: Composition.composed(line))))
                if isLast { try layout.end() }
            } catch {
                throw ReceiptLineError(line: number, column: error.column, reason: error.reason)
            }
            lines += repeatElement(number, count: layout.elements.count - lines.count)
            line.removeAll(keepingCapacity: true)
        }
        // A carriage return and a line feed end one line.
        for scalar in scalars {
            if scalar == "\r" || scalar == "\n" && last != "\r" {
                try take(isLast: false)
            } else if scalar != "\n" {
                line.append(scalar)
            }
            last = scalar
        }
        try take(isLast: true)
        (elements, self.lines) = (layout.elements, lines)
    }
}

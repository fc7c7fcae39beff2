/// Where a text in ReceiptLine is wrong, and what was expected there.
package struct ReceiptLineError: Error, Equatable, Sendable {
    /// The line, counted from 1.
    package let line: Int
    /// The place in the line, counted from 1 in Unicode scalars.
    package let column: Int
    /// What was expected, without the text itself.
    package let reason: String

    /// Collects what is wrong.
    package init(line: Int, column: Int, reason: String) {
        (self.line, self.column, self.reason) = (line, column, reason)
    }
}

/// A fault within a line, whose number is added by who counts lines.
struct LineFault: Error, Equatable {
    let column: Int
    let reason: String

    init(_ column: Int, _ reason: String) { (self.column, self.reason) = (column, reason) }
}

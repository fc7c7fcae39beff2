import Glibc

/// One line of a terminal that shows how something goes on; nothing where standard error is no terminal.
struct ProgressLine {
    private let isShown = isTerminal(2)
    private var last = ""

    /// Shows a text in the place of the one before.
    mutating func show(_ text: String) {
        guard isShown, text != last else { return }
        last = text
        writeAll("\r\u{1B}[K\(fitted(text, to: min(columns(text), 79)))", to: 2)
    }

    /// Takes the line away, so that others can be written.
    mutating func clear() {
        if !last.isEmpty { writeAll("\r\u{1B}[K", to: 2) }
        last = ""
    }
}

/// Lines of source code with their indentation.
struct SourceText {
    private(set) var text = ""
    private var depth = 0

    /// Appends a line.
    mutating func line(_ line: String = "") {
        if !line.isEmpty { text += String(repeating: "    ", count: depth) + line }
        text += "\n"
    }

    /// Appends a line; what follows is indented.
    mutating func open(_ opening: String) {
        line(opening)
        depth += 1
    }

    /// Ends the indentation and appends a line.
    mutating func close(_ closing: String) {
        depth -= 1
        line(closing)
    }

    /// Appends a documentation comment; `fallback` where the interface text says nothing.
    mutating func documentation(_ documentation: String, fallback: String) {
        let text = documentation.isEmpty ? fallback : documentation
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            self.line(line.isEmpty ? "///" : "/// \(line)")
        }
    }

    /// Appends text as it stands, without indentation.
    mutating func verbatim(_ verbatim: String) { text += verbatim }
}

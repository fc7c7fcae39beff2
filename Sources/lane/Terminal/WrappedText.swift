/// A text from outside that is no longer than a person reads, and safe for a terminal.
func shortened(_ text: String, to width: Int = 160) -> String {
    let text = printable(text)
    return columns(text) <= width ? text : fitted(text, to: width)
}

/// A text that begins at the column `indent` of a line and goes on at the same column of the next ones, within `width`.
///
/// A word that is longer than a line is cut.
func wrapped(_ text: String, indent: Int, width: Int = 80) -> String {
    let room = width - indent
    var (lines, line) = ([String](), "")
    for word in text.split(separator: " ") {
        let word = columns(String(word)) <= room ? String(word) : fitted(String(word), to: room)
        if line.isEmpty {
            line = word
        } else if columns(line) + 1 + columns(word) <= room {
            line += " \(word)"
        } else {
            lines.append(line)
            line = word
        }
    }
    lines.append(line)
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
}

/// Names and what they stand for, under each other.
func definitions(_ entries: [(name: String, value: String)], indent: Int = 2) -> String {
    let width = entries.map { columns($0.name) }.max() ?? 0
    return entries.map { name, value in
        String(repeating: " ", count: indent) + fitted(name, to: width) + "  "
            + wrapped(value, indent: indent + width + 2)
    }.joined(separator: "\n")
}

/// A text from outside that is no longer than a person reads, and safe for a terminal.
func shortened(_ text: String, to width: Int = 160) -> String {
    let text = printable(text)
    return columns(text) <= width ? text : fitted(text, to: width)
}

/// A text that begins at the column `indent` of a line and goes on at the same column of the next ones, within `width`.
///
/// A word that is longer than a line is cut, unless it has to stay whole: a path is of no use otherwise.
func wrapped(_ text: String, indent: Int, width: Int = 80, keepsWords: Bool = false) -> String {
    let room = width - indent
    if columns(text) <= room { return text }
    let words = text.split(separator: " ").map { word in
        keepsWords || columns(String(word)) <= room ? String(word) : fitted(String(word), to: room)
    }
    return filled(words, separator: " ", indent: indent, width: width)
}

/// A sentence of the program itself on as many lines as it needs, all but the first one indented; words stay whole.
func folded(_ sentence: String) -> String { wrapped(sentence, indent: 2, keepsWords: true) }

/// Lines for a terminal: one that begins with a space, such as a command to be copied, stays as it is, and of the others
/// neither a word nor what stands in quotation marks is broken where it fits in a line.
func foldedLines(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard columns(String(line)) > width, !line.hasPrefix(" ") else { return String(line) }
        return filled(quotedPieces(line, room: width - 2), separator: " ", indent: 2, width: width)
    }.joined(separator: "\n")
}

/// The words of a line; those between quotation marks are one, unless that is longer than `room`.
private func quotedPieces(_ line: Substring, room: Int) -> [String] {
    var pieces: [String] = []
    var words = line.split(separator: " ").map(String.init)[...]
    while let word = words.popFirst() {
        var piece = word
        let rest = words
        // An apostrophe stands within a word, a quotation mark before it.
        if let mark = word.drop(while: { $0 == "(" }).first, mark == "'" || mark == "\"" {
            while piece.count(where: { $0 == mark }) < 2, columns(piece) <= room, let next = words.popFirst() {
                piece += " \(next)"
            }
            if piece.count(where: { $0 == mark }) < 2 || columns(piece) > room { (piece, words) = (word, rest) }
        }
        pieces.append(piece)
    }
    return pieces
}

/// Pieces in lines from the column `indent` on, with `separator` between those of one line.
func filled(_ pieces: [String], separator: String, indent: Int, width: Int = 80) -> String {
    var (lines, line) = ([String](), "")
    for piece in pieces {
        if line.isEmpty {
            line = piece
        } else if indent + columns(line) + columns(separator) + columns(piece) <= width {
            line += separator + piece
        } else {
            lines.append(line)
            line = piece
        }
    }
    lines.append(line)
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
}

/// What the parser of the command line says, with its lines of usage no wider than a terminal: it wraps all others.
func wrappedUsage(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard columns(String(line)) > 80,
            let label = ["USAGE: ", "Usage: ", "Help:  "].first(where: { line.hasPrefix($0) })
        else { return String(line) }
        return label + filled(usagePieces(line.dropFirst(label.count)), separator: " ", indent: label.count)
    }.joined(separator: "\n")
}

/// The words of a line of usage; what stands in brackets stays together.
private func usagePieces(_ line: Substring) -> [String] {
    var pieces: [String] = []
    var depth = 0
    for word in line.split(separator: " ") {
        if depth > 0 { pieces[pieces.count - 1] += " \(word)" } else { pieces.append(String(word)) }
        depth += word.count { $0 == "[" } - word.count { $0 == "]" }
    }
    return pieces
}

/// Names and what they stand for, under each other.
func definitions(_ entries: [(name: String, value: String)], indent: Int = 2, keepsWords: Bool = false) -> String {
    let width = entries.map { columns($0.name) }.max() ?? 0
    return entries.map { name, value in
        String(repeating: " ", count: indent) + fitted(name, to: width) + "  "
            + wrapped(value, indent: indent + width + 2, keepsWords: keepsWords)
    }.joined(separator: "\n")
}

/// Breaks lines that do not fit the paper.
enum LineBreaker {
    /// The lines that one line becomes, each of at most `width` characters; one that is empty stays one.
    ///
    /// It is broken at spaces, which go, and within a word only where the word alone is wider than the paper. Spaces at the
    /// start of the line stay: they may be what aligns it.
    static func lines(_ characters: [Character], width: Int) -> [ArraySlice<Character>] {
        let width = max(width, 1)
        var lines: [ArraySlice<Character>] = []
        var rest = characters[...]
        while rest.count > width {
            let window = rest.prefix(width + 1)
            let line: ArraySlice<Character>
            if let space = window.lastIndex(of: " "), rest[..<space].contains(where: { $0 != " " }) {
                line = rest[..<space]
            } else {
                line = rest.prefix(width)
            }
            lines.append(line[..<(line.lastIndex { $0 != " " }.map { $0 + 1 } ?? line.startIndex)])
            rest = rest[line.endIndex...].drop { $0 == " " }
            if rest.isEmpty { return lines }
        }
        lines.append(rest)
        return lines
    }
}

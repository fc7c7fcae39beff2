/// Breaks lines that do not fit the paper.
enum LineBreaker {
    /// The lines that one line becomes, each of at most `width` characters; one that is empty stays one.
    static func lines(_ characters: [Character], width: Int) -> [ArraySlice<Character>] {
        lines(characters, room: width, width: { _ in 1 }, isSpace: { $0 == " " })
    }

    /// The lines that one line becomes, each within `room`; one that is empty stays one.
    ///
    /// It is broken at spaces, which go, and within a word only where the word alone is wider than the paper. Spaces at the
    /// start of the line stay: they may be what aligns it. What alone is wider than the room has a line of its own.
    static func lines<Item>(
        _ items: [Item],
        room: Int,
        width: (Item) -> Int,
        isSpace: (Item) -> Bool
    ) -> [ArraySlice<Item>] {
        var lines: [ArraySlice<Item>] = []
        var rest = items[...]
        while true {
            var (end, taken) = (rest.startIndex, 0)
            while end < rest.endIndex, end == rest.startIndex || taken + width(rest[end]) <= room {
                taken += width(rest[end])
                end += 1
            }
            guard end < rest.endIndex else { break }
            let line: ArraySlice<Item>
            if let space = rest[...end].lastIndex(where: isSpace), rest[..<space].contains(where: { !isSpace($0) }) {
                line = rest[..<space]
            } else {
                line = rest[..<end]
            }
            lines.append(line[..<(line.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? line.startIndex)])
            rest = rest[line.endIndex...].drop(while: isSpace)
            if rest.isEmpty { return lines }
        }
        lines.append(rest)
        return lines
    }
}

import Interfaces

/// What a line is.
enum SourceLine {
    /// Columns of text.
    case text([TextColumn])
    /// One or more `-`.
    case rule
    /// One or more `=`.
    case cut
    /// Properties, and where the blanks around them put what they print.
    case properties([Property], Printer.Alignment)

    /// A column of a line of text.
    struct TextColumn: Equatable {
        /// The text, without the blanks around it.
        let tokens: ArraySlice<SourceToken>
        /// Where the blanks around it put it.
        let alignment: Printer.Alignment
    }

    /// Finds out what a line is.
    init(_ tokens: [SourceToken]) throws(LineFault) {
        let columns = SourceLine.columns(tokens[...].trimmed)
        let braces = columns.compactMap { column in column.tokens.first { $0.isPlain("{") || $0.isPlain("}") } }
        guard let brace = braces.first else {
            self = SourceLine.withoutBraces(columns)
            return
        }
        guard columns.count == 1 else {
            throw LineFault(brace.column, "properties stand alone in a line; a brace in text is written \\{ or \\}")
        }
        let column = columns[0]
        guard let first = column.tokens.first, first.isPlain("{") else {
            throw LineFault(brace.column, "properties stand alone in a line; a brace in text is written \\{ or \\}")
        }
        let inner = column.tokens.dropFirst()
        guard let end = inner.first(where: { $0.isPlain("{") || $0.isPlain("}") }), end.isPlain("}") else {
            let wrong = inner.first { $0.isPlain("{") } ?? first
            throw LineFault(
                wrong.column,
                "expected } at the end of the properties; within one \\{, \\} and \\| are written"
            )
        }
        if let after = inner.first(where: { $0.column > end.column }) {
            throw LineFault(after.column, "expected the end of the line after the properties")
        }
        self = .properties(try Property.properties(inner.dropLast()), column.alignment)
    }

    private static func withoutBraces(_ columns: [TextColumn]) -> SourceLine {
        guard columns.count == 1, let mark = columns[0].tokens.first, mark.isPlain("-") || mark.isPlain("="),
            columns[0].tokens.allSatisfy({ $0.kind == mark.kind })
        else { return .text(columns) }
        return mark.isPlain("-") ? .rule : .cut
    }

    /// The columns of a trimmed line.
    ///
    /// One pipe at either end is an edge; a column sticks to the pipe that it touches.
    private static func columns(_ line: ArraySlice<SourceToken>) -> [TextColumn] {
        let hasFirstEdge = line.first?.isPlain("|") ?? false
        let hasLastEdge = line.count > 1 && line.last?.isPlain("|") ?? false
        var parts = line.split(at: "|")
        if hasFirstEdge { parts.removeFirst() }
        if hasLastEdge { parts.removeLast() }
        return parts.enumerated().map { index, part in
            let isFirst = index == 0 && !hasFirstEdge
            let isLast = index == parts.count - 1 && !hasLastEdge
            var (before, after) = (part.first?.isBlank ?? false, part.last?.isBlank ?? false)
            // At an end without an edge there is nothing to touch.
            if isFirst, !isLast, !part.isEmpty, !after { before = true }
            if isLast, !isFirst, !part.isEmpty, !before { after = true }
            let alignment: Printer.Alignment = before == after ? .center : before ? .right : .left
            return TextColumn(tokens: part.trimmed, alignment: alignment)
        }
    }
}

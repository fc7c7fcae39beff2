/// Rows under headings, in columns as wide as they need to be and together no wider than a terminal.
struct TextTable {
    /// What stands above each column.
    var headings: [String]
    /// The cells of each row, one for each heading, already ``printable(_:)``.
    var rows: [[String]]

    private static let gap = "  "

    /// The table's lines, the headings first, each at most `width` columns.
    func lines(width: Int = 80) -> [String] {
        let all = [headings] + rows
        var widths = headings.indices.map { column in all.map { columns($0[column]) }.max() ?? 0 }
        let limit = width - (headings.count - 1) * TextTable.gap.count
        // The widest gives way, so that short ones such as a state stay whole.
        while widths.reduce(0, +) > limit, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > 1
        {
            widths[widest] -= 1
        }
        return all.map { row in
            let line = zip(row, widths).map { fitted($0, to: $1) }.joined(separator: TextTable.gap)
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}

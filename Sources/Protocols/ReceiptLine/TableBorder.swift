/// The drawn borders of a table, from its first row to its bottom edge.
///
/// It is told what comes and answers which edge is to be drawn before. Steps after `createLine` of receiptline 4.0.2.
struct TableBorder {
    private enum Phase: Equatable {
        /// No borders are drawn.
        case outside
        /// Borders are drawn from the next row on.
        case ready
        /// Rows have come.
        case running(Layout)
        /// So has a rule, which is drawn when it is known what follows.
        case pending(Layout)
    }

    private var phase = Phase.outside

    /// Whether rows have borders.
    var isDrawn: Bool { phase != .outside }

    /// Borders are drawn from here on, or no longer.
    mutating func set(_ isDrawn: Bool) -> String? {
        guard isDrawn != self.isDrawn else { return nil }
        defer { phase = isDrawn ? .ready : .outside }
        return bottom
    }

    /// A row with this layout comes.
    mutating func row(_ layout: Layout) -> String? {
        switch phase {
        case .outside: return nil
        case .ready:
            phase = .running(layout)
            return TableBorder.edge(above: nil, below: layout)
        case .running:
            phase = .running(layout)
            return nil
        case .pending(let above):
            phase = .running(layout)
            return TableBorder.edge(above: above, below: layout)
        }
    }

    /// A rule comes within a table: it is drawn with the next row, or becomes the bottom edge.
    mutating func rule() {
        if case .running(let layout) = phase { phase = .pending(layout) }
    }

    /// A cut comes: the table ends, and begins anew with the next row.
    mutating func cut() -> String? {
        defer { if isDrawn { phase = .ready } }
        return bottom
    }

    /// The text ends.
    mutating func end() -> String? { set(false) }

    private var bottom: String? {
        switch phase {
        case .outside, .ready: nil
        case .running(let layout), .pending(let layout): TableBorder.edge(above: layout, below: nil)
        }
    }

    /// What a character joins.
    private struct Joints: OptionSet {
        let rawValue: Int
        static let left = Joints(rawValue: 1)
        static let right = Joints(rawValue: 2)
        static let up = Joints(rawValue: 4)
        static let down = Joints(rawValue: 8)

        /// The character, by its joints as a number.
        var character: Unicode.Scalar {
            let characters: [Unicode.Scalar] = [
                " ", "─", "─", "─", "│", "┘", "└", "┴", "│", "┐", "┌", "┬", "│", "┤", "├", "┼",
            ]
            return characters[rawValue]
        }
    }

    /// The edge between two rows, or at one end of the table.
    private static func edge(above: Layout?, below: Layout?) -> String {
        var joints: [Joints] = []
        for (layout, direction) in [(above, Joints.up), (below, Joints.down)] {
            guard let layout, layout.width > 0 else { continue }
            let end = layout.left + layout.width
            if joints.count < end { joints += repeatElement([], count: end - joints.count) }
            for place in layout.left..<end {
                if place > layout.left { joints[place].insert(.left) }
                if place < end - 1 { joints[place].insert(.right) }
            }
            var place = layout.left
            joints[place].insert(direction)
            for column in layout.columns {
                place += column + 1
                joints[place].insert(direction)
            }
        }
        return String(String.UnicodeScalarView(joints.map(\.character)))
    }
}

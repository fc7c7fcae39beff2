import Interfaces

/// What `width`, `border` and `align` say.
struct Area: Equatable {
    /// What stands between columns.
    enum Border: Equatable {
        /// So many spaces.
        case gap(Int)
        /// A drawn line, which stands around them as well.
        case line

        /// How many characters it takes beside so many columns.
        func width(_ columns: Int) -> Int {
            switch self {
            case .gap(let gap): gap * max(0, columns - 1)
            case .line: columns + 1
            }
        }

        /// How many columns of one character there can be.
        func mostColumns(_ characters: Int) -> Int {
            switch self {
            case .gap(let gap): (characters + gap) / (gap + 1)
            case .line: (characters - 1) / 2
            }
        }
    }

    /// How wide a column is.
    enum Width: Equatable {
        case fixed(Int)
        /// Its share of what the others leave.
        case variable
    }

    /// How wide the columns are; nil where each line has as many variable ones as it likes.
    var widths: [Width]?
    var border = Border.gap(1)
    var alignment = Printer.Alignment.center

    /// Reads the value of `width`.
    static func widths(_ property: Property) throws(LineFault) -> [Width]? {
        var (widths, isAutomatic) = ([Width](), false)
        for entry in try property.list() {
            if entry.equals("*") {
                widths.append(.variable)
            } else if entry.equals("auto") {
                isAutomatic = true
            } else if entry.bytes.isEmpty {
                widths.append(.fixed(0))
            } else if let number = entry.number, number <= 255 {
                widths.append(.fixed(number))
            } else {
                throw LineFault(entry.column, "expected *, auto or a number of 0 to 255")
            }
        }
        return isAutomatic ? nil : widths
    }
}

/// Where columns stand on the paper, in characters.
struct Layout: Equatable {
    let left: Int
    let width: Int
    /// How wide each column is.
    let columns: [Int]

    /// Where the columns are, or the one column of what is no text.
    ///
    /// Widths of 0 are gone already, and there are as many as fit.
    init(_ widths: [Area.Width], _ area: Area, paper: Int) {
        var fixed = widths.compactMap { width -> Int? in
            if case .fixed(let count) = width { count } else { nil }
        }
        let variable = widths.count - fixed.count
        let border = area.border.width(widths.count)
        Layout.shrink(&fixed, by: fixed.reduce(border + variable - paper, +))
        let free = paper - border - fixed.reduce(0, +)
        var (nextFixed, nextVariable) = (fixed.makeIterator(), 0)
        columns = widths.map { width in
            if case .fixed = width { return nextFixed.next() ?? 0 }
            defer { nextVariable += 1 }
            // The later ones get what cannot be shared.
            return (free + nextVariable) / variable
        }
        let rest = variable > 0 ? 0 : max(0, free)
        left = area.alignment.share(of: rest)
        self.width = paper - rest
    }

    /// The whole area as one column, for rules, pictures and codes.
    init(whole area: Area, paper: Int) {
        let widths = area.widths?.filter { $0 != .fixed(0) } ?? [.variable]
        let layout = Layout(widths, area, paper: paper)
        let isWhole = widths.contains(.variable)
        (left, width) = isWhole ? (0, paper) : (layout.left, layout.width)
        columns = [width]
    }

    /// Takes characters from the widest, one at a time, from the later one where several are as wide.
    private static func shrink(_ widths: inout [Int], by excess: Int) {
        var excess = excess
        while excess > 0, let most = widths.max(), most > 0 {
            let widest = widths.indices.filter { widths[$0] == most }
            // As many rounds at once as all of them stay the widest.
            let next = widths.filter { $0 < most }.max() ?? 0
            let rounds = min(most - next, excess / widest.count)
            if rounds > 0 {
                for index in widest { widths[index] -= rounds }
                excess -= rounds * widest.count
            } else {
                for index in widest.suffix(excess) { widths[index] -= 1 }
                excess = 0
            }
        }
    }
}

extension Printer.Alignment {
    /// How much of what is free is to the left.
    func share(of free: Int) -> Int {
        switch self {
        case .left: 0
        case .center: free / 2
        case .right: free
        }
    }
}

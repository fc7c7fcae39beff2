import Interfaces

/// Lays lines of ReceiptLine out on paper, one after the other, and carries from line to line what their properties say.
struct PaperLayout {
    private(set) var elements: [Printer.Element] = []

    private let width: Int
    private var area = Area()
    private var table = TableBorder()
    private var options = CodeOptions()
    private var isWrapped = true
    private var lines = 0

    init(width: Int) { self.width = width }

    mutating func take(_ line: SourceLine) throws(LineFault) {
        switch line {
        case .text(let columns): try print(columns)
        case .rule:
            guard !table.isDrawn else { return table.rule() }
            let place = Layout(whole: area, paper: width)
            if place.width == width {
                try append(.init(rule: .single))
            } else {
                try append(String(repeating: " ", count: place.left) + String(repeating: "─", count: place.width))
            }
        case .cut:
            try append(table.cut())
            try append(.init(cut: .partial))
        case .properties(let properties, let alignment):
            for key in [Property.Key.text, .border, .width, .align, .option, .image, .code, .command] {
                guard let property = properties.last(where: { $0.key == key }) else { continue }
                try set(property)
                try print(property, alignment)
            }
        }
    }

    /// The text is over.
    mutating func end() throws(LineFault) { try append(table.end()) }

    private mutating func set(_ property: Property) throws(LineFault) {
        switch property.key {
        case .text: isWrapped = try property.choice(of: ["wrap": true, "nowrap": false])
        case .border:
            let borders: KeyValuePairs<StaticString, Area.Border> = [
                "line": .line, "space": .gap(1), "none": .gap(0), "0": .gap(0), "1": .gap(1), "2": .gap(2),
            ]
            area.border = try property.choice(of: borders)
            try append(table.set(area.border == .line))
        case .width: area.widths = try Area.widths(property)
        case .align: area.alignment = try property.choice(of: ["left": .left, "center": .center, "right": .right])
        case .option: options = try CodeOptions(property)
        case .image, .code, .command, .comment: break
        }
    }

    private mutating func print(_ property: Property, _ alignment: Printer.Alignment) throws(LineFault) {
        switch property.key {
        case .image: try append(.init(image: .init(base64: try property.picture(), alignment: place(alignment))))
        case .code: try append(options.element(property, place(alignment)))
        case .command:
            // Whatever a printer does with raw bytes is not known here: not even whether the job is over after them.
            throw LineFault(
                property.column,
                "raw commands are not passed on; a document opens drawers and cuts in words"
            )
        case .text, .border, .width, .align, .option, .comment: break
        }
    }

    /// Where on the paper a thing stands that is placed in the area; the nearest place in an area that is narrower.
    private func place(_ alignment: Printer.Alignment) -> Printer.Alignment {
        let place = Layout(whole: area, paper: width)
        if place.width == width { return alignment }
        let quarters = (place.left + alignment.share(of: place.width)) * 4
        return quarters < width ? .left : quarters > 3 * width ? .right : .center
    }

    private mutating func print(_ columns: [SourceLine.TextColumn]) throws(LineFault) {
        let (columns, widths) = visible(columns)
        let place = Layout(widths, area, paper: width)
        if !columns.isEmpty { try append(table.row(place)) }
        var cells: [[StyledLine]] = []
        for (column, width) in zip(columns, place.columns) {
            cells.append(try Wrapping.lines(of: column.tokens, width: width))
        }
        let count = isWrapped ? max(1, cells.map(\.count).max() ?? 1) : 1
        guard count <= ReceiptLineText.mostLines - lines else { throw PaperLayout.tooLong }
        guard table.isDrawn || cells.contains(where: { rows in rows.contains { !$0.runs.isEmpty } }) else {
            return try feed(count)
        }
        if columns.count == 1, place.width == width, !table.isDrawn {
            return try printSimply(cells[0].prefix(count), columns[0].alignment)
        }
        var text = StyledLine()
        for index in 0..<count {
            if index > 0 { text.appendBreak() }
            text.append(row(cells.map { index < $0.count ? $0[index] : StyledLine() }, columns.map(\.alignment), place))
        }
        try append(.init(text: .init(text, nil)), lines: count)
    }

    /// One column as wide as the paper: the printer itself can place it, by half a character where need be.
    private mutating func printSimply(
        _ rows: ArraySlice<StyledLine>,
        _ alignment: Printer.Alignment
    ) throws(LineFault) {
        var text = StyledLine()
        for (index, row) in rows.enumerated() {
            if index > 0 { text.appendBreak() }
            text.append(row)
        }
        try append(.init(text: .init(text, alignment)), lines: rows.count)
    }

    private mutating func feed(_ count: Int) throws(LineFault) {
        if count <= 100 { return try append(.init(feedLines: count), lines: count) }
        try append(.init(text: .init(text: String(repeating: "\n", count: count - 1))), lines: count)
    }

    /// One line of paper across the columns.
    private func row(_ cells: [StyledLine], _ alignments: [Printer.Alignment], _ place: Layout) -> StyledLine {
        var line = StyledLine()
        line.appendSpaces(place.left)
        // As high as the row, so that the lines of rows meet.
        let border = TextStyle(heightTimes: cells.map(\.heightTimes).max() ?? 1)
        if table.isDrawn, !cells.isEmpty { line.append("│", border) }
        for (index, cell) in cells.enumerated() {
            let free = place.columns[index] - cell.width
            // Half a character more where the middle is between two, as its own implementation prints text.
            let before = alignments[index] == .center ? (free + 1) / 2 : alignments[index].share(of: free)
            line.appendSpaces(before)
            line.append(cell)
            line.appendSpaces(free - before)
            if table.isDrawn {
                line.append("│", border)
            } else if index + 1 < cells.count, case .gap(let gap) = area.border {
                line.appendSpaces(gap)
            }
        }
        return line
    }

    /// The columns that are to be seen, and how wide they are.
    ///
    /// Columns without a width and those that do not fit the paper are left out, as the standard's own examples
    /// `column_width5` and `column_width6` show.
    private func visible(_ columns: [SourceLine.TextColumn]) -> ([SourceLine.TextColumn], [Area.Width]) {
        let widths = area.widths ?? Array(repeating: .variable, count: columns.count)
        var columns = columns
        columns.removeLast(max(0, columns.count - widths.count))
        let blank = SourceLine.TextColumn(tokens: [], alignment: .center)
        columns += repeatElement(blank, count: widths.count - columns.count)
        let seen = zip(columns, widths).filter { $0.1 != .fixed(0) }.prefix(area.border.mostColumns(width))
        return (seen.map(\.0), seen.map(\.1))
    }

    private static let tooLong = LineFault(1, "more than \(ReceiptLineText.mostLines) lines of paper")

    private mutating func append(_ text: String?) throws(LineFault) {
        if let text { try append(.init(text: .init(text: text))) }
    }

    private mutating func append(_ element: Printer.Element, lines count: Int = 1) throws(LineFault) {
        guard count <= ReceiptLineText.mostLines - lines else { throw PaperLayout.tooLong }
        lines += count
        elements.append(element)
    }
}

extension Property {
    /// The value as a picture: a PNG file in base 64.
    fileprivate func picture() throws(LineFault) -> String {
        let text = try text()
        let bytes = Array(text.utf8)
        let digits = bytes.prefix { $0 != 0x3D }
        let padding = bytes.count - digits.count
        let isValid = digits.allSatisfy { byte in
            0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x2B || byte == 0x2F
        }
        // The signature of PNG and the length of its first part.
        guard isValid, padding <= 2, bytes[digits.count...].allSatisfy({ $0 == 0x3D }), digits.count % 4 != 1,
            digits.starts(with: "iVBORw0KGgoAAAAN".utf8)
        else { throw LineFault(column, "expected a PNG file in base 64") }
        return String(decoding: digits, as: UTF8.self) + String(repeating: "=", count: (4 - digits.count % 4) % 4)
    }
}

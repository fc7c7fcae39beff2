import Interfaces

/// What a row of cells may be on any printer.
enum RowCheck {
    /// No printer has more characters in a line.
    private static let mostColumns = 255

    /// Throws what is wrong with a row.
    static func check(_ row: Printer.Row) throws(ContentFault) {
        guard 1...12 ~= row.cells.count else {
            throw ContentFault("a row has \(row.cells.count) cells, expected 1 to 12")
        }
        for cell in row.cells {
            try ContentFault.check(cell.columns, 1...mostColumns, "columns")
            try TextCheck.check(characters: cell.text)
            try TextCheck.check(cell.runs ?? [])
            guard cell.runs?.allSatisfy({ $0.font == nil || $0.font == row.font ?? .a }) ?? true else {
                throw ContentFault("a run of a cell is in another font than its row")
            }
        }
        // A cell that does not say takes one column at least, and one is free between two cells.
        let needed = row.cells.reduce(row.cells.count - 1) { $0 + ($1.columns ?? 1) }
        guard needed <= mostColumns else {
            throw ContentFault("the cells take \(needed) columns, and no line has more than \(mostColumns)")
        }
    }
}

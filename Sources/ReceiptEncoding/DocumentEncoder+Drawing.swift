import ESCPOS
import Interfaces

extension DocumentEncoder {
    /// The printer's letters and lines in dots: 12 x 24 for font A and 9 x 17 for font B on nearly all printers, and lines
    /// of 30 dots at 203 dpi (receipt-print-hq/escpos-printer-db; receiptful/escpost).
    private enum Dots {
        static let line = 30
        static func cell(_ font: Printer.Font?) -> Int { font == .b ? 17 : 24 }
    }

    /// What is to be drawn of an element that the printer does not have letters for; nil where a picture is no way out.
    func drawing(of element: Printer.Element, _ index: Int) -> LinkJobs.Drawing? {
        let width = target.paper.dots
        if element.image != nil { return .init(element: index, widthDots: width, texts: []) }
        if let text = element.text {
            let drawn = LinkJobs.DrawnText(
                text: text.text,
                leftDots: 0,
                widthDots: width,
                cellDots: Dots.cell(text.font),
                lineDots: max(Dots.line, Dots.cell(text.font)),
                bold: text.bold ?? false,
                widthTimes: text.widthTimes ?? 1,
                heightTimes: text.heightTimes ?? 1,
                underline: underline(text.underline ?? .none),
                reversed: text.reversed ?? false,
                alignment: alignment(text.alignment ?? .left)
            )
            return .init(element: index, widthDots: width, texts: [drawn])
        }
        return element.row.flatMap { drawing(of: $0, index) }
    }

    private func drawing(of row: Printer.Row, _ index: Int) -> LinkJobs.Drawing? {
        let columns = columns(row.font == .b ? .b : .a)
        guard let widths = try? widths(row.cells, columns), columns > 0 else { return nil }
        // Where the printer's own letters would stand; a paper may be some dots wider than its columns.
        let letter = target.paper.dots / columns
        var left = 0
        var texts: [LinkJobs.DrawnText] = []
        for (cell, width) in zip(row.cells, widths) {
            texts.append(
                .init(
                    text: cell.text,
                    leftDots: left * letter,
                    widthDots: max(8, width * letter),
                    cellDots: Dots.cell(row.font),
                    lineDots: max(Dots.line, Dots.cell(row.font)),
                    bold: cell.bold ?? false,
                    widthTimes: 1,
                    heightTimes: 1,
                    underline: .none,
                    reversed: false,
                    alignment: alignment(cell.alignment ?? .left)
                )
            )
            left += width + 1
        }
        return .init(element: index, widthDots: target.paper.dots, texts: texts)
    }

    private func underline(_ underline: Printer.Underline) -> LinkJobs.DrawnText.Underline {
        switch underline {
        case .none: .none
        case .thin: .thin
        case .thick: .thick
        }
    }

    private func alignment(_ alignment: Printer.Alignment) -> LinkJobs.DrawnText.Alignment {
        switch alignment {
        case .left: .left
        case .center: .center
        case .right: .right
        }
    }
}

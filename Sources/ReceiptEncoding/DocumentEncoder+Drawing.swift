import ESCPOS
import Interfaces

extension DocumentEncoder {
    /// The printer's letters and lines in dots: 12 x 24 for font A and 9 x 17 for font B on nearly all printers, and lines
    /// of 30 dots at 203 dpi (receipt-print-hq/escpos-printer-db; receiptful/escpost).
    private enum Dots {
        static let line = 30
        static func cell(_ font: PrinterFont) -> Int { font == .b ? 17 : 24 }
    }

    /// What is to be drawn of an element that the printer does not have letters for; nil where a picture is no way out.
    func drawing(of element: Printer.Element, _ index: Int) -> LinkJobs.Drawing? {
        let width = target.paper.dots
        if element.image != nil { return .init(element: index, widthDots: width, texts: []) }
        if let text = element.text {
            let runs = try? DocumentEncoder.runs(of: text)
            if text.runs != nil {
                let texts = runs.flatMap { drawings(of: $0, left: 0, width: width) }
                return texts.map { .init(element: index, widthDots: width, texts: $0) }
            }
            return runs.map { runs in
                .init(element: index, widthDots: width, texts: [drawing(text.text, runs[0].style, 0, width)])
            }
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
            let (place, room) = (left * letter, max(8, width * letter))
            guard var runs = try? DocumentEncoder.runs(of: cell, row.font == .b ? .b : .a) else { return nil }
            runs = runs.map { run in
                var style = run.style
                style.alignment = (cell.alignment ?? .left).line
                return StyledRun(text: run.text, style: style)
            }
            if row.cells.contains(where: { $0.runs != nil }) {
                guard let pieces = drawings(of: runs, left: place, width: room) else { return nil }
                texts += pieces
            } else {
                texts.append(drawing(cell.text, runs[0].style, place, room))
            }
            left += width + 1
        }
        return .init(element: index, widthDots: target.paper.dots, texts: texts)
    }

    /// A piece of text in one style; `line` where it shares its line with others.
    func drawing(
        _ text: String,
        _ style: PrintStyle,
        _ left: Int,
        _ width: Int,
        line: Int? = nil
    ) -> LinkJobs.DrawnText {
        .init(
            text: text,
            leftDots: left,
            widthDots: width,
            cellDots: Dots.cell(style.font),
            lineDots: max(Dots.line, Dots.cell(style.font)),
            bold: style.isBold,
            widthTimes: style.width,
            heightTimes: style.height,
            underline: underline(style.underline),
            reversed: style.isReversed,
            // A piece of a line begins where it was put.
            alignment: line == nil ? alignment(style.alignment) : .left,
            line: line
        )
    }

    private func underline(_ underline: TextUnderline) -> LinkJobs.DrawnText.Underline {
        switch underline {
        case .none: .none
        case .thin: .thin
        case .thick: .thick
        }
    }

    private func alignment(_ alignment: LineAlignment) -> LinkJobs.DrawnText.Alignment {
        switch alignment {
        case .left: .left
        case .center: .center
        case .right: .right
        }
    }
}

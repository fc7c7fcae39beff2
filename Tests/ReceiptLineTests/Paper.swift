import Interfaces
import ReceiptLine

/// The elements of a text as lines that show where everything is: `<` `=` `>` for how the printer is to place a line, and
/// each run in brackets with its style.
func paper(_ text: String, columns: Int = 24) -> [String] {
    do throws(ReceiptLineError) {
        return try ReceiptLineText(parsing: text, columns: columns).elements.flatMap(lines)
    } catch {
        return ["\(error.line):\(error.column): \(error.reason)"]
    }
}

/// Where a text is wrong, such as `2:7`; `good` when it is not.
func fault(_ text: String, columns: Int = 24) -> String {
    do throws(ReceiptLineError) {
        _ = try ReceiptLineText(parsing: text, columns: columns)
        return "good"
    } catch {
        return "\(error.line):\(error.column)"
    }
}

private func lines(_ element: Printer.Element) -> [String] {
    if let text = element.text {
        let place = text.alignment.map { [.left: "<", .center: "=", .right: ">"][$0] ?? "" } ?? ""
        let first = Printer.TextRun(
            text: text.text,
            bold: text.bold,
            widthTimes: text.widthTimes,
            heightTimes: text.heightTimes,
            underline: text.underline,
            reversed: text.reversed
        )
        let runs = text.runs.map { $0.map(shown).joined() } ?? shown(first)
        // A bracket may stand around several lines.
        return runs.split(separator: "\n", omittingEmptySubsequences: false).map { place + $0 }
    }
    if let lines = element.feedLines { return Array(repeating: "", count: lines) }
    if element.rule == .single { return ["RULE"] }
    if element.cut == .partial { return ["CUT"] }
    if let image = element.image { return ["IMAGE \(image.alignment ?? .left) \(image.base64?.count ?? 0)"] }
    if let code = element.barcode {
        return [
            "\(code.symbology) \(code.data) \(code.moduleDots ?? 0) \(code.heightDots ?? 0) "
                + "\(code.text ?? .both) \(code.alignment ?? .left)"
        ]
    }
    if let code = element.matrixCode {
        return [
            "\(code.symbology) \(code.data) \(code.moduleDots ?? 0) \(code.errorCorrection ?? .high) "
                + "\(code.alignment ?? .left)"
        ]
    }
    return ["?"]
}

/// `[b2x1 text]`: bold, underlined, reversed, and the size unless it is usual.
private func shown(_ run: Printer.TextRun) -> String {
    var style = ""
    if run.bold == true { style += "b" }
    if run.underline == .thin { style += "u" }
    if run.reversed == true { style += "r" }
    let (width, height) = (run.widthTimes ?? 1, run.heightTimes ?? 1)
    if width > 1 || height > 1 { style += "\(width)x\(height)" }
    return style.isEmpty ? run.text : "[\(style) \(run.text)]"
}

// sources: ReceiptLine Interfaces Varlink CLinux
// Receipts in ReceiptLine: whatever the text, its document is one that can be printed, or the error names a place in it.

import Interfaces

/// Reads the bytes as a text, for paper whose width the first byte says.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    let width = 24 + Int(bytes.first ?? 24) % 73
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    do throws(ReceiptLineError) {
        let receipt = try ReceiptLineText(parsing: text, columns: width)
        precondition(receipt.elements.count == receipt.lines.count)
        precondition(receipt.elements.count <= ReceiptLineText.mostLines)
        precondition(zip(receipt.lines, receipt.lines.dropFirst()).allSatisfy { $0 <= $1 })
        for element in receipt.elements {
            if let text = element.text { check(text, width) }
            if let lines = element.feedLines { precondition(1...100 ~= lines) }
        }
    } catch {
        let lines = text.unicodeScalars.count { $0 == "\n" || $0 == "\r" } + 1
        precondition((1...lines).contains(error.line) && (1...count + 1).contains(error.column))
        precondition(!error.reason.isEmpty && !error.reason.utf8.contains { $0 < 0x20 })
    }
    return 0
}

/// No line is wider than the paper, and nothing in it is a command.
private func check(_ text: Printer.Text, _ width: Int) {
    let first = Printer.TextRun(text: text.text, widthTimes: text.widthTimes, heightTimes: text.heightTimes)
    var taken = 0
    for run in [first] + (text.runs ?? []) {
        precondition(1...6 ~= run.widthTimes ?? 1 && 1...6 ~= run.heightTimes ?? 1)
        for scalar in run.text.unicodeScalars {
            if scalar == "\n" {
                taken = 0
                continue
            }
            precondition(!SourceToken.isControl(scalar.value))
            taken += characterWidth(scalar) * (run.widthTimes ?? 1)
            precondition(taken <= width)
        }
    }
}

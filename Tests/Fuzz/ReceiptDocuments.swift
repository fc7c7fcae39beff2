// sources: ReceiptEncoding DriverKit ESCPOS Interfaces Varlink CLinux
// Documents that are to be printed: whatever their text, nothing but the commands of the encoder reaches the printer.

import DriverKit
import ESCPOS
import Interfaces
import Varlink

/// Encodes the bytes as a document in JSON, with pictures and without, as the text of one, as the data of codes, and as the
/// rows of a picture.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    for format in [JobDocument.Format.document, .prepared] {
        do throws(JobRefusal) { encode(try JobDocument(bytes, format: format.rawValue)) } catch { check(error) }
    }
    let style = bytes.first ?? 0
    let content = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let text = Printer.Text(
        text: content,
        bold: style & 1 != 0,
        widthTimes: Int(style >> 2 & 7) + 1,
        heightTimes: Int(style >> 5) + 1,
        font: style & 2 != 0 ? .b : .a
    )
    let symbologies: [Printer.Symbology] = [
        .upcA, .upcE, .ean8, .ean13, .code39, .code93, .code128, .itf, .codabar, .gs1128, .gs1DataBarOmnidirectional,
        .gs1DataBarTruncated, .gs1DataBarLimited, .gs1DataBarExpanded,
    ]
    let barcode = Printer.Barcode(symbology: symbologies[Int(style) % symbologies.count], data: content)
    let codes: [Printer.MatrixSymbology] = [.qr, .pdf417, .dataMatrix]
    let code = Printer.MatrixCode(symbology: codes[Int(style) % codes.count], data: content)
    let cells = content.split(separator: "|").prefix(13).map { Printer.Cell(text: String($0)) }
    let runs = content.split(separator: "|").prefix(40).enumerated().map { index, part in
        Printer.TextRun(
            text: String(part),
            bold: index % 2 == 0,
            widthTimes: (Int(style) + index) % 8 + 1,
            heightTimes: index % 3 + 1,
            underline: index % 5 == 0 ? .thin : nil,
            font: index % 7 == 0 ? .b : nil
        )
    }
    let cellRuns = runs.map { Printer.TextRun(text: $0.text, bold: $0.bold, widthTimes: $0.widthTimes) }
    for element in [
        Printer.Element(text: text), .init(text: .init(text: "", alignment: .right, runs: runs)),
        .init(row: .init(cells: [.init(text: "a", runs: cellRuns), .init(text: content, columns: 9)])),
        .init(row: .init(cells: cells)), .init(barcode: barcode), .init(matrixCode: code),
    ] {
        encode(JobDocument(Printer.Document(elements: [element, .init(rule: .single), .init(cut: .full)])))
    }
    drawPicture(width: Int(style) + 1, Array(bytes.dropFirst()))
    return 0
}

/// A printer with everything, and one with little.
private let targets = ["epson-tm-t20", "plain", "xprinter-80"].compactMap(PrinterProfile.named).map {
    PrintTarget($0, PrinterSettings())
}

private func encode(_ job: JobDocument) {
    for target in targets {
        do throws(JobRefusal) { check(try DocumentEncoder.encode(job, for: target)) } catch { check(error) }
    }
}

private func check(_ refusal: JobRefusal) {
    precondition(refusal.element >= 0 && !refusal.reason.isEmpty)
    precondition(!refusal.reason.utf8.contains { $0 < 0x20 })
    for text in refusal.drawings.flatMap(\.texts) {
        precondition(text.leftDots >= 0 && text.widthDots >= 8 && text.line ?? 0 >= 0)
    }
}

private func drawPicture(width: Int, _ rows: [UInt8]) {
    let rowBytes = (width + 7) / 8
    let height = rows.count / rowBytes
    let picture = RasterPicture(widthDots: width, heightDots: height, rows: Array(rows.prefix(height * rowBytes)))
    guard let picture else { return precondition(height == 0) }
    precondition(picture.bands.reduce(0) { $0 + $1.rows } == height)
    precondition(RealtimeSequence.first(in: picture.bands.flatMap(\.command)) == nil)
}

/// Walks the bytes as a printer would: whole known commands, line feeds and printable bytes.
private func check(_ document: EncodedDocument) {
    let bytes = document.bytes
    precondition(document.boundaries.last == bytes.count)
    precondition(RealtimeSequence.first(in: bytes) == nil)
    var (position, boundary) = (0, 0)
    while position < bytes.count {
        let length = length(bytes[position...])
        precondition(length <= PrinterCommand.longest)
        position += length
        // A boundary never lies within a command.
        if boundary < document.boundaries.count, document.boundaries[boundary] <= position {
            precondition(document.boundaries[boundary] == position)
            boundary += 1
        }
    }
    precondition(position == bytes.count && boundary == document.boundaries.count)
}

private func length(_ rest: ArraySlice<UInt8>) -> Int {
    let start = rest.startIndex
    let number = { (place: Int) in Int(rest[start + place]) | Int(rest[start + place + 1]) << 8 }
    switch Array(rest.prefix(2)) {
    case [0x1B, 0x40], [0x1C, 0x2E]: return 2
    case [0x1B, 0x2D], [0x1B, 0x45], [0x1B, 0x4D], [0x1B, 0x52], [0x1B, 0x61], [0x1B, 0x64], [0x1B, 0x74],
        [0x1D, 0x21], [0x1D, 0x42], [0x1D, 0x48], [0x1D, 0x61], [0x1D, 0x66], [0x1D, 0x68], [0x1D, 0x77]:
        return 3
    case [0x1B, 0x42], [0x1D, 0x56]: return 4
    case [0x1B, 0x70]: return 5
    case [0x1D, 0x28]:
        precondition(rest[start + 2] == 0x6B)
        return 5 + number(3)
    case [0x1D, 0x6B]:
        if rest[start + 2] >= 65 { return 4 + Int(rest[start + 3]) }
        guard let end = rest.dropFirst(3).firstIndex(of: 0) else { preconditionFailure("function A has no end") }
        return end - start + 1
    case [0x1D, 0x76]: return 8 + number(4) * number(6)
    default:
        precondition(rest.first.map { $0 >= 0x20 || $0 == 0x0A } ?? false)
        return 1
    }
}

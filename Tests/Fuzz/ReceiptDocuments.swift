// sources: ESCPOSPrinterDriver DriverKit ESCPOS Interfaces Varlink CLinux
// Documents that are to be printed: whatever their text, nothing but the commands of the encoder reaches the printer.

import DriverKit
import ESCPOS
import Interfaces
import Varlink

/// The package makes this from `driver.toml`; no document depends on it.
enum PackageResources {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    static let driver_toml: [UInt8] = []
}

/// Encodes the bytes as a document in JSON, and as the text of one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    let settings = PrinterSettings()
    do throws(JobRefusal) { check(try DocumentEncoder.encode(bytes, settings)) } catch { check(error) }
    let style = bytes.first ?? 0
    let text = Printer.Text(
        text: String(decoding: bytes.dropFirst(), as: UTF8.self),
        bold: style & 1 != 0,
        widthTimes: Int(style >> 2 & 7) + 1,
        heightTimes: Int(style >> 5) + 1
    )
    let document = Printer.Document(elements: [Printer.Element(text: text), Printer.Element(cut: .full)])
    do throws(JobRefusal) { check(try DocumentEncoder.encode(document, settings)) } catch { check(error) }
    return 0
}

private func check(_ refusal: JobRefusal) {
    precondition(refusal.element >= 0 && !refusal.reason.isEmpty)
    precondition(!refusal.reason.utf8.contains { $0 < 0x20 })
}

/// Walks the bytes as a printer would: whole known commands, line feeds and printable bytes.
private func check(_ document: EncodedDocument) {
    let bytes = document.bytes
    precondition(document.boundaries.last == bytes.count)
    var (position, boundary) = (0, 0)
    while position < bytes.count {
        position += length(bytes[position...].prefix(2))
        // A boundary never lies within a command.
        if boundary < document.boundaries.count, document.boundaries[boundary] <= position {
            precondition(document.boundaries[boundary] == position)
            boundary += 1
        }
    }
    precondition(position == bytes.count && boundary == document.boundaries.count)
}

private func length(_ start: ArraySlice<UInt8>) -> Int {
    switch Array(start) {
    case [0x1B, 0x40], [0x1C, 0x2E]: return 2
    case [0x1B, 0x52], [0x1B, 0x74], [0x1B, 0x45], [0x1B, 0x61], [0x1B, 0x64], [0x1D, 0x21], [0x1D, 0x61]: return 3
    case [0x1D, 0x56]: return 4
    default:
        precondition(start.first.map { $0 >= 0x20 || $0 == 0x0A } ?? false)
        return 1
    }
}

import Interfaces

/// Pictures, barcodes and symbols: taken whole, and noted with their sizes instead of being drawn.
extension Printer {
    /// GS v 0 has its width in bytes of eight dots, GS Q 0 its rows in bytes.
    mutating func raster(_ command: PrinterCommand) {
        let (wide, high) = (command.word(4), command.word(6))
        guard command[1] == 0x76 else { return note("bit image \(wide) x \(high * 8)", dots: high * 8) }
        let (widthTimes, heightTimes) = (command[3] & 1 == 0 ? 1 : 2, command[3] & 2 == 0 ? 1 : 2)
        noteImage(wide * 8 * widthTimes, high * heightTimes)
    }

    /// ESC *: a band of 8 or 24 dots that stands in the line.
    mutating func bitImage(_ command: PrinterCommand) {
        let (columns, isHigh) = (command.word(3), command[2] >= 32)
        note("bit image \(columns) x \(isHigh ? 24 : 8)")
        // What does not fit is not printed.
        line.position = min(areaWidth, line.position + columns * (command[2] & 1 == 0 ? 2 : 1))
    }

    /// The commands behind GS ( and GS 8 L.
    mutating func extended(_ command: PrinterCommand) {
        switch command[2] {
        case 0x41: note("test print")
        case 0x48: processId(command)
        case 0x4C: graphics(command)
        case 0x6B: symbol(command)
        default: break
        }
    }

    private mutating func noteImage(_ width: Int, _ height: Int) {
        note("raster image \(width) x \(height)", dots: height)
    }

    /// GS ( L and GS 8 L: stored graphics.
    private mutating func graphics(_ command: PrinterCommand) {
        // GS 8 L has two bytes of length more.
        let start = command[1] == 0x38 ? 8 : 6
        switch command[start] {
        case 112, 113:
            let (horizontal, vertical) = (command[start + 2] == 2 ? 2 : 1, command[start + 3] == 2 ? 2 : 1)
            storedGraphics = (command.word(start + 5) * horizontal, command.word(start + 7) * vertical)
        case 2, 50:
            if let stored = storedGraphics { noteImage(stored.width, stored.height) }
            storedGraphics = nil
        case 69, 85: note("stored graphics, which are not drawn")
        default: break
        }
    }

    /// GS k, in its two forms.
    mutating func barcode(_ command: PrinterCommand) {
        let names = [
            "UPC-A", "UPC-E", "EAN-13", "EAN-8", "CODE39", "ITF", "Codabar", "CODE93", "CODE128", "GS1-128",
            "GS1 DataBar", "GS1 DataBar truncated", "GS1 DataBar limited", "GS1 DataBar expanded", "CODE128",
        ]
        let isCounted = command[2] >= 0x41
        let kind = Int(command[2]) - (isCounted ? 0x41 : 0)
        guard names.indices.contains(kind) else { return }
        let data = isCounted ? command.bytes.dropFirst(4) : command.bytes.dropFirst(3).prefix { $0 != 0 }
        note("barcode \(names[kind]) \(Printer.shown(data))")
    }

    /// GS ( k: function 80 stores, function 81 prints.
    private mutating func symbol(_ command: PrinterCommand) {
        let names: [UInt8: String] = [
            48: "PDF417", 49: "QR code", 50: "MaxiCode", 51: "GS1 DataBar", 52: "composite symbol", 53: "Aztec code",
            54: "DataMatrix",
        ]
        guard let name = names[command[5]] else { return }
        switch command[6] {
        case 80: storedSymbols[command[5]] = Printer.shown(command.bytes.dropFirst(8))
        case 81:
            // Nothing stored, nothing printed.
            if let stored = storedSymbols[command[5]] { note("\(name) \(stored)") }
        default: break
        }
    }

    /// Data of a symbol as it can be read: at most 255 bytes, a dot for what is no printable ASCII.
    private static func shown(_ data: ArraySlice<UInt8>) -> String {
        String(decoding: data.prefix(255).map { (0x20...0x7E).contains($0) ? $0 : 0x2E }, as: UTF8.self)
    }
}

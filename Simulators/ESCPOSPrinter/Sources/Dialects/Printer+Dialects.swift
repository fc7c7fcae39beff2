import Interfaces

/// Commands that only some makers have.
extension Printer {
    /// Does what a command says in this printer's dialect; false for one that is as Epson's.
    mutating func executeInDialect(_ command: PrinterCommand) -> Bool {
        switch (settings.dialect, command[0], command[1]) {
        case (.clone, 0x1B, 0x42), (.bematech, 0x1B, 0x42): note("buzzer")
        case (.bematech, 0x1D, 0xF9): break
        case (.bematech, 0x1D, 0x6B) where command[2] == 0x51: printCode(command.data(from: 9), module: command[4])
        case (.bematech, 0x1B, 0x76) where command.length == 3, (.elgin, 0x1B, 0x76), (.daruma, 0x1B, 0x70),
            (.diebold, 0x1B, 0x26):
            pulse(0)
        case (_, 0x1B, 0x45) where command.length == 2: modes.style.isEmphasized = true
        case (_, 0x1B, 0x46) where command.length == 2: modes.style.isEmphasized = false
        case (.daruma, 0x1B, 0x6A): align(command[2])
        case (.daruma, 0x1B, 0x77), (.elgin, 0x1B, 0x64):
            // Elgin's has tall letters where Epson's feeds lines.
            modes.style.heightTimes = command[2] & 1 == 1 ? 2 : 1
        case (.daruma, 0x1B, 0x81): printCode(command.data(from: 6), module: command[4])
        case (.elgin, 0x1B, 0x57): modes.style.widthTimes = command[2] & 1 == 1 ? 2 : 1
        case (.elgin, 0x1D, 0x6F): dialectModule = command[3]
        case (.elgin, 0x1D, 0x6B) where command[2] == 0x0B:
            // A level, a way of packing and a comma come before the data.
            let data = command.data(from: 3)
            printCode(data.drop { $0 != UInt8(ascii: ",") }.dropFirst(), module: dialectModule)
        case (.diebold, 0x1B, 0x77): cut(command)
        default: return false
        }
        return true
    }

    /// Control bytes that only some makers have; false for one that is as Epson's.
    mutating func controlInDialect(_ byte: UInt8) -> Bool {
        switch (settings.dialect, byte) {
        case (.epson, _), (.elgin, _): return false
        case (_, 0x07): note("buzzer")
        case (.clone, 0x0E), (.daruma, 0x0E): modes.style.widthTimes = 2
        case (.clone, 0x14), (.daruma, 0x14): modes.style.widthTimes = 1
        default: return false
        }
        return true
    }

    /// A QR code, whose data end with a NUL if there is one.
    private mutating func printCode(_ data: some Sequence<UInt8>, module: UInt8) {
        let data = Array(data.prefix { $0 != 0 }.prefix(7089))
        let text = "QR code \(Printer.shown(data))"
        let size = min(max(Int(module), 1), 16)
        guard let picture = QRCode.drawn(data, level: .medium)?.stretched(size, size), picture.width <= areaWidth else {
            return note("\(text), whose data do not fit")
        }
        printImage(picture, text)
    }
}

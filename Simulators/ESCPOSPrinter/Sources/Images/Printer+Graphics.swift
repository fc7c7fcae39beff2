import SimulatorKit

/// GS ( L and GS 8 L: graphics in the print buffer and in memory.
extension Printer {
    /// Does what the function says.
    mutating func extendedGraphics(_ command: PrinterCommand) {
        // GS 8 L has two bytes of length more.
        let start = command[1] == 0x38 ? 8 : 6
        let function = command[start]
        switch function {
        case 112, 113: storeGraphics(command, start)
        case 2, 50:
            guard let picture = graphics.waiting else { return }
            graphics.waiting = nil
            printImage(picture, "raster image \(picture.width) x \(picture.height)")
        case 67, 68, 83, 84: defineGraphics(command, start)
        case 69, 85: printGraphics(command, start)
        case 65, 81:
            guard command.data(from: start + 1, count: 3).elementsEqual("CLR".utf8) else { return }
            graphics.delete(nil, isKept: function == 65)
        case 66, 82:
            graphics.delete(.init(first: command[start + 1], second: command[start + 2]), isKept: function == 66)
        // Function 49 sets the density of graphics that other models measure at 180 or 360 dots an inch: here a dot is
        // a dot.
        default: break
        }
    }

    /// Functions 112 and 113: into the print buffer; several colours lie on one another.
    private mutating func storeGraphics(_ command: PrinterCommand, _ start: Int) {
        let (wide, high) = (command.word(start + 5), command.word(start + 7))
        guard command[start + 1] == 48 else { return note("graphics in many tones, which are not drawn") }
        let horizontal = command[start + 2] == 2 ? 2 : 1
        let vertical = command[start + 3] == 2 ? 2 : 1
        guard
            let picture = Printer.dots(
                command.data(from: start + 9),
                wide,
                high,
                isInColumns: command[start] == 113
            )?.clipped(width: settings.dots).stretched(horizontal, vertical)
        else { return note("graphics \(wide) x \(high), which are larger than the printer's memory") }
        guard var waiting = graphics.waiting, waiting.width == picture.width, waiting.height == picture.height else {
            graphics.waiting = picture
            return
        }
        waiting.draw(picture, x: 0, y: 0)
        graphics.waiting = waiting
    }

    /// Functions 67, 68, 83 and 84: into memory, under two characters.
    private mutating func defineGraphics(_ command: PrinterCommand, _ start: Int) {
        let function = command[start]
        let key = GraphicsStore.Key(first: command[start + 2], second: command[start + 3])
        let (colours, wide, high) = (command[start + 4], command.word(start + 5), command.word(start + 7))
        let isInColumns = function == 68 || function == 84
        let size = isInColumns ? wide * ((high + 7) / 8) : (wide + 7) / 8 * high
        var picture: Bitmap?
        for colour in 0..<min(4, Int(colours)) {
            let data = command.data(from: start + 10 + colour * (size + 1))
            guard let plane = Printer.dots(data, wide, high, isInColumns: isInColumns) else { break }
            picture?.draw(plane, x: 0, y: 0)
            picture = picture ?? plane
        }
        guard let picture, graphics.define(key, picture, isKept: function < 80) else {
            return note("graphics \(wide) x \(high), which are larger than the printer's memory")
        }
    }

    /// Functions 69 and 85.
    private mutating func printGraphics(_ command: PrinterCommand, _ start: Int) {
        let key = GraphicsStore.Key(first: command[start + 1], second: command[start + 2])
        guard let picture = (command[start] == 69 ? graphics.kept : graphics.downloaded)[key] else {
            return note("stored graphics \(key.first) \(key.second), which are not defined")
        }
        let mode: UInt8 = (command[start + 3] == 2 ? 1 : 0) | (command[start + 4] == 2 ? 2 : 0)
        printImage(picture, mode: mode, "stored graphics")
    }

    /// Rows or columns of dots; nil when they are not all there, or none.
    private static func dots(_ data: ArraySlice<UInt8>, _ wide: Int, _ high: Int, isInColumns: Bool) -> Bitmap? {
        let bytes = isInColumns ? (high + 7) / 8 : (wide + 7) / 8
        let count = bytes * (isInColumns ? wide : high)
        guard count > 0, data.count >= count else { return nil }
        if isInColumns {
            return Bitmap(columns: data, count: wide, bytesPerColumn: bytes).clipped(width: wide, height: high)
        }
        return Bitmap(width: wide, rows: data.prefix(count))
    }
}

import Interfaces
import SimulatorKit

/// Pictures on the paper.
extension Printer {
    /// A mark has no more rows; what is higher takes several.
    static let rowsOfMark = 1024

    /// Prints a picture where the line stands; a line that has begun is printed first.
    ///
    /// What does not fit into the print area is cut off.
    mutating func printImage(_ picture: Bitmap, _ text: String) {
        if page != nil { return putImage(picture, text) }
        if !line.isEmpty { printLine() }
        let seen = picture.clipped(width: areaWidth)
        guard seen.width > 0, seen.height > 0 else { return }
        let left = modes.leftMargin + modes.shift(in: areaWidth, extent: seen.width)
        for first in stride(from: 0, to: seen.height, by: Printer.rowsOfMark) {
            let part = seen.rows(first..<min(first + Printer.rowsOfMark, seen.height))
            let name = first == 0 ? text : "\(text), from row \(first)"
            make(.init(.image, text: name, dots: part.height, raster: part.raster(leftDots: left)))
        }
    }

    /// Prints a picture with each dot doubled as a command's mode says: 1 in width, 2 in height, 3 both.
    mutating func printImage(_ picture: Bitmap, mode: UInt8, _ name: String) {
        let (wide, high) = (mode & 1 == 0 ? 1 : 2, mode & 2 == 0 ? 1 : 2)
        let text = "\(name) \(picture.width * wide) x \(picture.height * high)"
        printImage(picture.clipped(width: areaWidth).stretched(wide, high), text)
    }

    /// GS v 0 and GS Q 0: rows, whose width comes in bytes of eight dots.
    mutating func raster(_ command: PrinterCommand) {
        let (wide, high) = (command.word(4), command.word(6))
        // GS Q 0 has its rows in bytes, too, and its data in columns of bytes.
        guard command[1] == 0x76 else { return note("bit image \(wide) x \(high * 8)", dots: high * 8) }
        guard wide > 0, high > 0 else { return }
        let data = command.data(from: 8, count: wide * high)
        if data.count < wide * high { note("the end of an image that is larger than the printer's memory") }
        printImage(Bitmap(width: wide * 8, rows: data), mode: command[3], "raster image")
    }

    /// ESC *: a band of 8 or 24 dots that stands in the line.
    ///
    /// Epson's printers have three dots for each dot of a band of 8, and two columns for each column of single density.
    mutating func bitImage(_ command: PrinterCommand) {
        let (columns, isHigh) = (command.word(3), command[2] >= 32)
        let rows = isHigh ? 3 : 1
        let room = max(0, areaWidth - line.position)
        let band = Bitmap(columns: command.data(from: 5), count: min(columns, room), bytesPerColumn: rows)
        line.add(band.stretched(command[2] & 1 == 0 ? 2 : 1, isHigh ? 1 : 3).clipped(width: room), areaWidth: areaWidth)
    }

    /// GS *: eight times x columns of y bytes.
    mutating func defineBitImage(_ command: PrinterCommand) {
        let (columns, rows) = (Int(command[2]) * 8, Int(command[3]))
        guard columns > 0, rows > 0 else { return }
        graphics.downloadedBitImage = Bitmap(columns: command.data(from: 4), count: columns, bytesPerColumn: rows)
    }

    /// GS /.
    mutating func printBitImage(_ mode: UInt8) {
        if let picture = graphics.downloadedBitImage { printImage(picture, mode: mode, "downloaded image") }
    }

    /// FS q: all numbered pictures at once, each with its size in bytes before its columns.
    mutating func defineNumberedImages(_ command: PrinterCommand) {
        var (pictures, index) = ([Bitmap](), 3)
        for _ in 0..<command[2] {
            let (columns, rows) = (command.word(index) * 8, command.word(index + 2))
            let count = columns * rows
            guard count > 0, index + 4 + count <= command.bytes.count else {
                return note("stored images, which are larger than the printer's memory")
            }
            pictures.append(Bitmap(columns: command.data(from: index + 4), count: columns, bytesPerColumn: rows))
            index += 4 + count
        }
        if !graphics.number(pictures) { note("stored images, which are larger than the printer's memory") }
    }

    /// FS p.
    mutating func printNumberedImage(_ command: PrinterCommand) {
        let number = Int(command[2])
        guard (1...max(1, graphics.numbered.count)).contains(number), number <= graphics.numbered.count else {
            return note("stored image \(number), which is not defined")
        }
        printImage(graphics.numbered[number - 1], mode: command[3], "stored image \(number)")
    }
}

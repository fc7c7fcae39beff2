/// A picture of black and white dots, printed in bands (`GS v 0`).
///
/// The oldest of the commands for pictures, which most printers know. Bands are whole commands of bounded length: a picture
/// that is cut off in one does not swallow the next receipt.
package struct RasterPicture: Equatable, Sendable {
    /// How wide it is.
    package let widthDots: Int
    /// How high it is.
    package let heightDots: Int
    /// Its rows from top to bottom, each of whole bytes, the leftmost dot in the highest bit, black set.
    private let rows: [UInt8]

    /// The widest picture, in dots.
    package static let mostWidth = 2040

    /// A picture of rows; nil when they are not as many bytes as it takes, or it is too wide, or nothing.
    package init?(widthDots: Int, heightDots: Int, rows: [UInt8]) {
        guard 1...RasterPicture.mostWidth ~= widthDots, heightDots > 0 else { return nil }
        let (count, overflow) = ((widthDots + 7) / 8).multipliedReportingOverflow(by: heightDots)
        guard !overflow, rows.count == count else { return nil }
        (self.widthDots, self.heightDots, self.rows) = (widthDots, heightDots, rows)
    }

    /// The bands with how many rows each has, as whole commands.
    package var bands: [(command: [UInt8], rows: Int)] {
        let width = (widthDots + 7) / 8
        let most = (PrinterCommand.longest - 8) / width
        // Printers that draw whole bytes of rows draw even bands best.
        let height = most >= 8 ? most - most % 8 : max(most, 1)
        return stride(from: 0, to: heightDots, by: height).map { top in
            let count = min(height, heightDots - top)
            return (band(rows[top * width..<(top + count) * width], width, count), count)
        }
    }

    private func band(_ rows: ArraySlice<UInt8>, _ width: Int, _ height: Int) -> [UInt8] {
        var bytes: [UInt8] = [
            0x1D, 0x76, 0x30, 0, UInt8(width & 0xFF), UInt8(width >> 8), UInt8(height & 0xFF), UInt8(height >> 8),
        ]
        let data = bytes.count
        bytes += rows
        if widthDots % 8 != 0 {
            // What lies right of the picture is white, whatever the rows say.
            for last in stride(from: data + width - 1, to: bytes.count, by: width) {
                bytes[last] &= 0xFF << UInt8(8 - widthDots % 8)
            }
        }
        // A realtime command is obeyed even here: the single dot that would begin one gets a second one at its left.
        for place in data..<bytes.count - 1 where bytes[place] == 0x10 && RealtimeSequence.isSecond(bytes[place + 1]) {
            bytes[place] = 0x30
        }
        return bytes
    }
}

import ESCPOS
import Testing

struct PrinterCommandTests {
    @Test(
        arguments: [
            (.initialize, [0x1B, 0x40]), (.singleByteCharacters, [0x1C, 0x2E]),
            (.internationalSet(0), [0x1B, 0x52, 0]),
            (.codePage(19), [0x1B, 0x74, 19]), (.bold(true), [0x1B, 0x45, 1]), (.bold(false), [0x1B, 0x45, 0]),
            (.size(width: 1, height: 1), [0x1D, 0x21, 0x00]), (.size(width: 8, height: 2), [0x1D, 0x21, 0x71]),
            (.size(width: 99, height: -1), [0x1D, 0x21, 0x70]), (.alignment(.right), [0x1B, 0x61, 2]),
            (.feedLines(100), [0x1B, 0x64, 100]), (.feedLines(1000), [0x1B, 0x64, 255]),
            (.feedAndCut(.full), [0x1D, 0x56, 65, 0]), (.feedAndCut(.partial), [0x1D, 0x56, 66, 0]),
            (.automaticStatus(.all), [0x1D, 0x61, 0x0F]), (.realtimeStatus(.paper), [0x10, 0x04, 4]),
            (.paperSensorStatus, [0x1D, 0x72, 1]), (.identity(.model), [0x1D, 0x49, 67]),
            (.processID(ProcessID(1)), [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x20, 0x20, 0x20, 0x21]),
            (.underline(.thick), [0x1B, 0x2D, 2]), (.reversed(true), [0x1D, 0x42, 1]), (.font(.b), [0x1B, 0x4D, 1]),
            (.barcodeHeight(0), [0x1D, 0x68, 1]), (.barcodeModule(9), [0x1D, 0x77, 6]),
            (.barcodeText(.both), [0x1D, 0x66, 0, 0x1D, 0x48, 3]),
            (.pulse(connector: 2, on: 50, off: 500), [0x1B, 0x70, 1, 25, 250]),
            (.pulse(connector: 1, on: 0, off: 9999), [0x1B, 0x70, 0, 1, 255]), (.beep(3), [0x1B, 0x42, 3, 2]),
            (.padding(3), [0, 0, 0]), (.padding(-1), []),
        ] as [(PrinterCommand, [UInt8])]
    )
    func `commands have the bytes of the maker's reference`(command: PrinterCommand, bytes: [UInt8]) {
        #expect(command.bytes == bytes)
    }

    @Test func `padding closes the longest command, wherever it was torn`() throws {
        let picture = try #require(
            RasterPicture(widthDots: 576, heightDots: 99, rows: [UInt8](repeating: 0xAA, count: 72 * 99))
        )
        let wide = try #require(
            RasterPicture(widthDots: 2040, heightDots: 9, rows: [UInt8](repeating: 0xAA, count: 255 * 9))
        )
        let data = [UInt8](repeating: 0x41, count: 9999)
        let code = MatrixSymbol(.qr, data, moduleDots: 4, correction: .low)
        let barcode = Barcode(.code39, data)
        let commands = picture.bands.map(\.command) + wide.bands.map(\.command) + code.commands + [barcode.functionB]
        #expect(commands.allSatisfy { $0.count - 1 <= PrinterCommand.longestRemainder })
    }
}

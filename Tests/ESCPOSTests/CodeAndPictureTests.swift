import ESCPOS
import Testing

struct CodeAndPictureTests {
    @Test(
        arguments: [
            (.ean13, "4006381333931", 95), (.upcA, "036000291452", 95), (.code39, "AB", 63),
            (.itf, "1234", 45), (.codabar, "A1B", 39),
        ] as [(Barcode.Kind, String, Int)]
    )
    func `bar codes have both functions where the older one knows them`(
        kind: Barcode.Kind,
        data: String,
        modules: Int
    ) {
        let barcode = Barcode(kind, Array(data.utf8))
        #expect(barcode.modules == modules)
        #expect(barcode.isOfFunctionA)
        #expect(barcode.functionA == [0x1D, 0x6B, kind.rawValue - 65] + Array(data.utf8) + [0])
        #expect(barcode.functionB == [0x1D, 0x6B, kind.rawValue, UInt8(data.utf8.count)] + Array(data.utf8))
    }

    @Test func `newer kinds have the newer function alone`() throws {
        let code128 = Barcode(try #require(Code128(text: "12")))
        #expect(code128.functionB == [0x1D, 0x6B, 73, 3, 0x7B, 0x43, 12])
        #expect(code128.modules == 46)
        for kind in Barcode.Kind.allCases where kind.rawValue >= 72 {
            #expect(!Barcode(kind, [0x30]).isOfFunctionA)
        }
        #expect(Barcode(.code93, Array("Aa".utf8)).modules == 9 * 7 + 1)
        #expect(Barcode(.dataBarLimited, Array("0401234567890".utf8)).modules == 79)
        // A GTIN alone takes eight characters at most of 17 modules, and four finders of 15.
        #expect(Barcode(.dataBarExpanded, Array("(01)04012345678901".utf8)).modules <= 8 * 17 + 4 * 15 + 4)
    }

    @Test func `a QR code is set up, stored and printed`() {
        let code = MatrixSymbol(.qr, Array("hello".utf8), moduleDots: 4, correction: .medium)
        let expected: [[UInt8]] = [
            [0x1D, 0x28, 0x6B, 4, 0, 49, 65, 50, 0], [0x1D, 0x28, 0x6B, 3, 0, 49, 67, 4],
            [0x1D, 0x28, 0x6B, 3, 0, 49, 69, 49], [0x1D, 0x28, 0x6B, 8, 0, 49, 80, 48] + Array("hello".utf8),
            [0x1D, 0x28, 0x6B, 3, 0, 49, 81, 48],
        ]
        #expect(code.commands == expected)
    }

    @Test func `the other codes have their own settings`() {
        let stacked = MatrixSymbol(.pdf417, [0x41], moduleDots: 3, correction: .low).commands
        #expect(stacked.allSatisfy { $0.starts(with: [0x1D, 0x28, 0x6B]) && $0[5] == 48 })
        #expect(stacked.contains([0x1D, 0x28, 0x6B, 4, 0, 48, 69, 49, 1]))
        let square = MatrixSymbol(.dataMatrix, [0x41], moduleDots: 4, correction: .low).commands
        #expect(square[0] == [0x1D, 0x28, 0x6B, 5, 0, 54, 66, 0, 0, 0])
        #expect(square[1] == [0x1D, 0x28, 0x6B, 3, 0, 54, 67, 4])
    }

    @Test(
        arguments: [
            (.qr, "a", .low, 21), (.qr, String(repeating: "a", count: 17), .low, 21),
            (.qr, String(repeating: "a", count: 18), .low, 25), (.qr, String(repeating: "1", count: 41), .low, 21),
            (.qr, String(repeating: "1", count: 42), .low, 25), (.qr, String(repeating: "a", count: 2953), .low, 177),
            (.qr, String(repeating: "a", count: 2954), .low, nil),
            (.qr, String(repeating: "a", count: 1273), .high, 177),
            (.qr, String(repeating: "a", count: 1274), .high, nil), (.dataMatrix, "123456", .low, 10),
            (.dataMatrix, "1234567", .low, 12), (.dataMatrix, String(repeating: "1", count: 3116), .low, 144),
            (.dataMatrix, String(repeating: "1", count: 3117), .low, nil), (.pdf417, "a", .low, 0),
        ] as [(MatrixSymbol.Kind, String, MatrixSymbol.Correction, Int?)]
    )
    func `codes grow with their data`(
        kind: MatrixSymbol.Kind,
        data: String,
        correction: MatrixSymbol.Correction,
        modules: Int?
    ) {
        let code = MatrixSymbol(kind, Array(data.utf8), moduleDots: 4, correction: correction)
        #expect(code.modules == modules)
    }

    @Test func `a picture comes in bands, which together are all its rows`() throws {
        let rows = (0..<72 * 100).map { UInt8(truncatingIfNeeded: $0 &* 7) | 0x40 }
        let picture = try #require(RasterPicture(widthDots: 576, heightDots: 100, rows: rows))
        var read: [UInt8] = []
        for (band, count) in picture.bands {
            #expect(band.starts(with: [0x1D, 0x76, 0x30, 0, 72, 0, UInt8(count), 0]))
            #expect(band.count == 8 + 72 * count && band.count <= PrinterCommand.longest)
            read += band.dropFirst(8)
        }
        #expect(read == rows)
        #expect(picture.bands.map(\.rows) == [24, 24, 24, 24, 4])
    }

    @Test func `no realtime command comes about in a picture, within rows or between them`() throws {
        for (width, rows) in [
            (24, [0x10, 0x04, 0x01, 0xFF, 0x10, 0x14, 0x01, 0x00, 0x03]), (8, [0x10, 0x05, 0x01]),
            (16, [0x01, 0x10, 0x14, 0x01, 0x00, 0x01]), (8, [0x10, 0x10, 0x04]),
        ] as [(Int, [UInt8])] {
            let height = rows.count / (width / 8)
            let picture = try #require(RasterPicture(widthDots: width, heightDots: height, rows: rows))
            let bytes = picture.bands.flatMap(\.command)
            #expect(RealtimeSequence.first(in: bytes) == nil)
            // A dot more beside the one that was there, and none less.
            for (sent, asked) in zip(bytes.dropFirst(8), rows) {
                #expect(sent == asked || (asked, sent) == (0x10, 0x30))
            }
        }
    }

    @Test func `what lies right of the picture stays white`() throws {
        let picture = try #require(RasterPicture(widthDots: 9, heightDots: 2, rows: [0xFF, 0xFF, 0xFF, 0xFF]))
        #expect(picture.bands.flatMap(\.command).dropFirst(8) == [0xFF, 0x80, 0xFF, 0x80])
    }

    @Test func `rows that do not fit the size make no picture`() {
        let sizes = [(8, 2, 1), (9, 1, 1), (0, 1, 0), (8, 0, 0), (-8, -1, 1), (2041, 1, 256), (2040, Int.max, 0)]
        for (width, height, count) in sizes {
            let rows = [UInt8](repeating: 0, count: count)
            #expect(RasterPicture(widthDots: width, heightDots: height, rows: rows) == nil)
        }
    }
}

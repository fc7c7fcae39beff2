import DriverKit
import ESCPOS
import Interfaces
import Testing

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

/// Documents with the pictures that were made for them.
struct JobDocumentTests {
    private let target = PrintTarget(.generic, PrinterSettings())

    private func bytes(_ json: String) throws -> [UInt8] {
        try Array(json.utf8).withUnsafeBytes { raw in
            let job = try JobDocument(raw, format: JobDocument.Format.prepared.rawValue)
            return Array(try DocumentEncoder.encode(job, for: target).bytes.dropFirst(10))
        }
    }

    private func prepared(_ element: String, _ rasters: String) -> String {
        #"{"document":{"elements":[{"feedLines":1},\#(element)]},"rasters":[\#(rasters)]}"#
    }

    private let raster = #"{"element":1,"widthDots":12,"heightDots":2,"rows":"//D/8A=="}"#
    private let picture: [UInt8] = [0x1D, 0x76, 0x30, 0, 2, 0, 2, 0, 0xFF, 0xF0, 0xFF, 0xF0]

    @Test func `a picture stands for the image, as that is aligned`() throws {
        let feed: [UInt8] = [0x1B, 0x64, 1]
        #expect(try bytes(prepared(#"{"image":{"descriptor":0}}"#, raster)) == feed + [0x1B, 0x61, 1] + picture)
        #expect(try bytes(prepared(#"{"image":{"descriptor":0,"alignment":"left"}}"#, raster)) == feed + picture)
    }

    @Test func `a picture stands for text that the printer does not have`() throws {
        let text = #"{"text":{"text":"日本","alignment":"right"}}"#
        #expect(try bytes(prepared(text, raster)) == [0x1B, 0x64, 1, 0x1B, 0x61, 2] + picture)
        #expect(throws: JobRefusal.self) { try bytes(prepared(text, "")) }
    }

    @Test(
        arguments: [
            (
                #"{"element":2,"widthDots":8,"heightDots":1,"rows":"AA=="}"#, 0,
                "there is a picture for an element that is not there"
            ),
            (
                #"{"element":-1,"widthDots":8,"heightDots":1,"rows":"AA=="}"#, 0,
                "there is a picture for an element that is not there"
            ),
            (#"{"element":1,"widthDots":8,"heightDots":2,"rows":"AA=="}"#, 1, "the picture's rows do not fit its size"),
            (#"{"element":1,"widthDots":8,"heightDots":1,"rows":"?A=="}"#, 1, "the picture's rows do not fit its size"),
            (#"{"element":1,"widthDots":8,"heightDots":1,"rows":"AA"}"#, 1, "the picture's rows do not fit its size"),
            (
                #"{"element":1,"widthDots":8,"heightDots":1,"rows":"AA=="},{"element":1,"widthDots":8,"heightDots":1,"rows":"AA=="}"#,
                1, "there are two pictures for this element"
            ),
            (
                #"{"element":1,"widthDots":584,"heightDots":1,"rows":"\#(String(repeating: "A", count: 97))A=="}"#, 1,
                "the picture is 584 dots wide, and the paper 576"
            ),
        ]
    )
    func `a wrong picture is refused with its element`(rasters: String, element: Int, reason: String) {
        #expect(throws: JobRefusal(element: element, reason: reason)) {
            try bytes(prepared(#"{"image":{"descriptor":0}}"#, rasters))
        }
    }

    @Test func `base 64 is read as it is meant`() {
        for (text, bytes) in [
            ("", []), ("AA==", [0]), ("AAE=", [0, 1]), ("AAEC", [0, 1, 2]), ("+/+/", [0xFB, 0xFF, 0xBF]),
        ] as [(String, [UInt8])] {
            #expect(Base64.decode(text) == bytes)
        }
        for text in ["A", "AA", "AAA", "A===", "====", "AA=A", "AA==AA==", "A A=", "é==="] {
            #expect(Base64.decode(text) == nil)
        }
    }
}

import ESCPOS
import Interfaces

/// The data of bar codes as `GS k` takes them.
///
/// What no printer could mean was refused before; here is made sure that nothing but such data becomes a command: a printer
/// that finds others prints the rest as text, or takes it for commands.
enum BarcodeData {
    /// The command for a bar code.
    static func barcode(
        _ symbology: Printer.Symbology,
        _ data: String
    ) throws(DocumentEncoder.Refusal) -> Barcode {
        let bytes = Array(data.utf8)
        switch symbology {
        case .upcA: return Barcode(.upcA, try digits(bytes, [11, 12]))
        case .upcE: return Barcode(.upcE, try digits(bytes, [6, 7, 8, 11, 12]))
        case .ean8: return Barcode(.ean8, try digits(bytes, [7, 8]))
        case .ean13: return Barcode(.ean13, try digits(bytes, [12, 13]))
        case .itf:
            guard bytes.count % 2 == 0 else { throw .init(reason: "data have an odd number of digits") }
            return Barcode(.itf, try of(isDigit, bytes))
        case .code39: return Barcode(.code39, try of({ isCapitalOrDigit($0) || " $%+-./".utf8.contains($0) }, bytes))
        case .codabar: return Barcode(.codabar, try codabar(bytes))
        case .code93: return Barcode(.code93, try of({ $0 < 0x80 }, bytes))
        case .code128: return try code128(Code128(text: data))
        case .gs1128: return try code128(Code128(ElementStrings.parts(data)))
        // The check digit of a GTIN is the printer's to add.
        case .gs1DataBarOmnidirectional: return Barcode(.dataBarOmnidirectional, try gtin(bytes))
        case .gs1DataBarTruncated: return Barcode(.dataBarTruncated, try gtin(bytes))
        case .gs1DataBarLimited:
            guard let first = bytes.first, first <= UInt8(ascii: "1") else {
                throw .init(reason: "a GTIN of DataBar Limited begins with 0 or 1")
            }
            return Barcode(.dataBarLimited, try gtin(bytes))
        case .gs1DataBarExpanded:
            _ = try ElementStrings.parts(data)
            return Barcode(.dataBarExpanded, try of({ 0x20..<0x7F ~= $0 }, bytes))
        }
    }

    private static func code128(_ data: Code128?) throws(DocumentEncoder.Refusal) -> Barcode {
        guard let data else { throw .init(reason: "data hold what is not ASCII, or a command to the printer") }
        guard data.bytes.count <= Barcode.mostData else { throw tooLong(data.bytes.count) }
        return Barcode(data)
    }

    private static func digits(_ bytes: [UInt8], _ counts: [Int]) throws(DocumentEncoder.Refusal) -> [UInt8] {
        guard counts.contains(bytes.count) else {
            let expected = counts.map { "\($0)" }.joined(separator: ", ")
            throw .init(reason: "data have \(bytes.count) digits, expected one of \(expected)")
        }
        return try of(isDigit, bytes)
    }

    private static func gtin(_ bytes: [UInt8]) throws(DocumentEncoder.Refusal) -> [UInt8] {
        Array(try digits(bytes, [13, 14]).prefix(13))
    }

    private static func codabar(_ bytes: [UInt8]) throws(DocumentEncoder.Refusal) -> [UInt8] {
        guard bytes.count >= 2, let first = bytes.first, let last = bytes.last, isMark(first), isMark(last) else {
            throw .init(reason: "data do not stand between two of A, B, C and D")
        }
        _ = try of({ isDigit($0) || "$+-./:".utf8.contains($0) }, Array(bytes.dropFirst().dropLast()))
        return bytes
    }

    private static func of(_ isAllowed: (UInt8) -> Bool, _ bytes: [UInt8]) throws(DocumentEncoder.Refusal) -> [UInt8] {
        guard 1...Barcode.mostData ~= bytes.count else { throw tooLong(bytes.count) }
        if let place = bytes.firstIndex(where: { !isAllowed($0) }) {
            throw .init(reason: "data hold at place \(place) what this kind of bar code does not have")
        }
        return bytes
    }

    private static func tooLong(_ count: Int) -> DocumentEncoder.Refusal {
        .init(reason: "data are \(count) bytes in the printer's command, expected 1 to \(Barcode.mostData)")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    private static func isCapitalOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || 0x41...0x5A ~= byte }

    private static func isMark(_ byte: UInt8) -> Bool { 0x41...0x44 ~= byte }
}

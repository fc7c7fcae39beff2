/// What a printer says of itself after IEEE 1284: keys and values, such as `MFG:EPSON;MDL:TM-T20;`.
package struct PrinterDeviceID: Equatable, Sendable {
    /// The whole text, printable ASCII alone.
    package let text: String
    /// Who made it; `MFG` or `MANUFACTURER`.
    package let maker: String?
    /// What it is; `MDL` or `MODEL`.
    package let model: String?
    /// The languages that it understands; `CMD` or `COMMAND SET`.
    package let languages: [String]

    /// Longer than any that is known.
    package static let longest = 1022

    /// Reads a text; what is no pair of key and value is passed over.
    package init(_ text: some Sequence<UInt8>) {
        let shown = text.filter { 0x20...0x7E ~= $0 }.prefix(PrinterDeviceID.longest)
        self.text = PrinterDeviceID.trimmed(shown[...])
        var values: [String: String] = [:]
        for pair in shown.split(separator: UInt8(ascii: ";")) {
            guard let colon = pair.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let key = PrinterDeviceID.trimmed(pair[..<colon]).uppercased()
            let value = PrinterDeviceID.trimmed(pair[(colon + 1)...])
            // Of a key that comes twice the first counts.
            if !key.isEmpty, !value.isEmpty, values[key] == nil { values[key] = value }
        }
        maker = values["MFG"] ?? values["MANUFACTURER"]
        model = values["MDL"] ?? values["MODEL"]
        let commands = values["CMD"] ?? values["COMMAND SET"] ?? ""
        languages = commands.split(separator: ",").map { PrinterDeviceID.trimmed(Array($0.utf8)[...]) }
    }

    /// Reads the answer to GET_DEVICE_ID: two bytes of length, which counts itself, and the text; nil for none.
    ///
    /// The length is big-endian; some printers send it the other way round, or wrong (CUPS' backend has met both): what
    /// has come is all that is looked at.
    package init?(answer: [UInt8]) {
        guard answer.count > 2 else { return nil }
        let (high, low) = (Int(answer[0]), Int(answer[1]))
        let told = [high << 8 | low, low << 8 | high].first { 3...answer.count ~= $0 } ?? answer.count
        self.init(answer[2..<told].prefix { $0 != 0 })
        if text.isEmpty { return nil }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.drop { $0 == UInt8(ascii: " ") }
        guard let end = start.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return "" }
        return String(decoding: start[...end], as: UTF8.self)
    }
}

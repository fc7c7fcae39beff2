/// CODE93 and CODE128, which hold any ASCII (ISO/IEC 15417).
enum ASCIICode {
    /// As it came.
    static func checked(_ data: [UInt8]) throws(ContentFault) -> [UInt8] {
        // Printers obey some commands that begin with DLE wherever they stand.
        try BarcodeBytes.check(data, "ASCII without DLE") { $0 < 0x80 && $0 != 0x10 }
        return data
    }
}

import Interfaces

/// What a code in two dimensions can hold, by ISO/IEC 18004 (QR), 15438 (PDF417) and 16022 (Data Matrix).
enum MatrixCodeCheck {
    /// Throws what is wrong with a code.
    static func check(_ code: Printer.MatrixCode) throws(ContentFault) {
        try ContentFault.check(code.moduleDots, code.symbology == .pdf417 ? 2...8 : 1...16, "moduleDots")
        let data = Array(code.data.utf8)
        guard !data.isEmpty else { throw ContentFault("data are empty") }
        // Printers obey some commands that begin with it wherever they stand.
        guard !data.contains(0x10) else { throw ContentFault("data hold U+0010, which printers take for a command") }
        let most = most(code, isNumber: data.allSatisfy { 0x30...0x39 ~= $0 })
        guard data.count <= most else {
            throw ContentFault("data are \(data.count) bytes, and such a code holds at most \(most)")
        }
    }

    /// The most bytes, or digits, that the largest code holds.
    private static func most(_ code: Printer.MatrixCode, isNumber: Bool) -> Int {
        switch (code.symbology, code.errorCorrection ?? .medium) {
        case (.qr, .low): isNumber ? 7089 : 2953
        case (.qr, .medium): isNumber ? 5596 : 2331
        case (.qr, .quartile): isNumber ? 3993 : 1663
        case (.qr, .high): isNumber ? 3057 : 1273
        // Letters are packed closer than bytes: how close, the printer finds out.
        case (.pdf417, _): isNumber ? 2710 : 1850
        case (.dataMatrix, _): isNumber ? 3116 : 2335
        }
    }
}

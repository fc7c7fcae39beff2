/// A code in two dimensions that the printer draws (`GS ( k`).
///
/// Functions as kunif/EscPosUtils has them; Epson's manuals name them by other numbers.
package struct MatrixSymbol: Equatable, Sendable {
    /// The kinds.
    package enum Kind: UInt8, CaseIterable, Sendable {
        /// PDF417.
        case pdf417 = 48
        /// QR, model 2.
        case qr = 49
        /// Data Matrix, square.
        case dataMatrix = 54
    }

    /// How much of a code may be lost.
    package enum Correction: Int, CaseIterable, Sendable {
        /// QR: 7 %.
        case low
        /// QR: 15 %.
        case medium
        /// QR: 25 %.
        case quartile
        /// QR: 30 %.
        case high
    }

    /// The kind.
    package let kind: Kind
    /// The data.
    package let data: [UInt8]
    /// How large its modules are, in dots.
    package let moduleDots: Int
    /// How much of it may be lost; Data Matrix has one degree only.
    package let correction: Correction

    /// The most data that one command may hold.
    package static let mostData = PrinterCommand.longest - 8

    /// A code of data that were checked before.
    package init(_ kind: Kind, _ data: [UInt8], moduleDots: Int, correction: Correction) {
        (self.kind, self.data, self.moduleDots, self.correction) = (kind, data, moduleDots, correction)
    }

    /// Whole commands, the one that prints last.
    package var commands: [[UInt8]] {
        let size = UInt8(min(max(moduleDots, 1), 16))
        let settings: [[UInt8]] =
            switch kind {
            case .qr:
                [[65, 50, 0], [67, size], [69, 48 + UInt8(correction.rawValue)]]
            case .pdf417:
                // Columns and rows as the printer finds them, rows three modules high, a share of 10 to 40 %.
                [[65, 0], [66, 0], [67, size], [68, 3], [69, 49, UInt8(correction.rawValue) + 1], [70, 0]]
            case .dataMatrix:
                [[66, 0, 0, 0], [67, size]]
            }
        return (settings + [[80, 48] + data.prefix(MatrixSymbol.mostData), [81, 48]]).map(command)
    }

    /// How many modules wide the code may be at most; nil when it cannot hold the data, 0 where the printer fits it to the
    /// paper.
    package var modules: Int? {
        switch kind {
        case .qr: MatrixCapacity.qr(data, correction)
        case .pdf417: 0
        case .dataMatrix: MatrixCapacity.dataMatrix(data)
        }
    }

    private func command(_ function: [UInt8]) -> [UInt8] {
        let count = function.count + 1
        return [0x1D, 0x28, 0x6B, UInt8(count & 0xFF), UInt8(count >> 8), kind.rawValue] + function
    }
}

/// A bar code that the printer draws (`GS k`), its data as the command holds them.
///
/// Numbers and data as kunif/EscPosUtils and receiptful/escpost have them.
package struct Barcode: Equatable, Sendable {
    /// The kinds, by their number in function B; function A has the first seven, from 0 on.
    package enum Kind: UInt8, CaseIterable, Sendable {
        /// UPC-A: 11 digits, or 12.
        case upcA = 65
        /// UPC-E: 6, 7, 8, 11 or 12 digits.
        case upcE = 66
        /// EAN-13: 12 digits, or 13.
        case ean13 = 67
        /// EAN-8: 7 digits, or 8.
        case ean8 = 68
        /// CODE39 without its start and stop.
        case code39 = 69
        /// Interleaved 2 of 5: an even number of digits.
        case itf = 70
        /// Codabar with its start and stop.
        case codabar = 71
        /// CODE93: ASCII.
        case code93 = 72
        /// CODE128: as ``Code128`` encodes it.
        case code128 = 73
        /// GS1 DataBar Omnidirectional: 13 digits.
        case dataBarOmnidirectional = 75
        /// GS1 DataBar Truncated: 13 digits.
        case dataBarTruncated = 76
        /// GS1 DataBar Limited: 13 digits.
        case dataBarLimited = 77
        /// GS1 DataBar Expanded: element strings, their identifiers in brackets.
        case dataBarExpanded = 78
    }

    /// The kind.
    package let kind: Kind
    /// The data.
    package let data: [UInt8]
    /// How many modules wide it is, without quiet zones; where a wide bar's width is the printer's own, at most.
    package let modules: Int

    /// The most bytes that function B takes.
    package static let mostData = 255

    /// A bar code of data that were checked before.
    package init(_ kind: Kind, _ data: [UInt8]) {
        (self.kind, self.data) = (kind, data)
        modules = BarcodeWidth.modules(kind, data)
    }

    /// A CODE128 bar code.
    package init(_ data: Code128) {
        (kind, self.data, modules) = (.code128, data.bytes, data.modules)
    }

    /// Whether function A has this kind, which older printers know alone.
    package var isOfFunctionA: Bool { kind.rawValue <= Kind.codabar.rawValue }

    /// The whole command of function B, where the data's length goes before them.
    package var functionB: [UInt8] { [0x1D, 0x6B, kind.rawValue, UInt8(clamping: data.count)] + data.prefix(255) }

    /// The whole command of function A, where a zero follows the data.
    package var functionA: [UInt8] { [0x1D, 0x6B, kind.rawValue &- Kind.upcA.rawValue] + data + [0] }
}

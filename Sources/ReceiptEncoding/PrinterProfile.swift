import ESCPOS

/// What is known of a model of printers; the table is made from `profiles.toml`, which says where each fact is from.
package struct PrinterProfile: Sendable {
    /// Which way of writing bar codes it knows.
    enum BarcodeFunction: Sendable {
        /// The older one, for seven kinds.
        case a
        /// The newer one, for all kinds but perhaps DataBar.
        case b
    }

    /// How its buzzer is sounded.
    enum Buzzer: Sendable {
        /// It has none that is known.
        case none
        /// `ESC B`.
        case escB
    }

    /// Its name, for the setting `profile`.
    package let name: String
    /// How the printer names its maker; none where it is chosen by the setting alone.
    let maker: String
    /// How the printer names its model.
    let models: [String]
    /// Numbers on USB that only printers of this kind have.
    let usb: [(vendor: UInt16, product: UInt16)]
    /// Characters in a line, of font A and of font B.
    let columns: (a: Int, b: Int)
    /// Dots in a line.
    let dots: Int
    let codePages: [CodePage]
    let barcodeFunction: BarcodeFunction
    let hasDataBar: Bool
    let matrixCodes: [MatrixSymbol.Kind]
    let cuts: [PaperCut]
    /// How long a drawer is driven and then left alone, in milliseconds.
    package let drawer: (on: Int, off: Int)
    let buzzer: Buzzer
    /// Whether a printer of these models answers `GS ( H`; one that does not only bears their name.
    let returnsProcessID: Bool
    /// Whether its facts have a source.
    let isVerified: Bool

    /// The one for printers that are not known.
    package static var generic: PrinterProfile { all[0] }

    /// The profile of this name.
    package static func named(_ name: String) -> PrinterProfile? { all.first { $0.name.utf8.elementsEqual(name.utf8) } }

    /// The profile of a printer by what it says of itself, and by whether it returned a process id.
    ///
    /// A clone that bears another maker's name is no such model: XP-S260M calls itself TM-T88III, Rongta's call themselves
    /// TM-T88V (rafiki270/PrinterDriver).
    package static func of(maker: String, model: String, returnsProcessID: Bool) -> PrinterProfile {
        let (maker, model) = (maker.uppercased(), model.uppercased())
        let claimed = all.first { profile in
            profile.maker.utf8.elementsEqual(maker.utf8)
                && profile.models.contains { $0.utf8.elementsEqual(model.utf8) }
        }
        guard let claimed, returnsProcessID || !claimed.returnsProcessID else { return generic }
        return claimed
    }
}

/// What is known of a model of serial drawers.
///
/// Nothing of it was verified on hardware.
enum DrawerModel: String {
    /// APG 484A SerialPRO II.
    ///
    /// Its manual (studylib 18076191, azmanual 463268): it opens on BEL as it comes from the factory, finds speed, parity and
    /// bits by itself, charges from DTR and RTS, tells its state on CTS or RI.
    case apg484A = "apg-484a"
    /// The drawers behind the display port of an IBM SurePOS 4840.
    ///
    /// Bytes as SambaPOS issue 128 quotes IBM's manual; that bit 6 of the answer means open is said by one comment there, and
    /// by nothing else that was found.
    case ibm4840 = "ibm-4840"

    /// What opens the drawer at a connector; nil where the model has no such connector.
    func pulse(_ connector: Int) -> [UInt8]? {
        switch (self, connector) {
        case (.apg484A, 1), (.ibm4840, 1): [0x07]
        case (.ibm4840, 2): [0x1B, 0x07]
        default: nil
        }
    }

    /// What asks an IBM 4840 how its drawers stand; the answer is one byte.
    static let question: UInt8 = 0x06
    /// Set in the answer while a drawer is open; unverified.
    static let openBit: UInt8 = 0x40

    /// How long it charges after its line was opened: 12 s for the 484A (its manual).
    var settle: Duration {
        switch self {
        case .apg484A: .seconds(12)
        case .ibm4840: .zero
        }
    }

    /// How long it is left alone after a pulse: 6 s for the 484A (its manual); for the 4840 no source was found, and half a second
    /// is what printers leave between pulses.
    var rest: Duration {
        switch self {
        case .apg484A: .seconds(6)
        case .ibm4840: .milliseconds(500)
        }
    }
}

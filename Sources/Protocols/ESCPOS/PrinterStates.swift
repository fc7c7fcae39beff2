/// What a printer's status words say, in plain names.
package struct PrinterStates: OptionSet, Hashable, Sendable {
    /// One bit for each state; of no meaning on the wire.
    package let rawValue: UInt16

    /// Makes a set from its bits.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// It takes no data, for whatever reason.
    package static let offline = PrinterStates(rawValue: 1 << 0)
    /// The cover is open.
    package static let coverOpen = PrinterStates(rawValue: 1 << 1)
    /// Somebody feeds paper by the button.
    package static let isFeeding = PrinterStates(rawValue: 1 << 2)
    /// The roll is nearly empty; the printer goes on.
    package static let paperNearEnd = PrinterStates(rawValue: 1 << 3)
    /// There is no paper.
    package static let paperOut = PrinterStates(rawValue: 1 << 4)
    /// The cutter is jammed.
    package static let cutterError = PrinterStates(rawValue: 1 << 5)
    /// An error that only switching off and on may cure.
    package static let unrecoverableError = PrinterStates(rawValue: 1 << 6)
    /// An error that goes by itself, such as a hot head.
    package static let passingError = PrinterStates(rawValue: 1 << 7)
    /// Some error that the word does not name.
    package static let otherError = PrinterStates(rawValue: 1 << 8)
    /// The line of the drawer's switch is high; what that means depends on the drawer.
    package static let drawerLineHigh = PrinterStates(rawValue: 1 << 9)
}

/// The four questions of `DLE EOT`, which a printer answers at once, whatever it is doing.
///
/// Bits as Epson's TM-U220 and TM-T88III manuals and Bixolon's SRP-350 manual have them.
package enum RealtimeStatus: UInt8, Sendable, CaseIterable {
    /// Whether it is online, and the drawer's line.
    case printer = 1
    /// Why it is offline.
    case offlineCause = 2
    /// Which error there is.
    case errorCause = 3
    /// The sensors of the paper roll.
    case paper = 4

    /// What a byte that answers this question says.
    package func states(_ byte: UInt8) -> PrinterStates {
        switch self {
        case .printer: named(byte, (0x04, .drawerLineHigh), (0x08, .offline))
        case .offlineCause: named(byte, (0x04, .coverOpen), (0x08, .isFeeding), (0x20, .paperOut), (0x40, .otherError))
        case .errorCause: named(byte, (0x08, .cutterError), (0x20, .unrecoverableError), (0x40, .passingError))
        case .paper: named(byte, (0x0C, .paperNearEnd), (0x60, .paperOut))
        }
    }
}

/// The four bytes that a printer sends without being asked (`GS a`), always with its whole state.
///
/// Bits as in Epson's TM-T88III manual and Sewoo's; the fourth byte is not defined.
package struct AutomaticStatus: Equatable, Sendable {
    /// The bytes as they came.
    package let bytes: [UInt8]

    /// Takes four bytes.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What they say.
    package var states: PrinterStates {
        guard bytes.count == 4 else { return [] }
        var states = named(bytes[0], (0x04, .drawerLineHigh), (0x08, .offline), (0x20, .coverOpen), (0x40, .isFeeding))
        states.formUnion(
            named(
                bytes[1],
                (0x04, .otherError),
                (0x08, .cutterError),
                (0x20, .unrecoverableError),
                (0x40, .passingError)
            )
        )
        states.formUnion(named(bytes[2], (0x03, .paperNearEnd), (0x0C, .paperOut)))
        // TM-T81 shows an empty roll's sensor whenever its cover is open (its manual, appendix J).
        if states.contains(.coverOpen) { states.remove(.paperNearEnd) }
        return states
    }
}

/// The states whose bits are set in a byte; either bit of a pair is enough.
private func named(_ byte: UInt8, _ names: (UInt8, PrinterStates)...) -> PrinterStates {
    names.reduce(into: []) { states, name in
        if byte & name.0 != 0 { states.formUnion(name.1) }
    }
}

/// A command of the ESC/POS language, as far as receipts, status and confirmation need it; those of codes and pictures
/// are ``Barcode``, ``MatrixSymbol`` and ``RasterPicture``.
///
/// Codes are those of Epson's public ESC/POS command reference (download4.epson.biz, `reference_en/escpos`), which
/// kunif/EscPosUtils lists in full; each is written whole, since a realtime command inside another one is taken for
/// its parameter.
package enum PrinterCommand: Equatable, Sendable {
    /// Clears the line that is being built and all modes; the receive buffer stays.
    case initialize
    /// Leaves the mode in which two bytes make one character; Chinese models begin in it, and others take no notice
    /// (NielsLeenheer/ReceiptPrinterEncoder sends it to every model).
    case singleByteCharacters
    /// Selects which national characters stand in for some of ASCII; 0 is ASCII itself.
    case internationalSet(UInt8)
    /// Selects what bytes from 80h on mean, by the printer's own number.
    case codePage(UInt8)
    /// Bold on or off.
    case bold(Bool)
    /// How many times as wide and as high as usual, each held to 1 to 8.
    case size(width: Int, height: Int)
    /// A line below the text.
    case underline(TextUnderline)
    /// White on black or not.
    case reversed(Bool)
    /// Which letters.
    case font(PrinterFont)
    /// Where lines stand; taken at the start of a line only.
    case alignment(LineAlignment)
    /// So many empty lines, held to 0 to 255.
    case feedLines(Int)
    /// Feeds to the blade and cuts; a printer without this blade uses the one it has.
    case feedAndCut(PaperCut)
    /// How high bar codes are, held to 1 to 255 dots.
    case barcodeHeight(Int)
    /// How wide the narrowest bar is, held to 2 to 6 dots.
    case barcodeModule(Int)
    /// Where the text of a bar code stands, in the usual letters.
    case barcodeText(BarcodeTextPosition)
    /// Drives the drawer at a connector, 1 or 2, for so many milliseconds, and not again for so many; held to 2 to 510.
    case pulse(connector: Int, on: Int, off: Int)
    /// Sounds the buzzer, held to 1 to 9 times; a command of Xprinter and Rongta, whose unit of length is not certain.
    case beep(Int)
    /// Obeys what comes from now on, if it was told before that it is not meant.
    case listen
    /// Sends these kinds of change without being asked from now on, and the whole state at once.
    case automaticStatus(StatusChanges)
    /// Asks at once, past all that waits; answered by one byte.
    case realtimeStatus(RealtimeStatus)
    /// Recovers at once from an error whose cause was removed, such as a jammed cutter, and goes on at the line that failed; ignored
    /// while there is none, and not answered.
    ///
    /// `DLE ENQ 1`: Epson's manuals of the TM-T88III and TM-L90; a TM-U220 knows `DLE ENQ 2` alone, which clears its buffers.
    case resume
    /// Asks behind all that waits for the paper sensors; answered by one byte.
    case paperSensorStatus
    /// Asks behind all that waits for a text about the printer; answered by a block.
    case identity(PrinterIdentity)
    /// Asks to have this id returned when all before it was printed.
    case processID(ProcessID)
    /// Bytes that mean nothing, to close a command that was left open.
    case padding(Int)

    /// The bytes on the wire.
    package var bytes: [UInt8] {
        switch self {
        case .initialize: [0x1B, 0x40]
        case .singleByteCharacters: [0x1C, 0x2E]
        case .internationalSet(let number): [0x1B, 0x52, number]
        case .codePage(let number): [0x1B, 0x74, number]
        case .bold(let isOn): [0x1B, 0x45, isOn ? 1 : 0]
        case .size(let width, let height): [0x1D, 0x21, UInt8(times(width) << 4 | times(height))]
        case .underline(let underline): [0x1B, 0x2D, underline.rawValue]
        case .reversed(let isOn): [0x1D, 0x42, isOn ? 1 : 0]
        case .font(let font): [0x1B, 0x4D, font.rawValue]
        case .alignment(let alignment): [0x1B, 0x61, alignment.rawValue]
        case .feedLines(let lines): [0x1B, 0x64, UInt8(clamping: lines)]
        case .feedAndCut(let cut): [0x1D, 0x56, cut.rawValue, 0]
        case .barcodeHeight(let dots): [0x1D, 0x68, UInt8(min(max(dots, 1), 255))]
        case .barcodeModule(let dots): [0x1D, 0x77, UInt8(min(max(dots, 2), 6))]
        case .barcodeText(let position): [0x1D, 0x66, 0, 0x1D, 0x48, position.rawValue]
        case .pulse(let connector, let on, let off): [0x1B, 0x70, connector == 2 ? 1 : 0, pulse(on), pulse(off)]
        case .beep(let count): [0x1B, 0x42, UInt8(min(max(count, 1), 9)), 2]
        case .listen: [0x1B, 0x3D, 1]
        case .automaticStatus(let changes): [0x1D, 0x61, changes.rawValue]
        case .realtimeStatus(let status): [0x10, 0x04, status.rawValue]
        case .resume: [0x10, 0x05, 1]
        case .paperSensorStatus: [0x1D, 0x72, 1]
        case .identity(let identity): [0x1D, 0x49, identity.rawValue]
        case .processID(let id): [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30] + id.bytes
        case .padding(let count): [UInt8](repeating: 0, count: max(0, count))
        }
    }

    /// No command is longer, so that little padding closes one that was cut off: pictures come in bands, and data for a
    /// code are bounded.
    package static let longest = 2048

    /// As many bytes as the longest command has after its first one: that much padding closes any of them.
    package static let longestRemainder = longest - 1

    /// Hardly a command of a stream that somebody else has made is longer: a picture of 576 dots and 7000 rows.
    package static let longestInStream = 512 << 10

    private func pulse(_ milliseconds: Int) -> UInt8 { UInt8(min(max(milliseconds / 2, 1), 255)) }

    private func times(_ count: Int) -> Int { min(max(count, 1), 8) - 1 }
}

/// Where a line stands between the margins, by the number in the command.
package enum LineAlignment: UInt8, Sendable {
    /// At the left margin.
    case left = 0
    /// Between the margins.
    case center = 1
    /// At the right margin.
    case right = 2
}

/// How text is underlined, by the number in the command.
package enum TextUnderline: UInt8, Sendable {
    /// Not at all.
    case none = 0
    /// One dot thick.
    case thin = 1
    /// Two dots thick.
    case thick = 2
}

/// Letters, by the number in the command.
package enum PrinterFont: UInt8, Sendable {
    /// The usual ones.
    case a = 0
    /// Smaller ones.
    case b = 1
}

/// Where the text of a bar code stands, by the number in the command.
package enum BarcodeTextPosition: UInt8, Sendable {
    /// Nowhere.
    case none = 0
    /// Above the bars.
    case above = 1
    /// Below the bars.
    case below = 2
    /// Above and below the bars.
    case both = 3
}

/// How the paper is cut, by the number in the command.
package enum PaperCut: UInt8, Sendable {
    /// All the way.
    case full = 65
    /// But for a small piece.
    case partial = 66
}

/// The kinds of change that a printer tells without being asked.
package struct StatusChanges: OptionSet, Sendable {
    /// The bits of the command.
    package let rawValue: UInt8

    /// Makes a set from the command's bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The line of the drawer's switch.
    package static let drawer = StatusChanges(rawValue: 1)
    /// Whether the printer is online.
    package static let online = StatusChanges(rawValue: 2)
    /// Errors.
    package static let errors = StatusChanges(rawValue: 4)
    /// The sensors of the paper roll.
    package static let paper = StatusChanges(rawValue: 8)
    /// All of them.
    package static let all: StatusChanges = [.drawer, .online, .errors, .paper]
}

/// The texts that a printer gives about itself.
package enum PrinterIdentity: UInt8, Sendable, CaseIterable {
    /// The firmware's version.
    case firmware = 65
    /// Who made it, or claims to have.
    case maker = 66
    /// The model that it claims to be.
    case model = 67
    /// The serial number.
    case serialNumber = 68
}

/// How the printer stands, and the bytes that say so.
///
/// Sources: the status tables of Epson's manuals of the TM-U220 and TM-T88III, with Bixolon's of the SRP-350, which agree.
struct PrinterStatus: Equatable {
    /// The roll of paper.
    enum Paper: String {
        case full
        case low
        case out
    }

    var isCoverOpen = false
    var paper = Paper.full
    /// Something keeps the cutter from moving; only the next cut shows it.
    var isCutterJammed = false
    /// The cutter did not move.
    var hasCutterError = false
    var isDrawerOpen = false
    /// Something keeps the drawer from opening: it is locked, or something lies in its way.
    var isDrawerJammed = false

    /// Whether data waits.
    var isOffline: Bool { isCoverOpen || paper == .out || hasCutterError }

    /// Pin 3 of the drawer's connector.
    func isDrawerLineHigh(_ sense: PrinterSettings.DrawerSense) -> Bool {
        switch sense {
        case .openIsHigh: isDrawerOpen
        case .openIsLow: !isDrawerOpen
        case .none: true
        }
    }

    /// The answer to DLE EOT; nil for a number that has none here.
    func realtime(_ number: UInt8, _ sense: PrinterSettings.DrawerSense) -> UInt8? {
        var byte: UInt8 = 0x12
        switch number {
        case 1:
            if isDrawerLineHigh(sense) { byte |= 0x04 }
            if isOffline { byte |= 0x08 }
        case 2:
            if isCoverOpen { byte |= 0x04 }
            if paper == .out { byte |= 0x20 }
            if hasCutterError { byte |= 0x40 }
        case 3: if hasCutterError { byte |= 0x08 }
        case 4:
            // A printer without paper shows both sensors.
            if paper != .full { byte |= 0x0C }
            if paper == .out { byte |= 0x60 }
        default: return nil
        }
        return byte
    }

    /// The answer to GS r 1 and ESC v.
    var paperSensors: UInt8 {
        switch paper {
        case .full: 0
        case .low: 0x03
        case .out: 0x0F
        }
    }

    /// The four bytes of automatic status; the last is undefined, and 0Fh on an idle TM-T81.
    func automatic(_ sense: PrinterSettings.DrawerSense) -> [UInt8] {
        var first: UInt8 = 0x10
        if isDrawerLineHigh(sense) { first |= 0x04 }
        if isOffline { first |= 0x08 }
        if isCoverOpen { first |= 0x20 }
        return [first, hasCutterError ? 0x08 : 0, paperSensors, 0x0F]
    }

    /// Which bits of ``automatic(_:)`` belong to the items that GS a has enabled: drawer, online, error, roll sensors.
    static func mask(_ items: UInt8) -> [UInt8] {
        var mask: [UInt8] = [0, 0, 0, 0]
        if items & 0x01 != 0 { mask[0] |= 0x04 }
        if items & 0x02 != 0 { mask[0] |= 0x28 }
        if items & 0x04 != 0 { mask[1] |= 0x68 }
        if items & 0x08 != 0 { mask[2] |= 0x0F }
        return mask
    }
}

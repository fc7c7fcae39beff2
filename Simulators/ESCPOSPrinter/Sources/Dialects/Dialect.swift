/// What makers have beside Epson's commands, or instead of them.
///
/// Lengths: streams that grandchef/escpos-buffer prints on such printers, and what other projects tell of them; where
/// nothing is known of a command, Epson's length holds.
package enum Dialect: String, CaseIterable {
    /// Epson's own.
    case epson
    /// Xprinter, Rongta and many others: ESC B and BEL sound the buzzer, SO and DC4 are for wide text.
    case clone
    /// Bematech: GS F9h 35h chooses between its own commands and Epson's.
    case bematech
    /// Daruma: commands of its own for nearly everything.
    case daruma
    /// Elgin's VOX: QR codes and sizes of its own.
    case elgin
    /// Diebold's TSP-143: ESC & is the drawer, ESC w the cutter.
    case diebold

    /// The extent of a command that this maker has in a way of its own; nil for those that are as Epson's.
    ///
    /// `isNative` is whether a printer that has both was told to take its own commands.
    func extent(_ seen: [UInt8], isNative: Bool) -> CommandFraming.Extent? {
        switch (self, seen[0], seen[1]) {
        case (.epson, _, _): nil
        case (.clone, 0x1B, 0x42): .bytes(4)
        case (.bematech, 0x1D, 0xF9), (.bematech, 0x1B, 0x42): .bytes(4)
        case (.bematech, 0x1D, 0x6B): seen.count >= 3 && seen[2] == 0x51 ? sized(seen, at: 7, beyond: 9) : nil
        case (.bematech, 0x1B, 0x45), (.bematech, 0x1B, 0x46): isNative ? .bytes(2) : nil
        case (.bematech, 0x1B, 0x76): isNative ? .bytes(3) : nil
        case (.daruma, 0x1B, 0x45), (.daruma, 0x1B, 0x46), (.daruma, 0x1B, 0x70): .bytes(2)
        case (.daruma, 0x1B, 0x6A), (.daruma, 0x1B, 0x77): .bytes(3)
        case (.daruma, 0x1B, 0x81): sized(seen, at: 2, beyond: 4)
        case (.elgin, 0x1B, 0x45), (.elgin, 0x1B, 0x46): .bytes(2)
        case (.elgin, 0x1B, 0x57), (.elgin, 0x1B, 0x76): .bytes(3)
        case (.elgin, 0x1D, 0x6F): .bytes(6)
        case (.elgin, 0x1D, 0x6B): seen.count >= 3 && seen[2] == 0x0B ? .throughNUL : nil
        case (.diebold, 0x1B, 0x26): .bytes(5)
        case (.diebold, 0x1B, 0x77): .bytes(2)
        default: nil
        }
    }

    /// A command that tells how much follows its length.
    private func sized(_ seen: [UInt8], at index: Int, beyond count: Int) -> CommandFraming.Extent {
        guard seen.count >= index + 2 else { return .undecided }
        return .bytes(count + (Int(seen[index]) | Int(seen[index + 1]) << 8))
    }
}

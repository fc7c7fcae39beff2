/// How many bytes each command eats, for one dialect of ESC/POS.
///
/// Source of Epson's lengths: the tokenizer of kunif/EscPosUtils (a86ba94). What follows an
/// escape byte and is not in the table is passed over as a command of two bytes; makers
/// publish no rule for that.
package struct CommandFraming {
    /// What is known of a command's length.
    enum Extent: Equatable {
        /// More bytes have to be seen first.
        case undecided
        /// So many bytes, the prefix included.
        case bytes(Int)
        /// So many bytes, of a command that is not in the table.
        case unknown(Int)
        /// Up to and with a NUL.
        case throughNUL
        /// Tab stops, which end with the first one that is not greater than the one before.
        case tabStops
        /// Up to and with the fifth semicolon.
        case throughSemicolons
        /// Patterns of characters: for each of `count` a width and as many columns of `rows` bytes.
        case characters(rows: Int, count: Int)
        /// So many images, each with its size before it.
        case images(Int)
    }

    /// The Epson dialect.
    package static let epson = CommandFraming(.epson)

    private let dialect: Dialect

    /// The lengths of a dialect.
    package init(_ dialect: Dialect) { self.dialect = dialect }

    /// Whether a byte begins a command.
    static func isPrefix(_ byte: UInt8) -> Bool { byte == 0x10 || byte == 0x1B || byte == 0x1C || byte == 0x1D }

    /// The extent of a command of which these bytes were seen, at least its prefix.
    ///
    /// `kanjiBytes` is what one character of the present Kanji font takes, `isNative` whether a printer that has other
    /// commands than Epson's was told to take those.
    func extent(_ seen: [UInt8], kanjiBytes: Int, isNative: Bool = false) -> Extent {
        guard seen.count >= 2 else { return .undecided }
        if let extent = dialect.extent(seen, isNative: isNative) { return extent }
        switch seen[0] {
        case 0x1B: return escape(seen)
        case 0x1C: return fileSeparator(seen, kanjiBytes)
        case 0x1D: return groupSeparator(seen)
        default: return realtime(seen)
        }
    }

    private func escape(_ seen: [UInt8]) -> Extent {
        switch seen[1] {
        case 0x0C, 0x32, 0x3C, 0x40, 0x4C, 0x53, 0x69, 0x6D, 0x71, 0x76: return .bytes(2)
        case 0x20, 0x21, 0x25, 0x2D, 0x33, 0x3D, 0x3F, 0x43, 0x45...0x47, 0x4A, 0x4B, 0x4D, 0x52, 0x54...0x56, 0x61,
            0x64, 0x65, 0x72, 0x74, 0x75, 0x7B:
            return .bytes(3)
        case 0x24, 0x5C, 0x63, 0x66: return .bytes(4)
        case 0x70: return .bytes(5)
        case 0x57: return .bytes(10)
        case 0x26:
            guard seen.count >= 5 else { return .undecided }
            return .characters(rows: Int(seen[2]), count: max(0, Int(seen[4]) - Int(seen[3]) + 1))
        case 0x28: return counted(seen)
        case 0x2A:
            guard seen.count >= 5 else { return .undecided }
            // Modes 32 and 33 have 24 dots in a column, three bytes; the others 8.
            return .bytes(5 + word(seen, 3) * (seen[2] >= 32 ? 3 : 1))
        case 0x44: return .tabStops
        default: return .unknown(2)
        }
    }

    private func fileSeparator(_ seen: [UInt8], _ kanjiBytes: Int) -> Extent {
        switch seen[1] {
        case 0x26, 0x2E, 0x4C, 0x62, 0x63: return .bytes(2)
        case 0x21, 0x2D, 0x43, 0x57: return .bytes(3)
        case 0x3F, 0x53, 0x70: return .bytes(4)
        case 0x28: return counted(seen)
        case 0x32: return .bytes(4 + kanjiBytes)
        case 0x71: return seen.count >= 3 ? .images(Int(seen[2])) : .undecided
        case 0x67:
            guard seen.count >= 3 else { return .undecided }
            if seen[2] == 0x32 { return .bytes(10) }
            guard seen[2] == 0x31 else { return .unknown(3) }
            return seen.count >= 10 ? .bytes(10 + word(seen, 8)) : .undecided
        default: return .unknown(2)
        }
    }

    private func groupSeparator(_ seen: [UInt8]) -> Extent {
        switch seen[1] {
        case 0x3A, 0x63: return .bytes(2)
        case 0x21, 0x2F, 0x42, 0x45, 0x48, 0x49, 0x54, 0x61, 0x62, 0x66, 0x68, 0x6A, 0x72, 0x77: return .bytes(3)
        case 0x24, 0x4C, 0x50, 0x57, 0x5C: return .bytes(4)
        case 0x5E, 0x7A: return .bytes(5)
        case 0x28: return counted(seen)
        case 0x38:
            guard seen.count >= 3 else { return .undecided }
            guard seen[2] == 0x4C else { return .unknown(3) }
            guard seen.count >= 7 else { return .undecided }
            return .bytes(7 + word(seen, 3) + word(seen, 5) << 16)
        case 0x2A: return seen.count >= 4 ? .bytes(4 + Int(seen[2]) * Int(seen[3]) * 8) : .undecided
        case 0x43: return counter(seen)
        case 0x44: return windowsBitmap(seen)
        case 0x51, 0x76: return raster(seen)
        case 0x56:
            guard seen.count >= 3 else { return .undecided }
            return .bytes([0x00, 0x01, 0x30, 0x31].contains(seen[2]) ? 3 : 4)
        case 0x67:
            guard seen.count >= 3 else { return .undecided }
            return seen[2] == 0x30 || seen[2] == 0x32 ? .bytes(6) : .unknown(3)
        case 0x6B:
            guard seen.count >= 3 else { return .undecided }
            if seen[2] <= 6 { return .throughNUL }
            guard (0x41...0x4F).contains(seen[2]) else { return .unknown(3) }
            return seen.count >= 4 ? .bytes(4 + Int(seen[3])) : .undecided
        default: return .unknown(2)
        }
    }

    private func realtime(_ seen: [UInt8]) -> Extent {
        switch seen[1] {
        case 0x05: return .bytes(3)
        case 0x04:
            guard seen.count >= 3 else { return .undecided }
            return .bytes([0x00, 0x07, 0x08, 0x12].contains(seen[2]) ? 4 : 3)
        case 0x14:
            guard seen.count >= 3 else { return .undecided }
            switch seen[2] {
            case 0x01, 0x02: return .bytes(5)
            case 0x03: return .bytes(8)
            case 0x07: return .bytes(4)
            case 0x08: return .bytes(10)
            default: return .unknown(3)
            }
        default: return .unknown(2)
        }
    }

    /// The commands with a length of two bytes behind their third: ESC (, FS ( and GS (.
    private func counted(_ seen: [UInt8]) -> Extent { seen.count >= 5 ? .bytes(5 + word(seen, 3)) : .undecided }

    private func counter(_ seen: [UInt8]) -> Extent {
        guard seen.count >= 3 else { return .undecided }
        switch seen[2] {
        case 0x30, 0x32: return .bytes(5)
        case 0x31: return .bytes(9)
        case 0x3B: return .throughSemicolons
        default: return .unknown(3)
        }
    }

    /// GS D: a Windows bitmap, which tells its size in its bytes 2 to 5.
    private func windowsBitmap(_ seen: [UInt8]) -> Extent {
        guard seen.count >= 4 else { return .undecided }
        guard seen[2] == 0x30, seen[3] == 0x43 || seen[3] == 0x53 else { return .unknown(4) }
        guard seen.count >= 15 else { return .undecided }
        return .bytes(9 + max(6, word(seen, 11) + word(seen, 13) << 16))
    }

    /// GS Q 0 and GS v 0: rows of bytes behind their two sizes.
    private func raster(_ seen: [UInt8]) -> Extent {
        guard seen.count >= 3 else { return .undecided }
        guard seen[2] == 0x30 else { return .unknown(3) }
        guard seen.count >= 8 else { return .undecided }
        return .bytes(8 + word(seen, 4) * word(seen, 6))
    }

    private func word(_ bytes: [UInt8], _ index: Int) -> Int { Int(bytes[index]) | Int(bytes[index + 1]) << 8 }
}

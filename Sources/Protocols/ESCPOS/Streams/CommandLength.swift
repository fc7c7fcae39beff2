/// How many bytes each command of a stream takes, by dialect.
///
/// Lengths are those of the tokenizer of kunif/EscPosUtils (a86ba94), but where a comment names another source. What is not in
/// these tables is unknown: makers publish no rule for the length of that.
struct CommandLength {
    /// What is known of the command at a place.
    enum Extent: Equatable {
        /// So many bytes, the prefix included.
        case bytes(Int)
        /// The stream ends before the command does.
        case cutOff
        /// It is in no table.
        case unknown
    }

    /// The bytes of a stream from the beginning of a command on.
    private struct Rest {
        let bytes: [UInt8]
        let start: Int

        var count: Int { bytes.count - start }

        subscript(index: Int) -> UInt8? { index < count ? bytes[start + index] : nil }

        func word(_ index: Int) -> Int? {
            guard let low = self[index], let high = self[index + 1] else { return nil }
            return Int(low) | Int(high) << 8
        }
    }

    let dialect: Dialect
    /// What one character of the present Kanji font takes: `FS ( A` function 48 chooses it.
    var kanjiBytes = 72

    init(_ dialect: Dialect) { self.dialect = dialect }

    /// Whether a byte begins a command.
    static func isPrefix(_ byte: UInt8) -> Bool { byte == 0x10 || byte == 0x1B || byte == 0x1C || byte == 0x1D }

    /// The extent of the command that begins at a place, held to the end of the stream.
    func extent(_ bytes: [UInt8], at start: Int) -> Extent {
        let rest = Rest(bytes: bytes, start: start)
        guard let second = rest[1] else { return .cutOff }
        let extent =
            switch rest[0] {
            case 0x1B: escape(second, rest)
            case 0x1C: fileSeparator(second, rest)
            case 0x1D: groupSeparator(second, rest)
            default: realtime(second, rest)
            }
        guard case .bytes(let count) = extent, count > rest.count else { return extent }
        return .cutOff
    }

    private func escape(_ second: UInt8, _ rest: Rest) -> Extent {
        switch (second, dialect) {
        case (0x42, .clone), (0x42, .bematech): return .bytes(4)
        case (0x57, .elgin), (0x76, .elgin), (0x76, .bematech): return .bytes(3)
        default: break
        }
        switch second {
        case 0x0C, 0x32, 0x3C, 0x40, 0x4C, 0x53, 0x69, 0x6D, 0x71, 0x76: return .bytes(2)
        case 0x20, 0x21, 0x25, 0x2D, 0x33, 0x3D, 0x3F, 0x43, 0x45...0x47, 0x4A, 0x4B, 0x4D, 0x52, 0x54...0x56, 0x61,
            0x64, 0x65, 0x72, 0x74, 0x75, 0x7B:
            return .bytes(3)
        case 0x63: return known(rest[2], 0x30...0x35, .bytes(4))
        case 0x24, 0x5C, 0x66: return .bytes(4)
        case 0x70: return .bytes(5)
        case 0x57: return .bytes(10)
        case 0x26: return characters(rest)
        case 0x28: return counted(rest, "AY")
        case 0x2A: return columns(rest)
        case 0x44: return tabStops(rest)
        default: return .unknown
        }
    }

    private func fileSeparator(_ second: UInt8, _ rest: Rest) -> Extent {
        switch second {
        case 0x26, 0x2E, 0x4C, 0x62, 0x63: return .bytes(2)
        case 0x21, 0x2D, 0x43, 0x57: return .bytes(3)
        case 0x3F, 0x53, 0x70: return .bytes(4)
        case 0x28: return counted(rest, "ACELe")
        case 0x32: return .bytes(4 + kanjiBytes)
        case 0x71: return images(rest)
        case 0x67:
            guard let kind = rest[2] else { return .cutOff }
            if kind == 0x32 { return .bytes(10) }
            guard kind == 0x31 else { return .unknown }
            return length(10, rest.word(8))
        default: return .unknown
        }
    }

    private func groupSeparator(_ second: UInt8, _ rest: Rest) -> Extent {
        switch (second, dialect) {
        case (0xF9, .bematech): return known(rest[2], 0x35...0x35, .bytes(4))
        case (0x6F, .elgin): return .bytes(6)
        default: break
        }
        switch second {
        case 0x3A, 0x63: return .bytes(2)
        case 0x21, 0x2F, 0x42, 0x45, 0x48, 0x49, 0x54, 0x61, 0x62, 0x66, 0x68, 0x6A, 0x72, 0x77: return .bytes(3)
        case 0x24, 0x4C, 0x50, 0x57, 0x5C: return .bytes(4)
        case 0x5E, 0x7A: return .bytes(5)
        case 0x28: return counted(rest, "ABCDEHKLMNPQk")
        case 0x2A:
            guard let width = rest[2], let height = rest[3] else { return .cutOff }
            return .bytes(4 + Int(width) * Int(height) * 8)
        case 0x38: return large(rest)
        case 0x43: return counter(rest)
        case 0x44: return windowsBitmap(rest)
        case 0x51, 0x76:
            guard rest[2] == nil || rest[2] == 0x30 else { return .unknown }
            guard let width = rest.word(4), let height = rest.word(6) else { return .cutOff }
            return .bytes(8 + width * height)
        case 0x56: return cut(rest)
        case 0x67:
            guard let kind = rest[2] else { return .cutOff }
            return kind == 0x30 || kind == 0x32 ? .bytes(6) : .unknown
        case 0x6B: return barcode(rest)
        default: return .unknown
        }
    }

    private func realtime(_ second: UInt8, _ rest: Rest) -> Extent {
        switch second {
        case 0x05: return .bytes(3)
        case 0x04:
            guard let question = rest[2] else { return .cutOff }
            return .bytes([0x00, 0x07, 0x08, 0x12].contains(question) ? 4 : 3)
        case 0x14:
            switch rest[2] {
            case nil: return .cutOff
            case 0x01, 0x02: return .bytes(5)
            case 0x03: return .bytes(8)
            case 0x07: return .bytes(4)
            case 0x08: return .bytes(10)
            default: return .unknown
            }
        default: return .unknown
        }
    }

    private func known(_ byte: UInt8?, _ range: ClosedRange<UInt8>, _ extent: Extent) -> Extent {
        guard let byte else { return .cutOff }
        return range ~= byte ? extent : .unknown
    }

    private func length(_ head: Int, _ data: Int?) -> Extent { data.map { .bytes(head + $0) } ?? .cutOff }

    /// `ESC (`, `FS (` and `GS (`: a letter, and the length behind it.
    private func counted(_ rest: Rest, _ letters: String) -> Extent {
        guard let letter = rest[2] else { return .cutOff }
        return letters.utf8.contains(letter) ? length(5, rest.word(3)) : .unknown
    }

    /// `ESC *`: modes 32 and 33 have 24 dots in a column, 0 and 1 have 8.
    private func columns(_ rest: Rest) -> Extent {
        switch rest[2] {
        case nil: return .cutOff
        case 0, 1: return length(5, rest.word(3))
        case 32, 33: return length(5, rest.word(3).map { $0 * 3 })
        default: return .unknown
        }
    }

    /// `ESC D`: at most 32 stops, up to the first that is not greater than the one before.
    private func tabStops(_ rest: Rest) -> Extent {
        var last: UInt8 = 0
        for index in 2..<2 + 33 {
            guard let stop = rest[index] else { return .cutOff }
            if stop <= last { return .bytes(index + 1) }
            last = stop
        }
        return .bytes(2 + 33)
    }

    /// `ESC &`: for each character its width and as many columns of so many bytes.
    private func characters(_ rest: Rest) -> Extent {
        guard let rows = rest[2], let first = rest[3], let last = rest[4] else { return .cutOff }
        var place = 5
        for _ in 0..<max(0, Int(last) - Int(first) + 1) {
            guard let width = rest[place] else { return .cutOff }
            place += 1 + Int(width) * Int(rows)
        }
        return .bytes(place)
    }

    /// `FS q`: so many images, each with its size before it.
    private func images(_ rest: Rest) -> Extent {
        guard let count = rest[2] else { return .cutOff }
        var place = 3
        for _ in 0..<Int(count) {
            guard let width = rest.word(place), let height = rest.word(place + 2) else { return .cutOff }
            place += 4 + width * height * 8
        }
        return .bytes(place)
    }

    /// `GS 8 L`: as `GS ( L`, with a length of four bytes.
    private func large(_ rest: Rest) -> Extent {
        guard let letter = rest[2] else { return .cutOff }
        guard letter == 0x4C else { return .unknown }
        guard let low = rest.word(3), let high = rest.word(5) else { return .cutOff }
        return .bytes(7 + low + high << 16)
    }

    private func counter(_ rest: Rest) -> Extent {
        switch rest[2] {
        case nil: return .cutOff
        case 0x30, 0x32: return .bytes(5)
        case 0x31: return .bytes(9)
        case 0x3B:
            var (place, left) = (3, 5)
            while left > 0 {
                guard let byte = rest[place] else { return .cutOff }
                if byte == UInt8(ascii: ";") { left -= 1 }
                place += 1
            }
            return .bytes(place)
        default: return .unknown
        }
    }

    /// `GS D`: a Windows bitmap, which tells its size in its bytes 2 to 5.
    private func windowsBitmap(_ rest: Rest) -> Extent {
        guard let first = rest[2], let kind = rest[3] else { return .cutOff }
        guard first == 0x30, kind == 0x43 || kind == 0x53 else { return .unknown }
        guard let low = rest.word(11), let high = rest.word(13) else { return .cutOff }
        return .bytes(9 + max(6, low + high << 16))
    }

    private func cut(_ rest: Rest) -> Extent {
        switch rest[2] {
        case nil: return .cutOff
        case 0x00, 0x01, 0x30, 0x31: return .bytes(3)
        case 0x41, 0x42, 0x61, 0x62, 0x67, 0x68: return .bytes(4)
        default: return .unknown
        }
    }

    /// `GS k`: up to a NUL with function A, with a length with function B.
    private func barcode(_ rest: Rest) -> Extent {
        guard let kind = rest[2] else { return .cutOff }
        if kind <= 6 || dialect == .elgin && kind == 0x0B {
            let end = rest.bytes[min(rest.start + 3, rest.bytes.count)...].firstIndex(of: 0)
            return end.map { .bytes($0 + 1 - rest.start) } ?? .cutOff
        }
        guard 0x41...0x4F ~= kind else { return .unknown }
        return length(4, rest[3].map(Int.init))
    }
}

/// One step of what a driver wrote.
package enum PrinterToken: Equatable {
    /// A byte that is to be printed.
    case character(UInt8)
    /// A control byte that stands alone.
    case control(UInt8)
    /// A whole command.
    case command(PrinterCommand)
    /// A command that is not in the table.
    case unknown(PrinterCommand)
}

/// A command with its parameters.
package struct PrinterCommand: Equatable {
    /// Its first bytes, at most ``CommandTokenizer/keptBytes``.
    package let bytes: [UInt8]
    /// How many bytes it has.
    package let length: Int

    /// A byte, or 0 behind what was kept.
    subscript(index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// Two bytes as a number, the lower one first.
    func word(_ index: Int) -> Int { Int(self[index]) | Int(self[index + 1]) << 8 }

    /// The first `count` bytes in hexadecimal digits.
    func hexadecimal(_ count: Int) -> String {
        bytes.prefix(count).map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
            .joined(separator: " ")
    }
}

/// Cuts what a driver wrote into characters and whole commands, however it was cut up before.
///
/// Holds no more than ``keptBytes`` of a command, whatever length that has.
package struct CommandTokenizer {
    /// How much of a command is kept: pictures on the widest paper have their place in it.
    package static let keptBytes = 768 << 10

    private enum State: Equatable {
        case undecided
        case data(left: Int, Continuation)
        case throughNUL
        case tabStops(last: Int)
        case throughSemicolons(left: Int)
        case characterWidth(rows: Int, left: Int)
        case imageSize([UInt8], left: Int)
    }

    /// What follows a stretch of data.
    private enum Continuation: Equatable {
        case end(isKnown: Bool)
        case characters(rows: Int, left: Int)
        case images(left: Int)
    }

    private let framing: CommandFraming
    private var bytes: [UInt8] = []
    private var length = 0
    private var state = State.undecided
    private var kanjiBytes = 72
    private var isNative = false

    /// Makes a tokenizer that is between two commands.
    package init(_ framing: CommandFraming) { self.framing = framing }

    /// Whether a command has begun and not ended.
    package var isInsideCommand: Bool { length > 0 }

    /// Forgets a command that has begun.
    package mutating func reset() {
        bytes = []
        length = 0
        state = .undecided
    }

    /// Takes one byte; returns what ends with it.
    package mutating func take(_ byte: UInt8) -> PrinterToken? {
        if length == 0, !CommandFraming.isPrefix(byte) {
            return byte < 0x20 ? .control(byte) : .character(byte)
        }
        if bytes.count < CommandTokenizer.keptBytes { bytes.append(byte) }
        length += 1
        if state == .undecided {
            guard length >= 2 else { return nil }
            return decide()
        }
        return step(byte)
    }

    /// How many further bytes are the inside of a command, and can be passed to ``skip(_:)``.
    var skippable: Int {
        guard bytes.count == CommandTokenizer.keptBytes, case .data(let left, _) = state else { return 0 }
        return left - 1
    }

    /// Passes over bytes, at most ``skippable``.
    mutating func skip(_ count: Int) {
        guard case .data(let left, let continuation) = state else { return }
        length += count
        state = .data(left: left - count, continuation)
    }

    private mutating func decide() -> PrinterToken? {
        switch framing.extent(bytes, kanjiBytes: kanjiBytes, isNative: isNative) {
        case .undecided: return nil
        case .bytes(let total): return data(total - length, then: .end(isKnown: true))
        case .unknown(let total): return data(total - length, then: .end(isKnown: false))
        case .throughNUL: state = .throughNUL
        case .tabStops: state = .tabStops(last: 0)
        case .throughSemicolons: state = .throughSemicolons(left: 5)
        case .characters(let rows, let count): return proceed(.characters(rows: rows, left: count))
        case .images(let count): return proceed(.images(left: count))
        }
        return nil
    }

    private mutating func step(_ byte: UInt8) -> PrinterToken? {
        switch state {
        case .undecided: return nil
        case .data(let left, let continuation): return data(left - 1, then: continuation)
        case .throughNUL: return byte == 0 ? finish(isKnown: true) : nil
        case .tabStops(let last):
            // At most 32 stops, and each is greater than the one before.
            if Int(byte) <= last || length > 2 + 32 { return finish(isKnown: true) }
            state = .tabStops(last: Int(byte))
        case .throughSemicolons(let left):
            guard byte == UInt8(ascii: ";") else { return nil }
            if left == 1 { return finish(isKnown: true) }
            state = .throughSemicolons(left: left - 1)
        case .characterWidth(let rows, let left):
            return data(Int(byte) * rows, then: .characters(rows: rows, left: left))
        case .imageSize(let size, let left):
            guard size.count == 3 else {
                state = .imageSize(size + [byte], left: left)
                return nil
            }
            let (width, height) = (Int(size[0]) | Int(size[1]) << 8, Int(size[2]) | Int(byte) << 8)
            return data(width * height * 8, then: .images(left: left))
        }
        return nil
    }

    private mutating func data(_ left: Int, then continuation: Continuation) -> PrinterToken? {
        if left <= 0 { return proceed(continuation) }
        state = .data(left: left, continuation)
        return nil
    }

    private mutating func proceed(_ continuation: Continuation) -> PrinterToken? {
        switch continuation {
        case .end(let isKnown): return finish(isKnown: isKnown)
        case .characters(_, 0), .images(0): return finish(isKnown: true)
        case .characters(let rows, let left): state = .characterWidth(rows: rows, left: left - 1)
        case .images(let left): state = .imageSize([], left: left - 1)
        }
        return nil
    }

    private mutating func finish(isKnown: Bool) -> PrinterToken {
        let command = PrinterCommand(bytes: bytes, length: length)
        reset()
        noteChange(command, isKnown)
        return isKnown ? .command(command) : .unknown(command)
    }

    /// FS ( A function 48 chooses the Kanji font, whose size FS 2 needs: 24 x 24, 20 x 24 or 16 x 16 dots; ESC @ takes
    /// it back.
    private mutating func noteChange(_ command: PrinterCommand, _ isKnown: Bool) {
        if command.bytes.starts(with: [0x1C, 0x28, 0x41]), command[5] == 0x30 {
            switch command[6] {
            case 1, 0x31: kanjiBytes = 60
            case 2, 0x32: kanjiBytes = 32
            default: kanjiBytes = 72
            }
        } else if command.bytes.starts(with: [0x1D, 0xF9, 0x35]), isKnown {
            // Bematech's: 0 for its own commands, 1 for Epson's.
            isNative = command[3] & 1 == 0
        } else if command.bytes == [0x1B, 0x40] {
            kanjiBytes = 72
        }
    }
}

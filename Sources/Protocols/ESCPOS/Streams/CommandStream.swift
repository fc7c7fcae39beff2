/// A stream of bytes that somebody else has made, cut into whole commands: looked through before any of it is sent.
///
/// What makes the printer answer is refused, and not left out of the stream: its answers are of the same shapes as those to the
/// driver's own questions (a status byte does not say which question it answers), and would be taken for what confirms the job.
/// The maker of the stream would wait for them in vain, too. What keeps the printer from answering is refused for the same reason.
package struct CommandStream: Sendable {
    /// What not everybody may have it do, one for each kind.
    package private(set) var needs: [StreamNeed] = []
    /// About how many lines of paper it takes.
    package private(set) var lines = 0
    /// Whether its last line has no end: the printer would keep that for whoever prints next.
    package private(set) var endsWithinLine = false

    /// Runs of text are no longer than this.
    private static let longestRun = 64

    private let bytes: [UInt8]
    private let dialect: Dialect
    private var length: CommandLength
    /// Where the macro begins that is being put together (`GS :`), or the page that is (`ESC L`).
    private var (macro, page): (Int?, Int?) = (nil, nil)

    /// Walks the bytes; throws at the first that cannot be sent.
    ///
    /// With `allowsUnknown` a command that is not known is passed over by its first two bytes. What it is then taken for is a
    /// guess: whoever asks for that could have the printer do anything. `step` is told of each command and each run of text, in
    /// order: what is sent in between reaches the printer between commands. Those before a fault have been told when it is thrown.
    package init(
        _ bytes: [UInt8],
        _ dialect: Dialect,
        allowsUnknown: Bool = false,
        _ step: (Range<Int>) -> Void = { _ in }
    ) throws(StreamFault) {
        (self.bytes, self.dialect, length) = (bytes, dialect, CommandLength(dialect))
        var place = 0
        while place < bytes.count {
            let end = try self.step(from: place, allowsUnknown)
            try checkInside(place, end)
            noteHiddenPulse(place, end)
            step(place..<end)
            place = end
        }
        if let macro { throw StreamFault(kind: .cutOff, offset: macro, reason: "a macro is begun and not ended") }
        if let page {
            throw StreamFault(kind: .cutOff, offset: page, reason: "a page is begun and not printed")
        }
    }

    /// The end of the command or the run of text that begins there.
    private mutating func step(from place: Int, _ allowsUnknown: Bool) throws(StreamFault) -> Int {
        let first = bytes[place]
        if CommandLength.isPrefix(first) { return try command(from: place, allowsUnknown) }
        guard first < 0x20 else {
            endsWithinLine = true
            var end = place + 1
            while end < bytes.count, bytes[end] >= 0x20, end - place < CommandStream.longestRun { end += 1 }
            return end
        }
        if let effect = CommandEffect.of(control: first, dialect) {
            try take(effect, at: place)
        } else {
            try takeUnknown(at: place, allowsUnknown)
        }
        control(first)
        return place + 1
    }

    private mutating func command(from place: Int, _ allowsUnknown: Bool) throws(StreamFault) -> Int {
        switch length.extent(bytes, at: place) {
        case .cutOff: throw StreamFault(kind: .cutOff, offset: place, reason: "the stream ends within this command")
        case .unknown:
            try takeUnknown(at: place, allowsUnknown)
            return min(place + 2, bytes.count)
        case .bytes(let count):
            let command = bytes[place..<place + count]
            try take(CommandEffect.of(command, dialect), at: place)
            follow(command)
            return place + count
        }
    }

    private mutating func take(_ effect: CommandEffect, at place: Int) throws(StreamFault) {
        switch effect {
        case .plain: break
        case .drawer(let reason): needs.note(.drawer, at: place, reason)
        case .setting(let reason): needs.note(.settings, at: place, reason)
        case .answer(let reason): throw StreamFault(kind: .answer, offset: place, reason: reason)
        }
    }

    private mutating func takeUnknown(at place: Int, _ allowsUnknown: Bool) throws(StreamFault) {
        let reason = "no command of the dialect \(dialect.rawValue) begins so"
        guard allowsUnknown else { throw StreamFault(kind: .unknown, offset: place, reason: reason) }
        needs.note(.unknown, at: place, reason)
    }

    /// Printers obey realtime commands on reception, wherever they stand: one within another command, or made of the end of one and
    /// the beginning of the next, is none that was looked at.
    ///
    /// A picture can hold one by chance. As an element of a document it is printed all the same: there the driver changes a dot.
    private func checkInside(_ start: Int, _ end: Int) throws(StreamFault) {
        var place = bytes[start] == 0x10 ? start + 1 : start
        while let found = bytes[place..<end].firstIndex(of: 0x10) {
            if found + 2 < bytes.count, RealtimeSequence.isObeyed(bytes[found + 1], bytes[found + 2]) {
                throw StreamFault(
                    kind: .hidden,
                    offset: found,
                    reason: "the printer would find a realtime command here"
                )
            }
            place = found + 1
        }
    }
}

// What printers make of commands whose parameters they do not have.
extension CommandStream {
    /// A pulse within the data of a command may be one.
    ///
    /// Printers stop at a parameter out of its range and take what follows for text and commands (HPRT's manual of the TP80K,
    /// page 68; Bixolon's of the SPP-100 says so of all commands), and which ranges a printer has, nobody here knows.
    /// Pictures in the forms that all printers share are taken at their word.
    private mutating func noteHiddenPulse(_ start: Int, _ end: Int) {
        guard end - start > 3, !isPicture(bytes[start..<end]) else { return }
        // One may also be made of the last byte of a command and what comes after it.
        let pulse = (start + 1..<end).first { place in
            place + 1 < bytes.count && bytes[place] == 0x1B && bytes[place + 1] == 0x70
        }
        guard let pulse else { return }
        needs.note(.drawer, at: pulse, "data of a command that may open a drawer")
    }

    private func isPicture(_ command: ArraySlice<UInt8>) -> Bool {
        let third = command[command.startIndex + 2]
        switch (command[command.startIndex], command[command.startIndex + 1]) {
        case (0x1D, 0x76): return [0, 1, 2, 3, 48, 49, 50, 51].contains(command[command.startIndex + 3])
        case (0x1B, 0x2A): return [0, 1, 32, 33].contains(third)
        case (0x1D, 0x28), (0x1D, 0x38): return third == 0x4C || third == 0x6B
        case (0x1D, 0x2A): return true
        default: return false
        }
    }
}

// What follows from commands for what comes after them.
extension CommandStream {
    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x0A:
            (lines, endsWithinLine) = (lines + 1, false)
        // In a page it prints the page, and ends it.
        case 0x0C: (page, endsWithinLine) = (nil, false)
        default: break
        }
    }

    private mutating func follow(_ command: ArraySlice<UInt8>) {
        let at = { (index: Int) in index < command.count ? command[command.startIndex + index] : 0 }
        switch (at(0), at(1)) {
        case (0x1B, 0x40):
            (page, endsWithinLine, length.kanjiBytes) = (nil, false, 72)
        case (0x1B, 0x4C): page = page ?? command.startIndex
        case (0x1B, 0x53): page = nil
        case (0x1D, 0x3A): macro = macro == nil ? command.startIndex : nil
        case (0x1B, 0x64): (lines, endsWithinLine) = (lines + Int(at(2)), false)
        case (0x1B, 0x4A): (lines, endsWithinLine) = (lines + Int(at(2)) / 24, false)
        case (0x1D, 0x56): lines += 4
        case (0x1B, 0x2A): (lines, endsWithinLine) = (lines + 1, true)
        case (0x1D, 0x76), (0x1D, 0x51): lines += (Int(at(6)) | Int(at(7)) << 8) / 24 + 1
        case (0x1D, 0x6B): lines += 10
        case (0x1D, 0x28), (0x1D, 0x38): lines += command.count / 1024 + 1
        case (0x1C, 0x28) where at(2) == 0x41 && at(5) == 0x30:
            // 24 x 24, 20 x 24 or 16 x 16 dots.
            length.kanjiBytes = [1, 0x31].contains(at(6)) ? 60 : [2, 0x32].contains(at(6)) ? 32 : 72
        default: break
        }
    }
}

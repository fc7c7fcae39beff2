/// Finds the commands that a printer obeys on reception, wherever they stand, even within the data of another one.
///
/// Source: Epson's manual of the TM-T88III. A command that is found goes its way through the buffer as well.
struct RealtimeScanner {
    /// A command that is obeyed at once.
    enum Command: Equatable {
        /// DLE EOT: tell a status.
        case status(UInt8)
        /// DLE ENQ 1: recover and go on where printing stopped.
        case resume
        /// DLE ENQ 2: recover and forget what was to be printed.
        case recoverAndClear
        /// DLE DC4 1: open the drawer on a connector, 0 or 1.
        case pulse(UInt8)
        /// DLE DC4 2: switch off.
        case powerOff
        /// DLE DC4 3: sound the buzzer.
        case buzzer
        /// DLE DC4 7: tell the automatic status now.
        case automaticStatus
        /// DLE DC4 8: forget what was to be printed, and say so.
        case clear
    }

    private var seen: [UInt8] = []

    /// Takes the next byte; returns the command that ends with it.
    mutating func take(_ byte: UInt8) -> Command? {
        seen.append(byte)
        if let command = RealtimeScanner.command(seen) {
            seen.removeAll(keepingCapacity: true)
            return command
        }
        if !RealtimeScanner.isBeginning(seen) {
            seen.removeAll(keepingCapacity: true)
            if byte == 0x10 { seen.append(byte) }
        }
        return nil
    }

    private static let clearing: [UInt8] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]
    private static let switchingOff: [UInt8] = [0x10, 0x14, 0x02, 0x01, 0x08]

    private static func command(_ seen: [UInt8]) -> Command? {
        guard seen.count >= 3 else { return nil }
        switch (seen[1], seen[2], seen.count) {
        case (0x04, 1...4, 3): return .status(seen[2])
        case (0x05, 1, 3): return .resume
        case (0x05, 2, 3): return .recoverAndClear
        case (0x14, 1, 5) where seen[3] <= 1 && (1...8).contains(seen[4]): return .pulse(seen[3])
        case (0x14, 2, 5) where seen == switchingOff: return .powerOff
        case (0x14, 3, 8): return .buzzer
        case (0x14, 7, 4) where seen[3] == 1: return .automaticStatus
        case (0x14, 8, 10) where seen == clearing: return .clear
        default: return nil
        }
    }

    /// Whether a command can still come of these bytes.
    private static func isBeginning(_ seen: [UInt8]) -> Bool {
        guard seen[0] == 0x10 else { return false }
        guard seen.count >= 2 else { return true }
        guard [0x04, 0x05, 0x14].contains(seen[1]) else { return false }
        guard seen.count >= 3 else { return true }
        guard seen[1] == 0x14 else { return false }
        switch seen[2] {
        case 1: return seen.count < 5 && (seen.count < 4 || seen[3] <= 1)
        case 2: return switchingOff.starts(with: seen)
        case 3: return seen.count < 8
        case 7: return seen.count < 4
        case 8: return clearing.starts(with: seen)
        default: return false
        }
    }
}

/// Bytes that a printer obeys on reception, wherever they stand: also inside a picture or the data of a bar code.
///
/// Epson's reference and the HOIN manual name `DLE EOT`, `DLE ENQ` and `DLE DC4` with small parameters.
package enum RealtimeSequence {
    /// Where the first begins in a command; a parameter below 20h makes one, and so does the end of the command, for what
    /// follows it may begin with such a byte.
    package static func first(in bytes: [UInt8]) -> Int? {
        bytes.indices.dropLast().first { place in
            guard bytes[place] == 0x10, isSecond(bytes[place + 1]) else { return false }
            return place + 2 == bytes.count || bytes[place + 2] < 0x20
        }
    }

    /// Whether a byte makes one with 10h before it, whatever follows.
    static func isSecond(_ byte: UInt8) -> Bool { byte == 0x04 || byte == 0x05 || byte == 0x14 }

    /// Whether a printer obeys 10h and these two bytes: `DLE EOT` 1 to 8 and 18, `DLE ENQ` 0 to 2, `DLE DC4` 1, 2, 3, 7 and 8
    /// (kunif/EscPosUtils).
    static func isObeyed(_ second: UInt8, _ third: UInt8) -> Bool {
        switch second {
        case 0x04: 1...8 ~= third || third == 0x12
        case 0x05: third <= 2
        case 0x14: [1, 2, 3, 7, 8].contains(third)
        default: false
        }
    }
}

/// Bytes in letters (RFC 4648, section 4).
package enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    /// The bytes in letters, padded.
    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let part = bytes[index..<min(index + 3, bytes.count)]
            var value: UInt32 = 0
            for offset in 0..<3 { value = value << 8 | (offset < part.count ? UInt32(part[index + offset]) : 0) }
            for digit in 0..<4 {
                let isData = digit <= part.count
                text.append(isData ? letters[Int(value >> UInt32(18 - 6 * digit)) & 63] : padding)
            }
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text; nil when it is none, is not padded to whole fours, or is broken into lines.
    package static func decode(_ text: String) -> [UInt8]? {
        var values = [UInt8](repeating: 0xff, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        let input = Array(text.utf8)
        guard input.count.isMultiple(of: 4) else { return nil }
        let padded = input.suffix(2).count { $0 == padding }
        if padded == 1, input.last != padding { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(input.count / 4 * 3)
        for start in stride(from: 0, to: input.count, by: 4) {
            let isLast = start + 4 == input.count
            let data = isLast ? 4 - padded : 4
            var value: UInt32 = 0
            for offset in 0..<4 {
                let digit: UInt8 = offset < data ? values[Int(input[start + offset])] : 0
                guard digit != 0xff else { return nil }
                value = value << 6 | UInt32(digit)
            }
            // Bits behind the last byte are to be zero: otherwise two texts would stand for the same bytes.
            if data < 4, value & ((1 << UInt32(8 * (4 - data))) - 1) != 0 { return nil }
            for byte in 0..<(data - 1) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(16 - 8 * byte))) }
        }
        return bytes
    }
}

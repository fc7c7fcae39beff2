/// Bytes as text in base 64 (RFC 4648, section 4).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// The text of bytes, filled up with `=`.
    static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let left = bytes.count - index
            let (second, third) = (left > 1 ? bytes[index + 1] : 0, left > 2 ? bytes[index + 2] : 0)
            let bits = Int(bytes[index]) << 16 | Int(second) << 8 | Int(third)
            text.append(alphabet[bits >> 18])
            text.append(alphabet[bits >> 12 & 63])
            text.append(left > 1 ? alphabet[bits >> 6 & 63] : UInt8(ascii: "="))
            text.append(left > 2 ? alphabet[bits & 63] : UInt8(ascii: "="))
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text; nil when it is none in base 64.
    static func decoded(_ text: String) -> [UInt8]? {
        var (bytes, bits, count, ended) = ([UInt8](), 0, 0, false)
        bytes.reserveCapacity(text.utf8.count / 4 * 3)
        for letter in text.utf8 {
            if letter == UInt8(ascii: "=") {
                ended = true
                continue
            }
            let value = values[Int(letter)]
            guard !ended, value != 0xFF else { return nil }
            (bits, count) = ((bits << 6 | Int(value)) & 0xFFFFFF, count + 6)
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return text.utf8.count % 4 == 0 ? bytes : nil
    }
}

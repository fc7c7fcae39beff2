/// Appends JSON to a growing array of bytes; the codecs' other half.
///
/// The caller is trusted to nest correctly: generated code always does.
public struct JSONWriter {
    /// What was written so far.
    public internal(set) var bytes: [UInt8] = []

    /// A comma is due before the next element or field.
    private var needsComma = false

    /// Starts empty.
    public init() {}

    /// Opens an object.
    public mutating func beginObject() { open(UInt8(ascii: "{")) }

    /// Closes an object.
    public mutating func endObject() { close(UInt8(ascii: "}")) }

    /// Opens an array.
    public mutating func beginArray() { open(UInt8(ascii: "[")) }

    /// Closes an array.
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Writes a key that needs no escapes, such as a declared field's; its value must follow.
    public mutating func field(_ name: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes any key; its value must follow.
    public mutating func field(_ name: String) {
        write(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes `null`.
    public mutating func writeNull() { word("null") }

    /// Writes `true` or `false`.
    public mutating func write(_ value: Bool) { word(value ? "true" : "false") }

    /// Writes an integer.
    public mutating func write(_ value: Int64) {
        comma()
        needsComma = true
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = value.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// Writes a float with the fewest digits that read back as the same value.
    ///
    /// JSON has no infinity and no NaN; they become `null`, which a reader that
    /// expects a float refuses.
    public mutating func write(_ value: Double) {
        guard value.isFinite else { return writeNull() }
        comma()
        needsComma = true
        bytes.append(contentsOf: value.description.utf8)
    }

    /// Writes a string; bytes beyond ASCII stay as they are.
    public mutating func write(_ value: String) {
        comma()
        needsComma = true
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { appendEscaped(UnsafeRawBufferPointer($0)) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a string that needs no escapes, such as a declared name.
    public mutating func write(_ value: StaticString) {
        comma()
        needsComma = true
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a value that is JSON already, as it stands.
    mutating func writeVerbatim(_ value: UnsafeRawBufferPointer) {
        comma()
        needsComma = true
        bytes.append(contentsOf: value)
    }

    /// Ends a message: the next value starts afresh behind a NUL.
    mutating func endMessage() {
        bytes.append(0)
        needsComma = false
    }

    /// Forgets what was written from `count` on.
    mutating func truncate(to count: Int) {
        bytes.removeLast(bytes.count - count)
        needsComma = false
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func open(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func word(_ word: StaticString) {
        comma()
        needsComma = true
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func appendEscaped(_ text: UnsafeRawBufferPointer) {
        var plain = 0
        var index = 0
        var hasNonASCII = false
        while true {
            index = PlainText.end(of: text, from: index, hasNonASCII: &hasNonASCII)
            guard index < text.count else { break }
            let byte = text[index]
            index += 1
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[plain..<(index - 1)]))
            plain = index
            appendEscape(byte)
        }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[plain...]))
    }

    private mutating func appendEscape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            let digits: StaticString = "0123456789abcdef"
            bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
            bytes.append(digits.utf8Start[Int(byte >> 4)])
            bytes.append(digits.utf8Start[Int(byte & 15)])
        }
    }
}

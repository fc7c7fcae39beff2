import Glibc

/// A string, most often the key of a field, still in the bytes that are being read.
public struct JSONKey {
    /// Between the quotation marks, escapes not resolved.
    let contents: UnsafeRawBufferPointer
    let hasEscapes: Bool

    /// Where the key's quotation mark stands.
    let offset: Int

    /// The key as text; where it holds a lone surrogate, U+FFFD.
    public var text: String { (try? decodedText()) ?? "\u{FFFD}" }

    /// The key as text, or ``JSONError/Reason/loneSurrogate``.
    public func decodedText() throws(JSONError) -> String {
        // The position that the reader would have is that of the key's own quotation mark.
        try JSONReader(contents).text(contents, hasEscapes, at: offset)
    }

    /// Lets a codec write `switch key { case "name": … }` without making a string.
    public static func ~= (name: StaticString, key: JSONKey) -> Bool {
        if key.hasEscapes { return key.text.equals(name) }
        return key.contents.equals(name)
    }
}

extension String {
    /// Whether the text has the bytes of `name`; Swift's own equality would look at what they mean.
    func equals(_ name: StaticString) -> Bool {
        utf8.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are those of `text`.
    func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount, let baseAddress else { return false }
        return memcmp(baseAddress, text.utf8Start, count) == 0
    }
}

/// Remembers which declared fields of one object were seen, so that a second one is refused.
public struct FieldSet {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// The most fields that one object may declare.
    public static let capacity = 128

    /// Starts with no field seen.
    public init() {}

    /// Notes field number `index`; throws ``JSONError/Reason/duplicateField`` the second time.
    public mutating func insert(_ index: Int, _ key: JSONKey) throws(JSONError) {
        let bit: UInt64 = 1 << UInt64(index & 63)
        let isNew = index < 64 ? low & bit == 0 : high & bit == 0
        guard isNew else { throw JSONError(.duplicateField, at: key.offset) }
        if index < 64 { low |= bit } else { high |= bit }
    }
}

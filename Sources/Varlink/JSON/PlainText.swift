/// Finds the parts of strings that JSON takes as they are.
enum PlainText {
    /// Passes over bytes that are no quotation mark, no backslash and no control character, eight at a time.
    ///
    /// Up to seven such bytes may be left in front of what stops it; the caller
    /// looks at them one by one. Looking at all bytes so costs half the time of
    /// a call of 4 KiB.
    static func end(of bytes: UnsafeRawBufferPointer, from start: Int, hasNonASCII: inout Bool) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        var position = start
        while position + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            // Each term sets the high bit of a byte that is zero, or below 0x20; a byte of
            // 0x80 and more is masked out of the third term and noted apart.
            let special =
                ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
                | ((word &- (ones &* 0x20)) & ~word)
            if special & highs != 0 { return position }
            if word & highs != 0 { hasNonASCII = true }
            position += 8
        }
        return position
    }
}

extension JSONReader {
    /// Reads a string.
    ///
    /// Strings of up to 15 bytes need no allocation.
    public mutating func readString() throws(JSONError) -> String {
        skipWhiteSpace()
        guard byte == UInt8(ascii: "\"") else { throw wrongType(expected: "string") }
        let start = position
        let shape = try skipString()
        let contents = UnsafeRawBufferPointer(rebasing: bytes[(start + 1)..<(position - 1)])
        // The bytes were checked on the way, so nothing is repaired here, and nothing in ASCII combines.
        if !shape.hasEscapes, !shape.hasNonASCII { return String(decoding: contents, as: UTF8.self) }
        return try text(contents, shape.hasEscapes, at: start)
    }

    /// The text of a string that was passed over; `start` is its opening quotation mark.
    func text(_ contents: UnsafeRawBufferPointer, _ hasEscapes: Bool, at start: Int) throws(JSONError) -> String {
        // The bytes were checked on the way, so nothing is repaired here.
        let text = hasEscapes ? try unescape(contents, at: start + 1) : String(decoding: contents, as: UTF8.self)
        guard MarkRuns.areShort(in: text) else { throw JSONError(.tooManyMarks, at: start) }
        return text
    }

    /// Passes over a string and checks its escapes, control characters and UTF-8; says whether it has escapes and bytes beyond ASCII.
    ///
    /// The cursor stands at the opening quotation mark, afterwards behind the closing one.
    mutating func skipString() throws(JSONError) -> (hasEscapes: Bool, hasNonASCII: Bool) {
        let start = position
        var hasEscapes = false
        var hasNonASCII = false
        position += 1
        while true {
            position = PlainText.end(of: bytes, from: position, hasNonASCII: &hasNonASCII)
            guard let next = byte else { throw unexpected() }
            switch next {
            case UInt8(ascii: "\""):
                if hasNonASCII, let offset = firstInvalidUTF8(in: (start + 1)..<position) {
                    throw JSONError(.invalidUTF8, at: offset)
                }
                position += 1
                return (hasEscapes, hasNonASCII)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try skipEscape()
            case 0..<0x20: throw JSONError(.controlCharacter, at: position)
            default:
                hasNonASCII = hasNonASCII || next >= 0x80
                position += 1
            }
        }
    }

    /// Checks one escape without resolving it; a lone surrogate is well-formed here.
    private mutating func skipEscape() throws(JSONError) {
        let start = position
        position += 1
        guard let kind = byte else { throw unexpected() }
        position += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            for _ in 0..<4 {
                guard let digit = byte else { throw unexpected() }
                guard hexadecimalValue(digit) != nil else { throw JSONError(.invalidEscape, at: start) }
                position += 1
            }
        default: throw JSONError(.invalidEscape, at: start)
        }
    }

    /// Resolves the escapes of a string that `skipString` has passed; `offset` is where it starts.
    private func unescape(_ contents: UnsafeRawBufferPointer, at offset: Int) throws(JSONError) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(contents.count)
        var index = 0
        while index < contents.count {
            let next = contents[index]
            guard next == UInt8(ascii: "\\") else {
                result.append(next)
                index += 1
                continue
            }
            let kind = contents[index + 1]
            guard kind == UInt8(ascii: "u") else {
                result.append(plainEscape(kind))
                index += 2
                continue
            }
            let start = index
            let scalar = try unicodeEscape(contents, &index, at: offset + start)
            result.append(contentsOf: Character(scalar).utf8)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Resolves `\uXXXX`, or a pair of them, and moves `index` behind it.
    private func unicodeEscape(
        _ contents: UnsafeRawBufferPointer,
        _ index: inout Int,
        at offset: Int
    ) throws(JSONError) -> Unicode.Scalar {
        let first = codeUnit(contents, index + 2)
        index += 6
        if let scalar = Unicode.Scalar(first) { return scalar }
        // Only a high surrogate followed by an escaped low one is left.
        guard first < 0xDC00, index + 6 <= contents.count, contents[index] == UInt8(ascii: "\\"),
            contents[index + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: offset) }
        let second = codeUnit(contents, index + 2)
        guard 0xDC00...0xDFFF ~= second,
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw JSONError(.loneSurrogate, at: offset) }
        index += 6
        return scalar
    }

    private func codeUnit(_ contents: UnsafeRawBufferPointer, _ index: Int) -> UInt16 {
        var value: UInt16 = 0
        for place in index..<(index + 4) { value = value << 4 | UInt16(hexadecimalValue(contents[place]) ?? 0) }
        return value
    }

    private func plainEscape(_ kind: UInt8) -> UInt8 {
        switch kind {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: kind
        }
    }

    private func hexadecimalValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The first byte in `range` at which the text stops to be UTF-8 (RFC 3629: no overlong
    /// forms, no surrogates, nothing above U+10FFFF), or nil.
    private func firstInvalidUTF8(in range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            let lead = bytes[index]
            let length: Int
            var second: ClosedRange<UInt8> = 0x80...0xBF
            switch lead {
            case 0..<0x80:
                index += 1
                continue
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, second) = (3, 0xA0...0xBF)
            case 0xED: (length, second) = (3, 0x80...0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, second) = (4, 0x90...0xBF)
            case 0xF4: (length, second) = (4, 0x80...0x8F)
            case 0xF1...0xF3: length = 4
            default: return index
            }
            guard index + length <= range.upperBound, second ~= bytes[index + 1] else { return index }
            for place in (index + 2)..<max(index + 2, index + length) where bytes[place] & 0xC0 != 0x80 { return index }
            index += length
        }
        return nil
    }
}

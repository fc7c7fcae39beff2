extension JSONReader {
    /// Reads an integer of 64 bits.
    ///
    /// `1.0` and `1e2` are integers too: some languages' writers know no others.
    public mutating func readInteger() throws(JSONError) -> Int64 {
        let (start, isInteger) = try readNumberText(expected: "integer")
        if isInteger { return try integer(in: start..<position) }
        let value = try float(in: start..<position)
        // Above 2^53 a float no longer says which integer was meant.
        guard value == value.rounded(.towardZero) else { throw JSONError(.wrongType(expected: "integer"), at: start) }
        guard value.magnitude <= 9_007_199_254_740_992 else { throw JSONError(.numberOutOfRange, at: start) }
        return Int64(value)
    }

    /// Reads a number as a `Double`.
    public mutating func readFloat() throws(JSONError) -> Double {
        let (start, _) = try readNumberText(expected: "float")
        return try float(in: start..<position)
    }

    /// Reads a number, an integer where it is written as one.
    mutating func readNumber() throws(JSONError) -> JSONValue {
        let (start, isInteger) = try readNumberText(expected: "number")
        return isInteger ? .integer(try integer(in: start..<position)) : .float(try float(in: start..<position))
    }

    /// Passes over a number by the grammar of RFC 8259; says whether it has neither fraction nor exponent.
    mutating func readNumberText(expected: StaticString) throws(JSONError) -> (start: Int, isInteger: Bool) {
        skipWhiteSpace()
        let start = position
        var isInteger = true
        switch byte {
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): break
        default: throw wrongType(expected: expected)
        }
        if byte == UInt8(ascii: "-") { position += 1 }
        if byte == UInt8(ascii: "0") {
            position += 1
        } else {
            try skipDigits(of: start)
        }
        if byte == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            try skipDigits(of: start)
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            isInteger = false
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            try skipDigits(of: start)
        }
        // `01`, `1a` and `1"` would otherwise be told of as a missing comma.
        switch byte {
        case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "."): throw JSONError(.invalidNumber, at: start)
        default: return (start, isInteger)
        }
    }

    private mutating func skipDigits(of start: Int) throws(JSONError) {
        let first = position
        while case .some(UInt8(ascii: "0")...UInt8(ascii: "9")) = byte { position += 1 }
        if position == first {
            throw byte == nil ? unexpected() : JSONError(.invalidNumber, at: start)
        }
    }

    private func integer(in range: Range<Int>) throws(JSONError) -> Int64 {
        let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
        var value: Int64 = 0
        for index in (range.lowerBound + (isNegative ? 1 : 0))..<range.upperBound {
            let digit = Int64(bytes[index] - UInt8(ascii: "0"))
            // Counted downwards: the negative range is larger by one.
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, underflow) = tens.subtractingReportingOverflow(digit)
            guard !overflow, !underflow else { throw JSONError(.numberOutOfRange, at: range.lowerBound) }
            value = sum
        }
        guard isNegative || value != .min else { throw JSONError(.numberOutOfRange, at: range.lowerBound) }
        return isNegative ? value : -value
    }

    private func float(in range: Range<Int>) throws(JSONError) -> Double {
        let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw JSONError(.numberOutOfRange, at: range.lowerBound) }
        return value
    }
}

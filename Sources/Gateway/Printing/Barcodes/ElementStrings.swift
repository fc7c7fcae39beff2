/// GS1 element strings: application identifiers in brackets, each with its value (GS1 General Specifications, 3 and 7.8).
enum ElementStrings {
    /// As they came; `most` is how many characters the symbol holds.
    static func checked(_ data: [UInt8], most: Int) throws(ContentFault) -> [UInt8] {
        var (rest, count) = (data[...], 0)
        while !rest.isEmpty {
            let identifier = try takeIdentifier(&rest)
            let value = Array(rest.prefix { $0 != UInt8(ascii: "(") })
            rest = rest.dropFirst(value.count)
            try check(value, of: identifier)
            // A mark stands behind a value whose length its identifier does not say, unless it is the last.
            let needsMark = !rest.isEmpty && ApplicationIdentifier(identifier).valueDigits == nil
            count += identifier.count + value.count + (needsMark ? 1 : 0)
        }
        guard count > 0 else { throw ContentFault("there are no element strings") }
        guard count <= most else {
            throw ContentFault(
                "the element strings have \(count) characters, and such a bar code holds at most \(most)"
            )
        }
        return data
    }

    private static func takeIdentifier(_ rest: inout ArraySlice<UInt8>) throws(ContentFault) -> [UInt8] {
        let digits = Array(rest.dropFirst().prefix(while: BarcodeBytes.isDigit))
        guard rest.first == UInt8(ascii: "("), rest.dropFirst(digits.count + 1).first == UInt8(ascii: ")"),
            digits.count >= 2
        else { throw ContentFault("expected element strings such as (01)04012345678901(10)A1") }
        guard ApplicationIdentifier(digits).count == digits.count else {
            throw ContentFault("(\(String(decoding: digits.prefix(8), as: UTF8.self))) is no application identifier")
        }
        rest = rest.dropFirst(digits.count + 2)
        return digits
    }

    private static func check(_ value: [UInt8], of identifier: [UInt8]) throws(ContentFault) {
        let shown = "the value of (\(String(decoding: identifier, as: UTF8.self)))"
        let known = ApplicationIdentifier(identifier)
        guard let digits = known.valueDigits else {
            guard 1...90 ~= value.count, value.allSatisfy(isAllowed) else {
                throw ContentFault("\(shown) is not 1 to 90 characters of GS1's set")
            }
            return
        }
        guard value.count == digits, value.allSatisfy(BarcodeBytes.isDigit) else {
            throw ContentFault("\(shown) is not \(digits) digits")
        }
        guard known.endsInCheckDigit else { return }
        do throws(ContentFault) { try CheckDigit.check(value) } catch {
            throw ContentFault("in \(shown) \(error.reason)")
        }
    }

    /// The 82 characters of ISO/IEC 646 that values are made of, but the bracket that begins an identifier.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        BarcodeBytes.isDigit(byte) || BarcodeBytes.isCapital(byte) || 0x61...0x7A ~= byte
            || "!\"%&')*+,-./:;<=>?_".utf8.contains(byte)
    }
}

/// What an identifier's first digits say (GS1 General Specifications, 3.2 and 7.8.4).
struct ApplicationIdentifier {
    private let digits: [UInt8]
    private let start: Int

    init(_ digits: [UInt8]) {
        self.digits = digits
        start = digits.prefix(2).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    /// How many digits it has; nil for those that are not given out.
    var count: Int? {
        switch start {
        case 0...3, 10...13, 15...17, 20...22, 30, 37, 90...99: 2
        case 23...25, 40...42, 71: 3
        case 31...36, 39, 43, 70, 72, 80...82: 4
        default: nil
        }
    }

    /// How many digits its value has; nil where that is not fixed.
    var valueDigits: Int? {
        switch start {
        case 0: 18
        case 1...3: 14
        case 11...13, 15...17, 31...36: 6
        case 20: 2
        case 41: 13
        default: nil
        }
    }

    /// Whether its value is a number with a check digit.
    var endsInCheckDigit: Bool { 0...3 ~= start || start == 41 }
}

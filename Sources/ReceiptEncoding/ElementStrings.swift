import ESCPOS

/// GS1 element strings: identifiers in brackets, each with its value.
enum ElementStrings {
    /// What a CODE128 symbol of them holds: the mark of GS1 first, and once more behind each value whose length its identifier
    /// does not fix, unless it is the last (GS1 General Specifications, 7.8).
    static func parts(_ text: String) throws(DocumentEncoder.Refusal) -> [Code128.Part] {
        var parts: [Code128.Part] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            guard let identifier = identifier(at: rest) else {
                throw .init(reason: "data are no element strings such as (01)04012345678901(10)A1")
            }
            rest = rest.dropFirst(identifier.count + 2)
            let value = rest.prefix(while: { place in place != UInt8(ascii: "(") })
            guard !value.isEmpty, value.allSatisfy({ 0x21...0x7E ~= $0 }) else {
                throw .init(reason: "an element string has no value, or one with other characters than ASCII")
            }
            rest = rest[value.endIndex...]
            if parts.isEmpty { parts.append(.functionOne) }
            parts += (identifier + value).map { .ascii($0) }
            if !rest.isEmpty, !isFixed(identifier) { parts.append(.functionOne) }
        }
        guard !parts.isEmpty else { throw .init(reason: "there are no element strings") }
        return parts
    }

    private static func identifier(at rest: ArraySlice<UInt8>) -> [UInt8]? {
        guard rest.first == UInt8(ascii: "(") else { return nil }
        let digits = rest.dropFirst().prefix { 0x30...0x39 ~= $0 }
        guard 2...4 ~= digits.count, digits.endIndex < rest.endIndex, rest[digits.endIndex] == UInt8(ascii: ")") else {
            return nil
        }
        return Array(digits)
    }

    /// Whether the first two digits say how long the value is.
    private static func isFixed(_ identifier: [UInt8]) -> Bool {
        let number = identifier.prefix(2).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        return 0...4 ~= number || 11...20 ~= number || 31...36 ~= number || number == 41
    }
}

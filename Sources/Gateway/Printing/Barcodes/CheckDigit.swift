/// The last digit of GS1's numbers: with it, the digits weighed 3 and 1 from the right add up to a multiple of ten (GS1 General
/// Specifications, 7.9).
enum CheckDigit {
    /// The digit that belongs behind these.
    static func of(_ digits: some BidirectionalCollection<UInt8>) -> UInt8 {
        let sum = digits.reversed().enumerated().reduce(0) { $0 + Int($1.element & 0xF) * ($1.offset % 2 == 0 ? 3 : 1) }
        return 0x30 + UInt8((10 - sum % 10) % 10)
    }

    /// Throws when the last digit is not the one that belongs behind the others.
    static func check(_ digits: [UInt8]) throws(ContentFault) {
        let expected = of(digits.dropLast())
        guard digits.last == expected else {
            throw ContentFault("the check digit is \(Int(digits.last ?? 0x30) - 0x30), expected \(expected - 0x30)")
        }
    }
}

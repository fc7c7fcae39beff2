/// Orders ports, and paths in `/sys` that hold them, as a person counts: `1-2` comes before `1-10`.
package enum PortOrder {
    /// Whether one text comes before another: numbers in them count by their value, all else by its bytes.
    ///
    /// Texts that differ only in zeros before a number, such as `01` and `1`, are ordered by their bytes.
    package static func isBefore(_ one: String, _ other: String) -> Bool {
        var (left, right) = (Array(one.utf8)[...], Array(other.utf8)[...])
        while let first = left.first, let second = right.first {
            if isDigit(first), isDigit(second) {
                let (mine, its) = (takeNumber(&left), takeNumber(&right))
                // By their length: a number may be longer than an integer holds.
                if mine.count != its.count { return mine.count < its.count }
                if !mine.elementsEqual(its) { return mine.lexicographicallyPrecedes(its) }
            } else if first != second {
                return first < second
            } else {
                (left, right) = (left.dropFirst(), right.dropFirst())
            }
        }
        if left.isEmpty != right.isEmpty { return left.isEmpty }
        return one.utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// Takes the digits at the beginning; returns them without zeros in front.
    private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let number = text.prefix(while: isDigit)
        text = text.dropFirst(number.count)
        return number.drop { $0 == UInt8(ascii: "0") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}

/// Lengths of time as a person writes them: a whole number and a unit.
enum DurationText {
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("h", 3_600_000), ("min", 60_000), ("s", 1000), ("ms", 1),
    ]

    /// The length of `250 ms`, with or without the blank; nil for anything else, and for what is too long to count.
    static func parse(_ text: String) -> Duration? {
        let digits = text.utf8.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        var name = text.utf8.dropFirst(digits.count)
        if name.first == UInt8(ascii: " ") { name.removeFirst() }
        guard
            let number = Int64(Substring(digits)),
            let unit = units.first(where: { $0.name.utf8.elementsEqual(name) })
        else { return nil }
        let (milliseconds, isTooLong) = number.multipliedReportingOverflow(by: unit.milliseconds)
        return isTooLong ? nil : .milliseconds(milliseconds)
    }

    /// The length in the largest unit that leaves no fraction; of parts of a millisecond nothing is said.
    static func spell(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        guard milliseconds != 0 else { return "0 s" }
        let unit = units.first { milliseconds % $0.milliseconds == 0 } ?? ("ms", 1)
        return "\(milliseconds / unit.milliseconds) \(unit.name)"
    }
}

/// Refuses texts that would cost time beyond their length wherever they are compared.
///
/// Swift compares strings by their canonical form, and sorts each run of
/// combining marks for that in time that grows with the square of the run: a
/// message of 440 KiB once held a process up for a minute. Unicode's own limit
/// for texts in streams is 30 marks in a row (UAX #15, Stream-Safe Text Format),
/// which no language comes near.
enum MarkRuns {
    static let maximum = 30

    /// Whether a text keeps to the limit.
    static func areShort(in text: String) -> Bool {
        var run = 0
        // Most texts hold no byte of U+0300 or above: those begin with 0xCC or more.
        guard text.utf8.contains(where: { $0 >= 0xCC }) else { return true }
        for scalar in text.unicodeScalars {
            // No scalar before U+0300 combines.
            if scalar.value < 0x300 || scalar.properties.canonicalCombiningClass == .notReordered {
                run = 0
            } else {
                run += 1
                if run > maximum { return false }
            }
        }
        return true
    }
}

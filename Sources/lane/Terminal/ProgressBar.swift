/// How much of something is done, as a bar of letters and in percent.
struct ProgressBar {
    /// How much is done, 0 to 100; 100 only when all is.
    let percent: Int
    /// The same, 0 to 1.
    private let share: Double

    /// A bar of more letters than this says nothing more, and one of fewer says little.
    private static let widest = 30
    private static let narrowest = 10

    /// Numbers from outside: more than all counts as all, and less than nothing as nothing.
    init(_ done: Int, of total: Int) {
        let total = max(total, 1)
        let done = min(max(done, 0), total)
        share = Double(done) / Double(total)
        // Of numbers that are so large that they round to the same, too.
        percent = done == total ? 100 : min(Int(share * 100), 99)
    }

    /// A line of at most so many columns: the words, which are cut where there is no room for both, the bar and the percent.
    func line(_ words: String, within width: Int) -> String {
        let room = width - columns(" [] 100 %")
        let cells = min(max(room - columns(words), ProgressBar.narrowest), ProgressBar.widest)
        let words = fitted(words, to: min(columns(words), max(room - cells, 0)))
        let full = min(Int(share * Double(cells)), cells)
        let bar = String(repeating: "#", count: full) + String(repeating: " ", count: cells - full)
        let line = "\(words) [\(bar)] \(percent) %"
        return fitted(line, to: min(columns(line), width))
    }
}

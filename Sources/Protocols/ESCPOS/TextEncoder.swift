/// Turns text into a printer's bytes, changing the code page as seldom as can be.
///
/// A page that serves the longest is never a worse choice than one that serves shorter, so that taking it each time makes
/// the fewest changes. It is told the whole text beforehand, since a page is chosen by what follows.
package struct TextEncoder: Sendable {
    private let pages: CodePages
    /// The pages that will be selected, in order.
    private var plan: [Int] = []
    /// Of the pages that have all since the last change, a bit for each; nil before the first character beyond ASCII.
    private var candidates: UInt32?
    private var selected = 0
    /// The page that the printer is in; nil until one was selected, which ASCII does not need.
    private var current: Int?

    /// Encodes for a printer with these pages.
    package init(_ pages: CodePages) { self.pages = pages }

    /// Looks at text that will be encoded, in the order in which it will be.
    package mutating func expect(_ characters: [Character]) {
        for character in characters where character.printableASCII == nil {
            let holders = pages.holders(of: character)
            guard holders != 0 else { continue }
            if let candidates, candidates & holders != 0 {
                self.candidates = candidates & holders
            } else {
                takeCandidate()
                candidates = holders
            }
        }
    }

    /// The bytes of characters that were expected, and of line feeds between them, as whole pieces: commands, and runs of text.
    package mutating func encode(_ characters: [Character]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var run: [UInt8] = []
        for character in characters {
            guard let byte = byte(of: character, &run, &pieces) else { continue }
            run.append(byte)
            if run.count == TextEncoder.longestRun { take(&run, into: &pieces) }
        }
        take(&run, into: &pieces)
        return pieces
    }

    /// Between two runs a status can be asked for.
    private static let longestRun = 64

    private mutating func takeCandidate() {
        // Of pages that serve equally well the first is taken.
        if let candidates { plan.append(candidates.trailingZeroBitCount) }
        candidates = nil
    }

    private mutating func byte(
        of character: Character,
        _ run: inout [UInt8],
        _ pieces: inout [[UInt8]]
    ) -> UInt8? {
        if let ascii = character.printableASCII { return ascii }
        if character == "\n" { return 0x0A }
        if let current, let byte = pages.byte(of: character, page: current) { return byte }
        takeCandidate()
        guard selected < plan.count, let byte = pages.byte(of: character, page: plan[selected]) else { return nil }
        take(&run, into: &pieces)
        pieces.append(PrinterCommand.codePage(pages.pages[plan[selected]].number).bytes)
        (current, selected) = (plan[selected], selected + 1)
        return byte
    }

    private func take(_ run: inout [UInt8], into pieces: inout [[UInt8]]) {
        if !run.isEmpty { pieces.append(run) }
        run = []
    }
}

/// Turns text into a printer's bytes, changing the code page as seldom as is simple.
package struct TextEncoder: Sendable {
    /// A character that cannot be printed.
    package enum Refusal: Error, Equatable {
        /// The text must not hold this control character.
        case control(Unicode.Scalar)
        /// No page of the printer has this character.
        case missing(Unicode.Scalar)
    }

    private let pages: [CodePage]
    /// The page that the printer is in; nil until one was selected, which ASCII does not need.
    private var current: CodePage?

    /// Encodes for a printer with these pages; of pages that serve equally well the first is taken.
    package init(pages: [CodePage]) { self.pages = pages }

    /// The bytes of one line, which ends before its line feed, as whole pieces: commands, and runs of text.
    package mutating func encode(_ line: some StringProtocol) throws(Refusal) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var run: [UInt8] = []
        var position = line.startIndex
        while position < line.endIndex {
            let character = line[position]
            if let byte = character.printableASCII ?? current?.byte(character) {
                run.append(byte)
                if run.count == TextEncoder.longestRun { take(&run, into: &pieces) }
                position = line.index(after: position)
                continue
            }
            take(&run, into: &pieces)
            let page = try bestPage(for: line[position...])
            pieces.append(PrinterCommand.codePage(page.number).bytes)
            current = page
        }
        take(&run, into: &pieces)
        return pieces
    }

    /// Between two runs a status can be asked for.
    private static let longestRun = 64

    /// How far ahead is looked for the page that serves longest.
    private static let sight = 256

    private func take(_ run: inout [UInt8], into pieces: inout [[UInt8]]) {
        if !run.isEmpty { pieces.append(run) }
        run = []
    }

    /// The page that has the most of the characters that follow, up to the first that it lacks.
    private func bestPage(for rest: some StringProtocol) throws(Refusal) -> CodePage {
        var best: (page: CodePage, length: Int)?
        for page in pages {
            let length = rest.prefix(TextEncoder.sight).prefix { page.byte($0) != nil }.count
            if length > best?.length ?? 0 { best = (page, length) }
        }
        if let best { return best.page }
        throw refusal(of: rest[rest.startIndex])
    }

    /// Of a cluster of several the first that is to blame: a control character, or else what is beyond ASCII.
    private func refusal(of character: Character) -> Refusal {
        let scalars = character.unicodeScalars
        if let control = scalars.first(where: { $0.properties.generalCategory == .control }) {
            return .control(control)
        }
        return .missing(scalars.first { !$0.isASCII } ?? scalars[scalars.startIndex])
    }
}

extension TextEncoder.Refusal {
    /// Why, in words that name the character.
    package var reason: String {
        switch self {
        case .control(let scalar): "text holds the control character \(scalar.fullName)"
        case .missing(let scalar): "the printer's code pages have no \(scalar.fullName)"
        }
    }
}

extension Unicode.Scalar {
    /// Its code point and its Unicode name, such as `U+20AC EURO SIGN`.
    fileprivate var fullName: String {
        let digits = String(value, radix: 16, uppercase: true)
        let point = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        guard let name = properties.name else { return point }
        return "\(point) \(name)"
    }
}

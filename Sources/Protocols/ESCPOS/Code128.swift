/// Data of a CODE128 symbol, as it is handed to a printer: in as few symbol characters as its three sets allow.
package struct Code128: Equatable, Sendable {
    /// One thing to be encoded.
    package enum Part: Equatable, Sendable {
        /// A byte of ASCII.
        case ascii(UInt8)
        /// The mark of GS1 symbols, at the start and between element strings.
        case functionOne
    }

    /// What stands in the command, `{A`, `{B` or `{C` first.
    package private(set) var bytes: [UInt8]
    /// How many symbol characters there are, the start and the check character included.
    package private(set) var count: Int

    /// How many modules wide it is, without the quiet zones: 11 for each character and 13 for the stop.
    package var modules: Int { 11 * count + 13 }

    /// Encodes text of ASCII; nil when there is something else in it.
    package init?(text: String) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        self.init(text.utf8.map { .ascii($0) })
    }

    /// Encodes parts, the bytes below 80h; nil when the printer would find a realtime command in them.
    package init?(_ parts: [Part]) {
        // Pairs of digits are sent as their value, 16 04 01 as DLE EOT 1: such a pair is cut at another place.
        var broken: Set<Int> = []
        while true {
            let (bytes, count, pairs) = Encoding(parts, broken: broken).result
            guard let place = RealtimeSequence.first(in: bytes) else {
                (self.bytes, self.count) = (bytes, count)
                return
            }
            guard let pair = pairs.first(where: { $0.offset == place }) else { return nil }
            broken.insert(pair.part)
        }
    }
}

/// One way through the three sets, found from the end.
private struct Encoding {
    private enum Set: Int, CaseIterable { case a, b, c }

    private enum Step {
        case plain, shifted, pair
        case change(Set)
    }

    private let parts: [Code128.Part]
    private let broken: Swift.Set<Int>

    init(_ parts: [Code128.Part], broken: Swift.Set<Int>) { (self.parts, self.broken) = (parts, broken) }

    /// The bytes, how many symbol characters they are, and where the pairs of digits lie in them.
    var result: (bytes: [UInt8], count: Int, pairs: [(offset: Int, part: Int)]) {
        let steps = steps
        let start = Set.allCases.min { steps[0][$0.rawValue].cost < steps[0][$1.rawValue].cost } ?? .b
        var (set, place) = (start, 0)
        var bytes = Encoding.bytes(set)
        var pairs: [(offset: Int, part: Int)] = []
        while place < parts.count {
            switch steps[place][set.rawValue].step {
            case .change(let next):
                set = next
                bytes += Encoding.bytes(next)
            case .pair:
                pairs.append((bytes.count, place))
                bytes.append((digit(place) ?? 0) * 10 + (digit(place + 1) ?? 0))
                place += 2
            case .shifted:
                bytes += [0x7B, UInt8(ascii: "S")] + plain(place)
                place += 1
            case .plain:
                bytes += plain(place)
                place += 1
            }
        }
        // Start and check character are not among the steps.
        return (bytes, steps[0][start.rawValue].cost + 2, pairs)
    }

    /// The cheapest step at each place in each set, and what it costs to the end.
    private var steps: [[(cost: Int, step: Step)]] {
        let nowhere = (cost: Int.max / 2, step: Step.plain)
        var steps = Array(repeating: Array(repeating: nowhere, count: 3), count: parts.count + 1)
        steps[parts.count] = Array(repeating: (0, .plain), count: 3)
        for place in parts.indices.reversed() {
            for set in Set.allCases { steps[place][set.rawValue] = stay(place, set, steps) ?? nowhere }
            let stays = steps[place]
            for set in Set.allCases {
                for next in Set.allCases where stays[next.rawValue].cost + 1 < steps[place][set.rawValue].cost {
                    steps[place][set.rawValue] = (stays[next.rawValue].cost + 1, .change(next))
                }
            }
        }
        return steps
    }

    private func stay(_ place: Int, _ set: Set, _ steps: [[(cost: Int, step: Step)]]) -> (cost: Int, step: Step)? {
        let after = steps[place + 1][set.rawValue].cost
        guard case .ascii(let byte) = parts[place] else { return (after + 1, .plain) }
        switch set {
        case .a: return byte < 0x60 ? (after + 1, .plain) : (after + 2, .shifted)
        case .b: return byte >= 0x20 ? (after + 1, .plain) : (after + 2, .shifted)
        case .c:
            guard !broken.contains(place), digit(place) != nil, digit(place + 1) != nil else { return nil }
            return (steps[place + 2][set.rawValue].cost + 1, .pair)
        }
    }

    private func digit(_ place: Int) -> UInt8? {
        guard place < parts.count, case .ascii(let byte) = parts[place], 0x30...0x39 ~= byte else { return nil }
        return byte - 0x30
    }

    private func plain(_ place: Int) -> [UInt8] {
        switch parts[place] {
        case .functionOne: [0x7B, UInt8(ascii: "1")]
        case .ascii(0x7B): [0x7B, 0x7B]
        case .ascii(let byte): [byte]
        }
    }

    private static func bytes(_ set: Set) -> [UInt8] { [0x7B, UInt8(ascii: "A") + UInt8(set.rawValue)] }
}

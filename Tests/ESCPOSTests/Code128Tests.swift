import ESCPOS
import Testing

struct Code128Tests {
    @Test(
        arguments: [
            ("", "{B", 2), ("A", "{A", 3), ("ab", "{B", 4), ("12", "{C", 3), ("123456", "{C", 5), ("\u{1}A", "{A", 4),
            // An odd digit is set before or behind the pairs.
            ("12345", "{", 6),
            // Two digits among letters are not worth the way to set C and back, six are.
            ("ab12cd", "{B", 8), ("ab123456cd", "{B", 11),
            // One control character among small letters is shifted.
            ("ab\u{1}cd", "{B", 8),
        ] as [(String, String, Int)]
    )
    func `the symbol has as few characters as can be`(text: String, start: String, count: Int) throws {
        let data = try #require(Code128(text: text))
        #expect(data.count == count)
        #expect(String(decoding: data.bytes, as: UTF8.self).hasPrefix(start) || text.isEmpty)
        #expect(data.modules == 11 * count + 13)
    }

    @Test func `the bytes mean the text`() throws {
        let texts = [
            "Hello 123456 {x}", "{", "00", "0123456789", "a\u{0}b\u{1F}C", "16040116200103", "AB12cd345678\u{7F}",
        ]
        for text in texts {
            let data = try #require(Code128(text: text))
            let (read, count) = decoded(data.bytes)
            #expect(read == Array(text.utf8))
            #expect(count + 1 == data.count)
        }
    }

    @Test func `GS1 marks are sent as such`() throws {
        let parts: [Code128.Part] = [.functionOne] + "1234".utf8.map { .ascii($0) } + [.functionOne, .ascii(0x41)]
        let data = try #require(Code128(parts))
        #expect(data.bytes.starts(with: Array("{C{1".utf8) + [12, 34]))
        #expect(decoded(data.bytes).text == [0xF1] + Array("1234".utf8) + [0xF1, 0x41])
    }

    /// 16 04 01 is DLE EOT 1, 16 20 01 00 03 would open the drawer.
    @Test(arguments: ["160401", "1620010003", "00160501", "9916041699", "1604011604011604"])
    func `no realtime command comes about by pairs of digits`(text: String) throws {
        let data = try #require(Code128(text: text))
        #expect(RealtimeSequence.first(in: data.bytes) == nil)
        #expect(decoded(data.bytes).text == Array(text.utf8))
    }

    @Test func `what is not ASCII, or a realtime command, is refused`() {
        #expect(Code128(text: "é") == nil)
        #expect(Code128(text: "\u{10}\u{04}\u{01}") == nil)
    }

    @Test func `no way through the three sets is shorter`() throws {
        var seed: UInt64 = 3
        let letters = Array("aA1\u{1}2".utf8)
        for _ in 0..<500 {
            var text: [UInt8] = []
            for _ in 0..<9 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1
                text.append(letters[Int(seed >> 33) % letters.count])
            }
            let data = try #require(Code128(text: String(decoding: text, as: UTF8.self)))
            #expect(data.count == fewest(text))
        }
    }

    /// How many characters the shortest symbol has, tried out place by place from the start.
    private func fewest(_ text: [UInt8]) -> Int {
        // What it costs to be at each place in each set; the start character, and the check character at the end.
        var costs = Array(repeating: [Int](repeating: 1000, count: 3), count: text.count + 2)
        costs[0] = [1, 1, 1]
        for place in 0...text.count {
            let best = (costs[place].min() ?? 0) + 1
            costs[place] = costs[place].map { min($0, best) }
            guard place < text.count else { break }
            let byte = text[place]
            let steps = [byte < 0x60 ? 1 : 2, byte >= 0x20 ? 1 : 2]
            for set in 0...1 { costs[place + 1][set] = min(costs[place + 1][set], costs[place][set] + steps[set]) }
            if text[place...].prefix(2).count(where: { 0x30...0x39 ~= $0 }) == 2 {
                costs[place + 2][2] = min(costs[place + 2][2], costs[place][2] + 1)
            }
        }
        return (costs[text.count].min() ?? 0) + 1
    }

    /// Reads the command's data as a printer does; the second is how many symbol characters they take.
    private func decoded(_ bytes: [UInt8]) -> (text: [UInt8], count: Int) {
        var (text, count, set, place) = ([UInt8](), 0, UInt8(0), 0)
        while place < bytes.count {
            let byte = bytes[place]
            count += 1
            if byte == 0x7B, place + 1 < bytes.count {
                switch bytes[place + 1] {
                case UInt8(ascii: "A")...UInt8(ascii: "C"): set = bytes[place + 1]
                case UInt8(ascii: "1"): text.append(0xF1)
                case UInt8(ascii: "{"): text.append(0x7B)
                default: count += 0
                }
                place += 2
            } else {
                text += set == UInt8(ascii: "C") ? [0x30 + byte / 10, 0x30 + byte % 10] : [byte]
                place += 1
            }
        }
        return (text, count)
    }
}

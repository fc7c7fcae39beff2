import ESCPOS
import Testing

struct TextEncoderTests {
    private let pages = CodePages([
        CodePage(.page437, number: 0), CodePage(.page1252, number: 16), CodePage(.page858, number: 19),
    ])

    private func encode(_ text: String) throws(CodePages.Refusal) -> [[UInt8]] {
        let characters = try pages.characters(of: Substring(text))
        var encoder = TextEncoder(pages)
        encoder.expect(characters)
        return encoder.encode(characters)
    }

    @Test func `ASCII needs no page`() throws {
        #expect(try encode("Total 3.00 ~") == [Array("Total 3.00 ~".utf8)])
        #expect(try encode("") == [])
    }

    @Test func `one page is selected for all that it has`() throws {
        #expect(
            try encode("Äpfel, Öl") == [[0x1B, 0x74, 0], [0x8E] + Array("pfel, ".utf8) + [0x99] + Array("l".utf8)]
        )
    }

    @Test func `the page that serves longest is taken`() throws {
        // Page 437 has Ä as well, but not the euro sign.
        #expect(try encode("Ä 1 €") == [[0x1B, 0x74, 16], [0xC4, 0x20, 0x31, 0x20, 0x80]])
        // Only 858 has both the box and the euro sign.
        #expect(try encode("╔€") == [[0x1B, 0x74, 19], [0xC9, 0xD5]])
    }

    @Test func `a page is chosen by all that follows, over lines as well`() throws {
        let lines = try ["é", "plain", "€", "Ä", "Σ"].map { try pages.characters(of: $0) }
        var encoder = TextEncoder(pages)
        for line in lines { encoder.expect(line) }
        // Page 437 has the first letter, but would not last.
        #expect(encoder.encode(lines[0]) == [[0x1B, 0x74, 16], [0xE9]])
        #expect(encoder.encode(lines[1]) == [Array("plain".utf8)])
        #expect(encoder.encode(lines[2]) == [[0x80]])
        #expect(encoder.encode(lines[3]) == [[0xC4]])
        #expect(encoder.encode(lines[4]) == [[0x1B, 0x74, 0], [0xE4]])
    }

    @Test func `no other choice of pages has fewer changes`() throws {
        let letters = Array("aÄ€Σ╔é½ß²“")
        var seed: UInt64 = 7
        for _ in 0..<300 {
            var text: [Character] = []
            for _ in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1
                text.append(letters[Int(seed >> 33) % letters.count])
            }
            let pieces = try encode(String(text))
            let changes = pieces.count { $0.first == 0x1B }
            #expect(changes == fewestChanges(text))
        }
    }

    /// By trying, at each character, all pages that have it.
    private func fewestChanges(_ text: [Character]) -> Int {
        var costs: [Int: Int] = [-1: 0]
        for character in text where !character.isASCII {
            var next: [Int: Int] = [:]
            for (page, table) in pages.pages.map(\.table.characters).enumerated() where table.contains(character) {
                next[page] = costs.map { $0.key == page ? $0.value : $0.value + 1 }.min()
            }
            costs = next
        }
        return costs.values.min() ?? -1
    }

    @Test func `a sound mark behind a half-width Katakana letter is a character of its own`() throws {
        let pages = CodePages([CodePage(.katakana, number: 1)])
        let characters = try pages.characters(of: "ｶﾞ")
        var encoder = TextEncoder(pages)
        encoder.expect(characters)
        #expect(characters.count == 2)
        #expect(encoder.encode(characters) == [[0x1B, 0x74, 1], [0xB6, 0xDE]])
    }

    @Test func `a letter with its accent behind it is the same letter`() throws {
        #expect(try encode("e\u{301}") == [[0x1B, 0x74, 0], [0x82]])
    }

    @Test func `long text comes in runs between which status can be asked for`() throws {
        let pieces = try encode(String(repeating: "x", count: 1000))
        #expect(pieces.allSatisfy { $0.count <= 64 })
        #expect(pieces.joined().count == 1000)
    }

    @Test(arguments: [
        ("a₿", "the printer's code pages have no U+20BF BITCOIN SIGN"),
        ("漢", "the printer's code pages have no U+6F22 CJK UNIFIED IDEOGRAPH-6F22"),
        ("a\u{1B}@", "text holds the control character U+001B"), ("a\r", "text holds the control character U+000D"),
        ("a\u{7F}", "text holds the control character U+007F"), ("\u{85}", "text holds the control character U+0085"),
        ("x\u{302}", "the printer's code pages have no U+0302 COMBINING CIRCUMFLEX ACCENT"),
    ])
    func `what cannot be printed is named`(text: String, reason: String) {
        #expect(throws: CodePages.Refusal.self) { try encode(text) }
        do throws(CodePages.Refusal) { _ = try encode(text) } catch { #expect(error.reason == reason) }
    }

    @Test func `no realtime command can come about by text`() throws {
        for piece in try encode("ÄÖÜ€╔" + String(repeating: "äé", count: 200)) where piece.first != 0x1B {
            #expect(piece.allSatisfy { $0 >= 0x20 })
        }
    }
}

import ESCPOS
import Testing

struct TextEncoderTests {
    private let pages = [CodePage.page437(number: 0), .page1252(number: 16), .page858(number: 19)]

    private func encode(_ text: String) throws(TextEncoder.Refusal) -> [[UInt8]] {
        var encoder = TextEncoder(pages: pages)
        return try encoder.encode(text)
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

    @Test func `the page is changed only where it must be, also over lines`() throws {
        var encoder = TextEncoder(pages: pages)
        #expect(try encoder.encode("€") == [[0x1B, 0x74, 16], [0x80]])
        #expect(try encoder.encode("Ä") == [[0xC4]])
        #expect(try encoder.encode("Σ") == [[0x1B, 0x74, 0], [0xE4]])
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
        #expect(throws: TextEncoder.Refusal.self) { try encode(text) }
        do throws(TextEncoder.Refusal) { _ = try encode(text) } catch { #expect(error.reason == reason) }
    }

    @Test func `no realtime command can come about by text`() throws {
        for piece in try encode("ÄÖÜ€╔" + String(repeating: "äé", count: 200)) where piece.first != 0x1B {
            #expect(piece.allSatisfy { $0 >= 0x20 })
        }
    }
}

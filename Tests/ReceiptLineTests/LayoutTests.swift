import ReceiptLine
import Testing

@Suite struct LayoutTests {
    @Test(arguments: [
        ("{width:4,4}\na |b", "       a    b"), ("{width:4 4}\na |b", "       a    b"),
        ("{width:4,4;align:left}\na |b", "a    b"), ("{width:4,4;align:right}\na |b", "               a    b"),
        ("{width:4,0,4;align:left}\na |b|c", "a    c"), ("{width:*,4;border:0}\na |b", "a                   b"),
        ("{width:*,4;border:none}\na |b", "a                   b"),
        ("{width:*,4;border:2}\na |b", "a                   b"),
        ("{width:*,4;border:space}\na |b", "a                   b"),
        ("{width:*,*;border:2}\na | b", "a                      b"),
        ("{width:4,4;align:left}\n| a", "   a"), ("{width:4,auto}\na | b", "a                      b"),
        ("{width:20,20}\na |b", "a            b"), ("{width:0,*}\na|b", "<b"), ("{width:0}\na", ""),
    ])
    func `columns have their widths`(text: String, expected: String) {
        #expect(paper(text) == [expected])
    }

    @Test(arguments: [
        ("{width:10;align:left}\n---", "──────────"), ("{width:4,5;align:center}\n---", "       ──────────"),
        ("{width:4,*}\n---", "RULE"), ("{width:4,5;border:0;align:right}\n---", "               ─────────"),
    ])
    func `a rule is as wide as its area`(text: String, expected: String) { #expect(paper(text) == [expected]) }

    @Test func `the later of several variable columns get the rest`() {
        #expect(paper("{border:0}\na | b| c") == ["a              b       c"])
        #expect(paper("{border:0;width:*,*,*,*,*}\na |b |c |d |e") == ["a   b    c    d    e"])
    }

    @Test func `text is broken between any two characters`() {
        #expect(paper("{width:4;align:left}\n|abcdefghij") == ["abcd", "efgh", "ij"])
        #expect(paper("{width:4;align:left}\n|abc def") == ["abc ", "def"])
        #expect(paper("{width:4;align:left}\n|abcd ef") == ["abcd", " ef"])
        #expect(paper("{width:4;align:left}\n|^abc") == ["[2x1 ab", "c]"])
        #expect(paper("{width:3;align:left}\n|^ab") == ["[2x1 a", "b]"])
        #expect(paper("{width:4;align:left}\n|日本語") == ["日本", "語"])
    }

    @Test func `a line that is exactly full and then broken is followed by an empty one`() {
        #expect(paper("{width:4;align:left}\n|abcd\\nef") == ["abcd", "", "ef"])
        #expect(paper("{width:4;align:left}\n|abcd") == ["abcd"])
        #expect(paper("{width:4;align:left}\n|ab\\n|") == [" ab"])
    }

    @Test func `a mark stays with its letter`() {
        #expect(paper("{width:2;align:left}\n|aq\u{301}b") == ["aq\u{301}", "b"])
    }

    @Test func `without wrapping the first line alone is printed`() {
        #expect(paper("{width:4;align:left;text:nowrap}\n|abcdef") == ["abcd"])
        #expect(paper("{text:nowrap}\n|a\\nb") == ["<a"])
        #expect(paper("{text:nowrap}\n{text:wrap}\n|a\\nb") == ["<a", "<b"])
    }

    @Test func `a character wider than its column is refused`() {
        #expect(paper("{width:1}\n^a") == ["2:2: a character 2 wide in a column that is 1 wide"])
    }

    @Test func `columns that do not fit are left out`() {
        let columns = String(repeating: "a|", count: 13)
        #expect(paper("{border:1}\n|" + columns) == [twelve])
        #expect(paper("{border:line}\n|" + columns).allSatisfy { $0.count == 24 })
        #expect(paper("{width:2,2;align:left}\n|b |c |d |e") == ["b  c"])
    }

    /// Twelve columns on 24 characters: the last one has what cannot be shared.
    private let twelve = "a a a a a a a a a a a  a"

    @Test func `an entry of a list may be empty`() {
        #expect(paper("{width:*,,2,10}\nPeanuts | 5.00| 2| 10.00|#") == ["Peanuts     2      10.00"])
        #expect(paper("{width:4,}\na |b") == ["          a"])
        #expect(paper("{option:qrcode,,4}\n{c:1}") == ["qr 1 4 low center"])
    }

    @Test func `a row is as high as its highest piece, and no style leaks to spaces`() {
        #expect(paper("^TOTAL | ^3.90") == ["[2x1 TOTAL]      [2x1 3.90]"])
        #expect(paper("|`a`|b|") == ["     [r a]            b"])
    }

    @Test func `state goes on from line to line`() {
        #expect(paper("{align:left}\n{width:4}\n|a\n{align:right}\n|b") == ["a", "                    b"])
    }

    @Test func `paper is not endless`() {
        let most = ReceiptLineText.mostLines
        #expect(fault(String(repeating: "\n", count: most - 1)) == "good")
        #expect(fault(String(repeating: "\n", count: most)) == "\(most + 1):1")
        #expect(fault("{width:1,*}\n" + String(repeating: "a", count: most + 1)) == "2:1")
        #expect(fault("{width:1,*}\n" + String(repeating: "a", count: most)) == "good")
    }

    @Test func `every element knows its line`() throws {
        let text = try ReceiptLineText(parsing: "{b:line}\n|a\n-\n|b\n{b:1}\n|c")
        #expect(text.lines == [2, 2, 4, 4, 5, 6])
    }
}

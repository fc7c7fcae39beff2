import Testing

// Expectations are those of receiptline 4.0.2: its README, or what it was seen to print as text at 24 characters a line;
// where that prints nothing for a mistake, an error is expected instead.
@Suite struct GrammarTests {
    @Test(arguments: [
        ("a|b", "          a b"), ("a | b", "a                      b"), ("|a", "<a"), ("a|", ">a"), ("a", "=a"),
        ("| a", ">a"), ("a |", "<a"), ("|a|", "=a"), ("| a |", "=a"), ("| a|", ">a"), ("|a |", "<a"), ("  a\t", "=a"),
        ("|a||b|", "   a                b"), ("a  b", "=a  b"), ("|~a", "< a"), ("a | b |", "a                 b"),
        ("\\|a\\|", "=|a|"), ("\u{FEFF}|a", "<a"), ("e\u{301}", "=é"), ("か\u{3099}", "=が"),
        ("- - -", "=- - -"), ("-=", "=-="), ("\\---", "=---"), ("\\==", "==="), ("|--|--|", "     --          --"),
    ])
    func `a line of text is laid out by its blanks and pipes`(line: String, expected: String) {
        #expect(paper(line) == [expected])
    }

    @Test(arguments: [
        ("-", "RULE"), ("---", "RULE"), ("|---|", "RULE"), (" ---- ", "RULE"), ("=", "CUT"), ("====", "CUT"),
        ("|=|", "CUT"), ("", ""), (" \t", ""), ("|", ""), ("||", ""), ("~", "= "),
    ])
    func `some lines are no text`(line: String, expected: String) { #expect(paper(line) == [expected]) }

    @Test func `lines end with a line feed, a carriage return, or both`() {
        #expect(paper("|a\n|b\r|c\r\n|d\r\r\n|e") == ["<a", "<b", "<c", "<d", "", "<e"])
        #expect(paper("") == [""])
    }

    @Test func `a line break at the end makes an empty line`() { #expect(paper("|a\n") == ["<a", ""]) }

    @Test(arguments: [
        ("\\\\", "=\\"), ("\\{\\}", "={}"), ("\\-\\=\\_\\\"\\`\\^\\~", "=-=_\"`^~"), ("\\x41\\x7c\\x5F\\xe9", "=A|_é"),
        ("\\\\n", "=\\n"), ("\\\\x41", "=\\x41"), ("\\x2d", "=-"),
    ])
    func `escapes stand for characters`(line: String, expected: String) { #expect(paper(line) == [expected]) }

    @Test func `a column goes on in the next line`() {
        #expect(paper("|a\\nb|c", columns: 24) == ["     a      c", "     b"])
        #expect(paper("a\\n\\nb") == ["=a", "=", "=b"])
        #expect(paper("\\n") == [""])
    }

    @Test(arguments: [
        ("_a_b", "=[u a]b"), ("\"a\"b", "=[b a]b"), ("`a`b", "=[r a]b"), ("^a^b", "=[2x1 a]b"), ("^^a^^b", "=[1x2 a]b"),
        ("^^^a^^^b", "=[2x2 a]b"), ("^^^^a", "=[3x3 a]"), ("^^^^^a", "=[4x4 a]"), ("^^^^^^a", "=[5x5 a]"),
        ("^^^^^^^a", "=[6x6 a]"), ("^^^^^^^^^a", "=[6x6 a]"), ("^a^^b", "=[2x1 a][1x2 b]"),
        ("_a\"b_c\"d", "=[u a][bu b][b c]d"), ("\"^^`VOID`\"|", ">[br1x2 VOID]"), ("_a\\nb_c", "=[u a\nb]c"),
        ("_a~", "=[u a ]"), ("\"a|b", "[b           a ]b"), ("\"a | \"b", "[b a                      b]"),
    ])
    func `text is decorated until its column ends`(line: String, expected: String) {
        #expect(paper(line).joined(separator: "\n") == expected.split(separator: "\n").joined(separator: "\n="))
    }

    @Test func `no decoration leaks to the next line`() { #expect(paper("\"a\nb") == ["=[b a]", "=b"]) }

    @Test(arguments: [
        ("a|{align:left}", "1:3"), ("{align:left}|a", "1:1"), ("a{b", "1:2"), ("a}", "1:2"), ("{a:b", "1:1"),
        ("{{a:b}}", "1:2"), ("{c:a}b", "1:6"), ("{c:1}|{c:2}", "1:1"), ("{code}", "1:2"), ("{ code:}", "1:7"),
        ("{:a}", "1:2"), ("{Align:left}", "1:2"), ("{nothing:1}", "1:2"), ("{c:1;align}", "1:6"), ("{c:a|b}", "1:1"),
        ("\\#", "1:1"), ("ab\\", "1:3"), ("\\xg0", "1:1"), ("\\x4", "1:1"), ("\\x1b", "1:1"), ("\\x7f", "1:1"),
        ("\\x85", "1:1"), ("a\u{1B}@", "1:2"), ("a\u{85}", "1:2"), ("a\tb", "1:2"), ("|ok\n\\#", "2:1"),
        ("{align:middle}", "1:8"), ("{border:double}", "1:9"), ("{text:none}", "1:7"), ("{width:4, 4}", "1:10"),
        ("{width:4,a}", "1:10"), ("{width:4 ,4}", "1:9"), ("{width:999}", "1:8"),
        ("{c:a\\#}", "1:5"), ("{c:a\tb}", "1:5"), ("{x:\\x1bp0}", "1:4"), ("{option:qrcode,9}", "1:16"),
        ("{option:aztec}", "1:9"), ("^^^^^^a | b | c | d | e | f", "1:7"),
    ])
    func `what prints nothing by mistake is refused with its place`(text: String, place: String) {
        #expect(fault(text) == place)
    }

    @Test(arguments: [
        "{comment:anything at all}", "{_:x}", "{}", "{ ; }", "{align:left}", "|{_:x}|", "{a:LEFT;b:Line}",
    ])
    func `comments and settings print nothing`(line: String) { #expect(paper(line) == []) }

    @Test func `of a key that is there twice the last counts`() {
        #expect(paper("{c:1;c:2}") == ["code128 2 2 72 none center"])
    }

    @Test func `an error says what was expected`() {
        #expect(paper("\n{align:middle}") == ["2:8: expected one of left, center, right"])
        #expect(paper("a|{c:1}") == ["1:3: properties stand alone in a line; a brace in text is written \\{ or \\}"])
    }
}

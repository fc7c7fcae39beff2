import Testing

@testable import lane

@Suite struct TerminalTextTests {
    @Test func `text of any script is left as it is`() {
        for text in ["", "Tea 3.20", "コーヒー", "naïve", "می\u{200C}خواهم", "👩\u{200D}🍳"] {
            #expect(printable(text) == text)
        }
    }

    @Test func `what moves a cursor or turns a line is replaced`() {
        let unsafe = [
            "\u{0}", "\u{7}", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}", "\u{202E}",
            "\u{2066}", "\u{FEFF}",
        ]
        for text in unsafe { #expect(printable("a\(text)b") == "a\u{FFFD}b") }
        #expect(printable("\r\n") == "\u{FFFD}\u{FFFD}")
    }

    @Test func `wide letters take two columns and marks none`() {
        #expect(columns("abc") == 3)
        #expect(columns("漢字") == 4)
        #expect(columns("e\u{301}") == 1)
    }

    @Test func `a text fits its columns exactly`() {
        #expect(fitted("ab", to: 4) == "ab  ")
        #expect(fitted("abcdef", to: 4) == "abc…")
        #expect(fitted("漢字漢", to: 4) == "漢… ")
        #expect(fitted("ab", to: 0) == "")
    }

    @Test func `a sentence is folded where neither a command nor a path is broken`() {
        let sentence = "lane: nothing answers (it's 'lane up' for one); see /a/path/of/many/letters for more"
        #expect(foldedLines(sentence, width: 100) == sentence)
        let lines = foldedLines(sentence, width: 30).split(separator: "\n")
        #expect(
            lines == [
                "lane: nothing answers (it's", "  'lane up' for one); see", "  /a/path/of/many/letters for", "  more",
            ]
        )
        #expect(foldedLines("  a command is left as it is", width: 10) == "  a command is left as it is")
        #expect(foldedLines("an 'open one goes on", width: 10) == "an 'open\n  one goes\n  on")
        #expect(foldedLines("wide 'more than a line' here", width: 12) == "wide 'more\n  than a\n  line' here")
    }

    @Test func `names become words`() {
        #expect(attentionWords("coverOpen") == "cover open")
        #expect(attentionWords("") == "")
        #expect(attentionWords("a\u{1B}B") == "a\u{FFFD} b")
    }
}

@Suite struct TextTableTests {
    @Test func `columns are as wide as they need to be`() {
        let table = TextTable(headings: ["A", "LONG"], rows: [["wide cell", "x"], ["y", "z"]])
        #expect(table.lines() == ["A          LONG", "wide cell  x", "y          z"])
    }

    @Test func `the widest column gives way`() {
        let table = TextTable(
            headings: ["STATE", "LOCATION"],
            rows: [["attention", String(repeating: "x", count: 100)]]
        )
        let lines = table.lines(width: 40)
        #expect(lines.allSatisfy { columns($0) <= 40 })
        #expect(lines[1].hasPrefix("attention  xxx") && lines[1].hasSuffix("x…"))
    }

    @Test func `a table without rows is its headings`() {
        #expect(TextTable(headings: ["A", "B"], rows: []).lines() == ["A  B"])
    }

    @Test func `no room at all is no trap`() {
        let table = TextTable(headings: ["A", "B", "C"], rows: [["aaaa", "bbbb", "cccc"]])
        #expect(table.lines(width: 3).count == 2)
    }
}

@Suite struct UsageTextTests {
    @Test func `a text goes on below where it began`() {
        #expect(wrapped("one two three", indent: 4, width: 12) == "one two\n    three")
        #expect(wrapped("one  two", indent: 4, width: 12) == "one  two")
    }

    @Test func `a long word is cut, or stays whole`() {
        let path = "/a/path/of/some/length"
        #expect(wrapped("in \(path)", indent: 0, width: 10) == "in\n/a/path/o…")
        #expect(wrapped("in \(path)", indent: 0, width: 10, keepsWords: true) == "in\n\(path)")
    }

    @Test func `usage is wrapped where no bracket is open, and nothing else is`() {
        let option = "[--an-option-with-a-name <and-a-value>]"
        let error = "Error: " + String(repeating: "x ", count: 60)
        #expect(
            wrappedUsage("\(error)\nUSAGE: lane \(option) \(option) <file>\n")
                == "\(error)\nUSAGE: lane \(option)\n       \(option) <file>\n"
        )
    }
}

@Suite struct SecondsTests {
    @Test func `seconds are read with their parts and within bounds`() {
        #expect(Seconds(argument: "0.25")?.milliseconds == 250)
        #expect(Seconds(argument: "30")?.duration == .seconds(30))
        for text in ["", "-1", "0", "nan", "inf", "1e9", "soon"] { #expect(Seconds(argument: text) == nil) }
    }
}

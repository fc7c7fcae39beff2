import Testing

@Suite struct TableTests {
    @Test func `a table is drawn`() {
        let text = """
            {width:*,3,7; border:line}
            |Item|Qty|Price|
            -
            Tea, black | 2| 5.00
            -
            {border:space; width:auto}
            |Thank you
            """
        #expect(
            paper(text) == [
                "┌──────────┬───┬───────┐",
                "│   Item   │Qty│ Price │",
                "├──────────┼───┼───────┤",
                "│Tea, black│  2│   5.00│",
                "└──────────┴───┴───────┘",
                "<Thank you",
            ]
        )
    }

    @Test func `rules never double and none begins a table`() {
        #expect(paper("{border:line;width:3}\n-\n-\na\n-\n-\nb") == table)
        #expect(paper("{border:line;width:3}\na\n-\n{border:line}\nb\n-") == table)
        #expect(paper("{border:line}\n-\n{border:1}") == [])
    }

    private let table = [
        "         ┌───┐", "         │ a │", "         ├───┤", "         │ b │", "         └───┘",
    ]

    @Test func `a separator joins the columns of both rows`() {
        #expect(
            paper("{border:line;width:3,3;align:left}\n|a|b|\n-\n{width:2,7}\n|c|d|") == [
                "┌───┬───┐", "│ a │ b │", "├──┬┴───┴──┐", "│ c│   d   │", "└──┴───────┘",
            ]
        )
        #expect(
            paper("{border:line;width:2;align:left}\na\n-\n{align:right}\nb").dropFirst(2).first
                == "└──┘                ┌──┐"
        )
    }

    @Test func `a cut ends a table, which begins anew`() {
        #expect(
            paper("{border:line;width:3;align:left}\na\n-\n=\nb") == [
                "┌───┐", "│ a │", "└───┘", "CUT", "┌───┐", "│ b │", "└───┘",
            ]
        )
        #expect(paper("{border:line}\n=") == ["CUT"])
    }

    @Test func `codes stand between rows`() {
        #expect(
            paper("{border:line;width:3;align:left}\na\n{c:1}\nb") == [
                "┌───┐", "│ a │", "code128 1 2 72 none left", "│ b │", "└───┘",
            ]
        )
    }

    @Test func `rows of a table are filled with empty columns and are as high as they need`() {
        #expect(
            paper("{border:line;width:3,3;align:left}\n|a\\nb|\n^^c\n\n") == [
                "┌───┬───┐", "│ a │   │", "│ b │   │",
                "[1x2 │] [1x2 c] [1x2 │]   [1x2 │]",
                "│   │   │", "│   │   │", "└───┴───┘",
            ]
        )
    }
}

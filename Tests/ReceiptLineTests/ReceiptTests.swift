import ReceiptLine
import Testing

@Suite struct ReceiptTests {
    @Test func `names stand at the left and prices at the right`() {
        let text = """
            Flat white | 3.40
            Oat milk | 0.50
            ---
            ^TOTAL | ^3.90
            """
        #expect(
            paper(text) == [
                "Flat white          3.40", "Oat milk            0.50", "RULE", "[2x1 TOTAL]      [2x1 3.90]",
            ]
        )
    }

    @Test func `long names are wrapped, or not`() {
        let text = """
            {width:10,6; align:center; border:1}
            Cinnamon roll, large | 4.20
            {text:nowrap}
            Cinnamon roll, large | 4.20
            """
        #expect(paper(text) == ["   Cinnamon r   4.20", "   oll, large", "   Cinnamon r   4.20"])
    }

    @Test func `decorations and escapes are told apart`() {
        #expect(
            paper("\"^^`VOID`\"|\n| _see receipt_ 12 |\n\\---") == [">[br1x2 VOID]", "=[u see receipt] 12", "=---"]
        )
        #expect(fault("\"^^`VOID`\"|\n| _see receipt_ \\#12 |") == "2:17")
    }

    @Test func `two slips are cut apart, and no raw bytes reach the printer`() {
        #expect(paper("{_:two slips}\n|Slip A\n=\n|Slip B") == ["<Slip A", "CUT", "<Slip B"])
        #expect(fault("|Slip B\n{x:\\x1b\\x70\\x00\\x19\\xfa}") == "2:4")
    }

    @Test func `paper is 48 characters wide unless told`() throws {
        let text = try ReceiptLineText(parsing: "a | b")
        #expect(text.elements.first?.text?.text.count == 48)
    }
}

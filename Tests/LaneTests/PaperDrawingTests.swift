import Interfaces
import Testing

@testable import lane

@Suite struct PaperDrawingTests {
    private func line(_ text: String, _ runs: [Simulation.Run] = []) -> Simulation.Mark {
        Simulation.Mark(number: 1, kind: .line, text: text, runs: runs, dots: 30)
    }

    private func mark(_ kind: Simulation.MarkKind, text: String = "", dots: Int = 0) -> Simulation.Mark {
        Simulation.Mark(number: 1, kind: kind, text: text, runs: [], dots: dots)
    }

    private func run(_ text: String, bold: Bool = false, underlined: Bool = false) -> Simulation.Run {
        Simulation.Run(
            text: text,
            isBold: bold,
            isUnderlined: underlined,
            isReversed: false,
            widthTimes: 1,
            heightTimes: 1
        )
    }

    private func drawn(_ marks: [Simulation.Mark], style: Bool = false) -> [String] {
        var drawing = PaperDrawing(width: 8, showsStyle: style)
        drawing.makeRoom(for: marks)
        return marks.flatMap { drawing.lines(for: $0) } + drawing.close()
    }

    @Test func `a line lies between straight edges`() {
        #expect(drawn([line("Tea"), line("かさ")]) == ["╭────────╮", "│Tea     │", "│かさ    │", "╰────────╯"])
    }

    @Test func `paper is as wide as its widest line`() {
        #expect(
            drawn([line("a"), line("0123456789")]) == ["╭──────────╮", "│a         │", "│0123456789│", "╰──────────╯"]
        )
    }

    @Test func `what a picture shows is cut off where the paper ends`() {
        #expect(drawn([mark(.image, text: "logo")])[1] == "│[logo]  │")
        #expect(drawn([mark(.image, text: "QR code https://example.org")])[1] == "│[QR co…]│")
    }

    @Test func `a cut ends one piece and begins the next`() {
        let expected = ["╭────────╮", "│a       │", "├✂╌╌╌╌╌╌╌┤", "│b       │", "├✂╌╌╌╌╌╌╌┤"]
        #expect(drawn([line("a"), mark(.cut), line("b"), mark(.cut)]) == expected)
    }

    @Test func `a tear shows only where something was printed`() {
        #expect(drawn([mark(.tear)]).isEmpty)
        #expect(drawn([line("a"), mark(.tear), mark(.tear)]) == ["╭────────╮", "│a       │", "├torn /\\/┤"])
    }

    @Test func `small feeds add up to a line and great ones are bounded`() {
        #expect(drawn([line("a"), mark(.feed, dots: 20), mark(.feed, dots: 20)]).count == 4)
        #expect(drawn([mark(.feed, dots: .max), mark(.feed, dots: .max)]).count <= 203)
        #expect(drawn([mark(.feed, dots: .min)]).isEmpty)
    }

    @Test func `bold is shown where a terminal shows it, and only there`() {
        let marks = [line("  T O T A L  3", [run("TOTAL", bold: true), run("3", underlined: true)])]
        #expect(drawn(marks)[1] == "│  T O T A L  3│")
        #expect(drawn(marks, style: true)[1] == "│  \u{1B}[1mT O T A L\u{1B}[0m  \u{1B}[4m3\u{1B}[0m│")
    }

    @Test func `runs that are not in the line change nothing`() {
        let marks = [line("abc", [run("x", bold: true), run(""), run("bx", bold: true)])]
        #expect(drawn(marks, style: true)[1] == "│a\u{1B}[1mb\u{1B}[0mc     │")
    }

    @Test func `what is printed cannot write to the terminal`() {
        let wild = "\u{1B}[2J\r\n"
        let text = drawn([line(wild, [run(wild, bold: true)]), mark(.note, text: wild)]).joined()
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
    }
}

import Interfaces

/// How a piece of a line looks.
struct TextStyle: Equatable {
    var isUnderlined = false
    var isBold = false
    var isReversed = false
    /// How many times as wide as usual.
    var widthTimes = 1
    /// How many times as high as usual.
    var heightTimes = 1

    /// Whether spaces look the same in it as without any style.
    var leavesSpacesAlone: Bool { !isUnderlined && !isReversed && widthTimes == 1 && heightTimes == 1 }
}

/// A line of paper within the width it was made for: pieces of text, each in its style.
struct StyledLine {
    struct Run {
        var text: String.UnicodeScalarView
        var style: TextStyle
        /// Only spaces that keep other things apart, whose style does not matter as long as they stay as they are.
        var isSpacing: Bool
    }

    private(set) var runs: [Run] = []
    /// How many characters of usual width it takes.
    private(set) var width = 0
    /// How many times as high as usual its highest piece is.
    private(set) var heightTimes = 1
    /// Spaces for what may follow; without anything behind them they are nothing.
    private var spaces = 0

    mutating func append(_ scalar: Unicode.Scalar, _ style: TextStyle) {
        addSpaces()
        width += characterWidth(scalar) * style.widthTimes
        heightTimes = max(heightTimes, style.heightTimes)
        join(Run(text: .init([scalar]), style: style, isSpacing: false))
    }

    mutating func append(_ line: StyledLine) {
        guard !line.runs.isEmpty else { return }
        addSpaces()
        width += line.width
        heightTimes = max(heightTimes, line.heightTimes)
        for run in line.runs { join(run) }
    }

    /// Appends so many spaces of usual width, if anything follows on the same line.
    mutating func appendSpaces(_ count: Int) { spaces += count }

    /// Goes on with the next line of the same paper.
    mutating func appendBreak() {
        (spaces, width) = (0, 0)
        // It looks the same in every style.
        if runs.isEmpty { runs.append(Run(text: .init(), style: TextStyle(), isSpacing: true)) }
        runs[runs.count - 1].text.append("\n")
    }

    private mutating func addSpaces() {
        guard spaces > 0 else { return }
        width += spaces
        join(Run(text: .init(repeatElement(" ", count: spaces)), style: TextStyle(), isSpacing: true))
        spaces = 0
    }

    /// Spacing takes the style of its neighbour where that changes nothing: the fewer styles, the fewer commands.
    private mutating func join(_ run: Run) {
        guard let last = runs.last else {
            runs.append(run)
            return
        }
        if last.style == run.style || run.isSpacing && last.style.leavesSpacesAlone {
            runs[runs.count - 1].text.append(contentsOf: run.text)
            runs[runs.count - 1].isSpacing = last.isSpacing && run.isSpacing
        } else if last.isSpacing, run.style.leavesSpacesAlone {
            runs[runs.count - 1].text.append(contentsOf: run.text)
            runs[runs.count - 1].style = run.style
            runs[runs.count - 1].isSpacing = false
        } else {
            runs.append(run)
        }
    }
}

extension Printer.Text {
    /// The element for lines that are joined by line feeds; without runs where one style is enough.
    init(_ line: StyledLine, _ alignment: Printer.Alignment?) {
        if line.runs.count <= 1 {
            let style = line.runs.first?.style ?? TextStyle()
            self.init(
                text: String(line.runs.first?.text ?? .init()),
                bold: style.isBold ? true : nil,
                widthTimes: style.widthTimes > 1 ? style.widthTimes : nil,
                heightTimes: style.heightTimes > 1 ? style.heightTimes : nil,
                alignment: alignment,
                underline: style.isUnderlined ? .thin : nil,
                reversed: style.isReversed ? true : nil
            )
        } else {
            self.init(text: "", alignment: alignment, runs: line.runs.map(Printer.TextRun.init))
        }
    }
}

extension Printer.TextRun {
    fileprivate init(_ run: StyledLine.Run) {
        self.init(
            text: String(run.text),
            bold: run.style.isBold ? true : nil,
            widthTimes: run.style.widthTimes > 1 ? run.style.widthTimes : nil,
            heightTimes: run.style.heightTimes > 1 ? run.style.heightTimes : nil,
            underline: run.style.isUnderlined ? .thin : nil,
            reversed: run.style.isReversed ? true : nil
        )
    }
}

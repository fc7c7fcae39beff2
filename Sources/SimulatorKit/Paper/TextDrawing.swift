import Interfaces

/// Draws the stretches of a printed line.
package enum TextDrawing {
    /// More is no size that a printer has.
    private static let sizes = 1...8

    /// The height of the tallest stretch, in dots.
    package static func height(_ runs: [LinkSimulation.Run]) -> Int {
        runs.reduce(0) { max($0, PaperFont.named($1.font).height * clamped($1.heightTimes)) }
    }

    /// Draws stretches onto paper, with their feet at the row before `bottom`.
    ///
    /// Letters of different heights stand on one line, as those of Epson's printers do.
    package static func draw(_ runs: [LinkSimulation.Run], onto paper: inout Bitmap, bottom: Int) {
        var position = 0
        for run in runs {
            let font = PaperFont.named(run.font)
            let (wide, high) = (clamped(run.widthTimes), clamped(run.heightTimes))
            var x = run.leftDots ?? position
            let (start, top) = (x, bottom - font.height * high)
            for scalar in run.text.unicodeScalars {
                // Nothing to the right of the paper is seen, however long the text.
                if x >= paper.width { break }
                if scalar != " " {
                    paper.draw(font.dots(of: scalar, isBold: run.isBold).stretched(wide, high), x: x, y: top)
                }
                x += font.width * wide
            }
            let width = min(x, paper.width) - start
            if run.isUnderlined, width > 0 { paper.fill(x: start, y: bottom - 2, width: width, height: 2) }
            if run.isReversed, width > 0 { paper.invert(x: start, y: top, width: width, height: bottom - top) }
            position = x
        }
    }

    /// A line of text by itself, such as the one beside a bar code.
    package static func drawn(_ text: String, font: PaperFont) -> Bitmap {
        var (picture, x) = (Bitmap(width: text.unicodeScalars.count * font.width, height: font.height), 0)
        for scalar in text.unicodeScalars {
            picture.draw(font.dots(of: scalar), x: x, y: 0)
            x += font.width
        }
        return picture
    }

    private static func clamped(_ times: Int) -> Int { min(max(times, sizes.lowerBound), sizes.upperBound) }
}

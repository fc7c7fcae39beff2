import Interfaces
import SimulatorKit

/// Characters, lines and paper.
extension Printer {
    /// The area in which lines are printed, right of the left margin.
    var areaWidth: Int {
        if let page { return page.lineLength }
        let free = max(TextStyle.Font.a.width, settings.dots - modes.leftMargin)
        return min(modes.areaWidth ?? free, free)
    }

    mutating func execute(_ token: PrinterToken) {
        if !isSelected {
            // ESC = alone brings it back.
            guard case .command(let command) = token, command[0] == 0x1B, command[1] == 0x3D else { return }
        }
        if case .character(let byte) = token { return print(byte) }
        loseLeadBytes()
        switch token {
        case .character: break
        case .control(let byte): if !controlInDialect(byte) { control(byte) }
        case .command(let command): if !executeInDialect(command) { execute(command) }
        case .unknown(let command):
            unknownCommands += 1
            note("unknown command \(command.hexadecimal(4))")
        }
    }

    /// Puts a character into the line; one that does not fit begins the next line.
    mutating func print(_ scalar: Unicode.Scalar, _ style: TextStyle, spacing: Int, glyph: Bitmap? = nil) {
        let width = style.width + spacing * (style.isTurned ? style.heightTimes : style.widthTimes)
        if line.isFull || (!line.isEmpty && line.position + width > areaWidth) { printLine() }
        line.add(scalar, width: width, style: style, glyph: glyph)
    }

    /// Prints what is in the line and moves the paper, by the line spacing or a tall line's height unless told;
    /// without characters the paper moves alone.
    mutating func printLine(dots: Int? = nil) {
        if page != nil { return printLineOnPage(dots: dots) }
        guard !line.isEmpty else {
            line.clear()
            feed(dots ?? modes.lineSpacing)
            return
        }
        let moved = dots ?? max(modes.lineSpacing, line.height)
        let printed = line
        line.clear()
        let left = modes.leftMargin + modes.shift(in: areaWidth, extent: printed.extent)
        if let band = printed.bandOnLine(height: printed.height) {
            let text = "bit image \(band.width) x \(LineBuffer.bandHeight)"
            // Text of the same line is printed with it, before the paper moves.
            let mark = LinkSimulation.Mark(.image, text: text, dots: printed.hasText ? 0 : moved)
            make(mark, turned(band, left: left))
        }
        guard printed.hasText else { return }
        let (text, runs) = printed.laidOut(shift: left)
        var raster: LinkSimulation.Raster?
        if printed.needsDots {
            raster = turned(printed.drawn(width: areaWidth), left: left)
        } else if modes.isUpsideDown {
            raster = turned(runs)
        }
        make(.init(.line, text: text, runs: runs, dots: moved, raster: raster))
    }

    private mutating func make(_ mark: LinkSimulation.Mark, _ raster: LinkSimulation.Raster) {
        var mark = mark
        mark.raster = raster
        make(mark)
    }

    /// Dots at a place, turned with the whole print area where ESC { says so.
    private func turned(_ dots: Bitmap, left: Int) -> LinkSimulation.Raster {
        guard modes.isUpsideDown else { return dots.raster(leftDots: left) }
        return dots.upsideDown.raster(leftDots: max(0, 2 * modes.leftMargin + areaWidth - left - dots.width))
    }

    /// A line whose text is upside down, as dots.
    private func turned(_ runs: [LinkSimulation.Run]) -> LinkSimulation.Raster {
        var dots = Bitmap(width: modes.leftMargin + areaWidth, height: TextDrawing.height(runs))
        TextDrawing.draw(runs, onto: &dots, bottom: dots.height)
        return dots.upsideDown.raster(leftDots: modes.leftMargin)
    }

    /// Moves the paper, or goes down on a page.
    mutating func feed(_ dots: Int) { if page == nil { feedPaper(dots) } else { page?.feed(dots) } }

    /// Moves the paper.
    mutating func feedPaper(_ dots: Int) { if dots > 0 { make(.init(.feed, dots: dots)) } }

    /// ESC d: the line, and so many lines down in all.
    mutating func printAndFeed(lines: Int) {
        // Without a feed the line is still printed, and the next one lands on top of it.
        guard lines > 0 else { return line.isEmpty ? () : printLine(dots: 0) }
        let begun = !line.isEmpty
        if begun { printLine() }
        feed((lines - (begun ? 1 : 0)) * modes.lineSpacing)
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x09: tab()
        case 0x0A: printLine()
        case 0x0C: if page != nil { printPage(keeps: false) }
        // CR does nothing where lines end with LF, as is usual on serial, USB and network interfaces; not verified
        // on hardware. NUL, XON and XOFF are no commands.
        case 0x0D, 0x00, 0x11, 0x13: break
        case 0x18 where page == nil: break
        case 0x18:
            line.clear()
            page?.eraseArea()
        default:
            unknownCommands += 1
            note("unknown control byte \(PrinterCommand(bytes: [byte], length: 1).hexadecimal(1))")
        }
    }

    /// The next stop to the right; without one nothing happens.
    private mutating func tab() {
        let width = modes.style.width + modes.rightSpacing * modes.style.widthTimes
        let next: Int?
        if let stops = modes.tabStops {
            next = stops.map { $0 * width }.first { $0 > line.position }
        } else {
            let eighth = 8 * TextStyle.Font.a.width
            next = (line.position / eighth + 1) * eighth
        }
        if let next, next < areaWidth { line.position = next }
    }
}

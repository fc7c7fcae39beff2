import Interfaces
import SimulatorKit

/// Page mode: ESC L, ESC S, ESC T, ESC W, GS $, GS \, FF, ESC FF and CAN.
extension Printer {
    /// ESC L, at the beginning of a line only.
    mutating func beginPage() {
        guard page == nil, line.isEmpty else { return }
        page = newPage
        line.clear()
    }

    /// An empty page as ESC W and ESC T have it.
    var newPage: Page { Page(paperWidth: settings.dots, area: modes.pageArea, direction: modes.pageDirection) }

    /// ESC S: what is on the page goes.
    mutating func endPage() {
        guard page != nil else { return }
        page = nil
        line.clear()
    }

    /// ESC W; in standard mode for the pages to come.
    mutating func choosePageArea(_ command: PrinterCommand) {
        let area = Page.Area(
            x: acrossPaper(command.word(2)),
            y: alongPaper(command.word(4)),
            width: acrossPaper(command.word(6)),
            height: alongPaper(command.word(8))
        )
        guard area.width > 0, area.height > 0, area.x < settings.dots, area.y < Page.longest else { return }
        putLine()
        modes.pageArea = area
        page?.choose(area)
    }

    /// ESC T; in standard mode for the pages to come.
    mutating func turnPage(_ number: UInt8) {
        guard let direction = Page.Direction(rawValue: number >= 0x30 ? number - 0x30 : number) else { return }
        putLine()
        modes.pageDirection = direction
        page?.turn(direction)
    }

    /// GS $ and GS \: where the next line is, from the beginning of the area or from here.
    mutating func moveOnPage(_ command: PrinterCommand) {
        guard page != nil else { return }
        let position = line.position
        putLine()
        line.position = position
        let isAbsolute = command[1] == 0x24
        let distance = vertical(isAbsolute ? command.word(2) : Int(Int16(truncatingIfNeeded: command.word(2))))
        if isAbsolute { page?.move(to: distance) } else { page?.move(by: distance) }
    }

    /// Puts the line on the page, if there is one; the next characters stand at the beginning of the same line.
    mutating func putLine() {
        guard page != nil else { return }
        let printed = line
        line.clear()
        guard !printed.isEmpty else { return }
        let dots = printed.drawn(width: page?.lineLength ?? 0)
        let first = printed.beginning
        let seen = dots.part(x: first, y: 0, width: dots.width - first, height: dots.height)
        let (text, runs) = printed.laidOut(shift: 0)
        put(seen, at: first, printed.hasText ? .init(.line, text: text, runs: runs) : .init(.image, text: "bit image"))
    }

    /// Prints the line of a page, which then goes on below.
    mutating func printLineOnPage(dots: Int?) {
        let height = line.height
        putLine()
        page?.feed(dots ?? max(modes.lineSpacing, height))
    }

    /// Puts a picture where the line stands, which goes on beside it.
    mutating func putImage(_ picture: Bitmap, _ text: String) {
        let start = line.position
        putLine()
        put(picture, at: start, .init(.image, text: text))
        line.position = min(start + picture.width, page?.lineLength ?? 0)
    }

    private mutating func put(_ dots: Bitmap, at start: Int, _ mark: LinkSimulation.Mark) {
        if page?.put(dots, at: start, mark) == false { note("what is more than a page holds") }
    }

    /// FF in page mode, and ESC FF, which keeps the page.
    mutating func printPage(keeps: Bool) {
        putLine()
        guard let printed = page, let isDrawn = page?.countPrint() else { return }
        if !keeps { page = nil }
        if !isDrawn { return note("page once more, which is not drawn any more") }
        let items = PagePrinting.order(printed.items)
        var position = 0
        for (item, start) in items {
            feedPaper(start - position)
            position = start
            var dots = Bitmap(width: item.dots.width, height: item.y - start + item.dots.height)
            dots.draw(item.dots, x: 0, y: item.y - start)
            var mark = item.mark
            mark.raster = dots.raster(leftDots: item.x)
            make(mark)
        }
        feedPaper(printed.height - position)
    }
}

/// How a page comes out: its parts from above, none of which moves the paper.
enum PagePrinting {
    /// So much white is drawn above parts for the sake of their order.
    private static let mostBytes = 1 << 20

    /// The parts, each with the row at which the paper stands when it is printed, and which is none of its dots below.
    ///
    /// In the order in which they came, with white above what is further down than something that follows; where that
    /// would be too much, as they lie on the page.
    static func order(_ items: [Page.Item]) -> [(item: Page.Item, start: Int)] {
        var (ordered, lowest, bytes) = ([(item: Page.Item, start: Int)](), Int.max, 0)
        for item in items.reversed() {
            lowest = min(lowest, item.y)
            let rows = item.y - lowest + item.dots.height
            bytes += rows * item.dots.rowBytes
            ordered.append((item, lowest))
        }
        if bytes <= mostBytes { return ordered.reversed() }
        return items.enumerated().sorted { ($0.element.y, $0.offset) < ($1.element.y, $1.offset) }
            .map { ($0.element, $0.element.y) }
    }
}

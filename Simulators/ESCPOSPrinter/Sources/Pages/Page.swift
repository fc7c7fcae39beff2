import Interfaces
import SimulatorKit

/// What page mode puts together until it is printed: stretches of text and pictures, each with its place.
///
/// It holds so many things and so many dots; what comes on top is lost.
struct Page {
    /// A part of the page in which is written, in dots from its upper left corner.
    struct Area: Equatable {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
    }

    /// In which direction lines run; the numbers are those of ESC T.
    enum Direction: UInt8 {
        /// From left to right, the first line above.
        case right = 0
        /// Upwards, the first line on the left.
        case up = 1
        /// From right to left, the first line below.
        case left = 2
        /// Downwards, the first line on the right.
        case down = 3

        /// Whether lines run along the paper.
        var isAlongPaper: Bool { self == .up || self == .down }
    }

    /// Where the next line is.
    enum Position {
        /// Its upper edge, where it follows the beginning of an area or another line.
        case top(Int)
        /// Its foot, where a command has set it.
        case foot(Int)
    }

    /// Something on the page.
    struct Item {
        let mark: LinkSimulation.Mark
        fileprivate(set) var dots: Bitmap
        let x: Int
        let y: Int
    }

    /// As long as pages of 80 mm printers of Epson's commonly are; not verified on hardware.
    static let longest = 1662
    private static let capacity = 512
    private static let byteCapacity = 256 << 10

    /// What lies on it, in the order in which it came.
    private(set) var items: [Item] = []
    private(set) var area: Area
    private(set) var direction: Direction
    private(set) var position = Position.top(0)
    /// How often it has come out.
    private(set) var prints = 0
    /// How far down areas that were chosen reach.
    private var areaEnd = 0
    private var bytes = 0
    private let paperWidth: Int

    init(paperWidth: Int, area: Area?, direction: Direction) {
        self.paperWidth = paperWidth
        self.area = Area(x: 0, y: 0, width: paperWidth, height: Page.longest)
        self.direction = direction
        if let area { choose(area) }
    }

    /// How long lines are.
    var lineLength: Int { direction.isAlongPaper ? area.height : area.width }

    /// How much room lines have, one beside the other.
    var room: Int { direction.isAlongPaper ? area.width : area.height }

    /// How long the paper will be.
    var height: Int { items.reduce(areaEnd) { max($0, $1.y + $1.dots.height) } }

    /// Counts that it comes out; false when it has come out so often that it is enough.
    ///
    /// A page comes out once more by two bytes, and somebody may send many of them.
    mutating func countPrint() -> Bool {
        prints += 1
        return prints <= 16
    }

    /// ESC W: where to write from now on; what reaches over the page's edges is cut off, and an area outside of it is none.
    mutating func choose(_ wanted: Area) {
        guard wanted.x < paperWidth, wanted.y < Page.longest, wanted.width > 0, wanted.height > 0 else { return }
        area = wanted
        area.width = min(wanted.width, paperWidth - wanted.x)
        area.height = min(wanted.height, Page.longest - wanted.y)
        areaEnd = max(areaEnd, area.y + area.height)
        position = .top(0)
    }

    /// ESC T: how lines run from now on.
    mutating func turn(_ wanted: Direction) {
        direction = wanted
        position = .top(0)
    }

    /// GS $: where the next line has its foot; a place outside of the area is none.
    mutating func move(to foot: Int) { if (0...room).contains(foot) { position = .foot(foot) } }

    /// GS \: the same from where it would have its foot now.
    mutating func move(by distance: Int) {
        switch position {
        case .top(let top): move(to: top + TextStyle.Font.a.height + distance)
        case .foot(let foot): move(to: foot + distance)
        }
    }

    /// Goes down, as line feeds do.
    mutating func feed(_ distance: Int) {
        switch position {
        case .top(let top): position = .top(min(top + distance, room))
        case .foot(let foot): position = .foot(min(foot + distance, room))
        }
    }

    /// Puts something at a place of the present line; false if it found no room in memory.
    ///
    /// What lies outside of the area is cut off.
    mutating func put(_ dots: Bitmap, at start: Int, _ mark: LinkSimulation.Mark) -> Bool {
        let upper: Int
        switch position {
        case .top(let top): upper = top
        case .foot(let foot): upper = foot - dots.height
        }
        let skipped = max(0, -upper)
        let seen = dots.part(
            x: 0,
            y: skipped,
            width: min(dots.width, lineLength - start),
            height: min(dots.height - skipped, room - max(0, upper))
        )
        guard seen.width > 0, seen.height > 0 else { return true }
        guard items.count < Page.capacity, bytes + seen.bytes.count <= Page.byteCapacity else { return false }
        let (x, y) = place(seen, start, max(0, upper))
        let turned =
            switch direction {
            case .right: seen
            case .up: seen.turnedLeft
            case .left: seen.upsideDown
            case .down: seen.turnedRight
            }
        items.append(Item(mark: mark, dots: turned, x: x, y: y))
        bytes += turned.bytes.count
        return true
    }

    /// CAN: what is in the area goes, whatever else reaches into it.
    mutating func eraseArea() {
        let area = area
        for index in items.indices {
            let (x, y) = (area.x - items[index].x, area.y - items[index].y)
            items[index].dots.erase(x: x, y: y, width: area.width, height: area.height)
        }
        items.removeAll { $0.dots.isWhite }
        bytes = items.reduce(0) { $0 + $1.dots.bytes.count }
        position = .top(0)
    }

    /// Where on the page something of a line has its upper left corner once it was turned.
    private func place(_ dots: Bitmap, _ start: Int, _ upper: Int) -> (x: Int, y: Int) {
        switch direction {
        case .right: (area.x + start, area.y + upper)
        case .up: (area.x + upper, area.y + area.height - start - dots.width)
        case .left: (area.x + area.width - start - dots.width, area.y + area.height - upper - dots.height)
        case .down: (area.x + area.width - upper - dots.height, area.y + start)
        }
    }
}

import SimulatorKit

/// GS1 DataBar in several rows (ISO/IEC 24724, sections 5.3 and 7.2.8).
enum DataBarStacked {
    /// What GS ( k function 80 calls the kinds (Citizen's manual of the CT-E351).
    enum Kind: UInt8 {
        case stacked = 72
        case stackedOmnidirectional = 73
        case expandedStacked = 76
    }

    /// The least heights of rows in modules.
    private static let heights = (stacked: [5, 7], omnidirectional: 33, expanded: 34)
    private static let groupWidth = 49

    /// The symbol with one dot for each module, no row wider than `width` where that can be; nil when data are not
    /// allowed.
    static func drawn(_ kind: Kind, _ data: [UInt8], width: Int) -> Bitmap? {
        guard kind != .expandedStacked else { return expanded(data, width: width) }
        guard let digits = DataBar.digits(data) else { return nil }
        let halves = DataBar.halves(digits)
        let upper = row([1, 1] + halves.left + [1, 1], startsBlack: false)
        let lower = row([1, 1] + halves.right + [1, 1], startsBlack: true)
        guard kind == .stackedOmnidirectional else {
            return picture([
                (upper, heights.stacked[0]), (separator(upper, lower), 1), (lower, heights.stacked[1]),
            ])
        }
        // Behind a guard and a character of 16 modules, or of 15 and two narrow elements of a finder that is reversed.
        var above = complement(lower, finders: [19..<32], isBackwards: false)
        // One finder has its only narrow space beside its bar of three, and the dot over it one module further.
        if Array(halves.right[8..<13]) == [1, 1, 9, 1, 3] { above.swapAt(28, 29) }
        let separators = [complement(upper, finders: [18..<31], isBackwards: false), alternating(upper.count), above]
        return picture(
            [(upper, heights.omnidirectional)] + separators.map { ($0, 1) } + [(lower, heights.omnidirectional)]
        )
    }

    private static func expanded(_ data: [UInt8], width: Int) -> Bitmap? {
        let perRow = max(1, (width - 4) / groupWidth)
        guard let groups = DataBarExpanded.groups(data, perRow: perRow * 2) else { return nil }
        var rows: [(modules: [Bool], height: Int)] = []
        let full = groupWidth * min(perRow, groups.count) + 4
        var below: [Bool]?
        for first in stride(from: 0, to: groups.count, by: perRow) {
            let part = groups[first..<min(first + perRow, groups.count)]
            var modules = row([1, 1] + part.flatMap { $0 } + [1, 1], startsBlack: first % 2 == 1)
            var finders = part.indices.map { groupWidth * ($0 - first) + 19 }.map { $0..<$0 + 15 }
            var isBackwards = false
            // Every second row runs backwards, where rows would begin alike; one that would then begin with a space is
            // moved by a module instead.
            if perRow % 2 == 0, first / perRow % 2 == 1 {
                if (perRow - part.count) % 2 == 0 {
                    finders = finders.map { modules.count - $0.upperBound..<modules.count - $0.lowerBound }
                    modules.reverse()
                    isBackwards = true
                } else {
                    modules.insert(false, at: 0)
                    finders = finders.map { $0.lowerBound + 1..<$0.upperBound + 1 }
                }
            }
            var beside = complement(modules, finders: finders, isBackwards: isBackwards)
            // Four modules at either end are white, and the one that the row was moved by.
            if modules.count % groupWidth == 5 { beside[4] = false }
            if let below { rows += [(below, 1), (alternating(full), 1), (beside, 1)] }
            rows.append((modules, heights.expanded))
            below = beside
        }
        return picture(rows)
    }

    /// Elements as modules.
    private static func row(_ elements: [Int], startsBlack: Bool) -> [Bool] {
        elements.enumerated().flatMap { [Bool](repeating: ($0 % 2 == 0) == startsBlack, count: $1) }
    }

    /// Between rows of which both are seen: black where both are white, white where both are black, and else other than
    /// the module before.
    private static func separator(_ upper: [Bool], _ lower: [Bool]) -> [Bool] {
        var (modules, isBlack) = ([Bool](), true)
        for (above, below) in zip(upper, lower) {
            isBlack = above == below ? !above : !isBlack
            modules.append(isBlack)
        }
        for index in 0..<4 { (modules[index], modules[modules.count - 1 - index]) = (false, false) }
        return modules
    }

    /// Black and white by turns.
    private static func alternating(_ count: Int) -> [Bool] {
        (0..<count).map { $0 >= 5 && $0 < count - 4 && $0 % 2 == 1 }
    }

    /// The opposite of a row, and by turns black and white where a finder has spaces.
    private static func complement(_ row: [Bool], finders: [Range<Int>], isBackwards: Bool) -> [Bool] {
        var modules = row.indices.map { $0 >= 4 && $0 < row.count - 4 && !row[$0] }
        for finder in finders {
            var isBlack = true
            for place in isBackwards ? Array(finder.reversed()) : Array(finder) where modules.indices.contains(place) {
                modules[place] = !row[place] && isBlack
                isBlack = row[place] || !isBlack
            }
        }
        return modules
    }

    private static func picture(_ rows: [(modules: [Bool], height: Int)]) -> Bitmap {
        let width = rows.reduce(0) { max($0, $1.modules.count) }
        var (picture, y) = (Bitmap(width: width, height: rows.reduce(0) { $0 + $1.height }), 0)
        for (modules, height) in rows {
            for (x, isBlack) in modules.enumerated() where isBlack {
                picture.fill(x: x, y: y, width: 1, height: height)
            }
            y += height
        }
        return picture
    }
}

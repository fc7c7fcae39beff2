import Interfaces
import Varlink

/// Where the marks of a roll lie in its file, learned from the file's bytes; no file of its own.
///
/// A roll is a text of one JSON object a line. What follows the last whole mark, and
/// what follows a mark that is not newer than the one before, is no part of it: a
/// process was killed while it wrote.
struct RollIndex {
    /// The marks' numbers, rising.
    private(set) var numbers: [Int] = []
    /// Where each of them begins.
    private(set) var offsets: [Int] = []
    /// Where the next one will begin.
    private(set) var end = 0
    /// The highest number that was ever given.
    private(set) var lastNumber = 0
    /// Whether something is on the paper that was neither cut nor torn off.
    private(set) var isPieceBegun = false
    /// The pieces that are off, as far as something is printed on them, and the one that hangs out.
    private var finished: [PaperPiece] = []
    private var current = PaperPiece(after: 0, through: 0)
    private var isSound = true

    /// Takes the next line of the file, without its end.
    mutating func take(_ line: UnsafeRawBufferPointer) {
        guard let outline = MarkOutline(line), outline.number > 0 else {
            isSound = false
            return
        }
        // Also behind a place where reading has ended: a number is never given twice.
        let isNewer = outline.number > (numbers.last ?? 0)
        lastNumber = max(lastNumber, outline.number)
        isSound = isSound && isNewer
        if isSound { add(outline, bytes: line.count + 1) }
    }

    /// Notes a mark that was written at the end.
    mutating func add(_ mark: LinkSimulation.Mark, bytes: Int) { add(MarkOutline(mark), bytes: bytes) }

    private mutating func add(_ mark: MarkOutline, bytes: Int) {
        numbers.append(mark.number)
        offsets.append(end)
        end += bytes
        lastNumber = max(lastNumber, mark.number)
        switch mark.kind {
        case .line, .image, .feed: isPieceBegun = true
        case .cut, .tear: isPieceBegun = false
        case .pulse, .note: break
        }
        note(mark)
    }

    /// The pieces of paper on which something is printed, the oldest first.
    var pieces: [PaperPiece] { current.isPrinted ? finished + [current] : finished }

    private mutating func note(_ mark: MarkOutline) {
        current.through = mark.number
        switch mark.kind {
        case .line, .image: current.isPrinted = true
        case .feed, .pulse, .note: break
        case .cut, .tear:
            let edge: PaperEdge =
                if mark.kind == .tear { .torn } else { mark.isPartial ? .partlyCut : .cut }
            current.bottom = edge
            // What comes after the first edge of a roll, or after bare paper, begins with the same edge.
            if current.isPrinted { finished.append(current) }
            current = PaperPiece(after: mark.number, through: mark.number, top: edge)
        }
    }

    /// Where the marks after a number begin; nil when there are none.
    func offset(after number: Int) -> Int? {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] > number { high = middle } else { low = middle + 1 }
        }
        return low < offsets.count ? offsets[low] : nil
    }

    /// Where the newer half begins, at a mark.
    var newerHalf: Int { offsets.first { $0 >= end / 2 } ?? end }

    /// Forgets what lies before an offset, and counts from there.
    mutating func drop(before offset: Int) {
        let count = offsets.firstIndex { $0 >= offset } ?? offsets.count
        numbers.removeFirst(count)
        offsets = offsets.dropFirst(count).map { $0 - offset }
        end -= offset
        finished.removeAll { $0.through < (numbers.first ?? .max) }
    }
}

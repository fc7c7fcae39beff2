import Glibc
import Interfaces
import Varlink

/// What a roll has to know of a mark to find it again and to tell pieces of paper apart.
///
/// A long roll is read while the supervisor waits: the usual marks are understood
/// by how ``Roll`` itself writes them, and only the others as JSON.
struct MarkOutline: Equatable {
    let number: Int
    let kind: LinkSimulation.MarkKind
    /// Whether a cut leaves the piece hanging on.
    let isPartial: Bool

    init(_ mark: LinkSimulation.Mark) {
        (number, kind) = (mark.number, mark.kind)
        isPartial = mark.text.utf8.elementsEqual("partial".utf8)
    }

    /// Reads a line of a roll; nil when it is no whole mark.
    init?(_ line: UnsafeRawBufferPointer) {
        if let usual = MarkOutline(usual: line) {
            self = usual
            return
        }
        guard let mark = try? LinkSimulation.Mark.decode(Array(line), unknownFields: .ignore) else { return nil }
        self.init(mark)
    }

    /// A mark of the kinds that come by the thousand, whose text does not matter here.
    private init?(usual line: UnsafeRawBufferPointer) {
        guard MarkOutline.isWhole(line), MarkOutline.starts(line, at: 0, with: MarkOutline.beginning) else {
            return nil
        }
        var (number, position) = (0, MarkOutline.beginning.utf8CodeUnitCount)
        while position < min(line.count, MarkOutline.beginning.utf8CodeUnitCount + MarkOutline.mostDigits) {
            let digit = Int(line[position]) - Int(UInt8(ascii: "0"))
            guard (0...9).contains(digit) else { break }
            (number, position) = (number * 10 + digit, position + 1)
        }
        if MarkOutline.starts(line, at: position, with: MarkOutline.line) {
            kind = .line
        } else if MarkOutline.starts(line, at: position, with: MarkOutline.feed) {
            kind = .feed
        } else {
            return nil
        }
        (self.number, isPartial) = (number, false)
    }

    /// Whether it ends as a mark does that is neither a picture nor a fault: in a text no quotation mark follows a comma.
    private static func isWhole(_ line: UnsafeRawBufferPointer) -> Bool {
        guard line.last == UInt8(ascii: "}") else { return false }
        var position = line.count - 1
        while position > 0, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(line[position - 1]) { position -= 1 }
        let start = position - end.utf8CodeUnitCount
        return start >= 0 && starts(line, at: start, with: end)
    }

    private static let end: StaticString = ",\"dots\":"
    private static let beginning: StaticString = "{\"number\":"
    private static let line: StaticString = ",\"kind\":\"line\","
    private static let feed: StaticString = ",\"kind\":\"feed\","
    /// As many as never overflow.
    private static let mostDigits = 18

    private static func starts(_ line: UnsafeRawBufferPointer, at position: Int, with text: StaticString) -> Bool {
        guard let start = line.baseAddress, line.count - position >= text.utf8CodeUnitCount else { return false }
        return memcmp(start + position, text.utf8Start, text.utf8CodeUnitCount) == 0
    }
}

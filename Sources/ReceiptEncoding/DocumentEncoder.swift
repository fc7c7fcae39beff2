import DriverKit
import ESCPOS
import Interfaces

/// Turns a document into the bytes of a job, all of it before any is sent.
///
/// Text is in `DocumentEncoder+Text.swift` and `DocumentEncoder+Runs.swift`, codes in `DocumentEncoder+Codes.swift`. The code pages are chosen when all text is
/// known.
package struct DocumentEncoder {
    /// Why an element is refused; its place is added by who counts.
    struct Refusal: Error {
        let reason: String
        /// Whether the element could be printed as a picture.
        var isDrawable = false
    }

    private enum Piece {
        case command([UInt8], lines: Int)
        /// Characters with the line feeds behind them.
        case text([Character], lines: Int)
    }

    let target: PrintTarget
    private var pieces: [Piece] = []
    private(set) var style = PrintStyle()

    /// The bytes of a document; a refusal names the element that cannot be printed.
    package static func encode(_ job: JobDocument, for target: PrintTarget) throws(JobRefusal) -> EncodedDocument {
        guard !job.document.elements.isEmpty else {
            throw JobRefusal(element: 0, reason: "a document has at least one element")
        }
        var encoder = DocumentEncoder(target: target)
        encoder.appendKnownState()
        var drawings: [LinkJobs.Drawing] = []
        for (index, element) in job.document.elements.enumerated() {
            do throws(Refusal) {
                if let picture = job.pictures[index] {
                    try encoder.append(picture, in: element)
                } else {
                    try encoder.append(element)
                }
            } catch {
                guard error.isDrawable, let drawing = encoder.drawing(of: element, index) else {
                    throw JobRefusal(element: index, reason: error.reason)
                }
                drawings.append(drawing)
            }
        }
        guard drawings.isEmpty else { throw JobRefusal(drawings: drawings) }
        return encoder.encoded()
    }

    private init(target: PrintTarget) { self.target = target }

    /// Prints from now on in this style.
    mutating func set(_ style: PrintStyle) {
        for command in style.commands(from: self.style) { append(command) }
        self.style = style
    }

    /// Appends a command, with about how many lines of paper it takes.
    mutating func append(_ command: PrinterCommand, lines: Int = 0) { append(command.bytes, lines: lines) }

    /// Appends a whole command.
    mutating func append(_ command: [UInt8], lines: Int = 0) { pieces.append(.command(command, lines: lines)) }

    /// Appends characters that the printer has.
    mutating func append(text: [Character], lines: Int) { pieces.append(.text(text, lines: lines)) }

    /// Whatever came before: plain text, ASCII, at the left.
    ///
    /// `ESC @` also ends automatic status on some printers
    /// (Bixolon SRP-330II manual), so it is asked for once more.
    private mutating func appendKnownState() {
        append(.initialize)
        append(.automaticStatus(.all))
        append(.singleByteCharacters)
        append(.internationalSet(0))
    }

    private mutating func append(_ element: Printer.Element) throws(Refusal) {
        let fields: [Any?] = [
            element.text, element.row, element.rule, element.image, element.barcode, element.matrixCode,
            element.feedLines, element.cut, element.drawer, element.buzzer,
        ]
        guard fields.count(where: { $0 != nil }) == 1 else {
            throw Refusal(reason: "expected exactly one field of an element")
        }
        if let text = element.text { try append(text) }
        if let row = element.row { try append(row) }
        if let rule = element.rule { append(rule) }
        if element.image != nil {
            throw Refusal(reason: "the picture was not drawn for this printer", isDrawable: true)
        }
        if let barcode = element.barcode { try append(barcode) }
        if let code = element.matrixCode { try append(code) }
        if let lines = element.feedLines { append(.feedLines(try checked(lines, 1...100, "feedLines")), lines: lines) }
        if let cut = element.cut { append(cut) }
        if let drawer = element.drawer { try append(drawer: drawer) }
        if let count = element.buzzer { try append(buzzer: count) }
    }

    /// A number that lies in its range.
    func checked(_ number: Int, _ range: ClosedRange<Int>, _ name: String) throws(Refusal) -> Int {
        guard range ~= number else {
            throw Refusal(reason: "\(name) is \(number), expected \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private mutating func append(_ cut: Printer.Cut) {
        let wanted: PaperCut = cut == .full ? .full : .partial
        let cuts = target.profile.cuts
        // The blade sits a few lines behind the head; without one, a person tears the paper there.
        guard let cut = cuts.contains(wanted) ? wanted : cuts.first else { return append(.feedLines(4), lines: 4) }
        append(.feedAndCut(cut), lines: 4)
    }

    private mutating func append(drawer: Int) throws(Refusal) {
        let connector = try checked(drawer, 1...2, "drawer")
        append(.pulse(connector: connector, on: target.profile.drawer.on, off: target.profile.drawer.off))
    }

    private mutating func append(buzzer: Int) throws(Refusal) {
        let count = try checked(buzzer, 1...9, "buzzer")
        switch target.profile.buzzer {
        case .none: break
        // Each sound and the silence behind it take less than the second that five lines are counted with.
        case .escB: append(.beep(count), lines: count * 5)
        }
    }

    private mutating func append(_ picture: RasterPicture, in element: Printer.Element) throws(Refusal) {
        guard picture.widthDots <= target.paper.dots else {
            throw Refusal(reason: "the picture is \(picture.widthDots) dots wide, and the paper \(target.paper.dots)")
        }
        let isCode = element.image != nil || element.barcode != nil || element.matrixCode != nil
        let told =
            element.image?.alignment ?? element.barcode?.alignment ?? element.matrixCode?.alignment
            ?? element.text?.alignment
        set(PrintStyle(alignment: (told ?? (isCode ? .center : .left)).line))
        for band in picture.bands { append(band.command, lines: band.rows / 24 + 1) }
    }

    /// The bytes, once it is known what each code page is to serve.
    private consuming func encoded() -> EncodedDocument {
        var text = TextEncoder(target.pages)
        for case .text(let characters, _) in pieces { text.expect(characters) }
        var encoded = EncodedDocument()
        for piece in pieces {
            switch piece {
            case .command(let bytes, let lines): encoded.append(bytes, lines: lines)
            case .text(let characters, let lines):
                for (index, bytes) in text.encode(characters).enumerated() {
                    encoded.append(bytes, lines: index == 0 ? lines : 0)
                }
            }
        }
        return encoded
    }
}

extension Printer.Alignment {
    /// As the printer's command has it.
    var line: LineAlignment {
        switch self {
        case .left: .left
        case .center: .center
        case .right: .right
        }
    }
}

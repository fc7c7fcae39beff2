import DriverKit
import ESCPOS
import Interfaces
import Varlink

/// Turns a `org.lanekeeper.Printer.Document` into the bytes of a job, all of it before any is sent.
struct DocumentEncoder {
    /// The format of documents that it takes.
    static let format = "org.lanekeeper.Printer.Document"

    private let columns: Int
    private var encoded = EncodedDocument()
    private var text: TextEncoder
    private var alignment = Printer.Alignment.left
    private var isBold = false
    private var size = (width: 1, height: 1)

    /// The bytes of a document in JSON; a refusal names the element that cannot be printed.
    static func encode(
        _ document: UnsafeRawBufferPointer,
        _ settings: PrinterSettings
    ) throws(JobRefusal) -> EncodedDocument {
        let parsed: Printer.Document
        do throws(JSONError) {
            parsed = try Printer.Document.decode(Array(document))
        } catch {
            throw JobRefusal(element: 0, reason: "this is no document: \(error.reason) at byte \(error.offset)")
        }
        return try encode(parsed, settings)
    }

    /// The bytes of a document.
    static func encode(_ document: Printer.Document, _ settings: PrinterSettings) throws(JobRefusal) -> EncodedDocument
    {
        guard !document.elements.isEmpty else {
            throw JobRefusal(element: 0, reason: "a document has at least one element")
        }
        var encoder = DocumentEncoder(settings)
        encoder.appendKnownState()
        for (index, element) in document.elements.enumerated() {
            do throws(Refusal) { try encoder.append(element) } catch {
                throw JobRefusal(element: index, reason: error.reason)
            }
        }
        return encoder.encoded
    }

    /// Why an element is refused; its place is added by who counts.
    private struct Refusal: Error { let reason: String }

    private init(_ settings: PrinterSettings) {
        columns = settings.columns
        text = TextEncoder(pages: settings.codePages)
    }

    /// Whatever came before: plain text, ASCII, at the left.
    ///
    /// `ESC @` also ends automatic status on some printers
    /// (Bixolon SRP-330II manual), so it is asked for once more.
    private mutating func appendKnownState() {
        encoded.append(.initialize)
        encoded.append(.automaticStatus(.all))
        encoded.append(.singleByteCharacters)
        encoded.append(.internationalSet(0))
    }

    private mutating func append(_ element: Printer.Element) throws(Refusal) {
        switch (element.text, element.feedLines, element.cut) {
        case (let text?, nil, nil): try append(text)
        case (nil, let lines?, nil):
            guard 1...100 ~= lines else { throw Refusal(reason: "feedLines is \(lines), expected 1 to 100") }
            encoded.append(.feedLines(lines), lines: lines)
        case (nil, nil, let cut?):
            // The blade sits a few lines behind the head.
            encoded.append(.feedAndCut(cut == .full ? .full : .partial), lines: 4)
        default: throw Refusal(reason: "expected exactly one of text, feedLines and cut; the rest is not printed yet")
        }
    }

    private mutating func append(_ element: Printer.Text) throws(Refusal) {
        let size = (width: try times(element.widthTimes, "width"), height: try times(element.heightTimes, "height"))
        let (isBold, alignment) = (element.bold ?? false, element.alignment ?? .left)
        if alignment != self.alignment { encoded.append(.alignment(alignment.line)) }
        if isBold != self.isBold { encoded.append(.bold(isBold)) }
        if size != self.size { encoded.append(.size(width: size.width, height: size.height)) }
        (self.alignment, self.isBold, self.size) = (alignment, isBold, size)
        // By scalars: CR LF is one Character, and CR is to be found in it.
        for line in element.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            let pieces: [[UInt8]]
            do throws(TextEncoder.Refusal) { pieces = try text.encode(Substring(line)) } catch {
                throw Refusal(reason: error.reason)
            }
            for piece in pieces { encoded.append(piece) }
            let rows = 1 + pieces.reduce(0) { $0 + $1.count } * size.width / columns
            encoded.append([0x0A], lines: rows * size.height)
        }
    }

    private func times(_ count: Int?, _ name: String) throws(Refusal) -> Int {
        let count = count ?? 1
        guard 1...8 ~= count else { throw Refusal(reason: "\(name)Times is \(count), expected 1 to 8") }
        return count
    }
}

extension Printer.Alignment {
    fileprivate var line: LineAlignment {
        switch self {
        case .left: .left
        case .center: .center
        case .right: .right
        }
    }
}

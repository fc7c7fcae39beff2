import ArgumentParser
import Interfaces
import Varlink

/// How a file says what is to be printed.
enum DocumentFormat: String, CaseIterable, ExpressibleByArgument {
    /// Lines of plain text.
    case text
    /// A `Document` of `org.lanekeeper.Printer`.
    case json
    /// The receipt markdown ReceiptLine, which the lane itself reads.
    case receiptline
    /// Bytes in the printer's own language.
    case raw

    /// A message holds a document of at most 1 MiB, bytes go beside it; what is longer is not even read.
    var longest: Int { self == .raw ? 4 << 20 : 1 << 20 }

    /// What a file holds, in the form that the call has for it; `cuts` adds a cut after text.
    func contents(
        _ file: FileContents,
        cuts: Bool
    ) throws(Failure) -> (document: Printer.Document?, receiptLine: String?) {
        switch self {
        case .text: return (try DocumentFormat.lines(file, cuts: cuts), nil)
        case .json:
            do throws(JSONError) {
                return (try Printer.Document.decode(file.bytes), nil)
            } catch {
                throw Failure("\(file.place(ofByte: error.offset)): \(printable(error.reason.description))", .usage)
            }
        case .receiptline: return (nil, try DocumentFormat.markdown(file, cuts: cuts))
        case .raw: return (nil, nil)
        }
    }

    /// A text in ReceiptLine without the empty line behind its last line break, which would be printed.
    private static func markdown(_ file: FileContents, cuts: Bool) throws(Failure) -> String {
        var text = try file.text().unicodeScalars[...]
        guard !text.isEmpty else { throw Failure("\(file.name): there is nothing to print", .usage) }
        if text.last == "\n" { text.removeLast() }
        if text.last == "\r" { text.removeLast() }
        guard cuts else { return String(text) }
        let last = text.reversed().prefix { $0 != "\n" && $0 != "\r" }.filter { $0 != " " && $0 != "\t" && $0 != "|" }
        let isCut = !last.isEmpty && last.allSatisfy { $0 == "=" }
        return String(text) + (isCut ? "" : "\n=")
    }

    private static func lines(_ file: FileContents, cuts: Bool) throws(Failure) -> Printer.Document {
        // By scalars: a carriage return and a line feed are one character to Swift.
        var lines = try file.text().unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard !lines.isEmpty else { throw Failure("\(file.name): there is nothing to print", .usage) }
        var text: [String] = []
        for (number, line) in zip(1..., lines) { text.append(try plain(line, "\(file.name):\(number)")) }
        var elements = [Printer.Element(text: Printer.Text(text: text.joined(separator: "\n")))]
        if cuts { elements.append(Printer.Element(cut: .partial)) }
        return Printer.Document(elements: elements)
    }

    /// The text of a line without tabs, which become spaces up to the next eighth column; other control characters are refused.
    private static func plain(_ scalars: Substring.UnicodeScalarView, _ place: String) throws(Failure) -> String {
        var (result, column) = (String.UnicodeScalarView(), 0)
        for (index, scalar) in zip(scalars.indices, scalars) {
            switch scalar {
            case "\t":
                let count = 8 - column % 8
                result.append(contentsOf: repeatElement(" ", count: count))
                column += count
            case "\r" where scalars.index(after: index) == scalars.endIndex: break
            case _ where scalar.properties.generalCategory == .control:
                let code = String(scalar.value, radix: 16, uppercase: true)
                throw Failure(
                    "\(place): control character U+\(String(repeating: "0", count: 4 - code.count))\(code)",
                    .usage
                )
            default:
                result.append(scalar)
                column += columns(scalar)
            }
        }
        return String(result)
    }
}

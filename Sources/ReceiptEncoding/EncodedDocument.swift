import ESCPOS

/// The bytes of a document, with the places between them where a status may be asked for.
package struct EncodedDocument: Equatable {
    /// All of it.
    package private(set) var bytes: [UInt8] = []
    /// Ends of whole commands and runs of text, ascending; the last is the end of all.
    package private(set) var boundaries: [Int] = []
    /// About how many lines of paper it takes.
    package private(set) var lines = 0
    /// How long its longest command is: so much padding closes any of them, wherever it is cut off.
    package private(set) var longestPiece = 0

    /// Between two boundaries lie at least so many bytes, so that they take little memory beside the bytes.
    private static let stride = 64

    /// Holds nothing yet.
    package init() {}

    /// Appends whole commands or text.
    package mutating func append(_ piece: [UInt8], lines: Int = 0) {
        let previous = boundaries.dropLast().last ?? 0
        if let last = boundaries.last, last - previous < EncodedDocument.stride { boundaries.removeLast() }
        bytes += piece
        boundaries.append(bytes.count)
        longestPiece = max(longestPiece, piece.count)
        self.lines += lines
    }

    /// Appends a command.
    package mutating func append(_ command: PrinterCommand, lines: Int = 0) { append(command.bytes, lines: lines) }
}

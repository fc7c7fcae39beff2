/// A place in a file as an editor counts it.
public struct TOMLPosition: Equatable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    public var line: Int
    /// Counted from 1, in Unicode scalars.
    public var column: Int

    /// Makes a position.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The line, a colon and the column.
    public var description: String { "\(line):\(column)" }
}

/// What is wrong with a file, and where.
public struct TOMLError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, as the reader of the message knows it.
    public let file: String
    /// Where in the file.
    public let position: TOMLPosition
    /// What is wrong, in words and without a capital.
    public let message: String

    /// Makes an error.
    public init(file: String, position: TOMLPosition, message: String) {
        self.file = file
        self.position = position
        self.message = message
    }

    /// The line, counted from 1.
    public var line: Int { position.line }

    /// The column, counted from 1 in Unicode scalars.
    public var column: Int { position.column }

    /// File, line, column and message, as compilers write them.
    public var description: String { "\(file):\(position): \(message)" }
}

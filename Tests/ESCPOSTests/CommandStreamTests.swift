import ESCPOS
import Testing

@Suite struct CommandStreamTests {
    /// A stream that was walked, and where its steps end.
    @dynamicMemberLookup
    private struct Walked {
        let stream: CommandStream
        let ends: [Int]

        subscript<Value>(dynamicMember path: KeyPath<CommandStream, Value>) -> Value { stream[keyPath: path] }
    }

    private func walk(
        _ bytes: [UInt8],
        _ dialect: Dialect = .epson,
        allowsUnknown: Bool = false
    ) throws(StreamFault) -> Walked {
        var ends: [Int] = []
        let stream = try CommandStream(bytes, dialect, allowsUnknown: allowsUnknown) { step in
            #expect(step.lowerBound == ends.last ?? 0)
            ends.append(step.upperBound)
        }
        return Walked(stream: stream, ends: ends)
    }

    private func fault(_ bytes: [UInt8], _ dialect: Dialect = .epson) -> StreamFault? {
        do {
            _ = try walk(bytes, dialect)
            return nil
        } catch {
            return error
        }
    }

    private func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `a stream is cut into commands and runs of text`() throws {
        let stream = try walk([0x1B, 0x40] + text("ab\n") + [0x1D, 0x6B, 4] + text("A1\0") + [0x1D, 0x56, 66, 0])
        #expect(stream.ends == [2, 4, 5, 11, 15])
        #expect(stream.needs.isEmpty && !stream.endsWithinLine)
        #expect(try walk(text("ab")).endsWithinLine)
        #expect(try walk([0xE9] + [UInt8](repeating: 0xFF, count: 99)).ends == [64, 100])
    }

    @Test(
        arguments: [
            // Each command twice, so that a wrong length shows; its bytes begin commands themselves where they can.
            [0x1B, 0x21, 0x1B], [0x1B, 0x24, 0x1D, 0x1D], [0x1B, 0x44, 8, 16, 24, 0], [0x1B, 0x44, 8, 8],
            [0x1B, 0x44, 0],
            [0x1B, 0x57, 0, 0, 0, 0, 0x1B, 1, 0, 1], [0x1B, 0x26, 1, 65, 66, 2, 0x1D, 0x1D, 1, 0x1B],
            [0x1B, 0x2A, 0, 2, 0, 0x1B, 0x1B], [0x1B, 0x2A, 33, 1, 0, 0x1B, 0x1B, 0x1B], [0x1C, 0x70, 1, 0x30],
            [0x1D, 0x76, 0x30, 0, 1, 0, 2, 0, 0x1B, 0x1D], [0x1D, 0x6B, 0x49, 3, 0x7B, 0x42, 0x31],
            [0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0], [0x1D, 0x2A, 1, 1, 1, 2, 3, 4, 5, 6, 7, 0x1D],
            [0x1D, 0x56, 0x30], [0x1D, 0x56, 0x41, 0x1B], [0x1D, 0x43, 0x3B] + Array("1;2;3;4;5;".utf8),
            [0x10, 0x14, 3, 0, 0, 1, 1, 0], [0x1C, 0x32, 0x77, 0x21] + [UInt8](repeating: 0x1B, count: 72),
            [0x1D, 0x38, 0x4C, 2, 0, 0, 0, 0x30, 0x32],
        ] as [[UInt8]]
    )
    func `each command has its length`(command: [UInt8]) throws {
        let stream = try walk(command + command + [0x0A])
        #expect(stream.ends == [command.count, 2 * command.count, 2 * command.count + 1])
        // Cut off anywhere, it is told at its beginning.
        for count in 1..<command.count where command[0] != 0x10 {
            let fault = fault([0x41] + command.prefix(count))
            #expect(fault?.offset == 1 && fault?.kind == .cutOff, "\(count) bytes of \(command)")
        }
    }

    @Test func `the size of a Kanji character follows the font`() throws {
        let select: [UInt8] = [0x1C, 0x28, 0x41, 2, 0, 0x30, 2]
        let define: [UInt8] = [0x1C, 0x32, 0x77, 0x21] + [UInt8](repeating: 0x1B, count: 32)
        #expect(try walk(select + define).ends == [7, 43])
        #expect(fault([0x1B, 0x40] + select + [0x1B, 0x40] + define)?.kind == .cutOff)
    }

    @Test(
        arguments: [
            ([0x1B, 0x42, 1, 1], Dialect.clone), ([0x0E, 0x41, 0x14], .clone), ([0x1B, 0x57, 1], .elgin),
            ([0x1D, 0x6B, 0x0B, 0x41, 0], .elgin), ([0x1D, 0x6F, 0, 4, 0, 2], .elgin),
        ] as [([UInt8], Dialect)]
    )
    func `makers have commands of their own`(bytes: [UInt8], dialect: Dialect) throws {
        #expect(try walk(bytes + [0x0A], dialect).ends.last == bytes.count + 1)
        #expect(fault(bytes + [0x0A]) != nil)
    }

    @Test func `what is not known is refused with its place, or sent at the caller's risk`() throws {
        let bytes: [UInt8] = text("a\n") + [0x1B, 0x7E, 0x1B, 0x40] + text("b\n") + [0x02]
        #expect(fault(bytes)?.kind == .unknown && fault(bytes)?.offset == 2)
        let stream = try walk(bytes, allowsUnknown: true)
        #expect(stream.ends == [1, 2, 4, 6, 7, 8, 9])
        #expect(stream.needs.map(\.kind) == [.unknown] && stream.needs[0].offset == 2 && stream.needs[0].count == 2)
        // However much is allowed, what the driver sends next must not be taken for the rest of a command.
        #expect(throws: StreamFault.self) { try walk([0x1D, 0x28, 0x6B, 9, 0], allowsUnknown: true) }
    }

    @Test(
        arguments: [
            [0x10, 0x04, 1], [0x10, 0x05, 2], [0x10, 0x14, 7, 1], [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8],
            [0x1D, 0x72, 1],
            [0x1D, 0x49, 67], [0x1D, 0x61, 0], [0x1D, 0x61, 255], [0x1D, 0x6A, 1], [0x1B, 0x76], [0x1B, 0x75, 0],
            [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x20, 0x20, 0x20, 0x20], [0x1D, 0x67, 0x32, 0, 10, 0],
            [0x1D, 0x28, 0x4C, 2, 0, 0x30, 0x30], [0x1D, 0x28, 0x6B, 3, 0, 0x31, 82, 0x30],
            [0x1C, 0x28, 0x65, 2, 0, 0x33, 8],
            [0x1D, 0x38, 0x4C, 4, 0, 0, 0, 0x30, 0x40, 0x4B, 0x43],
        ] as [[UInt8]]
    )
    func `what makes the printer answer is refused`(command: [UInt8]) {
        let fault = fault([0x41, 0x0A] + command)
        #expect(fault?.kind == .answer && fault?.offset == 2)
        #expect(throws: StreamFault.self) { try walk(command, allowsUnknown: true) }
    }

    @Test(
        arguments: [
            ([0x1B, 0x70, 0, 25, 250], StreamNeed.Kind.drawer), ([0x10, 0x14, 1, 0, 1], .drawer), ([0x07], .drawer),
            ([0x1D, 0x5E, 1, 0, 0], .drawer), ([0x10, 0x14, 2, 1, 8], .settings),
            ([0x1D, 0x28, 0x45, 3, 0, 1, 0x49, 0x4E], .settings), ([0x1D, 0x28, 0x4D, 2, 0, 1, 49], .settings),
            ([0x1C, 0x71, 1, 1, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8], .settings), ([0x1B, 0x3D, 2], .settings),
            ([0x1D, 0x28, 0x41, 2, 0, 0, 2], .settings), ([0x1D, 0x28, 0x44, 3, 0, 0x14, 1, 0], .settings),
            ([0x1D, 0x28, 0x4C, 4, 0, 0x30, 66, 32, 32], .settings), ([0x1B, 0x63, 0x34, 0], .settings),
            ([0x1C, 0x28, 0x45, 6, 0, 62, 2, 32, 32, 48, 0], .settings), ([0x1D, 0x67, 0x30, 0, 10, 0], .settings),
        ] as [([UInt8], StreamNeed.Kind)]
    )
    func `what is not for everybody is told with its place`(command: [UInt8], kind: StreamNeed.Kind) throws {
        let needs = try walk(text("a\n") + command + command).needs
        #expect(needs.map(\.kind) == [kind] && needs[0].offset == 2 && needs[0].count == 2)
    }

    @Test(
        arguments: [
            [0x1B, 0x3D, 1], [0x1B, 0x74, 16], [0x1D, 0x28, 0x4C, 2, 0, 0x30, 50], [0x1B, 0x63, 0x35, 1],
            [0x1B, 0x28, 0x41, 4, 0, 48, 50, 1, 5],
        ] as [[UInt8]]
    )
    func `what only prints needs nothing`(command: [UInt8]) throws { #expect(try walk(command).needs.isEmpty) }

    @Test(arguments: [[0x04, 1], [0x05, 2], [0x14, 1], [0x14, 2], [0x14, 8]] as [[UInt8]])
    func `a realtime command inside data is refused`(parameters: [UInt8]) {
        let data: [UInt8] = [0, 0x10] + parameters
        let fault = fault([0x0A, 0x1D, 0x76, 0x30, 0, 4, 0, 1, 0] + data)
        #expect(fault?.kind == .hidden && fault?.offset == 10)
        // Made of the end of one command and the beginning of the next.
        #expect(self.fault([0x1B, 0x33, 0x10] + parameters)?.offset == 2)
    }

    /// Streams of which a printer may stop in the middle of a command, and take the rest for commands.
    @Test(
        arguments: [
            [0x1D, 0x6B, 0x43, 0x05, 0x1B, 0x70, 0x00, 0x19, 0xFA],
            [0x1D, 0x76, 0x30, 0xFF, 0x05, 0x00, 0x01, 0x00, 0x1B, 0x70, 0x00, 0x19, 0xFA],
            [0x1D, 0x6B, 0x02, 0x1B, 0x70, 0x01, 0x19, 0x20, 0x00],
            [0x1B, 0x44, 0x20, 0x1B, 0x70, 0x30, 0x61, 0x61, 0x00],
        ] as [[UInt8]]
    )
    func `a pulse within the data of a command counts as one`(bytes: [UInt8]) throws {
        #expect(try walk(bytes).needs.map(\.kind) == [.drawer])
    }

    @Test func `a picture may hold the bytes of a pulse by chance`() throws {
        let raster: [UInt8] = [0x1D, 0x76, 0x30, 0, 5, 0, 1, 0, 0x1B, 0x70, 0x00, 0x19, 0xFA]
        #expect(try walk(raster).needs.isEmpty)
    }

    @Test func `neither a macro nor a page may stay open`() throws {
        #expect(fault([0x0A, 0x1D, 0x3A, 0x41, 0x0A])?.offset == 1)
        #expect(try walk([0x1D, 0x3A, 0x41, 0x0A, 0x1D, 0x3A]).ends.count == 4)
        #expect(fault([0x0A, 0x1B, 0x4C, 0x41])?.offset == 1)
        #expect(try walk([0x1B, 0x4C, 0x41, 0x0C]).endsWithinLine == false)
    }

    @Test func `the last line is over with its line feed`() throws {
        for end in [[0x0A], [0x1B, 0x64, 2], [0x1B, 0x4A, 30], [0x1B, 0x40]] as [[UInt8]] {
            #expect(try !walk(text("a") + end).endsWithinLine)
        }
        #expect(try walk(text("a") + [0x1D, 0x56, 0]).endsWithinLine)
        #expect(try walk([0x1B, 0x2A, 0, 1, 0, 0xFF]).endsWithinLine)
    }
}

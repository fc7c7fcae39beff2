import Glibc
import Interfaces
import Varlink

/// The paper that has come out of a device, in a file: what is on paper outlives the process.
final class Roll {
    /// A roll longer than this loses its older half.
    let capacity: Int

    private let file: OwnedDescriptor
    private var index = RollIndex()

    /// Takes over a file that is open for reading and appending, and reads what it holds; what is torn is cut off.
    init(_ file: OwnedDescriptor, capacity: Int = 16 << 20) throws(SystemError) {
        self.file = file
        self.capacity = capacity
        try readBack()
    }

    /// The number of the newest mark; 0 when there is none.
    var lastNumber: Int { index.lastNumber }

    /// Whether something is on the paper that was neither cut nor torn off.
    var isPieceBegun: Bool { index.isPieceBegun }

    /// The pieces of paper on which something is printed, the oldest first.
    var pieces: [PaperPiece] { index.pieces }

    /// Writes a mark down, with the next number.
    func append(_ mark: LinkSimulation.Mark) throws(SystemError) {
        var mark = mark
        mark.number = index.lastNumber + 1
        let line = mark.encoded() + [UInt8(ascii: "\n")]
        if index.end + line.count > capacity { try shorten() }
        let count = write(file.rawValue, line, line.count)
        guard count == line.count else {
            let error = SystemError("write of a roll", code: count < 0 ? errno : ENOSPC)
            // Half a mark would hide all that follow.
            _ = ftruncate(file.rawValue, off_t(index.end))
            throw error
        }
        index.add(mark, bytes: line.count)
    }

    /// The marks after a number, the oldest first: as many whole ones as `bytes` of the file hold.
    func marks(after number: Int, bytes: Int) throws(SystemError) -> [LinkSimulation.Mark] {
        guard let start = index.offset(after: number) else { return [] }
        let part = try read(from: start, upTo: min(index.end, start + bytes))
        guard let last = part.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        return part[..<last].split(separator: UInt8(ascii: "\n")).compactMap {
            try? LinkSimulation.Mark.decode(Array($0), unknownFields: .ignore)
        }
    }

    private func readBack() throws(SystemError) {
        var status = stat()
        guard fstat(file.rawValue, &status) == 0 else { throw SystemError("fstat of a roll") }
        let size = Int(status.st_size)
        var (position, begun) = (0, [UInt8]())
        while position < size {
            let part = try read(from: position, upTo: min(size, position + Roll.part))
            guard !part.isEmpty else { break }
            position += part.count
            part.withUnsafeBytes { takeLines(of: $0, &begun) }
        }
        if index.end < size, ftruncate(file.rawValue, off_t(index.end)) != 0 {
            throw SystemError("ftruncate of a roll")
        }
    }

    /// Takes the lines that end in a part of the file; the first was begun in parts before, and the last one may be here.
    private func takeLines(of part: UnsafeRawBufferPointer, _ begun: inout [UInt8]) {
        var rest = part
        while let start = rest.baseAddress, let end = memchr(start, Int32(UInt8(ascii: "\n")), rest.count) {
            let count = UnsafeRawPointer(end) - start
            let line = UnsafeRawBufferPointer(rebasing: rest[..<count])
            if begun.isEmpty {
                index.take(line)
            } else {
                begun += line
                begun.withUnsafeBytes { index.take($0) }
                begun.removeAll(keepingCapacity: true)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[(count + 1)...])
        }
        if begun.count <= Roll.longestLine { begun += rest }
    }

    private static let part = 1 << 20
    /// No simulator makes marks that are longer; what is longer is not read into memory.
    private static let longestLine = 256 << 10

    /// Moves the newer half to the beginning.
    ///
    /// In place and before the file is made shorter, so that a process killed in between leaves the newest
    /// marks, or at least their numbers, to be found.
    private func shorten() throws(SystemError) {
        let start = index.newerHalf
        let kept = try read(from: start, upTo: index.end)
        let flags = fcntl(file.rawValue, F_GETFL)
        // pwrite(2) appends wherever it is told to write while the file is open for appending.
        guard fcntl(file.rawValue, F_SETFL, flags & ~O_APPEND) == 0 else { throw SystemError("fcntl of a roll") }
        defer { _ = fcntl(file.rawValue, F_SETFL, flags) }
        guard kept.isEmpty || pwrite(file.rawValue, kept, kept.count, 0) == kept.count,
            ftruncate(file.rawValue, off_t(kept.count)) == 0
        else { throw SystemError("pwrite of a roll") }
        index.drop(before: start)
    }

    private func read(from start: Int, upTo end: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, end - start))
        let count = pread(file.rawValue, &bytes, bytes.count, off_t(start))
        guard count >= 0 else { throw SystemError("pread of a roll") }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}

import CLinux
import Glibc
import Varlink

/// The bytes of a file that was named on the command line.
struct FileContents {
    /// The file's name in messages.
    let name: String
    /// What it holds.
    let bytes: [UInt8]

    /// Reads a file, or standard input for `-`; at most `limit` bytes are taken.
    init(_ path: String, limit: Int) throws(Failure) {
        let isInput = path.utf8.elementsEqual("-".utf8)
        name = isInput ? "standard input" : printable(path)
        let descriptor = isInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("\(name): \(String(cString: strerror(errno)))", .usage) }
        defer { if !isInput { close(descriptor) } }
        var (bytes, part) = ([UInt8](), [UInt8](repeating: 0, count: 64 << 10))
        while true {
            let count = read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure("\(name): \(String(cString: strerror(errno)))", .usage) }
            if count == 0 { break }
            bytes += part[..<count]
            guard bytes.count <= limit else { throw Failure("\(name): longer than \(limit) bytes", .usage) }
        }
        self.bytes = bytes
    }

    /// The contents as text, which must be UTF-8.
    func text() throws(Failure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure("\(name): this is not text in UTF-8", .usage)
        }
        return text
    }

    /// The contents as a file in memory, to go beside a call.
    func inMemory() throws(Failure) -> OwnedDescriptor {
        let file = OwnedDescriptor(linux_memory_file("stream"))
        var rest = bytes[...]
        while file.rawValue >= 0, !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file.rawValue, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        guard file.rawValue >= 0, rest.isEmpty else { throw Failure("\(name): no memory for it") }
        return file
    }

    /// Where a byte is, as editors count: the line from 1 on and the column from 1 on, in bytes.
    func place(ofByte offset: Int) -> String {
        let before = bytes.prefix(max(0, offset))
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        return "\(name):\(line):\(before.count - lineStart + 1)"
    }
}

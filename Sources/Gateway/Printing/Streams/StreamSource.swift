import Glibc
import Interfaces
import Varlink

/// The bytes of a stream, out of a call or a file beside it.
enum StreamSource {
    /// A stream has at most so many bytes.
    static let largest = 4 << 20

    /// The bytes; nil when they are there twice or not at all, cannot be read, or are none or too many.
    static func bytes(_ parameters: Printer.PrintRaw.Parameters, _ descriptors: [OwnedDescriptor]) -> [UInt8]? {
        let bytes: [UInt8]?
        switch (parameters.descriptor, parameters.base64) {
        case (let number?, nil):
            bytes = descriptors.indices.contains(number) ? contents(descriptors[number]) : nil
        case (nil, let text?): bytes = Base64.decode(text)
        default: bytes = nil
        }
        guard let bytes, 1...largest ~= bytes.count else { return nil }
        return bytes
    }

    /// From the beginning, wherever the caller has left off, and no more than is taken; a copy, which nobody can change any more.
    private static func contents(_ descriptor: OwnedDescriptor) -> [UInt8]? {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= largest {
            let count = pread(descriptor.rawValue, &part, part.count, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { break }
            bytes += part[..<count]
        }
        return bytes
    }
}

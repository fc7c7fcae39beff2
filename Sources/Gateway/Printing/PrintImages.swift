import CLinux
import Glibc
import Interfaces
import Varlink

/// The picture files of a document, copied so that nobody can change them any more.
struct PrintImages {
    /// What is wrong with one, and with which element it came.
    struct Fault: Error {
        let element: Int
        let reason: String
    }

    /// The files by element, counted from 0.
    private(set) var files: [Int: [UInt8]] = [:]

    /// A PNG file has at most this many bytes.
    static let largest = 4 << 20
    /// All of a document together.
    static let largestTogether = 16 << 20

    /// Takes files that were copied already.
    init(files: [Int: [UInt8]] = [:]) { self.files = files }

    /// Takes the pictures of a document out of the descriptors beside its call and out of its text.
    init(_ document: Printer.Document, _ descriptors: [OwnedDescriptor]) throws(Fault) {
        var together = 0
        for (index, element) in document.elements.enumerated() {
            guard let image = element.image else { continue }
            let bytes: [UInt8]
            if let number = image.descriptor {
                guard descriptors.indices.contains(number) else {
                    throw Fault(element: index, reason: "there is no descriptor \(number) beside the call")
                }
                bytes = try PrintImages.contents(descriptors[number], element: index)
            } else if let text = image.base64, let decoded = Base64.decode(text) {
                bytes = decoded
            } else {
                throw Fault(element: index, reason: "expected the picture as a descriptor or in base 64")
            }
            together += bytes.count
            guard bytes.count <= PrintImages.largest, together <= PrintImages.largestTogether else {
                throw Fault(element: index, reason: "a picture has at most 4 MiB, and those of a document 16 MiB")
            }
            files[index] = bytes
        }
    }

    private static func contents(_ descriptor: OwnedDescriptor, element: Int) throws(Fault) -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 64 << 10)
        // From its beginning, wherever the caller has left off, and no more than is taken.
        while bytes.count <= largest {
            let count = pread(descriptor.rawValue, &part, part.count, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Fault(element: element, reason: "the picture's file cannot be read") }
            guard count > 0 else { break }
            bytes += part[..<count]
        }
        return bytes
    }
}

/// A file in memory that nobody can change any more; nil when there is no memory for it.
func sealedFile(_ bytes: [UInt8]) -> OwnedDescriptor? {
    let number = linux_memory_file("document")
    guard number >= 0 else { return nil }
    let file = OwnedDescriptor(number)
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
        guard count > 0 else { return nil }
        rest = rest.dropFirst(count)
    }
    return linux_seal(number) == 0 ? file : nil
}

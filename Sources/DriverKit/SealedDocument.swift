import CLinux
import Glibc
import Varlink

/// A document in memory that nobody can change any more, read in place.
package final class SealedDocument {
    /// All of its bytes; valid while this object lives.
    package let bytes: UnsafeRawBufferPointer

    /// Maps a sealed memory file; nil when it is none: its sender could change what is being printed.
    package init?(_ descriptor: OwnedDescriptor) {
        var status = stat()
        guard linux_is_sealed(descriptor.rawValue) == 1, fstat(descriptor.rawValue, &status) == 0 else { return nil }
        let size = Int(status.st_size)
        guard size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor.rawValue, 0)
        guard let address, address != MAP_FAILED else { return nil }
        bytes = UnsafeRawBufferPointer(start: address, count: size)
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }
}

/// A job that was begun.
package struct Job {
    /// Its name, unique for all time.
    package let name: String
    /// What is to come out.
    package let document: SealedDocument
    /// What the document is.
    package let format: String
}

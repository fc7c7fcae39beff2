import CLinux
import Glibc
import Varlink

/// Bytes in memory that nobody can change any more, to be passed beside a message.
enum SealedFile {
    /// Makes one.
    static func make(_ parts: [[UInt8]]) throws(SystemError) -> OwnedDescriptor {
        let number = linux_memory_file("raster")
        guard number >= 0 else { throw SystemError("memfd_create") }
        let file = OwnedDescriptor(number)
        for part in parts { try write(part, to: number) }
        guard linux_seal(number) == 0 else { throw SystemError("seal of a memory file") }
        return file
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SystemError("write of a memory file") }
            rest = rest.dropFirst(count)
        }
    }
}

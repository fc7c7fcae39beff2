import CLinux
import Glibc
import Varlink

/// Two connected sockets: one to keep, one to give away.
struct SocketPair {
    let here: OwnedDescriptor
    let there: OwnedDescriptor

    /// Makes a pair of stream sockets, close-on-exec and non-blocking.
    init() throws(SystemError) {
        var numbers: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &numbers) == 0 else { throw SystemError("socketpair") }
        here = OwnedDescriptor(numbers[0])
        there = OwnedDescriptor(numbers[1])
    }
}

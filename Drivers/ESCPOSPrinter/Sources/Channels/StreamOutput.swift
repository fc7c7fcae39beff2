import Glibc

/// What becomes of bytes that were written to a connected stream.
enum StreamOutput {
    /// Whether the other end has taken all that was written: nothing waits in this machine, and nothing is on its way.
    ///
    /// Linux counts what is not acknowledged yet (`SIOCOUTQ`, which has the number of `TIOCOUTQ`; tcp(7)); a printer
    /// that lets nothing in, because its buffer is full, leaves it above zero. Of a Unix socket it counts what is unread.
    static func isDrained(_ stream: Int32) -> Bool {
        var waiting: Int32 = 0
        return ioctl(stream, UInt(TIOCOUTQ), &waiting) == 0 && waiting == 0
    }
}

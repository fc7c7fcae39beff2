import Glibc

/// What becomes of bytes that were written to a terminal.
enum TerminalOutput {
    /// About what the kernel says that it waits with: poll(2) finds a terminal writable below 256 bytes (n_tty).
    ///
    /// Written in such pieces, a status question waits half a second at most at 9600 baud.
    static let piece = 256

    /// Whether nothing that was written waits in this machine, and nothing keeps more from leaving.
    ///
    /// A pseudo terminal has no queue of its own; one whose other end takes nothing can be stopped by it.
    static func isDrained(_ terminal: Int32) -> Bool {
        var waiting: Int32 = 0
        guard ioctl(terminal, UInt(TIOCOUTQ), &waiting) == 0, waiting == 0 else { return false }
        var entry = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
        guard poll(&entry, 1, 0) > 0, entry.revents & Int16(POLLOUT) != 0 else { return false }
        // The last bytes may be in the hardware, which holds them back without a sign in the queue.
        var (mode, signals) = (termios(), Int32(0))
        guard tcgetattr(terminal, &mode) == 0, mode.c_cflag & tcflag_t(CRTSCTS) != 0,
            ioctl(terminal, UInt(TIOCMGET), &signals) == 0
        else { return true }
        return signals & Int32(TIOCM_CTS) != 0
    }
}

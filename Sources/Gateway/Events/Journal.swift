import Glibc

/// The lane's journal, which is this process's standard error.
enum Journal {
    /// Writes a line with its end; where nobody reads, it is left out, since no client may wait for that.
    static func write(_ line: String) {
        var entry = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        guard poll(&entry, 1, 0) > 0, entry.revents & Int16(POLLOUT) != 0 else { return }
        _ = Glibc.write(STDERR_FILENO, line, line.utf8.count)
    }
}

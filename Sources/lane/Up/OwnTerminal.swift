import Glibc
import Varlink

/// The terminal that this process was started from, if it was.
///
/// SIGHUP has two meanings: a terminal that has gone, which ends what ran in it, and the wish of somebody that a
/// configuration be read again.
struct OwnTerminal {
    private let isThere = OwnTerminal.isOpen()

    /// Whether a SIGHUP means that the terminal has gone; shells pass that on to what they have in the background.
    func isGone(by signal: ReceivedSignal) -> Bool { signal.isFromKernel || isThere && !OwnTerminal.isOpen() }

    private static func isOpen() -> Bool {
        // There is none, or it has hung up: ENXIO or EIO (tty(4)).
        let descriptor = open("/dev/tty", O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
    }
}

import CLinux
import Glibc

/// How a child process ended.
public enum ProcessExit: Equatable, Sendable {
    /// It returned this code.
    case code(Int32)
    /// This signal ended it.
    case signal(Int32)

    /// Collects a child that has exited; nil while it runs, and when somebody else has collected it.
    public init?(collecting pidfd: Int32) {
        var (code, status): (Int32, Int32) = (0, 0)
        guard linux_reap(pidfd, &code, &status) == 1 else { return nil }
        self = code == CLD_EXITED ? .code(status) : .signal(status)
    }
}

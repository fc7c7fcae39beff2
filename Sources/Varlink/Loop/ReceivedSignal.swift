import CLinux
import Glibc

/// A signal, and where it comes from.
public struct ReceivedSignal: Equatable, Sendable {
    /// Its number.
    public let number: Int32
    /// The process that sent it; 0 for the kernel.
    public let process: pid_t
    /// The user of that process.
    public let user: uid_t

    /// Whether the kernel sent it by itself, such as when a terminal has hung up, and not a process by kill(2).
    public let isFromKernel: Bool

    init(_ information: signalfd_siginfo) {
        number = Int32(information.ssi_signo)
        process = pid_t(information.ssi_pid)
        user = information.ssi_uid
        // SI_KERNEL of sigaction(2), which Glibc does not show to Swift; what a process sends is 0 or less.
        isFromKernel = information.ssi_code > 0
    }
}

import Glibc
import Varlink

/// The children of this process, those included that their own parents have left behind.
struct Offspring {
    /// Children from before this program was executed; they are somebody else's.
    private let strangers: Set<pid_t>

    /// Notes which children are there already.
    init() { strangers = Set(Offspring.children()) }

    /// Collects one child that has ended; nil when there is none.
    func collect() -> (process: pid_t, exit: ProcessExit)? {
        var status: Int32 = 0
        let process = waitpid(-1, &status, WNOHANG)
        guard process > 0 else { return nil }
        // wait(2): the low seven bits are the signal, the next byte is the exit code.
        let signal = status & 0x7F
        return (process, signal == 0 ? .code(status >> 8 & 0xFF) : .signal(signal))
    }

    /// Kills and collects all children.
    func end(within patience: Duration) {
        let deadline = MonotonicTime.now + patience
        while MonotonicTime.now < deadline {
            while collect() != nil {}
            let left = Offspring.children().filter { !strangers.contains($0) }
            if left.isEmpty { return }
            // None of these numbers can be another process by now: a child keeps its number until it is collected.
            for process in left { kill(process, SIGKILL) }
            usleep(5_000)
        }
    }

    private static func children() -> [pid_t] {
        let descriptor = open("/proc/self/task/\(getpid())/children", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var (text, part) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
        while case let count = read(descriptor, &part, part.count), count > 0 { text += part[..<count] }
        return String(decoding: text, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
    }
}

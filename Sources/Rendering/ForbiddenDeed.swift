import CLinux
import Glibc

/// What a process that draws never does, tried on purpose to see that it is refused.
package enum ForbiddenDeed: String, CaseIterable {
    case writeFile = "write-file"
    case readFile = "read-file"
    case openSocket = "open-socket"
    case startProgram = "start-program"
    case forkProcess = "fork"
    case traceProcess = "trace"

    /// Tries it: 0 when it succeeded, else the reason why it did not, an errno.
    package func attempt() -> Int32 {
        let result: Int32
        switch self {
        case .writeFile: result = open("/tmp/lane-render-was-here", O_WRONLY | O_CREAT, 0o600)
        case .readFile: result = open("/etc/shadow", O_RDONLY)
        case .openSocket: result = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        case .startProgram: result = ForbiddenDeed.startProgram()
        case .forkProcess: result = ForbiddenDeed.forkProcess()
        case .traceProcess: result = linux_invite_tracing()
        }
        return result < 0 ? errno : 0
    }

    private static func startProgram() -> Int32 {
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
        defer { free(arguments[0]) }
        return execv("/bin/true", &arguments)
    }

    private static func forkProcess() -> Int32 {
        var child: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
        defer { free(arguments[0]) }
        let failure = posix_spawn(&child, "/bin/true", nil, nil, &arguments, nil)
        errno = failure
        return failure == 0 ? 0 : -1
    }
}

import CLinux
import DriverManifest
import Glibc
import Varlink

extension DriverManifests {
    /// Programs of drivers that need libraries which not every lane has; any of them may be missing.
    private static let optionalPrograms = ["lane-driver-cups"]

    /// Asks `lane-driver`, and its like in the same folder, for the manifests of the drivers in them.
    ///
    /// Waits at most 10 seconds for each. Of a program that is not there, or cannot run here, the families are unknown.
    package static func bundled(in folder: String) throws(SystemError) -> DriverManifests {
        var output = try output(of: "lane-driver", in: folder)
        for program in optionalPrograms where access("\(folder)/\(program)", X_OK) == 0 {
            output += (try? self.output(of: program, in: folder)) ?? []
        }
        return DriverManifests(parsing: output)
    }

    private static func output(of name: String, in folder: String) throws(SystemError) -> [UInt8] {
        let pair = try SocketPair()
        let program = Program(
            path: "\(folder)/\(name)",
            arguments: [name, "--manifests"],
            descriptors: [nil, pair.there, OwnedDescriptor(fcntl(2, F_DUPFD_CLOEXEC, 10))]
        )
        let spawned = try program.spawn()
        pair.there.close()
        defer {
            _ = linux_pidfd_send_signal(spawned.pidfd.rawValue, SIGKILL)
            waitpid(spawned.process, nil, 0)
        }
        var output: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 16 << 10)
        let deadline = MonotonicTime.now + .seconds(10)
        while true {
            let left = (deadline.nanoseconds - MonotonicTime.now.nanoseconds) / 1_000_000
            var entry = pollfd(fd: pair.here.rawValue, events: Int16(POLLIN), revents: 0)
            guard left > 0, poll(&entry, 1, Int32(clamping: left)) > 0 else {
                throw SystemError("\(name) --manifests", code: ETIMEDOUT)
            }
            let count = read(pair.here.rawValue, &part, part.count)
            guard count > 0 else { return output }
            output += part[..<count]
            guard output.count <= 4 << 20 else { throw SystemError("\(name) --manifests", code: EMSGSIZE) }
        }
    }
}

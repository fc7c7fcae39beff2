import CLinux
import DriverManifest
import Glibc
import Varlink

extension DriverManifests {
    /// Asks `lane-driver`, beside this program's file, for the manifests of the drivers in it; waits at most 10 seconds.
    package static func bundled(in folder: String) throws(SystemError) -> DriverManifests {
        let pair = try SocketPair()
        let program = Program(
            path: "\(folder)/lane-driver",
            arguments: ["lane-driver", "--manifests"],
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
                throw SystemError("lane-driver --manifests", code: ETIMEDOUT)
            }
            let count = read(pair.here.rawValue, &part, part.count)
            guard count > 0 else { return DriverManifests(parsing: output) }
            output += part[..<count]
            guard output.count <= 4 << 20 else { throw SystemError("lane-driver --manifests", code: EMSGSIZE) }
        }
    }
}

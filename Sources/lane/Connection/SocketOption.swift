import ArgumentParser
import Glibc
import Varlink

/// Where the lane's socket is.
struct SocketOption: ParsableArguments {
    @Option(
        name: .customLong("socket"),
        help: ArgumentHelp(
            "The lane's socket; LANE_SOCKET says the same.",
            discussion: "Unless told: that of your own 'lane up', else \(SocketOption.installed).",
            valueName: "path"
        )
    )
    var path: String?

    /// The socket of a lane that was installed for the whole machine.
    static let installed = "/run/lanekeeper/org.lanekeeper"

    /// Where to look for a lane, in this order.
    var candidates: [String] {
        if let told = path ?? environment("LANE_SOCKET") { return [told] }
        return RuntimeFolder.usualPaths.filter(RuntimeFolder.isSafe).map { "\($0)/org.lanekeeper" }
            + [SocketOption.installed]
    }

    /// Connects to the first lane that answers.
    func connect() throws(Failure) -> LaneConnection { LaneConnection(BlockingClient(try connectedSocket())) }

    /// A socket that is connected to the first lane that answers.
    func connectedSocket() throws(Failure) -> OwnedDescriptor {
        var failures: [(path: String, code: Int32)] = []
        for candidate in candidates {
            do throws(SystemError) {
                return try UnixAddress(candidate).connect()
            } catch {
                if error.code == EINVAL || error.code == ENAMETOOLONG {
                    throw Failure("'\(printable(candidate))' is no path of a socket", .usage)
                }
                failures.append((candidate, error.code))
            }
        }
        throw Failure(noLane(failures))
    }

    /// Why no lane answers; what is likeliest to be the lane that was meant decides.
    private func noLane(_ failures: [(path: String, code: Int32)]) -> String {
        if let (path, code) = failures.first(where: { $0.code == EACCES || $0.code == EPERM }) {
            return "there is a lane, and you may not use it: \(printable(path)): \(String(cString: strerror(code)))"
        }
        // A folder or a socket that is there belongs to a lane that is being started, or was not ended properly.
        let begun = failures.first { $0.code != ENOENT || isFolderThere($0.path) }
        guard let (path, code) = begun ?? failures.last else { return "no lane answers" }
        let reason = "no lane answers at \(printable(path)) (\(String(cString: strerror(code))))"
        if begun != nil { return "\(reason); if it is being started, 'lane wait' waits for it" }
        let isTold = self.path != nil || environment("LANE_SOCKET") != nil
        return isTold ? reason : "\(reason); 'lane up' starts a simulated one"
    }

    private func isFolderThere(_ path: String) -> Bool {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else { return false }
        return access(String(path[..<slash]), F_OK) == 0
    }

    /// Connects as soon as a lane answers, within a deadline.
    func connect(before deadline: MonotonicTime) throws(Failure) -> LaneConnection {
        while true {
            do throws(Failure) {
                return try connect()
            } catch {
                guard error.status != .usage, MonotonicTime.now + .milliseconds(100) < deadline else { throw error }
                usleep(100_000)
            }
        }
    }
}

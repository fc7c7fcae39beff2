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
        var reason = ""
        for candidate in candidates {
            do throws(SystemError) {
                return try UnixAddress(candidate).connect()
            } catch {
                if error.code == EINVAL || error.code == ENAMETOOLONG {
                    throw Failure("'\(printable(candidate))' is no path of a socket", .usage)
                }
                reason = "no lane at \(printable(candidate)) (\(String(cString: strerror(error.code))))"
            }
        }
        throw Failure("\(reason); 'lane up' starts a simulated one")
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

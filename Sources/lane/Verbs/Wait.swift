import ArgumentParser
import Interfaces
import Varlink

/// `lane wait`: returns once devices are ready.
struct Wait: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Wait until devices are ready.",
        discussion: "Exit code: 0 when all are ready, 1 when the time is up; those that are not ready are named."
    )

    @OptionGroup var socket: SocketOption

    @Option(help: ArgumentHelp("How long to wait at most.", valueName: "seconds"))
    var timeout = Seconds(30)

    @Argument(help: "Roles, or devices' names; all of the lane when none is named.")
    var roles: [String] = []

    func run() throws {
        let deadline = MonotonicTime.now + timeout.duration
        while true {
            let lane = try socket.connect(before: deadline)
            let rest = max(0, (deadline - .now).nanoseconds / 1_000_000)
            do throws(Failure) {
                let reply = try lane.call(
                    Devices.WaitReady.self,
                    .init(devices: roles, deadlineMilliseconds: Int(rest)),
                    timeout: .milliseconds(rest) + LaneConnection.patience
                )
                if reply.isReady { return }
                if MonotonicTime.now + .milliseconds(100) >= deadline {
                    throw Failure("not ready: \(listed(reply.waitingFor))")
                }
            } catch {
                // The gateway may be replaced just now; what waited with it asks again.
                guard error.status == .failed, MonotonicTime.now + .milliseconds(100) < deadline else { throw error }
            }
        }
    }
}

/// Seconds on the command line, such as `30` or `0.5`.
struct Seconds: ExpressibleByArgument, Equatable {
    /// As many milliseconds, at least one, at most a day.
    let milliseconds: Int

    init(_ seconds: Int) { milliseconds = seconds * 1000 }

    init?(argument: String) {
        guard let seconds = Double(argument), seconds >= 0.001, seconds <= 86_400 else { return nil }
        milliseconds = Int(seconds * 1000)
    }

    var duration: Duration { .milliseconds(milliseconds) }

    var defaultValueDescription: String { text }

    /// The seconds as they are written on the command line.
    var text: String {
        milliseconds % 1000 == 0 ? "\(milliseconds / 1000)" : "\(Double(milliseconds) / 1000)"
    }

    /// The seconds in a sentence.
    var words: String { milliseconds == 1000 ? "1 second" : "\(text) seconds" }
}

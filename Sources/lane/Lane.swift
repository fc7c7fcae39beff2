import ArgumentParser
import Glibc

/// The program `lane`: what a person and a script can ask of a lane.
@main
struct Lane: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lane",
        abstract: "Keeps, shows and uses the devices of a checkout lane.",
        discussion: "Begin with 'lane up': a simulated lane in this terminal, which needs no hardware and no root.",
        subcommands: [
            Up.self, ShowDevices.self, Describe.self, Watch.self, Wait.self, Print.self, ShowJobs.self, ShowJob.self,
            CancelJob.self, ResolveJob.self, ReprintJob.self, Drawer.self, Simulate.self, Configure.self,
            Reload.self,
            Explain.self, Bind.self,
        ]
    )

    @OptionGroup var socket: SocketOption

    /// Runs what the command line says; scripts rely on the exit codes, which ``ExitStatus`` names.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            if !failure.message.isEmpty { complain("lane: \(failure.message)") }
            Glibc.exit(failure.status.rawValue)
        } catch {
            let text = wrappedUsage(fullMessage(for: error))
            guard exitCode(for: error) == .success else {
                complain(text)
                Glibc.exit(ExitStatus.usage.rawValue)
            }
            say(text)
        }
    }
}

/// What the program's exit code says.
enum ExitStatus: Int32 {
    /// It was done: printed, ready, good.
    case done = 0
    /// It was not done: not printed, not ready, no lane.
    case failed = 1
    /// What was asked for cannot be done whenever it is asked: command line, document, configuration.
    case usage = 2
    /// Whether it was done is not known.
    case unknown = 3
}

/// Why the program ends without having done what it was asked for.
struct Failure: Error, Equatable {
    /// The sentence for the person, safe for a terminal; empty when all is said.
    var message: String
    /// The exit code.
    var status: ExitStatus

    /// Makes a failure; what came from outside has gone through ``printable(_:)``.
    init(_ message: String, _ status: ExitStatus = .failed) { (self.message, self.status) = (message, status) }
}

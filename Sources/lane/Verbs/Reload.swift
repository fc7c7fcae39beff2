import ArgumentParser
import Interfaces
import Varlink

/// `lane reload`: has the lane read its configuration again.
struct Reload: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Have the lane read its configuration again, and say what becomes of each device.",
        discussion: """
            Devices of which the file says the same print on. Drivers that have a job are stopped when it is done: 'lane wait' waits \
            until all devices are ready again.

            Exit code: 2 when the configuration is wrong, 1 when the lane has to be started again for it; then nothing was done.
            """
    )

    @OptionGroup var socket: SocketOption

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let parameters = ConfigurationInterface.Reload.Parameters(dryRun: dryRun ? true : nil)
        let reply = try socket.connect().call(
            ConfigurationInterface.Reload.self,
            parameters,
            timeout: .seconds(35)
        )
        if json { return say(reply.jsonText) }
        let lane = reply.lane.isEmpty ? nil : "changed as well: \(listed(reply.lane))"
        guard !reply.devices.isEmpty else { return say(lane ?? "the lane has no devices") }
        let table = TextTable(
            headings: ["DEVICE", "DEED", "BECAUSE OF"],
            rows: reply.devices.map { change in
                [
                    printable(change.device), change.deed.rawValue,
                    change.because.isEmpty ? "-" : listed(change.because),
                ]
            }
        )
        table.lines().forEach(say)
        if let lane { say(lane) }
        if dryRun { say("nothing was done") }
    }
}

extension Failure {
    /// The sentence for a configuration that is not taken; nil for another refusal.
    static func ofConfiguration(_ reply: ErrorReply) -> Failure? {
        if let error = reply.decoded(as: ConfigurationInterface.ConfigurationRefused.self) {
            // The place stands first, where editors look for it.
            let place = [error.file] + [error.line, error.column].compactMap { $0.map(String.init) }
            let file = error.file.isEmpty ? "" : "\(printable(place.joined(separator: ":"))): "
            return Failure("\(file)\(printable(error.reason)); the lane stays as it was", .usage)
        } else if let error = reply.decoded(as: ConfigurationInterface.RestartNeeded.self) {
            let reasons = error.reasons.map(printable).joined(separator: "; ")
            return Failure("\(printable(error.file)): \(reasons); end the lane and start it again; it stays as it was")
        }
        return nil
    }
}

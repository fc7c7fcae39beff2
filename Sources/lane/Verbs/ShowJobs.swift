import ArgumentParser
import Glibc
import Interfaces
import Varlink

/// `lane jobs`: a table of print jobs, the newest last.
struct ShowJobs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "List print jobs and what became of them, the newest last."
    )

    @OptionGroup var socket: SocketOption

    @Option(help: "Of this role only.")
    var role: String?

    @Option(help: ArgumentHelp("In this state only; may be given several times.", valueName: "state"))
    var state: [Printer.JobState] = []

    @Option(help: "At most so many, 1 to 1000.")
    var limit = 20

    @Flag(help: "As JSON, one job a line.")
    var json = false

    func validate() throws {
        if !(1...1000 ~= limit) { throw ValidationError("--limit is 1 to 1000") }
    }

    func run() throws {
        let parameters = Printer.Jobs.Parameters(
            role: role,
            states: state.isEmpty ? nil : state,
            before: nil,
            limit: limit
        )
        let jobs = try socket.connect().call(Printer.Jobs.self, parameters).jobs.reversed()
        if json {
            for job in jobs { say(job.jsonText) }
            return
        }
        if jobs.isEmpty { return say("no such jobs") }
        let table = TextTable(
            headings: ["ACCEPTED", "ROLE", "STATE", "KEY", "JOB", "WHY"],
            rows: jobs.map { job in
                [
                    moment(job.acceptedMilliseconds),
                    printable(job.role),
                    job.state.rawValue,
                    job.key.map(printable) ?? "-",
                    printable(String(job.job.prefix(8))),
                    (job.isReprint ? "reprint " : "") + (job.reason.map(attentionWords) ?? "-"),
                ]
            }
        )
        table.lines().forEach(say)
    }

    private func moment(_ milliseconds: Int) -> String {
        var (seconds, parts) = (time_t(milliseconds / 1000), tm())
        localtime_r(&seconds, &parts)
        let two = { (number: Int32) in number < 10 ? "0\(number)" : "\(number)" }
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(two).joined(separator: ":")
        return "\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) \(clock)"
    }
}

extension Printer.JobState: ExpressibleByArgument {}

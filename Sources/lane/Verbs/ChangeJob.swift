import ArgumentParser
import Interfaces
import Varlink

/// `lane job`: what became of one job.
struct ShowJob: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job",
        abstract: "Say what became of a print job.",
        discussion: "Exit code: as of 'lane print'; 3 also while there is no outcome."
    )

    @OptionGroup var socket: SocketOption
    @OptionGroup var wanted: JobOption

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let job = try wanted.find(socket.connect())
        try job.tell(asJSON: json)
    }
}

/// `lane cancel`: stops one job.
struct CancelJob: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Stop a print job, and say what of it is on paper.",
        discussion: "Exit code: 1 nothing is on paper, 3 unknown: bytes have left; 0 it was printed all the same."
    )

    @OptionGroup var socket: SocketOption
    @OptionGroup var wanted: JobOption

    func run() throws {
        let lane = try socket.connect()
        let job = try wanted.find(lane)
        let parameters = Printer.Cancel.Parameters(job: job.job, deadlineMilliseconds: 60_000)
        try lane.call(Printer.Cancel.self, parameters, timeout: .seconds(70)).job.tell(asJSON: false)
    }
}

/// `lane resolve`: says what is on the paper of a job that is unknown.
struct ResolveJob: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Say what you see on the paper of a print job that is unknown, or print it again."
    )

    /// What somebody has seen, or wants.
    enum Sight: String, ExpressibleByArgument, CaseIterable {
        case printed
        case notPrinted = "not-printed"
        case reprint
    }

    @OptionGroup var socket: SocketOption
    @OptionGroup var wanted: JobOption

    @Option(
        name: .customLong("as"),
        help: "What is so: printed, not-printed, or reprint to print it under a line that says so."
    )
    var sight: Sight

    func run() throws {
        let lane = try socket.connect()
        let job = try wanted.find(lane)
        switch sight {
        case .reprint: say(try lane.reprint(job))
        case .printed, .notPrinted:
            let parameters = Printer.Resolve.Parameters(job: job.job, as: sight == .printed ? .printed : .notPrinted)
            say(folded(try lane.call(Printer.Resolve.self, parameters).job.outcome))
        }
    }
}

/// `lane reprint`: prints a job once more.
struct ReprintJob: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprint",
        abstract: "Print a document once more, under a line that says so."
    )

    @OptionGroup var socket: SocketOption
    @OptionGroup var wanted: JobOption

    func run() throws {
        let lane = try socket.connect()
        say(try lane.reprint(wanted.find(lane)))
    }
}

extension LaneConnection {
    /// Has a job printed once more; returns the sentence for the person.
    fileprivate func reprint(_ job: Printer.Job) throws(Failure) -> String {
        let parameters = Printer.Reprint.Parameters(job: job.job, expiresMilliseconds: nil)
        let new = try call(Printer.Reprint.self, parameters).job
        return "it is printed again as the job \(printable(new.job));\nask with: lane job \(printable(new.job))"
    }
}

extension Printer.Job {
    /// Says how the job stands and ends the program with its exit code.
    fileprivate func tell(asJSON: Bool) throws(Failure) {
        if asJSON { say(jsonText) }
        asJSON ? complain(outcome) : say(folded(outcome))
        let status = state.exitStatus ?? .unknown
        if status != .done { throw Failure("", status) }
    }
}

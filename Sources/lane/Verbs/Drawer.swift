import ArgumentParser
import Interfaces
import Varlink

/// `lane drawer`: opens cash drawers and says how they stand.
struct Drawer: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open a cash drawer, or say how it stands.",
        subcommands: [OpenDrawer.self, ShowDrawer.self]
    )

    @OptionGroup var socket: SocketOption
}

/// `lane drawer open`: opens a drawer and says what became of it.
struct OpenDrawer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a cash drawer and say what became of it.",
        discussion: """
            Exit code: 0 it opened, or was open; 1 it did not open, or no pulse was sent; 2 wrong command line or role; \
            3 a pulse was or may have been sent, and nothing says whether it opened. \
            A pulse is never repeated: look at the drawer before you ask again.
            """
    )

    @OptionGroup var socket: SocketOption

    @Option(help: ArgumentHelp("How long to wait for the outcome, 0.1 to 60.", valueName: "seconds"))
    var timeout = Seconds(5)

    @Flag(help: "Say the outcome as JSON: the opening as the lane tells it.")
    var json = false

    @Argument(help: "The drawer's role, or the name of a device that has one drawer.")
    var drawer = "drawer"

    func validate() throws {
        if !(100...60_000 ~= timeout.milliseconds) { throw ValidationError("--timeout is 0.1 to 60") }
    }

    func run() throws {
        let lane = try socket.connect()
        let opening: CashDrawer.Opening
        do throws(CallError) {
            opening = try lane.attempt(
                CashDrawer.Open.self,
                .init(drawer: drawer, deadlineMilliseconds: timeout.milliseconds),
                timeout: timeout.duration + LaneConnection.patience
            ).opening
        } catch {
            throw error.mayHaveRun
                ? Failure("unknown: \(error.description); the drawer may be open: look at it", .unknown)
                : Failure(error)
        }
        if json { say(opening.jsonText) }
        let sentence = opening.sentence
        json ? complain(sentence) : say(folded(sentence))
        if let advice = opening.advice { complain(advice) }
        if opening.outcome.exitStatus != .done { throw Failure("", opening.outcome.exitStatus) }
    }
}

/// `lane drawer status`: says how a drawer stands.
struct ShowDrawer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how a cash drawer stands, as its driver last reported.",
        discussion:
            "Exit code: 0 it is known whether the drawer is open, 1 no lane, 2 wrong command line or role, 3 not known."
    )

    @OptionGroup var socket: SocketOption

    @Flag(help: "As JSON.")
    var json = false

    @Argument(help: "The drawer's role, or the name of a device that has one drawer.")
    var drawer = "drawer"

    func run() throws {
        let drawer = try socket.connect().call(CashDrawer.Status.self, .init(drawer: drawer)).drawer
        say(json ? drawer.jsonText : folded(drawer.sentence))
        if drawer.state == .unknown { throw Failure("", .unknown) }
    }
}

extension CallError {
    /// Whether the call may have been served although there is no answer.
    fileprivate var mayHaveRun: Bool {
        switch self {
        case .deadlineExceeded(let mayHaveRun), .disconnected(_, let mayHaveRun): mayHaveRun
        case .unexpectedReply: true
        case .refused, .unreachable, .tooLong, .congested: false
        }
    }
}

import ArgumentParser
import Glibc
import Varlink

/// `lane up`: a lane in the foreground, for whoever starts it.
struct Up: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a lane in this terminal until Ctrl-C; without a configuration, a simulated one."
    )

    @Option(help: ArgumentHelp("What the lane is made of; two simulated printers unless told.", valueName: "lane.toml"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "The folder for the lane's socket.",
            discussion: "Unless told: lanekeeper in $XDG_RUNTIME_DIR, else /tmp/lanekeeper-UID.",
            valueName: "folder"
        )
    )
    var runtime: String?

    func run() throws {
        let folder = try RuntimeFolder(runtime ?? RuntimeFolder.usualPaths[0])
        defer { folder.remove() }
        let socket = folder.file("org.lanekeeper")
        do throws(SystemError) {
            _ = try UnixAddress(socket)
        } catch {
            throw Failure("\(error.description); give a shorter folder with --runtime", .usage)
        }
        if config == nil { try folder.write(BuiltInLane.configuration, to: "lane.toml") }
        let file = config ?? "\(folder.path)/lane.toml"
        if getuid() != 0 {
            say("drivers run as you, not as users of their own: only root can keep them apart")
        }
        say("the lane's socket is \(printable(socket))")
        let isUsual = runtime == nil
        let status = try LaneParent(
            program: "\(ownFolder())/lane-supervisor",
            arguments: ["lane-supervisor", "--config", file, "--socket", socket, "--simulation"],
            socket: socket
        ) { roles in
            say("the lane is ready" + (roles.isEmpty ? "" : ": \(roles)"))
            let lane = printable(CommandLine.arguments.first ?? "lane")
            let option = isUsual ? "" : " --socket \(printable(socket))"
            say("try in another terminal:")
            say("  echo 'Hello, lane!' | \(lane) print\(option) -")
            say("  \(lane) sim paper\(option) receipt")
        }.run()
        if status != .done { throw Failure("", status) }
    }
}

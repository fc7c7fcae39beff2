import ArgumentParser
import Configuration
import Glibc
import Supervisor
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
            discussion: """
                Unless told: lanekeeper in $XDG_RUNTIME_DIR, else /tmp/lanekeeper-UID; root's is not where only root can reach it.
                """,
            valueName: "folder"
        )
    )
    var runtime: String?

    func run() throws {
        let usual = RuntimeFolder.usualPath
        let folder = try RuntimeFolder(runtime ?? usual)
        defer { folder.remove() }
        let socket = folder.file("org.lanekeeper")
        do throws(SystemError) {
            _ = try UnixAddress(socket)
        } catch {
            throw Failure("\(error.description); give a shorter folder with --runtime", .usage)
        }
        // What the configuration does not keep elsewhere goes with the lane.
        let state = folder.isOpenToChildren ? ["--state", try folder.folder("state")] : []
        if config == nil { try folder.write(BuiltInLane.configuration, to: "lane.toml") }
        let file = config ?? "\(folder.path)/lane.toml"
        if getuid() != 0 {
            say("drivers run as you, not as users of their own: only root can keep them apart")
        }
        if !folder.isOpenToChildren {
            let shown = printable(folder.path)
            say("only root can reach \(shown): others cannot use this lane, whatever their group")
        } else if runtime == nil, usual != RuntimeFolder.usualPaths[0], let closed = environment("XDG_RUNTIME_DIR") {
            say("only root can reach \(printable(closed)), so the lane's folder is \(printable(usual))")
        }
        say("the lane's socket is \(printable(socket))")
        let isUsual = runtime == nil
        let status = try LaneParent(
            program: "\(ownFolder())/lane-supervisor",
            arguments: ["lane-supervisor", "--config", file, "--socket", socket, "--simulation"] + state,
            socket: socket,
            lanePatience: { Up.patience(of: file) }
        ) { devices in
            let lane = printable(CommandLine.arguments.first ?? "lane")
            ReadyWords(devices: devices, lane: lane, socket: isUsual ? nil : socket).lines.forEach(say)
        }.run()
        if status != .done { throw Failure("", status) }
    }

    /// How long a configuration lets a process be silent.
    private static func patience(of file: String) -> Duration {
        // Ten minutes are the most that it may say. What can be read once only is left to the supervisor.
        var status = stat()
        guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let text = try? FileContents(file, limit: 1 << 20).text(),
            let configuration = try? LaneConfiguration(parsing: text, file: file)
        else { return .seconds(600) }
        return configuration.patience ?? LaneDescription.usualPatience
    }
}

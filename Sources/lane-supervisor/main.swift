import Configuration
import DriverManifest
import Glibc
import Supervisor
import TOMLFile
import Varlink

let usage = """
    usage: lane-supervisor --config lane.toml [--socket PATH] [--state FOLDER] [--simulation] [--alive N]
                           [--drivers FOLDER] [--quirks FOLDER]

    Starts the processes of a lane and keeps them running until it is ended itself. Simulated devices exist only with
    --simulation: a lane that sells must not print on paper that is not there. Print jobs are kept in the folder that the
    configuration names, else in FOLDER, else in $STATE_DIRECTORY, else in memory, until the gateway ends. With --alive it writes a byte to descriptor N
    at each third of the lane's patience, for whoever watches that it lives. SIGHUP has it read lane.toml again. What drivers from
    outside say of the devices that are theirs is looked for in /etc/lanekeeper/drivers, and what a site knows of single models in
    /etc/lanekeeper/quirks.d.

    """

/// Says what is wrong and ends the program; 2 stands for a wrong command line or configuration.
func fail(_ message: String, code: Int32) -> Never {
    let text = "lane-supervisor: \(message)\n"
    _ = write(2, text, text.utf8.count)
    exit(code)
}

/// Says what is odd, and goes on.
func warn(_ message: String) {
    let text = "lane-supervisor: \(message)\n"
    _ = write(2, text, text.utf8.count)
}

/// The folder that this program is in, and the lane's other programs with it.
func ownFolder() -> String {
    var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &path, path.count)
    guard count > 0, let slash = path[..<count].lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return String(decoding: path[..<slash], as: UTF8.self)
}

/// Whom the children run as: users of their own under root, the user who started the lane otherwise.
func identities(for devices: [String]) -> Identities? {
    guard getuid() == 0 else { return nil }
    // Numbers that Debian gives to no package and hands out to people last of all.
    let firstDriver: uid_t = 59_900
    let simulator: uid_t = 59_899
    let renderer: uid_t = 59_898
    let answering: uid_t = 59_897
    let nobody = Identity(user: 65_534, group: 65_534)
    let gateway = getpwnam("lanekeeper").map { Identity(user: $0.pointee.pw_uid, group: $0.pointee.pw_gid) }
    return Identities(
        // Nobody else may read the journal.
        gateway: gateway ?? Identity(user: answering, group: answering),
        simulator: Identity(user: simulator, group: simulator),
        renderer: Identity(user: renderer, group: renderer),
        probe: nobody,
        firstDriver: firstDriver,
        devices: devices
    )
}

/// Shows that this process lives, now and as often again; a pipe that is full or that nobody reads is no matter.
func showLife(on descriptor: Int32, every interval: Duration, _ loop: EventLoop) {
    _ = write(descriptor, ".", 1)
    loop.schedule(after: interval) { showLife(on: descriptor, every: interval, loop) }
}

/// The descriptor that `--alive` names, which neither waits nor gets into a child.
func aliveDescriptor(_ text: String) -> Int32 {
    guard let number = Int32(text), number > 2, fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) == 0,
        fcntl(number, F_SETFD, FD_CLOEXEC) == 0
    else { fail("--alive \(text): no descriptor to write to", code: 2) }
    return number
}

var words = CommandLine.arguments.dropFirst()
var values: [String: String] = [:]
while let word = words.popFirst() {
    if word == "--simulation" {
        values[word] = ""
        continue
    }
    guard ["--config", "--socket", "--state", "--alive", "--drivers", "--quirks"].contains(word),
        let value = words.popFirst()
    else {
        fail(usage, code: 2)
    }
    values[word] = value
}
guard let file = values["--config"] else { fail(usage, code: 2) }
let alive = values["--alive"].map(aliveDescriptor)

do {
    let folder = ownFolder()
    let manifests = try DriverManifests.installed(
        in: folder,
        drivers: values["--drivers"] ?? DriverManifests.siteDrivers,
        quirks: values["--quirks"] ?? DriverManifests.siteQuirks
    )
    // A bad entry disables itself only.
    for fault in manifests.faults { warn("\(fault)") }
    let source = LaneSource(
        file: file,
        socket: values["--socket"],
        state: values["--state"] ?? getenv("STATE_DIRECTORY").map { String(cString: $0) },
        allowsSimulation: values["--simulation"] != nil,
        manifests: manifests,
        programs: folder
    )
    let lane = try source.read()
    if lane.state == nil {
        warn("no folder for the journal: print jobs and their keys are known until the gateway ends")
    }
    // Whoever watched, or reads what is logged, may have gone; so may a device at the other end of a connection.
    signal(SIGPIPE, SIG_IGN)
    let loop = try EventLoop()
    try loop.watchSignals([SIGTERM, SIGINT]) { _ in loop.stop() }
    let supervisor = LaneSupervisor(loop: loop, lane, identities: identities(for: lane.devices.map(\.name)))
    supervisor.file = file
    supervisor.reread = { () throws(ConfigurationFault) in try source.read(again: true) }
    try loop.watchSenders(of: [SIGHUP]) { signal in
        supervisor.reload(ReloadAsker(.signal, user: signal.user, process: signal.process))
    }
    try supervisor.start()
    if let alive {
        showLife(on: alive, every: lane.patience / 3, loop)
    }
    try loop.run()
    supervisor.stop()
} catch {
    fail("\(error)", code: error is ConfigurationFault ? 2 : 1)
}

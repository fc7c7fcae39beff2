import ArgumentParser
import Interfaces

/// `lane sim plug`: plugs a simulated device in again.
struct PlugSimulated: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plug",
        abstract: "Plug a simulated device in that was unplugged."
    )

    @OptionGroup var socket: SocketOption

    @Argument(help: "A role, or a device's name.")
    var device: String

    func run() throws {
        let plugged = try socket.connect().call(Simulation.Plug.self, .init(device: device)).device
        say(folded("\(printable(device)): \(placeWords(plugged))"))
    }
}

/// `lane sim unplug`: pulls the cable of a simulated device.
struct UnplugSimulated: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unplug",
        abstract: "Pull the cable of a simulated device, until 'lane sim plug'.",
        discussion: "It keeps its power, and its paper what is on it."
    )

    @OptionGroup var socket: SocketOption

    @Argument(help: "A role, or a device's name.")
    var device: String

    func run() throws {
        let unplugged = try socket.connect().call(Simulation.Unplug.self, .init(device: device)).device
        say(folded("\(printable(device)): \(placeWords(unplugged))"))
    }
}

/// `lane sim fault`: chooses what goes wrong with a simulated device.
struct FaultSimulated: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fault",
        abstract: "Choose what goes wrong with a simulated device, and at which byte.",
        discussion: """
            Faults, and what they take beside --after-bytes:
              unplugAtByte    its cable is pulled
                              [--milliseconds: plugged in again after that]
              stall           it takes nothing
                              [--milliseconds: for so long, otherwise until 'clear']
              slow            it takes --bytes-per-second
                              [--milliseconds: for so long, otherwise until 'clear']
              powerLoss       it has no power for --milliseconds,
                              and forgets what waits in it
              garbage         it sends --bytes without sense, made from --seed
              dropReplies     its next answers are lost
                              [--replies: so many, otherwise 1]
              halfReply       of its next answers half is sent [--replies]
              duplicateReply  its next answers are sent twice [--replies]
              clear           no fault any more

            'lane sim list' shows those that are armed or go on, and 'lane sim paper' where they have fired.
            """
    )

    @OptionGroup var socket: SocketOption

    @Argument(help: "A role, or a device's name.")
    var device: String

    @Argument(help: "A fault of those above.")
    var fault: String

    @Option(help: "Begin once the device has taken so many more bytes; at once unless told.")
    var afterBytes: Int?

    @Option(help: "How long it goes on.")
    var milliseconds: Int?

    @Option(help: "How many bytes are sent.")
    var bytes: Int?

    @Option(help: "How many answers are changed.")
    var replies: Int?

    @Option(help: "How many bytes it takes in a second.")
    var bytesPerSecond: Int?

    @Option(help: "What the bytes are made from; the same ones for the same seed.")
    var seed: Int?

    func validate() throws {
        guard Simulation.FaultKind(rawValue: fault) == nil else { return }
        throw ValidationError("no fault is called '\(fault)'; 'lane sim fault --help' shows them")
    }

    func run() throws {
        guard let kind = Simulation.FaultKind(rawValue: fault) else { return }
        let parameters = Simulation.Fault.Parameters(
            device: device,
            fault: kind,
            afterBytes: afterBytes,
            milliseconds: milliseconds,
            bytes: bytes,
            replies: replies,
            bytesPerSecond: bytesPerSecond,
            seed: seed
        )
        let reply = try socket.connect().call(Simulation.Fault.self, parameters)
        say(folded("\(printable(device)): \(reply.armed.map(faultWords) ?? "no fault any more")"))
    }
}

extension Failure {
    /// What is wrong with a fault, by the option that says it.
    init(_ error: Simulation.WrongFault) {
        let options = [
            "afterBytes": "--after-bytes", "milliseconds": "--milliseconds", "bytes": "--bytes",
            "replies": "--replies", "bytesPerSecond": "--bytes-per-second", "seed": "--seed",
        ]
        let place = options[error.parameter] ?? "'\(printable(error.parameter))'"
        self.init("\(place): \(printable(error.reason))", .usage)
    }
}

/// Where a simulated device is, such as `at /dev/pts/3`.
func placeWords(_ device: Simulation.Device) -> String {
    if device.isPlugged == false { return "away" }
    return device.location.isEmpty ? "plugged in" : "at \(printable(device.location))"
}

/// A fault and where it stands, such as `2 unplugAtByte armed, at byte 700`.
func faultWords(_ fault: Simulation.ArmedFault) -> String {
    var words = "\(fault.number) \(fault.fault.rawValue) \(fault.state.rawValue), at byte \(fault.beginsAtByte)"
    if let pace = fault.bytesPerSecond { words += ", \(pace) bytes a second" }
    if let milliseconds = fault.milliseconds { words += ", for \(milliseconds) ms" }
    if let bytes = fault.bytes { words += ", \(bytes) " + (bytes == 1 ? "byte" : "bytes") }
    if let replies = fault.replies { words += ", \(replies) " + (replies == 1 ? "answer" : "answers") }
    if let seed = fault.seed { words += ", seed \(seed)" }
    if let byte = fault.firedAtByte {
        words += fault.firedTimes == 1 ? "; fired once," : "; fired \(fault.firedTimes) times, last"
        words += " at byte \(byte)"
    }
    return words
}

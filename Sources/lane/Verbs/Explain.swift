import ArgumentParser
import Interfaces
import Varlink

/// `lane explain`: what is plugged in, and why it is or is not a device of the lane.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is plugged in, which rule says what of it, and which device of the lane it is.",
        discussion: """
            Without a name: a table of everything. With one: what each rule says, and why a device has it or none has. \
            Exit code: 0 it was said, 1 no lane, or it does not look for what is plugged in, 2 the name means nothing.
            """
    )

    @OptionGroup var socket: SocketOption

    @Flag(help: "As JSON: all of what the lane tells, in one line.")
    var json = false

    @Argument(
        help: """
            A role or a device's name, a port such as 1-2.3, a file such as /dev/hidraw0, a serial number, or numbers of maker \
            and model such as 04b8:0202.
            """
    )
    var name: String?

    func run() throws {
        let lane = try socket.connect()
        let reply: Devices.Explain.Reply
        do throws(CallError) {
            reply = try lane.attempt(Devices.Explain.self, .init(name: name), timeout: Explain.patience)
        } catch {
            throw Explain.failure(error)
        }
        if json {
            say(reply.jsonText)
        } else if let name {
            try explain(name, reply, lane)
        } else {
            Explain.table(reply)
        }
        if let reason = reply.notLooking {
            throw Failure("the lane does not see what is plugged in: \(shortened(reason))")
        }
    }

    /// The gateway asks the supervisor, twice, and waits 10 seconds for it each time.
    private static let patience: Duration = .seconds(25)

    private func explain(_ name: String, _ reply: Devices.Explain.Reply, _ lane: LaneConnection) throws(Failure) {
        var found = reply.found[...]
        if let meant = reply.devices.first(where: { $0.isCalled(name) }) {
            say(meant.explanation(found: reply.found))
            if meant.found == nil, meant.candidates.isEmpty, !found.isEmpty {
                say("\nWhat comes nearest:")
            }
        } else if let device = try? lane.call(Devices.Describe.self, .init(device: name)).device {
            say(device.placeExplanation)
        } else if found.count > 1 {
            say(folded("\(found.count) things are called '\(shortened(name, to: 60))':"))
        }
        let isFirst = found.count == 1 && reply.devices.allSatisfy { !$0.isCalled(name) }
        while let next = found.popFirst() { say((isFirst ? "" : "\n") + next.explanation) }
    }

    private static func table(_ reply: Devices.Explain.Reply) {
        if reply.found.isEmpty, reply.notLooking == nil {
            say("nothing is plugged in that a driver could hold")
        } else if !reply.found.isEmpty {
            let table = TextTable(
                headings: ["PORT", "NUMBERS", "AS", "WHAT", "DEVICE"],
                rows: reply.found.map { found in
                    [
                        shortened(found.port, to: 20), found.numbers, found.shownAs, shortened(found.name, to: 40),
                        found.device.map { shortened($0, to: 24) } ?? "- (\(found.shortReason))",
                    ]
                }
            )
            table.lines().forEach(say)
        }
        let missing = reply.devices.filter { $0.found == nil }
        if !missing.isEmpty { say("") }
        for device in missing {
            let why = device.detail ?? device.reason.map(attentionWords) ?? "nothing is known of it yet"
            let name = shortened(device.device, to: 40)
            let words = shortened(why, to: 900)
            let indent = columns(name) + 2
            say(indent <= 20 ? "\(name): \(wrapped(words, indent: indent))" : wrapped("\(name): \(words)", indent: 4))
        }
        if !reply.found.isEmpty { say("\n'lane explain PORT' and 'lane explain DEVICE' say why.") }
    }

    private static func failure(_ error: CallError) -> Failure {
        if case .refused(let reply) = error, let unknown = reply.decoded(as: Devices.DeviceNotFound.self) {
            let name = shortened(unknown.device)
            return Failure(
                "no role or device is called '\(name)', and nothing that is plugged in goes by that port, file, serial number "
                    + "or numbers; 'lane explain' lists what there is",
                .usage
            )
        }
        return Failure(error)
    }
}

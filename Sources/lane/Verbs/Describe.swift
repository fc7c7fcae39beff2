import ArgumentParser
import Interfaces
import Varlink

/// `lane describe`: all that is known of one device.
struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say all that is known of one device.")

    @OptionGroup var socket: SocketOption

    @Flag(help: "As JSON.")
    var json = false

    @Argument(help: "A role, or a device's name.")
    var device: String

    func run() throws {
        let device = try socket.connect().call(Devices.Describe.self, .init(device: device)).device
        if json { return say(device.jsonText) }
        var lines = [
            ("device", printable(device.device)),
            ("roles", device.roles.isEmpty ? "none" : listed(device.roles)),
            ("driver", printable(device.family)),
            ("classes", device.classes.isEmpty ? "none told yet" : listed(device.classes)),
            ("location", printable(device.location)),
            ("simulated", device.isSimulated ? "yes: nothing that it does is real" : "no"),
            ("state", device.state.rawValue),
        ]
        if !device.attention.isEmpty {
            lines.append(("needs", device.attention.map(attentionWords).joined(separator: ", ")))
        }
        if let reason = device.reason { lines.append(("because", attentionWords(reason))) }
        if let detail = device.detail { lines.append(("", printable(detail))) }
        for (name, value) in device.facts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            lines.append((attentionWords(name), printable(value)))
        }
        say(definitions(lines, indent: 0, keepsWords: true))
    }
}

import ArgumentParser
import Interfaces
import Varlink

/// `lane sim`: what simulated devices show, and what a person would do to them.
struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sim",
        abstract: "See and handle the simulated devices.",
        subcommands: [
            ListSimulated.self, ShowPaper.self, Act.self, PlugSimulated.self, UnplugSimulated.self,
            FaultSimulated.self,
        ]
    )

    @OptionGroup var socket: SocketOption
}

/// `lane sim list`: the simulated devices and what can be done to them.
struct ListSimulated: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the simulated devices and what can be done to each."
    )

    @OptionGroup var socket: SocketOption

    func run() throws {
        let devices = try socket.connect().call(Simulation.Devices.self, .init()).devices
        if devices.isEmpty { return say("nothing is simulated") }
        for device in devices {
            say(folded("\(printable(device.device))  \(printable(device.family)) \(placeWords(device))"))
            if !device.state.isEmpty { say(entry("stands", stateWords(device.state))) }
            for fault in device.faults ?? [] where fault.state != .over { say(entry("fault", faultWords(fault))) }
            for action in device.actions { say("  can do   " + command(action, of: device)) }
        }
    }

    private func entry(_ name: String, _ words: String) -> String {
        "  \(fitted(name, to: 7))  " + wrapped(words, indent: ListSimulated.indent, keepsWords: true)
    }

    /// What a person types, with the values from which to choose; many of them stand below it.
    private func command(_ action: Simulation.Action, of device: Simulation.Device) -> String {
        let command = "lane sim act \(printable(device.device)) \(printable(action.action)) "
        let values = action.values.isEmpty ? ["TEXT"] : action.values.map(printable)
        let all = command + values.joined(separator: "|")
        guard columns(all) > 80 - ListSimulated.indent else { return all }
        let indent = ListSimulated.indent + 2
        let pieces = values.enumerated().map { $1 + ($0 < values.count - 1 ? "|" : "") }
        let below = filled(pieces, separator: "", indent: indent)
        let above = wrapped(command, indent: indent, keepsWords: true)
        return "\(above)\n\(String(repeating: " ", count: indent))\(below)"
    }

    private static let indent = 11
}

/// `lane sim act`: does to a device what a person would.
struct Act: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do to a simulated device what a person would, such as 'receipt cover open'."
    )

    @OptionGroup var socket: SocketOption

    @Argument(help: "A role, or a device's name.")
    var device: String

    @Argument(help: "One of its actions; 'lane sim list' shows them.")
    var action: String

    @Argument(help: "One of the action's values.")
    var value: String

    func run() throws {
        let parameters = Simulation.Act.Parameters(device: device, action: action, value: value)
        let state = try socket.connect().call(Simulation.Act.self, parameters).state
        say(folded("\(printable(device)): \(stateWords(state))"))
    }
}

/// How a simulated device stands, such as `cover open, paper enough`.
func stateWords(_ state: [String: String]) -> String {
    let sorted = state.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return sorted.map { "\(attentionWords($0.key)) \(printable($0.value))" }.joined(separator: ", ")
}

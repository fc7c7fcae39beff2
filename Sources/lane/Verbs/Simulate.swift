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
            say("\(printable(device.device))  \(printable(device.family)) \(placeWords(device))")
            if !device.state.isEmpty { say("  stands   \(stateWords(device.state))") }
            for fault in device.faults ?? [] where fault.state != .over { say("  fault    \(faultWords(fault))") }
            for action in device.actions {
                let values = action.values.isEmpty ? "TEXT" : action.values.map(printable).joined(separator: "|")
                say("  can do   lane sim act \(printable(device.device)) \(printable(action.action)) \(values)")
            }
        }
    }
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
        say("\(printable(device)): \(stateWords(try socket.connect().call(Simulation.Act.self, parameters).state))")
    }
}

/// How a simulated device stands, such as `cover open, paper enough`.
func stateWords(_ state: [String: String]) -> String {
    let sorted = state.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return sorted.map { "\(attentionWords($0.key)) \(printable($0.value))" }.joined(separator: ", ")
}

import ArgumentParser
import Interfaces
import Varlink

/// `lane devices`: a table of all devices.
struct ShowDevices: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "List the devices and how each stands."
    )

    @OptionGroup var socket: SocketOption

    @Flag(help: "As JSON, one device a line.")
    var json = false

    func run() throws {
        let devices = try socket.connect().call(Devices.List.self, .init()).devices
        if json {
            for device in devices { say(device.jsonText) }
            return
        }
        if devices.isEmpty { return say("the lane has no devices") }
        let table = TextTable(
            headings: ["ROLE", "DEVICE", "STATE", "NEEDS", "LOCATION"],
            rows: devices.map { device in
                [
                    device.roles.isEmpty ? "-" : listed(device.roles),
                    printable(device.device),
                    device.state.rawValue + (device.reason.map { " (\(attentionWords($0)))" } ?? ""),
                    device.attention.isEmpty ? "-" : device.attention.map(attentionWords).joined(separator: ", "),
                    printable(device.location) + (device.isSimulated ? " (simulated)" : ""),
                ]
            }
        )
        table.lines().forEach(say)
    }
}

/// What a device needs, in words: `coverOpen` becomes `cover open`.
func attentionWords(_ name: String) -> String {
    var words = String.UnicodeScalarView()
    for scalar in printable(name).unicodeScalars {
        if scalar.isASCII, scalar.properties.isUppercase {
            words.append(" ")
            words.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        } else {
            words.append(scalar)
        }
    }
    return String(words)
}

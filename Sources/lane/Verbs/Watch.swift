import ArgumentParser
import Glibc
import Interfaces
import Varlink

/// `lane watch`: a line for each change.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how the devices stand, and then each change, until Ctrl-C."
    )

    @OptionGroup var socket: SocketOption

    /// How long the lane may be away before the watch is given up; its gateway is back after a fraction of that.
    private static let absence: Duration = .seconds(30)

    func run() throws {
        var last: [String: String] = [:]
        var lane = try socket.connect()
        while true {
            do throws(CallError) {
                try lane.stream(Devices.Watch.self, .init()) { reply in
                    for device in reply.devices {
                        let words = Watch.words(device)
                        // After the gateway was replaced all of them are told again.
                        if last.updateValue(words, forKey: device.device) != words { say(Watch.line(words)) }
                    }
                    for device in reply.removed ?? [] {
                        last[device] = nil
                        say(Watch.line("\(printable(device))  removed"))
                    }
                    return true
                }
                complain("lane: the lane has ended the watch")
            } catch {
                guard case .disconnected = error else { throw Failure(error) }
                complain("lane: the connection to the lane has ended; trying again")
            }
            usleep(100_000)
            lane = try socket.connect(before: .now + Watch.absence)
        }
    }

    private static func line(_ words: String) -> String {
        let moment = "\(clock())  "
        return moment + wrapped(words, indent: columns(moment), keepsWords: true)
    }

    private static func words(_ device: Devices.Device) -> String {
        let roles = device.roles.isEmpty ? "" : " (\(listed(device.roles)))"
        let needs = device.attention.isEmpty ? "" : ": \(device.attention.map(attentionWords).joined(separator: ", "))"
        return "\(printable(device.device))\(roles)  \(device.state.rawValue)\(needs)"
    }
}

/// The time of day.
private func clock() -> String {
    var (seconds, parts) = (time(nil), tm())
    localtime_r(&seconds, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
}

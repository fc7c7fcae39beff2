import ArgumentParser
import Configuration
import DriverManifest
import Supervisor
import TOMLFile
import Varlink

/// `lane config`: the lane's configuration.
struct Configure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Look at a lane's configuration.",
        subcommands: [CheckConfiguration.self]
    )
}

/// `lane config check`: says whether a configuration is good, or where it is not.
struct CheckConfiguration: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether a configuration is good, or where it is not.",
        discussion: "Exit code: 0 when it is good, 2 when it is not."
    )

    @Argument(help: ArgumentHelp("The configuration.", valueName: "lane.toml"))
    var file: String

    func run() throws {
        let text = try FileContents(file, limit: 1 << 20).text()
        do throws(TOMLError) {
            let configuration = try LaneConfiguration(parsing: text, file: file)
            try CheckConfiguration.check(configuration)
            let devices = counted(configuration.devices.count, "device")
            let simulated = configuration.devices.count(where: \.isSimulated)
            say(
                "\(printable(file)): good: \(devices)" + (simulated > 0 ? ", \(simulated) of them simulated" : "")
                    + (configuration.roles.isEmpty ? "; no roles" : "")
            )
            for role in configuration.roles {
                let devices = role.devices.map(printable).joined(separator: " or ")
                say("  " + wrapped("\(printable(role.name)) is \(devices)", indent: 2, keepsWords: true))
            }
        } catch {
            // The place stands first, where editors look for it.
            complain(printable(error.description))
            throw Failure("", .usage)
        }
    }

    /// What the drivers say to it: the very check that the supervisor makes when it starts.
    private static func check(_ configuration: LaneConfiguration) throws(TOMLError) {
        let folder = ownFolder()
        let manifests: DriverManifests
        let socket: UnixAddress
        do throws(SystemError) {
            manifests = try DriverManifests.installed(in: folder)
            socket = try UnixAddress(configuration.socket ?? SocketOption.installed)
        } catch {
            return complain("lane: what drivers take was not looked at: \(printable(error.description))")
        }
        _ = try LaneDescription(configuration, manifests: manifests, socket: socket, programs: folder)
        // A lane looks at groups only under root, who will be the one to start it where it counts.
        _ = try AccessGroups(configuration.access)
    }

    private func counted(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }
}

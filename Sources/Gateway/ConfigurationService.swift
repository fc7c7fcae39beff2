import Interfaces
import Varlink

/// Answers `org.lanekeeper.Configuration` to clients, out of what the supervisor says: the gateway knows no file.
final class ConfigurationService: ConfigurationInterface.Service {
    private unowned let gateway: GatewayServer
    private let supervisor: LoopedClient

    /// How long the supervisor may take: it reads a file, and looks groups up.
    private static let limit: Duration = .seconds(30)

    init(_ gateway: GatewayServer, _ supervisor: LoopedClient) {
        (self.gateway, self.supervisor) = (gateway, supervisor)
    }

    func reload(
        _ call: Call<ConfigurationInterface.Reload>,
        _ parameters: ConfigurationInterface.Reload.Parameters
    ) {
        let peer = call.connection.peer
        LinkGatewayReports.Client(supervisor).reload(
            .init(
                dryRun: parameters.dryRun ?? false,
                user: peer.map { Int($0.user) },
                process: peer.map { Int($0.process) }
            ),
            deadline: .now + ConfigurationService.limit
        ) { result in
            switch result {
            case .success(let reply):
                let (file, lane) = (reply.parameters.file, reply.parameters.lane)
                call.reply(.init(file: file, devices: reply.parameters.devices.map(\.forClients), lane: lane))
            case .failure(let error): ConfigurationService.fail(call, error)
            }
        }
    }

    private static func fail(_ call: Call<ConfigurationInterface.Reload>, _ error: CallError) {
        guard case .refused(let reply) = error else {
            call.fail(
                ConfigurationInterface.ConfigurationRefused(
                    file: "",
                    reason: "the supervisor does not answer: \(error)"
                )
            )
            return
        }
        if let refused = reply.decoded(as: LinkGatewayReports.ConfigurationRefused.self) {
            call.fail(
                ConfigurationInterface.ConfigurationRefused(
                    file: refused.file,
                    line: refused.line,
                    column: refused.column,
                    reason: refused.reason
                )
            )
        } else if let needed = reply.decoded(as: LinkGatewayReports.RestartNeeded.self) {
            call.fail(ConfigurationInterface.RestartNeeded(file: needed.file, reasons: needed.reasons))
        } else {
            call.fail(ConfigurationInterface.ConfigurationRefused(file: "", reason: "\(error)"))
        }
    }
}

extension LinkGatewayReports.DeviceChange {
    /// The same in the words of the clients' interface.
    fileprivate var forClients: ConfigurationInterface.DeviceChange {
        .init(device: device, deed: .init(rawValue: deed.rawValue) ?? .kept, because: because)
    }
}

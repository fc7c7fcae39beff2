import Interfaces
import Varlink

/// The gateway's end of the link to the process that simulates devices.
final class SimulatorLink {
    /// What the devices are asked and acted on through.
    let calls: LoopedClient

    private let reports: VarlinkServer

    /// Takes the two ends that the supervisor has passed; `whenMarked` is told of a device whose paper has moved.
    init(
        loop: EventLoop,
        calls: OwnedDescriptor,
        reports reportsDescriptor: OwnedDescriptor,
        whenMarked: @escaping (String) -> Void
    ) throws(SystemError) {
        self.calls = try LoopedClient(loop: loop, calls)
        let services = ServiceDirectory(GatewayServer.information)
        services.add(SimulationReportsService(whenMarked))
        reports = VarlinkServer(loop: loop, services: services, maximumConnections: 1)
        try reports.serve(reportsDescriptor)
    }

    deinit { reports.close() }
}

/// Answers `org.lanekeeper.link.SimulationReports`.
private final class SimulationReportsService: LinkSimulationReports.Service {
    private let whenMarked: (String) -> Void

    init(_ whenMarked: @escaping (String) -> Void) { self.whenMarked = whenMarked }

    func marked(_ call: Call<LinkSimulationReports.Marked>, _ parameters: LinkSimulationReports.Marked.Parameters) {
        call.reply()
        whenMarked(parameters.device)
    }
}

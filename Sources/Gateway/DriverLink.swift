import Interfaces
import Varlink

/// The gateway's end of the link to one driver.
final class DriverLink {
    /// What jobs are begun through.
    let calls: LoopedClient

    private let reports: VarlinkServer

    /// Takes the two ends that the supervisor has passed.
    init(
        loop: EventLoop,
        calls: OwnedDescriptor,
        reports reportsDescriptor: OwnedDescriptor,
        _ service: any LinkDriverReports.Service
    ) throws(SystemError) {
        self.calls = try LoopedClient(loop: loop, calls)
        let services = ServiceDirectory(GatewayServer.information)
        services.add(service)
        reports = VarlinkServer(loop: loop, services: services, maximumConnections: 1)
        try reports.serve(reportsDescriptor)
    }

    deinit { reports.close() }
}

/// Answers `org.lanekeeper.link.DriverReports` for one driver.
final class DriverReportsService: LinkDriverReports.Service {
    private let device: String
    private unowned let gateway: GatewayServer

    init(_ device: String, _ gateway: GatewayServer) { (self.device, self.gateway) = (device, gateway) }

    func ready(_ call: Call<LinkDriverReports.Ready>, _ parameters: LinkDriverReports.Ready.Parameters) {
        let device = device
        gateway.devices.update(device) { table in _ = table.learn(device, parameters.facts) }
        call.reply()
    }

    // The supervisor listens to these; here they only show that the link works.
    func heartbeat(_ call: Call<LinkDriverReports.Heartbeat>, _ parameters: LinkDriverReports.Heartbeat.Parameters) {
        call.reply()
    }

    func busyUntil(_ call: Call<LinkDriverReports.BusyUntil>, _ parameters: LinkDriverReports.BusyUntil.Parameters) {
        call.reply()
    }

    func progress(_ call: Call<LinkDriverReports.Progress>, _ parameters: LinkDriverReports.Progress.Parameters) {
        call.reply()
    }

    func outcome(_ call: Call<LinkDriverReports.Outcome>, _ parameters: LinkDriverReports.Outcome.Parameters) {
        call.reply()
    }

    func attention(_ call: Call<LinkDriverReports.Attention>, _ parameters: LinkDriverReports.Attention.Parameters) {
        call.reply()
    }

    func lost(_ call: Call<LinkDriverReports.Lost>, _ parameters: LinkDriverReports.Lost.Parameters) { call.reply() }
}

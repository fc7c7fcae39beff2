import Glibc
import Interfaces
import Varlink

/// The process of all simulated devices: one thread, one loop over their lines and the links.
///
/// It is started with the links at descriptors 3 to 6 (`org.lanekeeper.link.Simulator`), and
/// ends when the supervisor goes away or asks for it.
package final class SimulatorHost {
    private enum Link {
        static let supervisorCalls: Int32 = 3
        static let gatewayCalls: Int32 = 4
        static let supervisorReports: Int32 = 5
        static let gatewayReports: Int32 = 6
    }

    /// The devices by name.
    private(set) var devices: [String: PluggedDevice] = [:]
    let families: [any Simulator.Type]
    let loop: EventLoop

    private let supervisor: VarlinkServer
    private let supervisorReports: LoopedClient
    private let gatewayServices = ServiceDirectory(SimulatorHost.information)
    private var gateway: VarlinkServer?
    private var gatewayReports: LoopedClient?
    private var heartbeatInterval: Duration?
    /// The devices of whose newest mark the gateway has not heard yet.
    private var unreported: Set<String> = []

    /// Takes over the links.
    private init(_ families: [any Simulator.Type]) throws(SystemError) {
        self.families = families
        loop = try EventLoop()
        for descriptor in Link.supervisorCalls...Link.gatewayReports { SimulatorHost.prepare(descriptor) }
        let services = ServiceDirectory(SimulatorHost.information)
        // The supervisor passes sockets and files, and is trusted with what it passes.
        var limits = ConnectionLimits()
        limits.acceptedDescriptors = .any
        supervisor = VarlinkServer(loop: loop, services: services, limits: limits, maximumConnections: 1)
        supervisorReports = try LoopedClient(loop: loop, OwnedDescriptor(Link.supervisorReports))
        services.add(SupervisorLink(self))
        gatewayServices.add(GatewayLink(self))
        supervisor.whenDisconnected = { [loop] _, _ in loop.stop() }
        supervisorReports.whenClosed = { [loop] _ in loop.stop() }
        try supervisor.serve(OwnedDescriptor(Link.supervisorCalls))
        // The gateway may have ended before this process began.
        try? adoptGateway(calls: OwnedDescriptor(Link.gatewayCalls), reports: OwnedDescriptor(Link.gatewayReports))
    }

    /// Simulates devices of these families until it is over; the process should end then.
    package static func run(_ families: [any Simulator.Type]) throws(SystemError) {
        // A driver that breaks its connection off must not end all simulators.
        signal(SIGPIPE, SIG_IGN)
        let host = try SimulatorHost(families)
        try host.loop.run()
        for device in host.devices.values { device.unplug() }
    }

    /// Takes the two ends of a link to a gateway; those of the one before are closed.
    func adoptGateway(calls: OwnedDescriptor, reports: OwnedDescriptor) throws(SystemError) {
        gateway?.close()
        gatewayReports?.close()
        let server = VarlinkServer(loop: loop, services: gatewayServices, maximumConnections: 1)
        gateway = server
        try server.serve(calls)
        let client = try LoopedClient(loop: loop, reports)
        client.connection.whenDrained = { [weak self] in self?.reportMarks() }
        gatewayReports = client
    }

    /// Shows from now on, at this pace, that the process lives.
    func beginHeartbeat(every interval: Duration) {
        let isFirst = heartbeatInterval == nil
        heartbeatInterval = interval
        if isFirst { beat() }
    }

    /// Adds a device that is plugged for the first time.
    func add(_ device: PluggedDevice) {
        let name = device.name
        devices[name] = device
        device.whenMarked = { [weak self] in
            self?.unreported.insert(name)
            self?.reportMarks()
        }
        device.whenBack = { [weak self] in
            self?.supervisorReports.connection.callOneway(LinkSimulatorReports.Plugged.self, .init(device: name))
        }
    }

    /// Takes a device away for good.
    func remove(_ name: String) {
        unreported.remove(name)
        guard let device = devices.removeValue(forKey: name) else { return }
        (device.whenMarked, device.whenBack) = (nil, nil)
        device.vanish()
    }

    /// Ends the process after what is queued was sent.
    func stop() {
        loop.schedule(at: loop.now) { [loop] in loop.stop() }
    }

    private func beat() {
        guard let heartbeatInterval else { return }
        supervisorReports.connection.callOneway(LinkSimulatorReports.Heartbeat.self, .init())
        loop.schedule(after: heartbeatInterval) { [weak self] in self?.beat() }
    }

    /// Tells the gateway of new marks; one that reads slowly hears of the newest only.
    private func reportMarks() {
        guard let connection = gatewayReports?.connection, connection.disconnection == nil else {
            unreported = []
            return
        }
        while !connection.isCongested, let name = unreported.popFirst() {
            guard let device = devices[name] else { continue }
            connection.callOneway(
                LinkSimulationReports.Marked.self,
                .init(device: name, number: device.roll.lastNumber)
            )
        }
    }

    private static let information = ServiceDirectory.Information(
        vendor: "Lanekeeper",
        product: "simulators",
        version: "1",
        url: "https://varlink.org"
    )

    /// A link came as it was made; it must not block.
    private static func prepare(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
}

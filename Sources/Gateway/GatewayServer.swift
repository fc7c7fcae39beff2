import Glibc
import Interfaces
import Varlink

/// The gateway's process: answers clients, knows the drivers, and can open no device.
///
/// It is started with the links to the supervisor at descriptors 3 and 4 and the
/// clients' listening socket at 5 (`org.lanekeeper.link.Gateway`), and ends when
/// the supervisor goes away.
package final class GatewayServer {
    let loop: EventLoop
    let devices: DevicesService

    private let supervisor: VarlinkServer
    private let supervisorReports: LoopedClient
    private let clients: VarlinkServer
    private let listener: OwnedDescriptor
    /// Where jobs are handed to drivers.
    let desk: PrinterDesk
    /// What draws for printers.
    let renderer: Renderer
    private let clientServices: ServiceDirectory
    private var printers: PrinterService?
    private var simulation: SimulationService?
    private var access = AccessRights()

    static let information = ServiceDirectory.Information(
        vendor: "Lanekeeper",
        product: "lane-gateway",
        version: "1",
        url: "https://varlink.org"
    )

    /// Takes the descriptors that the supervisor has passed.
    package init(loop: EventLoop) throws(SystemError) {
        for descriptor in Int32(3)...5 {
            guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw SystemError("descriptor \(descriptor)") }
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        }
        self.loop = loop
        devices = DevicesService(loop)
        renderer = Renderer(loop)
        desk = PrinterDesk(loop, renderer: renderer)
        let supervisorServices = ServiceDirectory(GatewayServer.information)
        // The supervisor passes sockets, and is trusted with what it passes.
        var limits = ConnectionLimits()
        limits.acceptedDescriptors = .any
        supervisor = VarlinkServer(loop: loop, services: supervisorServices, limits: limits, maximumConnections: 1)
        supervisorReports = try LoopedClient(loop: loop, OwnedDescriptor(4))
        clientServices = ServiceDirectory(GatewayServer.information)
        clientServices.add(devices)
        clients = VarlinkServer(loop: loop, services: clientServices, peerLimits: PeerLimits())
        listener = OwnedDescriptor(5)
        supervisorServices.add(SupervisorLinkService(self))
        desk.whenDriverFails = { [unowned self] device, reason in
            supervisorReports.connection.callOneway(
                LinkGatewayReports.DriverFailed.self,
                .init(device: device, reason: reason)
            )
        }
        let printers = PrinterService(self)
        self.printers = printers
        clientServices.add(printers)
        supervisor.whenDisconnected = { _, _ in loop.stop() }
        supervisorReports.whenClosed = { _ in loop.stop() }
        clientServices.authorizes = { [unowned self] connection, method in
            AccessTable.allows(access.rights(of: connection.peer), method)
        }
        renderer.whenNeeded = { [unowned self] in
            supervisorReports.connection.callOneway(LinkGatewayReports.NeedRenderer.self, .init())
        }
        try supervisor.serve(OwnedDescriptor(3))
    }

    /// Lets clients in, and shows from now on that the gateway lives.
    func serve(_ access: AccessRights, heartbeat: Duration) throws(SystemError) {
        self.access = access
        try clients.listen(on: listener)
        beat(heartbeat)
    }

    /// What somebody at the other end of a connection may do.
    func rights(of peer: PeerCredentials?) -> Rights { access.rights(of: peer) }

    /// Takes the link to a driver's new process.
    func link(_ device: String, calls: OwnedDescriptor, reports: OwnedDescriptor) throws(SystemError) {
        let service = DriverReportsService(device, self)
        let link = try DriverLink(loop: loop, calls: calls, reports: reports, service)
        service.link = link
        desk.adopt(link, for: device)
    }

    /// Takes the link to a new process of simulators; what they show is offered to clients from now on.
    func linkSimulator(calls: OwnedDescriptor, reports: OwnedDescriptor) throws(SystemError) {
        let service = simulation ?? SimulationService(self)
        if simulation == nil { clientServices.add(service) }
        simulation = service
        try service.adopt(calls: calls, reports: reports)
    }

    private func beat(_ interval: Duration) {
        supervisorReports.connection.callOneway(LinkGatewayReports.Heartbeat.self, .init())
        loop.schedule(after: interval) { [weak self] in self?.beat(interval) }
    }
}

/// Answers `org.lanekeeper.link.Gateway` for the supervisor.
private final class SupervisorLinkService: LinkGateway.Service {
    private unowned let gateway: GatewayServer

    init(_ gateway: GatewayServer) { self.gateway = gateway }

    func putDevice(_ call: Call<LinkGateway.PutDevice>, _ parameters: LinkGateway.PutDevice.Parameters) {
        let (device, descriptors) = (parameters.device, call.descriptors)
        do throws(SystemError) {
            // Without descriptors its driver is no other one: that a driver has ended, its link tells by itself.
            if descriptors.count == 2 {
                try gateway.link(device.device, calls: descriptors[0], reports: descriptors[1])
            }
        } catch {
            call.fail(VarlinkService.InvalidParameter(parameter: "device"))
            return
        }
        gateway.devices.update(device.device) { table in
            table.put(
                .init(
                    device: device.device,
                    family: device.family,
                    classes: device.classes,
                    roles: device.roles,
                    isSimulated: device.isSimulated,
                    location: device.location,
                    state: device.state.forClients,
                    facts: [:],
                    attention: []
                )
            )
            return true
        }
        call.reply()
    }

    func changeState(_ call: Call<LinkGateway.ChangeState>, _ parameters: LinkGateway.ChangeState.Parameters) {
        guard gateway.devices.table[parameters.device] != nil else {
            call.fail(VarlinkService.InvalidParameter(parameter: "device"))
            return
        }
        gateway.devices.update(parameters.device) { table in
            table.change(parameters.device, to: parameters.state.forClients)
        }
        call.reply()
    }

    func removeDevice(_ call: Call<LinkGateway.RemoveDevice>, _ parameters: LinkGateway.RemoveDevice.Parameters) {
        gateway.desk.drop(parameters.device)
        gateway.devices.update(parameters.device) { table in
            table.remove(parameters.device)
            return true
        }
        call.reply()
    }

    func putSimulator(_ call: Call<LinkGateway.PutSimulator>, _ parameters: LinkGateway.PutSimulator.Parameters) {
        let descriptors = call.descriptors
        do throws(SystemError) {
            guard descriptors.count == 2 else { throw SystemError("two descriptors", code: EBADMSG) }
            try gateway.linkSimulator(calls: descriptors[0], reports: descriptors[1])
            call.reply()
        } catch {
            call.fail(VarlinkService.InvalidParameter(parameter: "descriptors"))
        }
    }

    func putRenderer(_ call: Call<LinkGateway.PutRenderer>, _ parameters: LinkGateway.PutRenderer.Parameters) {
        gateway.renderer.adopt(call.descriptors.first)
        call.reply()
    }

    func serve(_ call: Call<LinkGateway.Serve>, _ parameters: LinkGateway.Serve.Parameters) {
        guard let access = AccessRights(parameters.access) else {
            call.fail(VarlinkService.InvalidParameter(parameter: "access"))
            return
        }
        do throws(SystemError) {
            try gateway.serve(access, heartbeat: .milliseconds(max(1, parameters.heartbeatMilliseconds)))
            call.reply()
        } catch {
            call.fail(VarlinkService.PermissionDenied())
        }
    }

    func stop(_ call: Call<LinkGateway.Stop>, _ parameters: LinkGateway.Stop.Parameters) {
        call.reply()
        gateway.loop.stop()
    }
}

extension LinkGateway.DeviceState {
    /// The same state in the words of the clients' interface; a test goes through all of them.
    package var forClients: Devices.DeviceState { Devices.DeviceState(rawValue: rawValue) ?? .absent }
}

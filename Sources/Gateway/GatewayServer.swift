import Glibc
import Interfaces
import Journal
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
    /// Where drawers are opened.
    private(set) lazy var drawers = DrawerDesk(self)
    /// What draws for printers.
    let renderer: Renderer
    private let clientServices: ServiceDirectory
    /// What happens in the lane.
    let events: any EventSink
    private var printers: PrinterService?
    private(set) var cashDrawers: CashDrawerService?
    private(set) var simulation: SimulationService?
    private var configuration: ConfigurationService?
    var access = AccessRights()
    /// Whether devices were removed since jobs and those who wait were last told who plays which role.
    var areRolesStale = false

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
        desk = PrinterDesk(loop, renderer: renderer) { line in SystemLog.write("lane-gateway: \(line)\n") }
        events = RecentEvents(log: SystemLog.write)
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
        desk.connections.whenWanted = { [unowned self] device in
            supervisorReports.connection.callOneway(LinkGatewayReports.WantDriver.self, .init(device: device))
        }
        desk.connections.whenDone = { [unowned self] device, driver in
            supervisorReports.connection.callOneway(
                LinkGatewayReports.ReleaseDriver.self,
                .init(device: device, driver: driver)
            )
        }
        devices.found = FoundDesk(self, supervisorReports)
        let printers = PrinterService(self)
        self.printers = printers
        clientServices.add(printers)
        let cashDrawers = CashDrawerService(self)
        self.cashDrawers = cashDrawers
        clientServices.add(cashDrawers)
        let configuration = ConfigurationService(self, supervisorReports)
        self.configuration = configuration
        clientServices.add(configuration)
        desk.players = { [unowned self] role in devices.table.printers(of: role) }
        desk.isOpeningDrawer = { [unowned self] device in drawers.isOpening(device) }
        desk.whenLinkEnds = { [unowned self] device in drawers.linkEnded(device) }
        devices.whenChanged = { [unowned self] device in drawers.deviceChanged(device) }
        supervisor.whenDisconnected = { _, _ in loop.stop() }
        supervisorReports.whenClosed = { _ in loop.stop() }
        clientServices.authorizes = { [unowned self] connection, method in
            AccessTable.allows(rights(of: connection.peer), method)
        }
        renderer.whenNeeded = { [unowned self] in
            supervisorReports.connection.callOneway(LinkGatewayReports.NeedRenderer.self, .init())
        }
        try supervisor.serve(OwnedDescriptor(3))
    }

    /// Opens the journal, and shows from now on that the gateway lives.
    func open(_ parameters: LinkGateway.Open.Parameters, _ whenOpened: @escaping () -> Void) throws(SystemError) {
        beat(.milliseconds(max(1, parameters.heartbeatMilliseconds)))
        desk.setPolicies(parameters.policies, reprintLine: parameters.reprintLine)
        var settings = Journal.Settings()
        settings.directory = parameters.directory
        settings.keepsBodies = .milliseconds(parameters.keepBodiesMilliseconds)
        settings.keepsEntries = .milliseconds(parameters.keepEntriesMilliseconds)
        try desk.open(settings, whenOpened)
    }

    /// Lets clients in.
    func serve(_ access: AccessRights) throws(SystemError) {
        self.access = access
        desk.settleRecovered(devices.table.devices.map(\.device))
        rolesHaveChanged()
        try clients.listen(on: listener)
    }

    /// What somebody at the other end of a connection may do.
    func rights(of peer: PeerCredentials?) -> Rights { access.rights(of: peer) }

    /// Takes the link to a driver's new process.
    func link(
        _ device: String,
        _ driver: String,
        calls: OwnedDescriptor,
        reports: OwnedDescriptor
    ) throws(SystemError) {
        let service = DriverReportsService(device, self)
        let drawerService = DrawerReportsService(device, self)
        let link = try DriverLink(loop: loop, driver, calls: calls, reports: reports, service, drawers: drawerService)
        service.link = link
        drawerService.link = link
        desk.adopt(link, for: device)
    }

    /// Takes the link to a new process of simulators; what they show is offered to clients from now on.
    func linkSimulator(calls: OwnedDescriptor, reports: OwnedDescriptor) throws(SystemError) {
        let service = simulation ?? SimulationService(self)
        if simulation == nil { clientServices.add(service) }
        simulation = service
        try service.adopt(calls: calls, reports: reports)
    }

    /// Closes the journal, after what was asked of it is written.
    package func close() { desk.journal?.close() }

    private func beat(_ interval: Duration) {
        supervisorReports.connection.callOneway(LinkGatewayReports.Heartbeat.self, .init())
        loop.schedule(after: interval) { [weak self] in self?.beat(interval) }
    }
}

/// Answers `org.lanekeeper.link.Gateway` for the supervisor.
private final class SupervisorLinkService: LinkGateway.Service {
    private unowned let gateway: GatewayServer

    init(_ gateway: GatewayServer) { self.gateway = gateway }

    func open(_ call: Call<LinkGateway.Open>, _ parameters: LinkGateway.Open.Parameters) {
        do throws(SystemError) { try gateway.open(parameters) { call.reply() } } catch {
            call.fail(VarlinkService.InvalidParameter(parameter: "directory"))
        }
    }

    func putDevice(_ call: Call<LinkGateway.PutDevice>, _ parameters: LinkGateway.PutDevice.Parameters) {
        let (device, descriptors) = (parameters.device, call.descriptors)
        var newDriver: String?
        do throws(SystemError) {
            // Without descriptors its driver is no other one: that a driver has ended, its link tells by itself.
            if descriptors.count == 2 {
                let driver = device.driver ?? JobName.make()
                try gateway.link(device.device, driver, calls: descriptors[0], reports: descriptors[1])
                newDriver = driver
            } else {
                gateway.desk.processChanged(device.device, device.driver)
            }
        } catch {
            call.fail(VarlinkService.InvalidParameter(parameter: "device"))
            return
        }
        gateway.devices.update(device.device) { table in
            table.put(device.forClients)
            // One that is connected to for each job takes jobs without a driver.
            if let newDriver, device.isConnectedPerJob != true { table.expect(newDriver, of: device.device) }
            return true
        }
        gateway.drawers.put(device.device, device.drawers ?? [])
        gateway.desk.explain(device.device, device.reason, device.detail)
        gateway.desk.put(device.device, isConnectedPerJob: device.isConnectedPerJob == true)
        gateway.desk.pump(device.device)
        call.reply()
    }

    func changeState(_ call: Call<LinkGateway.ChangeState>, _ parameters: LinkGateway.ChangeState.Parameters) {
        guard gateway.devices.table[parameters.device] != nil else {
            call.fail(VarlinkService.InvalidParameter(parameter: "device"))
            return
        }
        gateway.devices.update(parameters.device) { table in
            table.change(
                parameters.device,
                to: parameters.state.forClients,
                reason: parameters.reason,
                detail: parameters.detail
            )
        }
        gateway.desk.explain(parameters.device, parameters.reason, parameters.detail)
        call.reply()
    }

    func removeDevice(_ call: Call<LinkGateway.RemoveDevice>, _ parameters: LinkGateway.RemoveDevice.Parameters) {
        gateway.desk.drop(parameters.device)
        gateway.drawers.put(parameters.device, [])
        gateway.devices.update(parameters.device) { table in
            table.remove(parameters.device)
            return true
        }
        // It may have been named itself, in the place of a role.
        gateway.rolesWillHaveChanged()
        call.reply()
    }

    func reconfigure(_ call: Call<LinkGateway.Reconfigure>, _ parameters: LinkGateway.Reconfigure.Parameters) {
        guard let access = AccessRights(parameters.access) else {
            call.fail(VarlinkService.InvalidParameter(parameter: "access"))
            return
        }
        gateway.reconfigure(parameters, access)
        call.reply()
    }

    func drainDevice(_ call: Call<LinkGateway.DrainDevice>, _ parameters: LinkGateway.DrainDevice.Parameters) {
        gateway.desk.drain(parameters.device, parameters.driver)
        call.reply()
    }

    func yieldDevice(_ call: Call<LinkGateway.YieldDevice>, _ parameters: LinkGateway.YieldDevice.Parameters) {
        let (isIdle, job) = gateway.desk.yield(parameters.device, parameters.driver)
        call.reply(.init(isIdle: isIdle, job: job))
    }

    func keepDevice(_ call: Call<LinkGateway.KeepDevice>, _ parameters: LinkGateway.KeepDevice.Parameters) {
        gateway.desk.keep(parameters.device, parameters.driver)
        call.reply()
    }

    func foundChanged(_ call: Call<LinkGateway.FoundChanged>, _ parameters: LinkGateway.FoundChanged.Parameters) {
        gateway.devices.found?.changed()
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
            try gateway.serve(access)
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

extension LinkGateway.Device {
    /// The same in the words of the clients' interface, with nothing that a driver has told.
    var forClients: Devices.Device {
        .init(
            device: device,
            family: family,
            classes: classes,
            roles: roles,
            isSimulated: isSimulated,
            location: location,
            state: state.forClients,
            facts: [:],
            attention: [],
            reason: reason,
            detail: detail
        )
    }
}

extension LinkGateway.DeviceState {
    /// The same state in the words of the clients' interface; a test goes through all of them.
    package var forClients: Devices.DeviceState { Devices.DeviceState(rawValue: rawValue) ?? .absent }
}

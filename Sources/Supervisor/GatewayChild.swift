import Glibc
import Interfaces
import Varlink

/// The gateway's process: started again whenever it dies, while drivers print on.
final class GatewayChild {
    private unowned let lane: LaneSupervisor
    private let listener: OwnedDescriptor
    private var child: Child?
    private var policy = RestartPolicy(.essential)
    private let renderer: RendererChild

    init(lane: LaneSupervisor, listener: OwnedDescriptor) {
        self.lane = lane
        renderer = RendererChild(lane: lane)
        self.listener = listener
    }

    /// Starts the gateway and tells it of all devices.
    func start() {
        do throws(SystemError) {
            let services = ServiceDirectory(LaneSupervisor.information)
            services.add(GatewayReportsService(self))
            let new = try Child(loop: lane.loop, patience: lane.description.patience, services: services) {
                calls,
                reports in
                Program(
                    path: lane.description.programs + "/lane-gateway",
                    arguments: ["lane-gateway"],
                    descriptors: [nil, lane.errorOutput, lane.errorOutput, calls, reports, listener],
                    identity: lane.identities?.gateway,
                    maximumDescriptors: 8192
                )
            }
            child = new
            new.whenExited = { [weak self] exit in self?.ended(exit) }
            for device in lane.devices { put(device, link: try device.makeGatewayLink() ?? []) }
            if let link = try lane.simulator?.makeGatewayLink() { putSimulator(link: link) }
            let serve = LinkGateway.Serve.Parameters(
                heartbeatMilliseconds: lane.heartbeatMilliseconds,
                access: lane.description.access.forGateway
            )
            LinkGateway.Client(new.calls).serve(serve, deadline: lane.deadline, check(new))
        } catch {
            lane.log("gateway", "\(error)")
            // One that runs already, and cannot be told of everything, is of no use; its end brings the next one.
            if let child { return child.kill("\(error)") }
            lane.later(RestartPolicy.Numbers.essential.firstDelay) { [weak self] in self?.start() }
        }
    }

    /// Tells the gateway of a device and, if its driver is new, hands over the link to it.
    func put(_ device: DeviceChild, link: [OwnedDescriptor]) {
        guard let child else { return }
        let parameters = LinkGateway.PutDevice.Parameters(device: device.description)
        LinkGateway.Client(child.calls).putDevice(
            parameters,
            descriptors: link,
            deadline: lane.deadline,
            check(child)
        )
    }

    /// Hands over the link to the simulators' process.
    func putSimulator(link: [OwnedDescriptor]) {
        guard let child else { return }
        LinkGateway.Client(child.calls).putSimulator(
            .init(),
            descriptors: link,
            deadline: lane.deadline,
            check(child)
        )
    }

    /// Tells the gateway that a device's state has changed.
    func change(_ device: DeviceChild) {
        guard let child else { return }
        let parameters = LinkGateway.ChangeState.Parameters(device: device.device.name, state: device.state)
        LinkGateway.Client(child.calls).changeState(parameters, deadline: lane.deadline, check(child))
    }

    func sign() { child?.sign() }

    /// The gateway asks for another driver in the place of a device's.
    func driverFailed(_ device: String, _ reason: String) {
        lane.devices.first { $0.device.name == device }?.failed(String(reason.prefix(200)))
    }

    /// The gateway has something to draw.
    func needsRenderer() {
        renderer.start { [weak self, weak child] link in
            guard let self, let child, child === self.child else { return }
            LinkGateway.Client(child.calls).putRenderer(
                .init(),
                descriptors: link.map { [$0] } ?? [],
                deadline: self.lane.deadline,
                self.check(child)
            )
        }
    }

    /// A gateway that does not do as it is told is of no use.
    private func check<Method: VarlinkMethod>(_ child: Child) -> (Result<Reply<Method>, CallError>) -> Void {
        { [weak child] result in
            if case .failure(let error) = result { child?.kill("\(Method.methodName): \(error)") }
        }
    }

    private func ended(_ exit: ProcessExit) {
        let reason = child?.killReason.map { "killed because \($0)" } ?? "\(exit)"
        child = nil
        lane.log("gateway", "ended: \(reason)")
        switch policy.died(now: lane.loop.now) {
        case .restart(let moment), .quarantine(let moment):
            lane.later(moment - lane.loop.now) { [weak self] in self?.start() }
        }
    }
}

/// Answers `org.lanekeeper.link.GatewayReports`.
private final class GatewayReportsService: LinkGatewayReports.Service {
    private weak var gateway: GatewayChild?

    init(_ gateway: GatewayChild) { self.gateway = gateway }

    func heartbeat(_ call: Call<LinkGatewayReports.Heartbeat>, _ parameters: LinkGatewayReports.Heartbeat.Parameters) {
        gateway?.sign()
        call.reply()
    }

    func driverFailed(
        _ call: Call<LinkGatewayReports.DriverFailed>,
        _ parameters: LinkGatewayReports.DriverFailed.Parameters
    ) {
        gateway?.driverFailed(parameters.device, parameters.reason)
        call.reply()
    }

    func needRenderer(
        _ call: Call<LinkGatewayReports.NeedRenderer>,
        _ parameters: LinkGatewayReports.NeedRenderer.Parameters
    ) {
        gateway?.needsRenderer()
        call.reply()
    }
}

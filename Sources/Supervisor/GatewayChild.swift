import Glibc
import Interfaces
import Varlink

/// The gateway's process: started again whenever it dies, while drivers print on.
final class GatewayChild {
    unowned let lane: LaneSupervisor
    private let listener: OwnedDescriptor
    private(set) var child: Child?
    /// Whether it has opened its journal: from then on it is told of devices.
    private(set) var isOpen = false
    /// Whether the configuration has changed since it was told to open.
    var isOutdated = false
    /// Whether it has asked what is plugged in, and is to be told that this has changed.
    var tellsOfFound = false
    /// Links to drivers that were started before that.
    private var waitingLinks: [String: [OwnedDescriptor]] = [:]
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
            (child, isOpen, isOutdated, waitingLinks) = (new, false, false, [:])
            tellsOfFound = false
            new.whenExited = { [weak self] exit in self?.ended(exit) }
            LinkGateway.Client(new.calls).open(
                try journal(),
                deadline: .now + GatewayChild.openLimit
            ) { [weak self, weak new] result in
                if case .failure(let error) = result { new?.kill("it could not open: \(error)") }
                if let self, let new, new === self.child, case .success = result { self.opened(new) }
            }
        } catch {
            lane.log("gateway", "\(error)")
            // One that runs already, and cannot be told of everything, is of no use; its end brings the next one.
            if let child { return child.kill("\(error)") }
            lane.later(RestartPolicy.Numbers.essential.firstDelay) { [weak self] in self?.start() }
        }
    }

    /// How long reading a journal of years may take on a slow disk; the gateway shows meanwhile that it lives.
    private static let openLimit: Duration = .seconds(600)

    /// What the gateway is told of its journal; the folder is made.
    private func journal() throws(SystemError) -> LinkGateway.Open.Parameters {
        let state = lane.description.state
        if let state {
            do throws(SystemError) { try StateFolder.make("gateway", in: state, for: lane.identities?.gateway) } catch {
                // The gateway says so to whoever prints, and tries again.
                lane.log("gateway", "\(error)")
            }
        }
        let journal = lane.description.journal
        return .init(
            directory: state.map { "\($0)/gateway" },
            keepBodiesMilliseconds: Int(journal.keepBodies / .milliseconds(1)),
            keepEntriesMilliseconds: Int(journal.keepKeys / .milliseconds(1)),
            policies: lane.description.policiesForGateway,
            reprintLine: journal.reprintLine,
            heartbeatMilliseconds: lane.heartbeatMilliseconds
        )
    }

    private func opened(_ child: Child) {
        isOpen = true
        do throws(SystemError) {
            for device in lane.devices {
                if let link = waitingLinks.removeValue(forKey: device.device.name) {
                    put(device, link: link)
                } else {
                    put(device, link: try device.makeGatewayLink() ?? [])
                }
            }
            if let link = try lane.simulator?.makeGatewayLink() { putSimulator(link: link) }
            let serve = LinkGateway.Serve.Parameters(access: lane.description.access.forGateway)
            LinkGateway.Client(child.calls).serve(serve, deadline: lane.deadline, check(child))
            if isOutdated { reconfigure {} }
            for device in lane.devices where device.isLeaving { drain(device) }
        } catch {
            // One that cannot be told of everything is of no use; its end brings the next one.
            child.kill("\(error)")
        }
    }

    /// Tells the gateway of a device and, if its driver is new, hands over the link to it.
    func put(_ device: DeviceChild, link: [OwnedDescriptor]) {
        guard let child else { return }
        guard isOpen else {
            if !link.isEmpty { waitingLinks[device.device.name] = link }
            return
        }
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
        guard let child, isOpen else { return }
        LinkGateway.Client(child.calls).putSimulator(
            .init(),
            descriptors: link,
            deadline: lane.deadline,
            check(child)
        )
    }

    /// Tells the gateway that a device's state has changed.
    func change(_ device: DeviceChild) {
        guard let child, isOpen else { return }
        let parameters = LinkGateway.ChangeState.Parameters(
            device: device.device.name,
            state: device.state,
            reason: device.condition?.reason,
            detail: device.condition?.detail
        )
        LinkGateway.Client(child.calls).changeState(parameters, deadline: lane.deadline, check(child))
    }

    func sign() { child?.sign() }

    /// The gateway asks for another driver in the place of a device's.
    func driverFailed(_ device: String, _ reason: String) {
        lane.device(device)?.failed(String(reason.prefix(200)))
    }

    /// A job waits for a device that is connected to for each job alone.
    func wantDriver(_ device: String) { lane.device(device)?.want() }

    /// The gateway needs a driver no more.
    func releaseDriver(_ device: String, _ driver: String) {
        lane.device(device)?.release(driver)
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
    func check<Method: VarlinkMethod>(_ child: Child) -> (Result<Reply<Method>, CallError>) -> Void {
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

    func wantDriver(
        _ call: Call<LinkGatewayReports.WantDriver>,
        _ parameters: LinkGatewayReports.WantDriver.Parameters
    ) {
        gateway?.wantDriver(parameters.device)
        call.reply()
    }

    func releaseDriver(
        _ call: Call<LinkGatewayReports.ReleaseDriver>,
        _ parameters: LinkGatewayReports.ReleaseDriver.Parameters
    ) {
        gateway?.releaseDriver(parameters.device, parameters.driver)
        call.reply()
    }

    func reload(_ call: Call<LinkGatewayReports.Reload>, _ parameters: LinkGatewayReports.Reload.Parameters) {
        gateway?.reload(call, parameters)
    }

    func listFound(
        _ call: Call<LinkGatewayReports.ListFound>,
        _ parameters: LinkGatewayReports.ListFound.Parameters
    ) {
        gateway?.listFound(call)
    }

    func explainFound(
        _ call: Call<LinkGatewayReports.ExplainFound>,
        _ parameters: LinkGatewayReports.ExplainFound.Parameters
    ) {
        gateway?.explainFound(call, parameters)
    }

    func bind(_ call: Call<LinkGatewayReports.Bind>, _ parameters: LinkGatewayReports.Bind.Parameters) {
        gateway?.bind(call, parameters)
    }

    func needRenderer(
        _ call: Call<LinkGatewayReports.NeedRenderer>,
        _ parameters: LinkGatewayReports.NeedRenderer.Parameters
    ) {
        gateway?.needsRenderer()
        call.reply()
    }
}

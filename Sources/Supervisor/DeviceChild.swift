import Glibc
import Interfaces
import Varlink

/// One device of the lane: its line, the driver that holds it, and where it stands in its life.
final class DeviceChild {
    let device: LaneDescription.Device

    /// Where the device stands.
    private(set) var state: LinkGateway.DeviceState = .absent

    private unowned let lane: LaneSupervisor
    private var line: DeviceLine?
    private var child: Child?
    private var policy = RestartPolicy(.driver)
    private var isLost = false

    init(_ device: LaneDescription.Device, lane: LaneSupervisor) {
        self.device = device
        self.lane = lane
    }

    /// The process of the driver, while there is one.
    var process: pid_t? { child?.process }

    /// What the gateway is told of the device.
    var description: LinkGateway.Device {
        .init(
            device: device.name,
            family: device.family,
            classes: device.classes,
            roles: device.roles,
            isSimulated: false,
            location: device.location.description,
            state: state
        )
    }

    /// Opens the line, if it is not open, and starts the driver.
    func start() {
        guard child == nil else { return }
        do throws(SystemError) {
            if line == nil { line = try DeviceLine(device.location) }
            if let line { try startDriver(line) }
        } catch {
            line = nil
            lane.log(device.name, "\(error)")
            enter(.absent)
            lane.later(RestartPolicy.Numbers.driver.lastDelay) { [weak self] in self?.start() }
        }
    }

    /// Gives the driver a link to a new gateway; returns the gateway's ends, or nil without a driver.
    func makeGatewayLink() throws(SystemError) -> [OwnedDescriptor]? {
        guard let child, state == .starting || state == .ready || state == .attention else { return nil }
        let (calls, reports) = (try SocketPair(), try SocketPair())
        LinkDriver.Client(child.calls).attachGateway(
            .init(calls: 0, reports: 1),
            descriptors: [calls.there, reports.there],
            deadline: lane.deadline
        ) { [weak child] result in
            if case .failure(let error) = result { child?.kill("it took no new gateway: \(error)") }
        }
        return [calls.here, reports.here]
    }

    private func startDriver(_ line: DeviceLine) throws(SystemError) {
        let services = ServiceDirectory(LaneSupervisor.information)
        services.add(DriverReportsService(self))
        let (gatewayCalls, gatewayReports) = (try SocketPair(), try SocketPair())
        isLost = false
        let new = try Child(loop: lane.loop, patience: lane.description.patience, services: services) {
            calls,
            reports in
            Program(
                path: lane.driverPath(device.family),
                arguments: ["lane-driver", device.family, device.name],
                descriptors: [
                    nil, lane.errorOutput, lane.errorOutput, calls, gatewayCalls.there, reports, gatewayReports.there,
                    line.descriptor,
                ],
                identity: lane.identities?.driver(of: device.name)
            )
        }
        child = new
        new.whenExited = { [weak self] exit in self?.ended(exit) }
        enter(.starting, link: [gatewayCalls.here, gatewayReports.here])
        LinkDriver.Client(new.calls).start(
            .init(
                device: device.name,
                isSimulated: false,
                descriptors: [.init(number: 7, kind: .terminal)],
                settings: device.settings,
                wasInterrupted: nil,
                heartbeatMilliseconds: lane.heartbeatMilliseconds
            ),
            deadline: lane.deadline
        ) { [weak new] result in
            if case .failure(let error) = result { new?.kill("it could not start: \(error)") }
        }
    }

    private func ended(_ exit: ProcessExit) {
        let reason = child?.killReason.map { "killed because \($0)" } ?? "\(exit)"
        child = nil
        if isLost { line = nil }
        switch policy.died(now: lane.loop.now) {
        case .restart(let moment):
            lane.log(device.name, "driver ended: \(reason)")
            enter(.recovering)
            lane.later(moment - lane.loop.now) { [weak self] in self?.start() }
        case .quarantine(let moment):
            lane.log(device.name, "driver ended again: \(reason); quarantined")
            enter(.quarantined)
            lane.later(moment - lane.loop.now) { [weak self] in self?.start() }
        }
    }

    private func enter(_ state: LinkGateway.DeviceState, link: [OwnedDescriptor] = []) {
        let hasChanged = self.state != state
        self.state = state
        if !link.isEmpty || hasChanged { lane.deviceChanged(self, link: link) }
    }
}

extension DeviceChild {
    /// What the driver reports.
    func ready() {
        child?.sign()
        if state == .starting { enter(.ready) }
    }

    func sign() { child?.sign() }

    func busy(milliseconds: Int) { child?.busy(milliseconds: milliseconds) }

    func attention(_ reasons: [String]) {
        sign()
        if state == .ready || state == .attention { enter(reasons.isEmpty ? .ready : .attention) }
    }

    func lost(_ reason: String) {
        sign()
        lane.log(device.name, "lost: \(reason)")
        isLost = true
    }
}

/// Answers `org.lanekeeper.link.DriverReports` for one driver.
private final class DriverReportsService: LinkDriverReports.Service {
    private weak var device: DeviceChild?

    init(_ device: DeviceChild) { self.device = device }

    func ready(_ call: Call<LinkDriverReports.Ready>, _ parameters: LinkDriverReports.Ready.Parameters) {
        device?.ready()
        call.reply()
    }

    func heartbeat(_ call: Call<LinkDriverReports.Heartbeat>, _ parameters: LinkDriverReports.Heartbeat.Parameters) {
        device?.sign()
        call.reply()
    }

    func busyUntil(_ call: Call<LinkDriverReports.BusyUntil>, _ parameters: LinkDriverReports.BusyUntil.Parameters) {
        device?.busy(milliseconds: parameters.milliseconds)
        call.reply()
    }

    func progress(_ call: Call<LinkDriverReports.Progress>, _ parameters: LinkDriverReports.Progress.Parameters) {
        device?.sign()
        call.reply()
    }

    func outcome(_ call: Call<LinkDriverReports.Outcome>, _ parameters: LinkDriverReports.Outcome.Parameters) {
        device?.sign()
        call.reply()
    }

    func attention(_ call: Call<LinkDriverReports.Attention>, _ parameters: LinkDriverReports.Attention.Parameters) {
        device?.attention(parameters.reasons)
        call.reply()
    }

    func lost(_ call: Call<LinkDriverReports.Lost>, _ parameters: LinkDriverReports.Lost.Parameters) {
        device?.lost(parameters.reason)
        call.reply()
    }
}

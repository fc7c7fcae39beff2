import Glibc
import Interfaces
import Varlink

/// One device of the lane: its line, the driver that holds it, and where it stands in its life.
final class DeviceChild {
    let device: LaneDescription.Device

    /// Where the device stands.
    private(set) var state: LinkGateway.DeviceState = .absent

    private unowned let lane: LaneSupervisor
    private var search: LineSearch?
    private var line: DeviceLine?
    private var child: Child?
    /// The name of the driver's process, which no other one ever has.
    private var driver = ""
    private var restarts = RestartPolicy(.driver)
    private var reopening = ReopenPolicy()
    private var attempt: EventLoop.Timer?
    private var readyTimer: EventLoop.Timer?
    private var isLost = false
    /// The job that the driver is at, as far as it has told; nil where nobody knows, as when this process is new.
    private var runningJob: Running = .unknown
    private var lastFailure: String?
    /// Whether the device is known to be back, whatever is being done about its absence now.
    private var isBack = false

    /// How long a driver may take to end once it has lost its device.
    private static let lastWords: Duration = .seconds(2)

    private enum Running: Equatable {
        case unknown
        case none
        case job(String)

        /// What the next driver is told.
        var wasInterrupted: Bool? {
            switch self {
            case .unknown: nil
            case .none: false
            case .job: true
            }
        }
    }

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
            isSimulated: device.location.isSimulated,
            location: line?.location ?? device.location.description,
            state: state,
            driver: child == nil ? nil : driver,
            drawers: device.drawers.isEmpty ? nil : device.drawers.map(\.forGateway)
        )
    }

    /// Looks for the line, if it is not open, and starts the driver.
    func start() {
        attempt = nil
        guard child == nil, search == nil else { return }
        if let line {
            startDriver(line)
            return
        }
        let new = LineSearch(lane: lane, device: device) { [weak self] result in self?.searched(result) }
        search = new
        new.start()
    }

    /// Looks for the line now if it is due later: what it waited for may be there.
    func hurry() {
        guard let attempt, line == nil, state == .absent else { return }
        lane.loop.cancel(attempt)
        start()
    }

    /// The device was plugged in again: what was learned of its absence counts no more.
    func plugged() {
        (reopening, isBack) = (ReopenPolicy(), true)
        guard let attempt, child == nil else { return }
        if line?.isHungUp == true { line = nil }
        if state == .quarantined { restarts = RestartPolicy(.driver) }
        lane.loop.cancel(attempt)
        start()
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

    private func searched(_ result: Result<DeviceLine, LineFailure>) {
        search = nil
        switch result {
        case .success(let line):
            self.line = line
            startDriver(line)
        case .failure(let error):
            // Once, not at each attempt: a printer may be switched off for a week.
            if lastFailure != "\(error)" { lane.log(device.name, "\(error)") }
            lastFailure = "\(error)"
            enter(.absent)
            lookAgain()
        }
    }

    private func startDriver(_ line: DeviceLine) {
        do throws(SystemError) {
            try startChild(line)
        } catch {
            lane.log(device.name, "\(error)")
            enter(.absent)
            again(after: RestartPolicy.Numbers.driver.lastDelay)
        }
    }

    private func startChild(_ line: DeviceLine) throws(SystemError) {
        let services = ServiceDirectory(LaneSupervisor.information)
        services.add(DriverReportsService(self))
        let (gatewayCalls, gatewayReports) = (try SocketPair(), try SocketPair())
        let output = try DriverOutput(loop: lane.loop) { [weak self] line in
            guard let self else { return }
            self.lane.log(self.device.name, "its driver says: \(line)")
        }
        isLost = false
        let isOutside = lane.description.outsideDrivers[device.family] != nil
        let new = try Child(loop: lane.loop, patience: lane.description.patience, services: services) {
            calls,
            reports in
            Program(
                path: lane.description.driver(of: device),
                arguments: [device.program, device.family, device.name],
                descriptors: [
                    nil, output.there, output.there, calls, gatewayCalls.there, reports, gatewayReports.there,
                ] + [line.descriptor].compactMap { $0 },
                identity: lane.identities?.driver(of: device.name),
                maximumProcesses: isOutside ? OutsideConfinement.mostThreads : nil,
                confinement: isOutside ? self.confinement() : nil
            )
        }
        child = new
        driver = DeviceChild.newName()
        output.there.close()
        new.whenExited = { [weak self] exit in
            output.finish()
            self?.ended(exit)
        }
        enter(.starting, link: [gatewayCalls.here, gatewayReports.here])
        LinkDriver.Client(new.calls).start(
            .init(
                device: device.name,
                isSimulated: device.location.isSimulated,
                descriptors: line.descriptor == nil ? [] : [.init(number: 7, kind: line.kind)],
                settings: lane.description.driverSettings(of: device),
                wasInterrupted: runningJob.wasInterrupted,
                heartbeatMilliseconds: lane.heartbeatMilliseconds
            ),
            deadline: lane.deadline
        ) { [weak new] result in
            if case .failure(let error) = result { new?.kill("it could not start: \(error)") }
        }
        readyTimer = lane.loop.schedule(after: device.readyDeadline) { [weak self, weak new] in
            guard let self, self.state == .starting else { return }
            new?.kill("it was not ready within \(self.device.readyDeadline)")
        }
    }

    /// What a driver from outside is kept from; a bundled one keeps itself from it.
    private func confinement() -> OutsideConfinement? {
        if lane.description.unconfinedDrivers.contains(device.family) {
            tellOnce("its driver is not confined, since its configuration says sandbox = \"off\"")
            return nil
        }
        let confinement = OutsideConfinement(program: lane.description.driver(of: device))
        if let missing = confinement.missing { tellOnce("its driver is not kept from files (landlock): \(missing)") }
        return confinement
    }

    /// Says something at the first start, and not at each.
    private func tellOnce(_ sentence: String) {
        if driver.isEmpty { lane.log(device.name, sentence) }
    }

    private func ended(_ exit: ProcessExit) {
        let wasKilled = child?.killReason != nil
        let reason = child?.killReason.map { "killed because \($0)" } ?? "\(exit)"
        child = nil
        if let readyTimer { lane.loop.cancel(readyTimer) }
        if isLost || line?.isHungUp == true {
            line = nil
            if !isLost || wasKilled { lane.log(device.name, "driver ended: \(reason); its line is closed") }
            enter(.absent)
            lookAgain()
            return
        }
        switch restarts.died(now: lane.loop.now) {
        case .restart(let moment):
            lane.log(device.name, "driver ended: \(reason)")
            enter(.recovering)
            again(after: moment - lane.loop.now)
        case .quarantine(let moment):
            lane.log(device.name, "driver ended again: \(reason); quarantined")
            enter(.quarantined)
            again(after: moment - lane.loop.now)
        }
    }

    private static func newName() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
    }

    private func lookAgain() {
        let delay = isBack ? .zero : reopening.failed(now: lane.loop.now)
        isBack = false
        again(after: delay)
    }

    private func again(after delay: Duration) {
        attempt = lane.loop.schedule(after: max(.zero, delay)) { [weak self] in self?.start() }
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
        guard state == .starting else { return }
        reopening.ready(now: lane.loop.now)
        (lastFailure, isBack) = (nil, false)
        runningJob = .none
        enter(.ready)
    }

    func sign() { child?.sign() }

    func busy(milliseconds: Int) { child?.busy(milliseconds: milliseconds) }

    func progress(_ job: String) {
        sign()
        runningJob = .job(job)
    }

    func outcome(_ job: String, isInterrupted: Bool) {
        sign()
        // What came out of an interrupted job may still hang out of the device: the next driver has to know.
        if runningJob == .job(job), !isInterrupted { runningJob = .none }
    }

    func attention(_ reasons: [String]) {
        sign()
        if state == .ready || state == .attention { enter(reasons.isEmpty ? .ready : .attention) }
    }

    func lost(_ reason: String) {
        sign()
        if lastFailure != reason { lane.log(device.name, "lost: \(reason)") }
        lastFailure = reason
        isLost = true
        // It ends by itself now. One that does not holds a device of which it says that it is not there.
        lane.later(DeviceChild.lastWords) { [weak child] in child?.kill("it did not end after it had lost its device") }
    }

    /// The gateway cannot work with the driver, whatever it reports.
    func failed(_ reason: String) {
        child?.kill("the gateway cannot work with it: \(reason)")
    }
}

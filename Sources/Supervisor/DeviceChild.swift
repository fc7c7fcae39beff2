import Glibc
import Interfaces
import Varlink

/// One device of the lane: its line, the driver that holds it, and where it stands in its life.
final class DeviceChild {
    var device: LaneDescription.Device

    /// Where the device stands.
    var state: LinkGateway.DeviceState = .absent

    /// Why it does not stand better; nil where that is not known, or it does.
    var condition: DeviceCondition?

    unowned let lane: LaneSupervisor
    var search: LineSearch?
    /// Where a simulated device that others share listens: plugging it in again would break their connections.
    private var plug: SocketAddress?
    private(set) var closing: LineClosing?
    var line: DeviceLine?
    private(set) var child: Child?
    /// The name of the driver's process, which no other one ever has.
    private(set) var driver = ""
    private var restarts = RestartPolicy(.driver)
    var reopening = ReopenPolicy()
    var attempt: EventLoop.Timer?
    private var readyTimer: EventLoop.Timer?
    /// Which device belongs to the address; nil for one that is at none.
    var identity: DeviceIdentity?
    /// The gateway's ends of the links to a driver that has not shown yet that its device is the right one.
    var heldLink: [OwnedDescriptor] = []
    /// What the driver's device needs a person for.
    var attentionReasons: [String] = []
    /// Why the driver was told to end.
    private(set) var ending: Ending?
    /// Whether the gateway has asked for a driver since the last one was started.
    private var isWanted = false
    /// The job that the driver is at, as far as it has told; nil where nobody knows, as when this process is new.
    var runningJob: Running = .unknown
    var lastFailure: String?
    /// Whether the device is known to be back, whatever is being done about its absence now.
    var isBack = false
    /// How far it is with being given up, and what comes in its place.
    var leaving: Leaving?
    var successor: LaneDescription.Device?
    /// Who in the kernel had the device's interface, while it is plugged in.
    var kernelDriver: KernelDriver?
    /// What is known of the model of a device that was found, for its driver.
    var modelSettings: [String: String] = [:]

    /// How long a driver may take to end once it has lost its device, or was told to.
    private static let lastWords: Duration = .seconds(2)
    /// How long a device on the network may say nothing before that is told: others may have it.
    private static let silence: Duration = .seconds(3)

    init(_ device: LaneDescription.Device, lane: LaneSupervisor) {
        self.device = device
        self.lane = lane
        identity = DeviceIdentity(device, memory: lane.memory) { [unowned lane] message in
            lane.log(device.name, message)
        }
    }

    /// The process of the driver, while there is one.
    var process: pid_t? { child?.process }

    /// What the gateway is told of the device.
    var description: LinkGateway.Device {
        // What leaves is already used as what comes in its place, if anything does.
        let used = isLeaving ? successor : device
        return .init(
            device: device.name,
            family: device.family,
            classes: (used ?? device).classes,
            roles: used?.roles ?? [],
            isSimulated: device.location.isSimulated,
            location: line?.location ?? device.location.description,
            state: state,
            driver: child == nil ? nil : driver,
            drawers: used.flatMap { $0.drawers.isEmpty ? nil : $0.drawers.map(\.forGateway) },
            reason: condition?.reason,
            detail: condition?.detail,
            isConnectedPerJob: device.connection == .perJob ? true : nil
        )
    }

    /// Looks for the line, if it is not open, and starts the driver.
    func start() {
        attempt = nil
        guard child == nil, search == nil, closing == nil, !isLeaving else { return }
        if let line {
            startDriver(line)
            return
        }
        let new = LineSearch(lane: lane, device: device, plugged: plug) { [weak self] result in self?.searched(result) }
        search = new
        new.start()
    }

    /// Looks for the line now if it is due later: what it waited for may be there, at another place.
    func hurry() {
        plug = nil
        guard let attempt, line == nil, state == .absent else { return }
        lane.loop.cancel(attempt)
        start()
    }

    /// The device was plugged in again: what was learned of its absence counts no more.
    func plugged() {
        (reopening, isBack, plug) = (ReopenPolicy(), true, nil)
        guard let attempt, child == nil else { return }
        if line?.isHungUp == true { line = nil }
        if state == .quarantined { restarts = RestartPolicy(.driver) }
        lane.loop.cancel(attempt)
        start()
    }

    /// Looks for the line now if it is due later.
    func lookNow() {
        reopening = ReopenPolicy()
        guard let attempt, child == nil else { return }
        lane.loop.cancel(attempt)
        start()
    }

    /// A job waits for the device: looks for it, unless that is being done.
    func want() {
        guard device.connection == .perJob else { return }
        isWanted = true
        if attempt == nil { start() }
    }

    /// Closes the line at once; nobody at its other end waits for an orderly end.
    func closeLine() { line = nil }

    /// The gateway needs this driver no more: the line is closed, and the next job opens another one.
    func release(_ driver: String) {
        guard device.connection == .perJob || isLeaving, child != nil, self.driver == driver, ending == nil else {
            return
        }
        isWanted = false
        end(isLeaving ? .left : .released)
    }

    /// Gives the driver a link to a new gateway; returns the gateway's ends, or nil without a driver.
    func makeGatewayLink() throws(SystemError) -> [OwnedDescriptor]? {
        guard let child, heldLink.isEmpty, ending == nil,
            state == .starting || state == .ready || state == .attention || isLeaving
        else { return nil }
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
            if device.connection == .perJob, device.location.isSimulated { plug = SocketAddress(line.location) }
            let verdict = identity?.connected(to: line.location) ?? .accepted
            guard let condition = identity?.condition(verdict) else { return startDriver(line) }
            say(condition)
            close(line) { [weak self] in
                self?.enter(.absent, because: condition)
                self?.again(after: ReopenPolicy.lastDelay)
            }
        case .failure(let error):
            // Once, not at each attempt: a printer may be switched off for a week.
            if lastFailure != "\(error)" { lane.log(device.name, "\(error)") }
            lastFailure = "\(error)"
            enter(.absent, because: error.reason.map { DeviceCondition($0, "\(error)") })
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
        (ending, isWanted, attentionReasons) = (nil, false, [])
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
        new.whenRefused = { [weak self] call in
            guard let self else { return }
            self.lane.log(self.device.name, "its driver was refused \(call)")
        }
        new.whenExited = { [weak self] exit in
            output.finish()
            self?.ended(exit)
        }
        let link = [gatewayCalls.here, gatewayReports.here]
        // Nobody can begin a job before it is known which device it is.
        heldLink = identity == nil ? [] : link
        enter(.starting, link: identity == nil ? link : [])
        LinkDriver.Client(new.calls).start(
            .init(
                device: device.name,
                isSimulated: device.location.isSimulated,
                descriptors: line.descriptor == nil ? [] : [.init(number: 7, kind: line.kind)],
                settings: modelSettings.merging(lane.description.driverSettings(of: device)) { $1 },
                wasInterrupted: runningJob.wasInterrupted,
                found: line.found,
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
        watchSilence(of: new, on: line)
    }

    /// Tells that a device on the network says nothing: others may have it, and its driver waits for its turn.
    private func watchSilence(of new: Child, on line: DeviceLine) {
        guard line.descriptor != nil, line.kind == .stream else { return }
        lane.later(DeviceChild.silence) { [weak self, weak new] in
            guard let self, let new, new === self.child, self.state == .starting, self.condition == nil,
                self.ending == nil
            else { return }
            self.enter(.starting, because: DeviceChild.unserved)
        }
    }

    private func ended(_ exit: ProcessExit) {
        let wasKilled = child?.killReason != nil
        let reason = child?.killReason.map { "killed because \($0)" } ?? "\(exit)"
        let ending = ending
        (child, self.ending, heldLink) = (nil, nil, [])
        if let readyTimer { lane.loop.cancel(readyTimer) }
        if isLeaving {
            if ending == nil { lane.log(device.name, "driver ended: \(reason)") }
            return left()
        }
        switch ending {
        case .released: return closeBetweenJobs()
        case .refused(let condition): return closeRefused(condition)
        case .lost, .unplugged, .left, nil: break
        }
        let missing = missing
        // Without a line its device was pulled out, perhaps for a moment: that is no fault of the driver.
        if ending != nil || missing != nil || line == nil || line?.isHungUp == true {
            if ending == nil || wasKilled { lane.log(device.name, "driver ended: \(reason); its line is closed") }
            line = nil
            if case .lost(let condition) = ending {
                enter(.absent, because: missing ?? condition)
            } else {
                enter(.absent, because: missing)
            }
            lookAgain()
            return
        }
        if line?.isForOneDriver == true { line = nil }
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

    /// The device stays as it was seen last.
    private func closeBetweenJobs() {
        guard let line else { return }
        close(line) { [weak self] in
            guard let self, self.isWanted, self.attempt == nil else { return }
            self.start()
        }
    }

    private func closeRefused(_ condition: DeviceCondition) {
        guard let line else { return }
        close(line) { [weak self] in
            self?.enter(.absent, because: condition)
            self?.again(after: ReopenPolicy.lastDelay)
        }
    }

    func close(_ line: DeviceLine, _ whenDone: @escaping () -> Void) {
        self.line = nil
        guard let descriptor = line.descriptor else { return whenDone() }
        closing = LineClosing(loop: lane.loop, descriptor) { [weak self] in
            self?.closing = nil
            if self?.isLeaving == true { self?.left() } else { whenDone() }
        }
    }

    private static func newName() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
    }

    private func lookAgain() {
        let isWithOthers = condition?.isWorthAskingSoon == true
        let delay = isBack ? .zero : reopening.failed(isWithOthers: isWithOthers, now: lane.loop.now)
        isBack = false
        again(after: delay)
    }

    private func again(after delay: Duration) {
        attempt = lane.loop.schedule(after: max(.zero, delay)) { [weak self] in self?.start() }
    }

    func enter(
        _ state: LinkGateway.DeviceState,
        because condition: DeviceCondition? = nil,
        link: [OwnedDescriptor] = []
    ) {
        let hasChanged = self.state != state || self.condition != condition
        (self.state, self.condition) = (state, condition)
        if !link.isEmpty || hasChanged { lane.deviceChanged(self, link: link) }
    }

    /// Tells the driver to end, which it does by itself when it has lost its device.
    func end(_ ending: Ending) {
        guard let child, self.ending == nil else { return }
        self.ending = ending
        if case .lost = ending {
            // It ends by itself now. One that does not holds a device of which it says that it is not there.
        } else {
            LinkDriver.Client(child.calls).stop(.init(), deadline: lane.deadline) { _ in }
        }
        lane.later(DeviceChild.lastWords) { [weak child] in child?.kill("it did not end after \(ending.words)") }
    }

    /// Gives a device more time to say which one it is; it needs a person, or a question was lost.
    func extendStart(by patience: Duration, _ whenOver: @escaping () -> Void) {
        if let readyTimer { lane.loop.cancel(readyTimer) }
        readyTimer = lane.loop.schedule(after: patience) { [weak self, weak child] in
            guard let self, let child, child === self.child, self.state == .starting else { return }
            whenOver()
        }
    }

    /// Writes down why a device is not used, once and not at each attempt.
    func say(_ condition: DeviceCondition) {
        let words = condition.detail ?? condition.reason
        if lastFailure != words { lane.log(device.name, words) }
        lastFailure = words
    }
}

import Glibc
import Interfaces
import Varlink

/// One device of the lane: its line, the driver that holds it, and where it stands in its life.
///
/// Its line is in `DeviceChild+Line.swift`, its driver's process in `DeviceChild+Driver.swift` and what that reports in
/// `DeviceChild+Reports.swift`, being found in `DeviceChild+Found.swift`, being given up in `DeviceChild+Leaving.swift`.
/// ``AttemptPolicy`` decides when it is tried again, and ``DriverEnd`` what follows on the end of a driver.
final class DeviceChild {
    var device: LaneDescription.Device

    /// Where the device stands.
    var state: LinkGateway.DeviceState = .absent

    /// Why it does not stand better; nil where that is not known, or it does.
    var condition: DeviceCondition?

    unowned let lane: LaneSupervisor
    var search: LineSearch?
    /// Where a simulated device that others share listens: plugging it in again would break their connections.
    var plug: SocketAddress?
    var closing: LineClosing?
    var line: DeviceLine?
    var child: Child?
    /// The name of the driver's process, which no other one ever has.
    var driver = ""
    /// When it is tried again, and the timer of that.
    var attempts = AttemptPolicy()
    var attempt: EventLoop.Timer?
    var readyTimer: EventLoop.Timer?
    /// Which device belongs to the address; nil for one that is at none.
    var identity: DeviceIdentity?
    /// The gateway's ends of the links to a driver that has not shown yet that its device is the right one.
    var heldLink: [OwnedDescriptor] = []
    /// What the driver's device needs a person for.
    var attentionReasons: [String] = []
    /// Why the driver was told to end.
    var ending: Ending?
    /// Whether the gateway has asked for a driver since the last one was started.
    var isWanted = false
    /// Whether another device that is being given up still has its place.
    var waitsForPlace = false
    /// The job that the driver is at, as far as it has told; nil where nobody knows, as when this process is new.
    var runningJob: Running = .unknown
    var lastFailure: String?
    /// How far it is with being given up, and what comes in its place.
    var leaving: Leaving?
    var successor: LaneDescription.Device?
    /// Who in the kernel had the device's interface, while it is plugged in.
    var kernelDriver: KernelDriver?
    /// What is known of the model of a device that was found, for its driver.
    var modelSettings: [String: String] = [:]

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
        guard child == nil, search == nil, closing == nil, !isLeaving, !waitsForPlace else { return }
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
        attempts.hasCome()
        plug = nil
        guard let attempt, child == nil else { return }
        if line?.isHungUp == true { line = nil }
        if state == .quarantined { attempts.forgiveDriver() }
        lane.loop.cancel(attempt)
        start()
    }

    /// Looks for the line now if it is due later.
    func lookNow() {
        attempts.forgiveLine()
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

    func enter(
        _ state: LinkGateway.DeviceState,
        because condition: DeviceCondition? = nil,
        link: [OwnedDescriptor] = []
    ) {
        let hasChanged = self.state != state || self.condition != condition
        (self.state, self.condition) = (state, condition)
        if !link.isEmpty || hasChanged { lane.deviceChanged(self, link: link) }
    }

    /// Writes down why a device is not used, once and not at each attempt.
    func say(_ condition: DeviceCondition) {
        let words = condition.detail ?? condition.reason
        if lastFailure != words { lane.log(device.name, words) }
        lastFailure = words
    }
}

import Glibc
import Interfaces
import Varlink

/// Starts the processes of a lane, sees them die and starts them again; it waits for nobody.
package final class LaneSupervisor {
    let loop: EventLoop
    var description: LaneDescription

    /// Whom the children run as; nil for the user who started the lane.
    var identities: Identities?

    /// Where children write what goes wrong.
    let errorOutput: OwnedDescriptor

    /// Which devices were found, at their addresses or plugged in.
    private(set) lazy var memory = IdentityKeeper(lane: self)

    var devices = NamedList<DeviceChild>()
    /// What is plugged in, and which device of the lane it is.
    private(set) lazy var found = FoundDevices(lane: self)
    private(set) var simulator: SimulatorChild?
    private(set) var gateway: GatewayChild?
    /// While a device is being bound.
    var yielding: Yielding?
    /// Which places others still have that new devices wait for.
    var places = TakenPlaces<DeviceChild>()
    /// What is to be done about devices that are new, or have left.
    var arrivals = Arrivals()
    /// The file that ``reread`` reads, and what it says now.
    package var file = ""
    package var reread: () throws(ConfigurationFault) -> LaneDescription

    static let information = ServiceDirectory.Information(
        vendor: "Lanekeeper",
        product: "lane-supervisor",
        version: "1",
        url: "https://varlink.org"
    )

    /// Prepares a lane; nothing runs yet.
    package init(loop: EventLoop, _ description: LaneDescription, identities: Identities?) {
        self.loop = loop
        self.description = description
        reread = { () throws(ConfigurationFault) in description }
        self.identities = identities
        errorOutput = OwnedDescriptor(fcntl(2, F_DUPFD_CLOEXEC, 10))
    }

    /// Opens the clients' socket and starts all processes.
    ///
    /// The socket is the supervisor's: it outlives gateways, and callers wait in it while one is replaced.
    package func start() throws(SystemError) {
        let listener = try description.socket.listen(mode: identities == nil ? 0o600 : 0o666)
        for device in description.devices { devices.put(DeviceChild(device, lane: self), as: device.name) }
        let gateway = GatewayChild(lane: self, listener: listener)
        self.gateway = gateway
        gateway.start()
        startSimulator()
        found.whenChanged = { [weak self] in self?.gateway?.foundChanged() }
        found.want(description.devices)
        for device in devices { device.start() }
    }

    /// The device of a name.
    func device(_ name: String) -> DeviceChild? { devices[name] }

    /// Starts the simulators' process, if there is something to simulate and it does not run.
    func startSimulator() {
        guard simulator == nil, description.devices.contains(where: \.location.isSimulated) else { return }
        let simulator = SimulatorChild(lane: self)
        self.simulator = simulator
        simulator.start()
    }

    /// Takes the clients' socket away, and gives the kernel its printers back; the processes end with this one.
    package func stop() {
        for device in devices { device.giveBack() }
        found.stop()
        if !description.socket.isAbstract { unlink(description.socket.path) }
    }

    /// How often children are asked to show that they live: two signs may get lost in a busy moment.
    var heartbeatMilliseconds: Int { max(1, Int(description.patience / .milliseconds(1)) / 3) }

    /// When a child must have answered.
    var deadline: MonotonicTime { MonotonicTime.now + description.patience }

    /// Does something after a while.
    func later(_ delay: Duration, _ action: @escaping () -> Void) { loop.schedule(after: max(.zero, delay), action) }

    /// Passes on what has become of a device.
    func deviceChanged(_ device: DeviceChild, link: [OwnedDescriptor]) {
        // What is pulled out is nowhere any more; the change of a state says nothing of places.
        let isNowhere = device.state == .absent && device.device.location.isFound
        if link.isEmpty, !isNowhere { gateway?.change(device) } else { gateway?.put(device, link: link) }
    }

    /// Has the gateway say when a device's driver has nothing to do any more.
    func drain(_ device: DeviceChild) { gateway?.drain(device) }

    /// Puts a simulated device on its surface.
    func plug(
        _ device: LaneDescription.Device,
        _ whenDone: @escaping (Result<SimulatorChild.Plugged, LineFailure>) -> Void
    ) {
        guard let simulator else {
            whenDone(.failure(LineFailure(SystemError("the simulator", code: ENOTCONN))))
            return
        }
        simulator.plug(device, whenDone)
    }

    /// The simulators' process is a new one: its devices can be found again, where they are now.
    func simulatorIsNew(link: [OwnedDescriptor]) {
        gateway?.putSimulator(link: link)
        for device in devices where device.device.location.isSimulated { device.hurry() }
    }

    /// Writes a line for the journal.
    func log(_ subject: String, _ message: String) {
        let line = "lane-supervisor: \(subject): \(message)\n"
        _ = write(errorOutput.rawValue, line, line.utf8.count)
    }
}

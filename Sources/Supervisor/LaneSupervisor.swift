import Glibc
import Interfaces
import Varlink

/// Starts the processes of a lane, sees them die and starts them again; it waits for nobody.
package final class LaneSupervisor {
    let loop: EventLoop
    let description: LaneDescription

    /// Whom the children run as; nil for the user who started the lane.
    let identities: Identities?

    /// Where children write what goes wrong.
    let errorOutput: OwnedDescriptor

    private(set) var devices: [DeviceChild] = []
    private var gateway: GatewayChild?

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
        self.identities = identities
        errorOutput = OwnedDescriptor(fcntl(2, F_DUPFD_CLOEXEC, 10))
    }

    /// Opens the clients' socket and starts all processes.
    ///
    /// The socket is the supervisor's: it outlives gateways, and callers wait in it while one is replaced.
    package func start() throws(SystemError) {
        let listener = try description.socket.listen(mode: identities == nil ? 0o600 : 0o666)
        devices = description.devices.map { DeviceChild($0, lane: self) }
        let gateway = GatewayChild(lane: self, listener: listener)
        self.gateway = gateway
        gateway.start()
        for device in devices { device.start() }
    }

    /// Takes the clients' socket away; the processes end with this one.
    package func stop() {
        if !description.socket.isAbstract { unlink(description.socket.path) }
    }

    /// How often children are asked to show that they live: two signs may get lost in a busy moment.
    var heartbeatMilliseconds: Int { max(1, Int(description.patience / .milliseconds(1)) / 3) }

    /// When a child must have answered.
    var deadline: MonotonicTime { MonotonicTime.now + description.patience }

    /// The program of a family's driver.
    func driverPath(_ family: String) -> String {
        description.outsideDrivers[family] ?? description.programs + "/lane-driver"
    }

    /// Does something after a while.
    func later(_ delay: Duration, _ action: @escaping () -> Void) { loop.schedule(after: max(.zero, delay), action) }

    /// Passes on what has become of a device.
    func deviceChanged(_ device: DeviceChild, link: [OwnedDescriptor]) {
        if link.isEmpty { gateway?.change(device) } else { gateway?.put(device, link: link) }
    }

    /// Writes a line for the journal.
    func log(_ subject: String, _ message: String) {
        let line = "lane-supervisor: \(subject): \(message)\n"
        _ = write(errorOutput.rawValue, line, line.utf8.count)
    }
}

/// Whom the children of a lane run as when the supervisor is root.
package struct Identities: Sendable {
    /// The gateway's user.
    package var gateway: Identity
    /// The first of the users that drivers run as.
    package var firstDriver: uid_t
    /// The devices in the order in which they get users.
    package var devices: [String]

    /// Collects the identities.
    package init(gateway: Identity, firstDriver: uid_t, devices: [String]) {
        (self.gateway, self.firstDriver, self.devices) = (gateway, firstDriver, devices)
    }

    /// Each device's driver has a user of its own, so that drivers cannot reach each other.
    func driver(of device: String) -> Identity? {
        guard let index = devices.firstIndex(of: device) else { return nil }
        let number = firstDriver + uid_t(index)
        return Identity(user: number, group: number)
    }
}

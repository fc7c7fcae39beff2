import CLinux
import Glibc
import Interfaces
import Varlink

/// The process of one driver: one thread, one poll over the device, the links and the next deadline.
///
/// It is started with the links at descriptors 3 to 6 and the device from 7 on
/// (`org.lanekeeper.link.Driver`), and ends when the supervisor goes away or
/// asks for it, when the device is lost, and when a link speaks nonsense.
package final class DriverHost {
    /// The links' descriptors.
    enum Link {
        static let supervisorCalls: Int32 = 3
        static let gatewayCalls: Int32 = 4
        static let supervisorReports: Int32 = 5
        static let gatewayReports: Int32 = 6
        static let firstOfDevice: Int32 = 7
    }

    /// The device, once the supervisor has told of it.
    var driver: (any Driver)?
    var deviceDescriptor: Int32 = -1
    var heartbeatInterval: Duration = .seconds(1)
    let reports: DriverReports
    let makeDriver: (StartedDevice, DriverReports, MonotonicTime) throws(DriverFault) -> any Driver

    private let gatewayServices: ServiceDirectory
    private let budget = BufferBudget(capacity: 16 << 20)
    private let supervisor: ServerConnection
    private let supervisorReports: ClientConnection
    private var gateway: ServerConnection?
    private var nextHeartbeat = MonotonicTime.now
    private(set) var isStopping = false

    private init(
        _ makeDriver: @escaping (StartedDevice, DriverReports, MonotonicTime) throws(DriverFault) -> any Driver
    ) {
        self.makeDriver = makeDriver
        for descriptor in Link.supervisorCalls...Link.gatewayReports { DriverHost.prepare(descriptor) }
        let supervisorServices = ServiceDirectory(DriverHost.information)
        gatewayServices = ServiceDirectory(DriverHost.information)
        supervisorReports = ClientConnection(OwnedDescriptor(Link.supervisorReports), budget: budget)
        reports = DriverReports(supervisor: supervisorReports)
        let calls = OwnedDescriptor(Link.supervisorCalls)
        // The supervisor passes sockets, and is trusted with what it passes.
        var limits = ConnectionLimits()
        limits.acceptedDescriptors = .any
        supervisor = ServerConnection(calls, services: supervisorServices, limits: limits, budget: budget)
        supervisorServices.add(SupervisorLink(self))
        gatewayServices.add(GatewayLink(self))
        gatewayServices.add(DrawersLink(self))
        adoptGateway(calls: OwnedDescriptor(Link.gatewayCalls), reports: OwnedDescriptor(Link.gatewayReports))
    }

    /// Runs a driver of the family until it is over; the process should end then.
    package static func run<Family: Driver>(_ family: Family.Type) {
        // A device that breaks its connection off is an error of a write, and no end of the driver.
        signal(SIGPIPE, SIG_IGN)
        let host = DriverHost { (device, reports, now) throws(DriverFault) in try Family(device, reports, now: now) }
        host.serve()
    }

    /// Takes the two ends of a link to a gateway; those of the one before are closed.
    func adoptGateway(calls: OwnedDescriptor, reports gatewayReports: OwnedDescriptor) {
        gateway?.close()
        reports.gateway?.close()
        gateway = ServerConnection(calls, services: gatewayServices, budget: budget)
        reports.attach(ClientConnection(gatewayReports, budget: budget))
    }

    /// Ends the process after what is queued was sent.
    func stop() {
        if !isStopping { driver?.leave(now: .now) }
        isStopping = true
    }

    private func serve() {
        while supervisor.disconnection == nil, supervisorReports.disconnection == nil {
            if isStopping || reports.isLost, supervisorReports.interest == .readable { return }
            // What is judged by time counts what time it was before the last look at what has come: this process may have
            // been stopped at any place, and an answer may have come meanwhile.
            let moment = MonotonicTime.now
            waitAndServe(since: moment)
            serveTime(moment)
        }
    }

    private func serveTime(_ now: MonotonicTime) {
        if now >= nextHeartbeat {
            reports.heartbeat()
            nextHeartbeat = now + heartbeatInterval
        }
        if let deadline = driver?.deadline, deadline <= now { driver?.timeHasCome(now: now) }
        reports.timeHasCome(now: now)
        for connection in serving where connection.nextDeadline.map({ $0 <= now }) == true {
            connection.expire(now: now)
        }
        for connection in calling where connection.nextDeadline.map({ $0 <= now }) == true {
            connection.expire(now: now)
        }
        if let ended = gateway, ended.disconnection != nil {
            gateway = nil
            reports.gateway?.close()
            reports.detachGateway()
        }
    }

    private var serving: [ServerConnection] { [supervisor, gateway].compactMap { $0 } }
    private var calling: [ClientConnection] { [supervisorReports, reports.gateway].compactMap { $0 } }

    /// One poll, and everything that it shows.
    private func waitAndServe(since moment: MonotonicTime) {
        let (serving, calling) = (serving, calling)
        var entries = serving.map { pollfd(fd: $0.descriptor, events: $0.interest.pollBits, revents: 0) }
        entries += calling.map { pollfd(fd: $0.descriptor, events: $0.interest.pollBits, revents: 0) }
        // poll(2) passes over a negative descriptor: no device yet.
        entries.append(pollfd(fd: deviceDescriptor, events: (driver?.interest ?? []).pollBits, revents: 0))
        let deadlines =
            [nextHeartbeat, driver?.deadline, reports.deadline] + serving.map(\.nextDeadline)
            + calling.map(\.nextDeadline)
        let wake = deadlines.compactMap { $0 }.min() ?? nextHeartbeat
        let milliseconds = (wake.nanoseconds - moment.nanoseconds + 999_999) / 1_000_000
        guard poll(&entries, nfds_t(entries.count), Int32(clamping: max(0, milliseconds))) > 0 else { return }
        let now = MonotonicTime.now
        for (index, connection) in serving.enumerated() where entries[index].revents != 0 {
            connection.handle(entries[index].readiness, now: now)
        }
        for (index, connection) in calling.enumerated() where entries[serving.count + index].revents != 0 {
            connection.handle(entries[serving.count + index].readiness, now: now)
        }
        if let device = entries.last, device.revents != 0, deviceDescriptor == device.fd {
            driver?.deviceIsReady(device.readiness, now: now)
        }
    }

    private static let information = ServiceDirectory.Information(
        vendor: "Lanekeeper",
        product: "driver",
        version: "1",
        url: "https://varlink.org"
    )

    /// A link came as it was made; it must not block, and a child of this process must not have it.
    private static func prepare(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
}

extension Readiness {
    /// The set for poll(2), whose bits are the same.
    fileprivate var pollBits: Int16 { Int16(truncatingIfNeeded: rawValue) }
}

extension pollfd {
    /// What poll(2) has seen.
    fileprivate var readiness: Readiness { Readiness(rawValue: UInt32(UInt16(bitPattern: revents))) }
}

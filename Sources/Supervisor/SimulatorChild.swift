import CLinux
import Glibc
import Interfaces
import Varlink

/// The process that simulates devices: started when a lane has some, and again whenever it dies.
final class SimulatorChild {
    /// A simulated device that was plugged: its line, or where it listens.
    enum Plugged {
        case line(DeviceLine)
        case address(SocketAddress)
    }

    private unowned let lane: LaneSupervisor
    private var child: Child?
    private var policy = RestartPolicy(.essential)
    private var rolls: [String: OwnedDescriptor] = [:]

    init(lane: LaneSupervisor) { self.lane = lane }

    /// Starts the process; devices are plugged by themselves, when they look for their lines.
    func start() {
        do throws(SystemError) {
            let services = ServiceDirectory(LaneSupervisor.information)
            services.add(SimulatorReportsService(self))
            let (gatewayCalls, gatewayReports) = (try SocketPair(), try SocketPair())
            let new = try Child(
                loop: lane.loop,
                patience: lane.description.patience,
                services: services,
                acceptedDescriptors: .any
            ) { calls, reports in
                Program(
                    path: lane.description.programs + "/lane-sim",
                    arguments: ["lane-sim"],
                    descriptors: [
                        nil, lane.errorOutput, lane.errorOutput, calls, gatewayCalls.there, reports,
                        gatewayReports.there,
                    ],
                    identity: lane.identities?.simulator,
                    maximumDescriptors: 1024
                )
            }
            child = new
            new.whenExited = { [weak self] exit in self?.ended(exit) }
            let start = LinkSimulator.Start.Parameters(heartbeatMilliseconds: lane.heartbeatMilliseconds)
            LinkSimulator.Client(new.calls).start(start, deadline: lane.deadline) { [weak new] result in
                if case .failure(let error) = result { new?.kill("it could not start: \(error)") }
            }
            lane.simulatorIsNew(link: [gatewayCalls.here, gatewayReports.here])
        } catch {
            lane.log("simulator", "\(error)")
            lane.later(RestartPolicy.Numbers.essential.firstDelay) { [weak self] in self?.start() }
        }
    }

    /// Puts a device on its surface.
    func plug(_ device: LaneDescription.Device, _ whenDone: @escaping (Result<Plugged, LineFailure>) -> Void) {
        guard let child, case .simulated(let isNetwork, let settings) = device.location else {
            whenDone(.failure(LineFailure(SystemError("the simulator", code: ENOTCONN))))
            return
        }
        do throws(SystemError) {
            let parameters = LinkSimulator.Plug.Parameters(
                device: device.name,
                family: device.family,
                surface: isNetwork ? .tcp : .pty,
                port: nil,
                settings: settings
            )
            LinkSimulator.Client(child.calls).plug(
                parameters,
                descriptors: [try roll(of: device.name)],
                deadline: lane.deadline
            ) { result in
                switch result {
                case .success(let reply): whenDone(SimulatorChild.plugged(reply))
                case .failure(let error): whenDone(.failure(LineFailure(ofPlug: error)))
                }
            }
        } catch {
            whenDone(.failure(LineFailure(error)))
        }
    }

    /// Takes a device away, and with it its paper unless it is to be another simulated device under this name.
    func remove(_ device: String, keepsPaper: Bool) {
        if !keepsPaper { rolls[device] = nil }
        guard let child else { return }
        LinkSimulator.Client(child.calls).remove(.init(device: device), deadline: lane.deadline) {
            [weak child] result in
            if case .failure(let error) = result { child?.kill("it kept a device: \(error)") }
        }
    }

    /// Makes a link for a new gateway; nil while there is no process.
    func makeGatewayLink() throws(SystemError) -> [OwnedDescriptor]? {
        guard let child else { return nil }
        let (calls, reports) = (try SocketPair(), try SocketPair())
        LinkSimulator.Client(child.calls).attachGateway(
            .init(calls: 0, reports: 1),
            descriptors: [calls.there, reports.there],
            deadline: lane.deadline
        ) { [weak child] result in
            if case .failure(let error) = result { child?.kill("it took no new gateway: \(error)") }
        }
        return [calls.here, reports.here]
    }

    func sign() { child?.sign() }

    /// A device can be put on a surface again.
    func plugged(_ device: String) {
        child?.sign()
        lane.devices.first { $0.device.name.utf8.elementsEqual(device.utf8) }?.plugged()
    }

    private static func plugged(_ reply: Reply<LinkSimulator.Plug>) -> Result<Plugged, LineFailure> {
        let (parameters, descriptors) = (reply.parameters, reply.descriptors)
        do throws(SystemError) {
            if let line = parameters.line {
                guard descriptors.indices.contains(line) else { throw SystemError("a simulated line", code: EBADMSG) }
                return .success(.line(try DeviceLine(terminal: descriptors[line], location: parameters.location)))
            }
            let colon = parameters.location.lastIndex(of: ":") ?? parameters.location.startIndex
            let host = String(parameters.location[..<colon])
            guard let port = Int(parameters.location[colon...].dropFirst()),
                let address = SocketAddress(host: host, port: port)
            else { throw SystemError("the address of a simulated device", code: EBADMSG) }
            return .success(.address(address))
        } catch {
            return .failure(LineFailure(error))
        }
    }

    /// The paper of a device, which outlives the process that writes on it.
    private func roll(of device: String) throws(SystemError) -> OwnedDescriptor {
        if let roll = rolls[device] { return roll }
        let number: Int32
        if let folder = lane.description.rolls {
            let path = "\(folder)/\(device).roll"
            number = open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard number >= 0 else { throw SystemError("open \(path)") }
        } else {
            number = linux_memory_file("roll")
            guard number >= 0 else { throw SystemError("memory file") }
            _ = fcntl(number, F_SETFL, O_APPEND)
        }
        let roll = OwnedDescriptor(number)
        rolls[device] = roll
        return roll
    }

    private func ended(_ exit: ProcessExit) {
        let reason = child?.killReason.map { "killed because \($0)" } ?? "\(exit)"
        child = nil
        lane.log("simulator", "ended: \(reason)")
        switch policy.died(now: lane.loop.now) {
        case .restart(let moment), .quarantine(let moment):
            lane.later(moment - lane.loop.now) { [weak self] in self?.start() }
        }
    }
}

/// Answers `org.lanekeeper.link.SimulatorReports`.
private final class SimulatorReportsService: LinkSimulatorReports.Service {
    private weak var simulator: SimulatorChild?

    init(_ simulator: SimulatorChild) { self.simulator = simulator }

    func heartbeat(
        _ call: Call<LinkSimulatorReports.Heartbeat>,
        _ parameters: LinkSimulatorReports.Heartbeat.Parameters
    ) {
        simulator?.sign()
        call.reply()
    }

    func plugged(
        _ call: Call<LinkSimulatorReports.Plugged>,
        _ parameters: LinkSimulatorReports.Plugged.Parameters
    ) {
        simulator?.plugged(parameters.device)
        call.reply()
    }
}

import Interfaces
import Varlink

/// Answers `org.lanekeeper.Simulation` to clients, out of what the simulators' process says.
final class SimulationService: Simulation.Service {
    private unowned let gateway: GatewayServer
    private var link: SimulatorLink?
    private var observers: [Observer] = []

    /// A client that looks at a printer's paper.
    private final class Observer {
        let call: Call<Simulation.Observe>
        let device: String
        var after: Int
        /// Marks are on their way, or the client does not read: what comes meanwhile is asked for afterwards.
        var isBusy = false
        var isBehind = false

        init(_ call: Call<Simulation.Observe>, device: String, after: Int) {
            (self.call, self.device, self.after) = (call, device, after)
        }
    }

    /// How long the simulators' process may take to answer.
    private static let limit: Duration = .seconds(10)

    init(_ gateway: GatewayServer) { self.gateway = gateway }

    /// Takes the link to a new process.
    func adopt(calls: OwnedDescriptor, reports: OwnedDescriptor) throws(SystemError) {
        link = try SimulatorLink(loop: gateway.loop, calls: calls, reports: reports) { [weak self] device in
            guard let self else { return }
            for observer in self.observers where observer.device == device { self.fetch(observer) }
        }
        // Whoever was asking the process before has to ask this one.
        for observer in observers {
            observer.isBusy = false
            fetch(observer)
        }
    }

    /// Devices may be gone: nobody goes on looking at the paper of one.
    func devicesHaveChanged() {
        let lost = observers.filter { gateway.devices.table[$0.device]?.isSimulated != true }
        observers.removeAll { observer in lost.contains { $0 === observer } }
        for observer in lost { observer.call.fail(Simulation.DeviceNotFound(device: observer.device)) }
    }

    func devices(_ call: Call<Simulation.Devices>, _ parameters: Simulation.Devices.Parameters) {
        guard let client = client(for: call) else { return }
        client.devices(.init(), deadline: deadline) { result in
            switch result {
            case .success(let reply): call.reply(.init(devices: reply.parameters.devices.map(\.forClients)))
            case .failure(let error): SimulationService.fail(call, error)
            }
        }
    }

    func act(_ call: Call<Simulation.Act>, _ parameters: Simulation.Act.Parameters) {
        guard let device = simulated(parameters.device, call), let client = client(for: call) else { return }
        client.act(
            .init(device: device, action: parameters.action, value: parameters.value),
            deadline: deadline
        ) { result in
            switch result {
            case .success(let reply): call.reply(.init(state: reply.parameters.state))
            case .failure(let error): SimulationService.fail(call, error)
            }
        }
    }

    func picture(_ call: Call<Simulation.Picture>, _ parameters: Simulation.Picture.Parameters) {
        let pieces = parameters.pieces ?? 1
        guard 1...20 ~= pieces else {
            call.fail(VarlinkService.InvalidParameter(parameter: "pieces"))
            return
        }
        guard let device = simulated(parameters.device, call), let client = client(for: call) else { return }
        client.picture(.init(device: device, pieces: pieces), deadline: deadline) { result in
            switch result {
            case .success(let reply):
                call.reply(.init(pictures: reply.parameters.pictures), descriptors: reply.descriptors)
            case .failure(let error): SimulationService.fail(call, error)
            }
        }
    }

    func observe(_ call: Call<Simulation.Observe>, _ parameters: Simulation.Observe.Parameters) {
        guard parameters.after >= 0 else {
            call.fail(VarlinkService.InvalidParameter(parameter: "after"))
            return
        }
        guard let device = simulated(parameters.device, call) else { return }
        guard call.wantsMore else {
            guard let client = client(for: call) else { return }
            client.marks(.init(device: device, after: parameters.after), deadline: deadline) { result in
                switch result {
                case .success(let reply): call.reply(.init(marks: reply.parameters.marks.map(\.forClients)))
                case .failure(let error): SimulationService.fail(call, error)
                }
            }
            return
        }
        let observer = Observer(call, device: device, after: parameters.after)
        observers.append(observer)
        call.whenCancelled { [weak self, weak observer] in self?.observers.removeAll { $0 === observer } }
        fetch(observer)
    }

    /// Gets the next marks for an observer, and goes on until it has all.
    private func fetch(_ observer: Observer) {
        guard !observer.isBusy else {
            observer.isBehind = true
            return
        }
        guard let link, observer.call.isOpen else { return }
        observer.isBusy = true
        observer.isBehind = false
        LinkSimulation.Client(link.calls).marks(
            .init(device: observer.device, after: observer.after),
            deadline: deadline
        ) { [weak self, weak observer, weak link] result in
            guard let self, let observer, let link, self.link === link else { return }
            observer.isBusy = false
            switch result {
            case .success(let reply): self.pass(reply.parameters.marks, to: observer)
            case .failure(let error):
                // Its process is started again, or its device is plugged again in a moment: the observer stays.
                if case .refused = error { self.fetchLater(observer) }
            }
        }
    }

    private func pass(_ marks: [LinkSimulation.Mark], to observer: Observer) {
        guard let last = marks.last else {
            if observer.isBehind { fetch(observer) }
            return
        }
        observer.after = last.number
        switch observer.call.replyContinuing(.init(marks: marks.map(\.forClients))) {
        case .congested:
            observer.isBusy = true
            observer.call.whenDrained { [weak self, weak observer] in
                guard let self, let observer else { return }
                observer.isBusy = false
                self.fetch(observer)
            }
        case .queued: fetch(observer)
        default: break
        }
    }

    private func fetchLater(_ observer: Observer) {
        gateway.loop.schedule(after: .milliseconds(250)) { [weak self, weak observer] in
            if let self, let observer { self.fetch(observer) }
        }
    }

    var deadline: MonotonicTime { MonotonicTime.now + SimulationService.limit }

    func client<Method: VarlinkMethod>(for call: Call<Method>) -> LinkSimulation.Client<LoopedClient>? {
        guard let link else {
            call.fail(Simulation.SimulatorNotReady())
            return nil
        }
        return LinkSimulation.Client(link.calls)
    }

    /// The name of the simulated device that a client means; nil, and the call is answered, when there is none.
    func simulated<Method: VarlinkMethod>(_ name: String, _ call: Call<Method>) -> String? {
        guard let device = gateway.devices.table.find(name), device.isSimulated else {
            call.fail(Simulation.DeviceNotFound(device: name))
            return nil
        }
        return device.device
    }

    static func fail<Method: VarlinkMethod>(_ call: Call<Method>, _ error: CallError) {
        guard case .refused(let reply) = error else {
            call.fail(Simulation.SimulatorNotReady())
            return
        }
        if let wrong = reply.decoded(as: LinkSimulation.ActionNotFound.self) {
            call.fail(Simulation.ActionNotFound(action: wrong.action, actions: wrong.actions))
        } else if let wrong = reply.decoded(as: LinkSimulation.WrongValue.self) {
            call.fail(Simulation.WrongValue(action: wrong.action, value: wrong.value, values: wrong.values))
        } else if let wrong = reply.decoded(as: LinkSimulation.WrongFault.self) {
            call.fail(Simulation.WrongFault(parameter: wrong.parameter, reason: wrong.reason))
        } else if let nothing = reply.decoded(as: LinkSimulation.NothingOnPaper.self) {
            call.fail(Simulation.NothingOnPaper(device: nothing.device))
        } else {
            // The device is configured, but its simulator has not plugged it yet.
            call.fail(Simulation.SimulatorNotReady())
        }
    }
}

extension LinkSimulation.Device {
    var forClients: Simulation.Device {
        .init(
            device: device,
            family: family,
            location: location,
            state: state,
            actions: actions.map { .init(action: $0.action, values: $0.values) },
            isPlugged: isPlugged,
            receivedBytes: receivedBytes,
            firedFaults: firedFaults,
            faults: faults.map(\.forClients)
        )
    }
}

extension LinkSimulation.Mark {
    fileprivate var forClients: Simulation.Mark {
        .init(
            number: number,
            kind: Simulation.MarkKind(rawValue: kind.rawValue) ?? .note,
            text: text,
            runs: runs.map {
                .init(
                    text: $0.text,
                    isBold: $0.isBold,
                    isUnderlined: $0.isUnderlined,
                    isReversed: $0.isReversed,
                    widthTimes: $0.widthTimes,
                    heightTimes: $0.heightTimes,
                    leftDots: $0.leftDots,
                    font: $0.font
                )
            },
            dots: dots,
            raster: raster.map {
                .init(leftDots: $0.leftDots, widthDots: $0.widthDots, heightDots: $0.heightDots, rows: $0.rows)
            },
            fault: fault?.forClients
        )
    }
}

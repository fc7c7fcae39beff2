import Interfaces
import Varlink

/// One simulated device with its surface and its roll.
final class PluggedDevice: SurfaceOwner {
    let name: String
    let family: String
    let roll: Roll
    /// What the driver finds it on; nil while it is away, and after its paper could not be written down.
    private(set) var surface: (any Surface)?
    /// Told after the device has made marks.
    var whenMarked: (() -> Void)?
    /// Told when it can be put on a surface again.
    var whenBack: (() -> Void)?
    /// What goes wrong with it on purpose.
    var faults = FaultPlan()
    /// Whether it is to be found.
    var presence = Presence()
    /// The port that it had on the network, and is to have again.
    private(set) var port: Int?

    let loop: EventLoop
    private let simulator: any Simulator
    private var timer: EventLoop.Timer?
    private var wasHere = true
    private var failure: SystemError?

    init(loop: EventLoop, name: String, family: String, simulator: any Simulator, roll: Roll) {
        (self.loop, self.name, self.family) = (loop, name, family)
        (self.simulator, self.roll) = (simulator, roll)
    }

    /// What was being printed when the process before this one ended is torn off, as when the power fails.
    func begin() {
        if roll.isPieceBegun { write([.mark(LinkSimulation.Mark(.tear, text: "the simulator was started again"))]) }
        settle()
    }

    /// Puts the device on another surface.
    func plug(into surface: any Surface) {
        self.surface?.close()
        self.surface = surface
        if let network = surface as? NetworkPort { port = network.number }
        surface.follow()
        settle()
    }

    /// Takes the device away from its surface, whose port is free then.
    func unplug() {
        surface?.close()
        surface = nil
    }

    /// Takes the device away from its surface as if its cable were pulled.
    func vanish() {
        guard let surface else { return }
        self.surface = nil
        surface.reset()
        // It may be in the middle of its turn: it lives until that has ended.
        loop.schedule(at: loop.now) { surface.close() }
    }

    /// What the gateway is told of it.
    var description: LinkSimulation.Device {
        LinkSimulation.Device(
            device: name,
            family: family,
            location: surface?.location ?? "",
            state: state,
            actions: simulator.actions,
            isPlugged: presence.isHere,
            receivedBytes: faults.receivedBytes,
            firedFaults: faults.firedFaults,
            faults: faults.faults
        )
    }

    /// How the device stands.
    var state: [String: String] {
        var state = simulator.state
        if let failure { state["roll"] = failure.description }
        return state
    }

    /// What can be done to it.
    var actions: [LinkSimulation.Action] { simulator.actions }

    /// Does what a person does.
    func act(_ action: String, _ value: String) {
        simulator.act(action, value, now: loop.now)
        settle()
    }

    /// What it prints on, if it prints.
    var paper: PaperFormat? { simulator.paper }

    var capacity: Int { min(simulator.capacity, faults.capacity(now: loop.now)) }

    var isPowered: Bool { simulator.isPowered }

    func received(_ bytes: [UInt8]) {
        let actions = faults.received(bytes.count, now: loop.now)
        simulator.receive(bytes, now: loop.now)
        settle()
        bringAbout(actions)
        if !actions.isEmpty { settle() }
    }

    /// Brings about what has happened, and looks when to come back.
    func settle() {
        write(simulator.takeEffects())
        surface?.follow()
        if simulator.isPowered { presence.hasStarted() }
        if presence.isHere, !wasHere { whenBack?() }
        wasHere = presence.isHere
        if let timer { loop.cancel(timer) }
        let moments = [simulator.deadline, presence.deadline, faults.deadline(now: loop.now)]
        timer = moments.compactMap { $0 }.min().map { moment in
            loop.schedule(at: moment) { [weak self] in self?.timeHasCome() }
        }
    }

    private func timeHasCome() {
        timer = nil
        faults.timeHasCome(now: loop.now)
        if presence.timeHasCome(now: loop.now) == .powerOn { simulator.act("power", "on", now: loop.now) }
        if let deadline = simulator.deadline, deadline <= loop.now { simulator.timeHasCome(now: loop.now) }
        settle()
    }

    /// In order, so that a mark is in the file before anything leaves that confirms it.
    func write(_ effects: [SimulatorEffect]) {
        let before = roll.lastNumber
        for effect in effects {
            switch effect {
            case .mark(let mark):
                do throws(SystemError) { try roll.append(mark) } catch { return fail(error) }
            case .send(let bytes):
                let (parts, actions) = faults.answer(bytes)
                bringAbout(actions)
                for part in parts { surface?.send(part) }
            case .hangUp: surface?.hangUp()
            }
        }
        if roll.lastNumber > before { whenMarked?() }
    }

    /// A device whose paper cannot be kept must not say that it has printed: its line goes.
    private func fail(_ error: SystemError) {
        failure = error
        let surface = surface
        self.surface = nil
        // The surface may be in the middle of its turn: it lives until that has ended.
        loop.schedule(at: loop.now) { surface?.close() }
        surface?.hangUp()
    }
}

import Interfaces
import Varlink

/// One simulated device with its surface and its roll.
final class PluggedDevice: SurfaceOwner {
    let name: String
    let family: String
    let roll: Roll
    /// What the driver finds it on; nil after its paper could not be written down.
    private(set) var surface: (any Surface)?
    /// Told after the device has made marks.
    var whenMarked: (() -> Void)?

    private let loop: EventLoop
    private let simulator: any Simulator
    private var timer: (timer: EventLoop.Timer, moment: MonotonicTime)?
    private var failure: SystemError?

    init(loop: EventLoop, name: String, family: String, simulator: any Simulator, roll: Roll) {
        (self.loop, self.name, self.family) = (loop, name, family)
        (self.simulator, self.roll) = (simulator, roll)
    }

    /// What was being printed when the process before this one ended is torn off, as when the power fails.
    func begin() {
        if roll.isPieceBegun { apply([.mark(LinkSimulation.Mark(.tear, text: "the simulator was started again"))]) }
        settle()
    }

    /// Puts the device on another surface.
    func plug(into surface: any Surface) {
        self.surface?.close()
        self.surface = surface
        surface.follow()
        settle()
    }

    /// Takes the device away from its surface, whose port is free then.
    func unplug() {
        surface?.close()
        surface = nil
    }

    /// What the gateway is told of it.
    var description: LinkSimulation.Device {
        LinkSimulation.Device(
            device: name,
            family: family,
            location: surface?.location ?? "",
            state: state,
            actions: simulator.actions
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

    var capacity: Int { simulator.capacity }

    var isPowered: Bool { simulator.isPowered }

    func received(_ bytes: [UInt8]) {
        simulator.receive(bytes, now: loop.now)
        settle()
    }

    /// Brings about what has happened, and looks when to come back.
    private func settle() {
        apply(simulator.takeEffects())
        surface?.follow()
        if let timer { loop.cancel(timer.timer) }
        timer = simulator.deadline.map { moment in
            (loop.schedule(at: moment) { [weak self] in self?.timeHasCome() }, moment)
        }
    }

    private func timeHasCome() {
        timer = nil
        simulator.timeHasCome(now: loop.now)
        settle()
    }

    /// In order, so that a mark is in the file before anything leaves that confirms it.
    private func apply(_ effects: [SimulatorEffect]) {
        let before = roll.lastNumber
        for effect in effects {
            switch effect {
            case .mark(let mark):
                do throws(SystemError) { try roll.append(mark) } catch { return fail(error) }
            case .send(let bytes): surface?.send(bytes)
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

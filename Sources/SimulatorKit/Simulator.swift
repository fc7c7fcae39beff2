import Interfaces
import Varlink

/// A simulated device of one family, as the host sees it: bytes come in, effects come out.
///
/// A simulator opens nothing, never waits, and has no clock but the `now` it is given.
package protocol Simulator: AnyObject {
    /// The name of the family whose devices it stands in for, the same as the driver's.
    static var family: String { get }

    /// Makes a device that has just been switched on.
    init(settings: [String: String]) throws(SettingFault)

    /// How many bytes it takes now; at 0 its line stands still until that changes.
    var capacity: Int { get }

    /// Whether its line answers; a device without power drops its connection and takes no other.
    var isPowered: Bool { get }

    /// How it stands, by names such as `cover`.
    var state: [String: String] { get }

    /// What a person can do to it.
    var actions: [LinkSimulation.Action] { get }

    /// What it prints on; nil when it has no paper.
    var paper: PaperFormat? { get }

    /// When ``timeHasCome(now:)`` has something to do.
    var deadline: MonotonicTime? { get }

    /// Takes what the driver wrote, at most ``capacity`` bytes.
    func receive(_ bytes: [UInt8], now: MonotonicTime)

    /// The deadline has passed.
    func timeHasCome(now: MonotonicTime)

    /// Does what a person does; the host has looked at action and value before.
    func act(_ action: String, _ value: String, now: MonotonicTime)

    /// Hands over what has happened since the last time, in order.
    func takeEffects() -> [SimulatorEffect]
}

extension Simulator {
    /// Most devices have no paper.
    package var paper: PaperFormat? { nil }
}

/// Something that a simulated device brings about.
package enum SimulatorEffect: Equatable {
    /// It did something to its paper; the mark's number is given by the roll.
    case mark(LinkSimulation.Mark)
    /// It answers its driver.
    case send([UInt8])
    /// Its connection breaks, as when the power fails.
    case hangUp
}

/// A setting that a simulator does not know, or a value that it does not take.
package struct SettingFault: Error, Equatable {
    /// The setting.
    package let name: String
    /// What it was set to.
    package let value: String
    /// What it can be set to, in words.
    package let expected: String

    /// Names the setting and what it takes.
    package init(name: String, value: String, expected: String) {
        (self.name, self.value, self.expected) = (name, value, expected)
    }
}

extension LinkSimulation.Mark {
    /// A mark that has no number yet.
    package init(
        _ kind: LinkSimulation.MarkKind,
        text: String = "",
        runs: [LinkSimulation.Run] = [],
        dots: Int = 0,
        raster: LinkSimulation.Raster? = nil
    ) {
        self.init(number: 0, kind: kind, text: text, runs: runs, dots: dots, raster: raster)
    }
}

import Interfaces
import SimulatorKit
import Varlink

/// Stands in for cash drawers that have a serial line of their own.
package final class SimulatedSerialDrawer: Simulator {
    /// The name of the family.
    package static let family = "SerialDrawer"

    private let settings: DrawerSettings
    private var isOpen = false
    private var isJammed = false
    /// An ESC has come whose next byte has not.
    private var isEscaped = false
    private var chargedAt: MonotonicTime?
    private var effects: [SimulatorEffect] = []

    /// Makes a drawer that is closed and has just been given power.
    package init(settings: [String: String]) throws(SettingFault) { self.settings = try DrawerSettings(settings) }

    /// How many bytes it takes now.
    package var capacity: Int { 256 }

    /// Whether its line answers.
    package var isPowered: Bool { true }

    /// Nothing happens in it by itself.
    package var deadline: MonotonicTime? { nil }

    /// How it stands, in the words of its actions.
    package var state: [String: String] {
        ["drawer": isOpen ? "open" : "close", "drawerLatch": isJammed ? "jam" : "clear"]
    }

    /// What can be done to it.
    package var actions: [LinkSimulation.Action] {
        [.init(action: "drawer", values: ["open", "close"]), .init(action: "drawerLatch", values: ["jam", "clear"])]
    }

    /// Takes what the driver wrote.
    package func receive(_ bytes: [UInt8], now: MonotonicTime) {
        for byte in bytes {
            switch (settings.kind, byte, isEscaped) {
            case (_, 0x07, false): kick("drawer 1", now: now)
            case (.ibm4840, 0x07, true): kick("drawer 2", now: now)
            case (.ibm4840, 0x06, _): effects.append(.send([isOpen ? 0x40 : 0x00]))
            case (.ibm4840, 0x1B, _):
                isEscaped = true
                continue
            default: note("byte \(byte), which it does not know")
            }
            isEscaped = false
        }
    }

    /// Nothing is waited for.
    package func timeHasCome(now: MonotonicTime) {}

    /// Does what a person does.
    package func act(_ action: String, _ value: String, now: MonotonicTime) {
        switch action {
        case "drawer": isOpen = value == "open"
        case "drawerLatch": isJammed = value == "jam"
        default: break
        }
    }

    /// Hands over what has happened.
    package func takeEffects() -> [SimulatorEffect] {
        defer { effects = [] }
        return effects
    }

    /// Its magnet has current, if it has charged since the last time.
    private func kick(_ drawer: String, now: MonotonicTime) {
        if let chargedAt, now < chargedAt { return note("a pulse before it had charged") }
        chargedAt = now + settings.charge
        effects.append(.mark(.init(.pulse, text: drawer)))
        if !isJammed { isOpen = true }
    }

    private func note(_ text: String) { effects.append(.mark(.init(.note, text: text))) }
}

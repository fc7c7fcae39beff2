import Interfaces
import Varlink

/// What goes wrong with a device on purpose, and its way back.
extension PluggedDevice {
    /// Plugs it in, if it was unplugged.
    func plugIn() {
        presence.plug()
        settle()
    }

    /// Pulls its cable, until somebody plugs it in.
    func pullOut() {
        presence.unplug(until: nil)
        vanish()
        settle()
    }

    /// Arms a fault, or ends all; returns the fault as it stands then.
    func arm(_ told: LinkSimulation.Fault.Parameters) throws(FaultRefusal) -> LinkSimulation.ArmedFault? {
        if told.fault == .clear {
            try FaultOrder.refuseOthers(told)
            faults.clear()
            settle()
            return nil
        }
        let order = try FaultOrder(told)
        if case .losePower = order.effect, !hasPowerSwitch {
            throw FaultRefusal(parameter: "fault", reason: "this device has no power to lose")
        }
        let (number, actions) = try faults.arm(order, now: loop.now)
        let armed = faults.fault(number)
        bringAbout(actions)
        settle()
        return armed
    }

    /// Does what faults ask for.
    func bringAbout(_ actions: [FaultPlan.Action]) {
        for action in actions {
            switch action {
            case .note(let fired): note(fired)
            case .send(let bytes): surface?.send(bytes)
            case .unplug(let duration):
                presence.unplug(until: duration.map { loop.now + $0 })
                vanish()
                settle()
            case .losePower(let duration):
                presence.losePower(until: loop.now + duration)
                vanish()
                act("power", "off")
            }
        }
    }

    /// Writes down that a fault has fired, between the marks before and after it.
    private func note(_ fired: LinkSimulation.FiredFault) {
        let text = "fault \(fired.number): \(fired.fault.rawValue) at byte \(fired.receivedBytes)"
        var mark = LinkSimulation.Mark(.note, text: text)
        mark.fault = fired
        write([.mark(mark)])
    }

    private var hasPowerSwitch: Bool {
        actions.contains { $0.action == "power" && $0.values.contains("off") && $0.values.contains("on") }
    }
}

import Interfaces
import Varlink

/// Answers `org.lanekeeper.link.Simulation` for the gateway.
final class GatewayLink: LinkSimulation.Service {
    /// Half of what a message may hold, less what encoding it again may add.
    private static let replyBytes = ConnectionLimits().maximumFrameBytes / 2

    private unowned let host: SimulatorHost

    init(_ host: SimulatorHost) { self.host = host }

    func devices(_ call: Call<LinkSimulation.Devices>, _ parameters: LinkSimulation.Devices.Parameters) {
        let names = host.devices.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        call.reply(.init(devices: names.compactMap { host.devices[$0]?.description }))
    }

    func marks(_ call: Call<LinkSimulation.Marks>, _ parameters: LinkSimulation.Marks.Parameters) {
        guard let device = host.devices[parameters.device] else {
            call.fail(LinkSimulation.DeviceNotFound(device: parameters.device))
            return
        }
        let marks = try? device.roll.marks(after: parameters.after, bytes: GatewayLink.replyBytes)
        call.reply(.init(marks: marks ?? []))
    }

    func picture(_ call: Call<LinkSimulation.Picture>, _ parameters: LinkSimulation.Picture.Parameters) {
        guard let device = host.devices[parameters.device] else {
            call.fail(LinkSimulation.DeviceNotFound(device: parameters.device))
            return
        }
        guard let paper = device.paper else {
            call.fail(LinkSimulation.NothingOnPaper(device: parameters.device))
            return
        }
        PictureReply(call, parameters, loop: host.loop, roll: device.roll, format: paper).begin()
    }

    func plug(_ call: Call<LinkSimulation.Plug>, _ parameters: LinkSimulation.Plug.Parameters) {
        guard let device = host.devices[parameters.device] else {
            call.fail(LinkSimulation.DeviceNotFound(device: parameters.device))
            return
        }
        device.plugIn()
        call.reply(.init(device: device.description))
    }

    func unplug(_ call: Call<LinkSimulation.Unplug>, _ parameters: LinkSimulation.Unplug.Parameters) {
        guard let device = host.devices[parameters.device] else {
            call.fail(LinkSimulation.DeviceNotFound(device: parameters.device))
            return
        }
        device.pullOut()
        call.reply(.init(device: device.description))
    }

    func fault(_ call: Call<LinkSimulation.Fault>, _ parameters: LinkSimulation.Fault.Parameters) {
        guard let device = host.devices[parameters.device] else {
            call.fail(LinkSimulation.DeviceNotFound(device: parameters.device))
            return
        }
        do throws(FaultRefusal) {
            let armed = try device.arm(parameters)
            call.reply(.init(armed: armed, device: device.description))
        } catch {
            call.fail(LinkSimulation.WrongFault(parameter: error.parameter, reason: error.reason))
        }
    }

    func act(_ call: Call<LinkSimulation.Act>, _ parameters: LinkSimulation.Act.Parameters) {
        guard let device = host.devices[parameters.device] else {
            call.fail(LinkSimulation.DeviceNotFound(device: parameters.device))
            return
        }
        let actions = device.actions
        guard let action = actions.first(where: { $0.action == parameters.action }) else {
            call.fail(LinkSimulation.ActionNotFound(action: parameters.action, actions: actions.map(\.action)))
            return
        }
        guard action.values.isEmpty || action.values.contains(parameters.value) else {
            let error = LinkSimulation.WrongValue(
                action: action.action,
                value: parameters.value,
                values: action.values
            )
            call.fail(error)
            return
        }
        device.act(parameters.action, parameters.value)
        call.reply(.init(state: device.state))
    }
}

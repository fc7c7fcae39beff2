import Interfaces
import Varlink

/// Answers `org.lanekeeper.link.Simulator` for the supervisor.
final class SupervisorLink: LinkSimulator.Service {
    private unowned let host: SimulatorHost

    init(_ host: SimulatorHost) { self.host = host }

    func start(_ call: Call<LinkSimulator.Start>, _ parameters: LinkSimulator.Start.Parameters) {
        call.reply()
        host.beginHeartbeat(every: .milliseconds(max(1, parameters.heartbeatMilliseconds)))
    }

    func plug(_ call: Call<LinkSimulator.Plug>, _ parameters: LinkSimulator.Plug.Parameters) {
        do throws(SettingFault) {
            try Others.check(parameters)
            guard let device = try device(parameters, call) else { return }
            guard device.presence.isHere else {
                call.fail(LinkSimulator.Unplugged(device: parameters.device))
                return
            }
            plug(call, device, parameters)
        } catch {
            call.fail(LinkSimulator.WrongSetting(name: error.name, value: error.value, expected: error.expected))
        }
    }

    func remove(_ call: Call<LinkSimulator.Remove>, _ parameters: LinkSimulator.Remove.Parameters) {
        host.remove(parameters.device)
        call.reply()
    }

    func attachGateway(
        _ call: Call<LinkSimulator.AttachGateway>,
        _ parameters: LinkSimulator.AttachGateway.Parameters
    ) {
        let descriptors = call.descriptors
        guard descriptors.indices.contains(parameters.calls), descriptors.indices.contains(parameters.reports),
            parameters.calls != parameters.reports
        else {
            call.fail(VarlinkService.InvalidParameter(parameter: "calls"))
            return
        }
        // A gateway that has ended already is followed by another one.
        try? host.adoptGateway(calls: descriptors[parameters.calls], reports: descriptors[parameters.reports])
        call.reply()
    }

    func stop(_ call: Call<LinkSimulator.Stop>, _ parameters: LinkSimulator.Stop.Parameters) {
        call.reply()
        host.stop()
    }

    /// The device of this name, made now if it is new; nil when the call has been answered.
    private func device(
        _ parameters: LinkSimulator.Plug.Parameters,
        _ call: Call<LinkSimulator.Plug>
    ) throws(SettingFault) -> PluggedDevice? {
        if let device = host.devices[parameters.device] {
            guard device.family == parameters.family else {
                throw SettingFault(name: "family", value: parameters.family, expected: device.family)
            }
            return device
        }
        guard let family = host.families.first(where: { $0.family == parameters.family }) else {
            call.fail(LinkSimulator.FamilyNotFound(family: parameters.family))
            return nil
        }
        guard let file = call.descriptors.first else {
            call.fail(LinkSimulator.SurfaceNotMade(reason: "no roll came beside the call"))
            return nil
        }
        let simulator = try family.init(settings: parameters.settings.filter { $0.key != Others.setting })
        do throws(SystemError) {
            let roll = try Roll(file)
            return PluggedDevice(
                loop: host.loop,
                name: parameters.device,
                family: parameters.family,
                simulator: simulator,
                roll: roll
            )
        } catch {
            call.fail(LinkSimulator.SurfaceNotMade(reason: error.description))
            return nil
        }
    }

    private func plug(
        _ call: Call<LinkSimulator.Plug>,
        _ device: PluggedDevice,
        _ parameters: LinkSimulator.Plug.Parameters
    ) {
        do throws(SystemError) {
            switch parameters.surface {
            case .pty:
                let terminal = try PseudoTerminal(loop: host.loop, owner: device)
                take(device, terminal)
                call.reply(.init(line: 0, location: terminal.location), descriptors: [terminal.driverEnd])
            case .tcp:
                let port = try networkPort(device, parameters)
                take(device, port)
                call.reply(.init(line: nil, location: port.location))
            }
        } catch {
            call.fail(LinkSimulator.SurfaceNotMade(reason: error.description))
        }
    }

    private func take(_ device: PluggedDevice, _ surface: any Surface) {
        let isNew = host.devices[device.name] == nil
        if isNew { host.add(device) }
        device.plug(into: surface)
        if isNew { device.begin() }
    }

    /// The port of a device that is plugged again is taken by the device itself: it is given up first.
    private func networkPort(
        _ device: PluggedDevice,
        _ parameters: LinkSimulator.Plug.Parameters
    ) throws(SystemError) -> NetworkPort {
        let (port, others) = (parameters.port, parameters.settings[Others.setting])
        func make(_ port: UInt16) throws(SystemError) -> NetworkPort {
            let refusesOthers = others == Others.refused.rawValue
            return try NetworkPort(loop: host.loop, port: port, refusesOthers: refusesOthers, owner: device)
        }
        let current = (device.surface as? NetworkPort)?.number
        guard let wanted = UInt16(exactly: port ?? device.port ?? 0) else { throw SystemError("bind", code: 22) }
        if Int(wanted) == current { device.unplug() }
        do throws(SystemError) {
            return try make(wanted)
        } catch {
            // While it was away, another program may have taken its port.
            guard port == nil, wanted != 0 else { throw error }
            return try make(0)
        }
    }
}

/// What becomes of others while somebody is connected to a device on the network: the surface's setting, not the device's.
private enum Others: String, CaseIterable {
    /// They are connected, and nothing comes until it is their turn.
    case waiting
    /// Their connections are refused.
    case refused

    static let setting = "others"

    static func check(_ parameters: LinkSimulator.Plug.Parameters) throws(SettingFault) {
        guard let value = parameters.settings[setting] else { return }
        guard parameters.surface == .tcp else {
            throw SettingFault(name: setting, value: value, expected: "none: nobody else reaches it")
        }
        guard Others(rawValue: value) == nil else { return }
        throw SettingFault(name: setting, value: value, expected: "refused, waiting")
    }
}

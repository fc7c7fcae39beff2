import Interfaces
import Varlink

/// Plugs, unplugs and troubles simulated devices for clients.
extension SimulationService {
    func plug(_ call: Call<Simulation.Plug>, _ parameters: Simulation.Plug.Parameters) {
        guard let device = simulated(parameters.device, call), let client = client(for: call) else { return }
        client.plug(.init(device: device), deadline: deadline) { result in
            switch result {
            case .success(let reply): call.reply(.init(device: reply.parameters.device.forClients))
            case .failure(let error): SimulationService.fail(call, error)
            }
        }
    }

    func unplug(_ call: Call<Simulation.Unplug>, _ parameters: Simulation.Unplug.Parameters) {
        guard let device = simulated(parameters.device, call), let client = client(for: call) else { return }
        client.unplug(.init(device: device), deadline: deadline) { result in
            switch result {
            case .success(let reply): call.reply(.init(device: reply.parameters.device.forClients))
            case .failure(let error): SimulationService.fail(call, error)
            }
        }
    }

    func fault(_ call: Call<Simulation.Fault>, _ parameters: Simulation.Fault.Parameters) {
        guard let fault = LinkSimulation.FaultKind(rawValue: parameters.fault.rawValue) else {
            call.fail(VarlinkService.InvalidParameter(parameter: "fault"))
            return
        }
        guard let device = simulated(parameters.device, call), let client = client(for: call) else { return }
        let told = LinkSimulation.Fault.Parameters(
            device: device,
            fault: fault,
            afterBytes: parameters.afterBytes,
            milliseconds: parameters.milliseconds,
            bytes: parameters.bytes,
            replies: parameters.replies,
            bytesPerSecond: parameters.bytesPerSecond,
            seed: parameters.seed
        )
        client.fault(told, deadline: deadline) { result in
            switch result {
            case .success(let reply):
                let (armed, device) = (reply.parameters.armed?.forClients, reply.parameters.device.forClients)
                call.reply(.init(armed: armed, device: device))
            case .failure(let error): SimulationService.fail(call, error)
            }
        }
    }
}

extension LinkSimulation.FaultKind {
    fileprivate var forClients: Simulation.FaultKind {
        switch self {
        case .unplugAtByte: .unplugAtByte
        case .stall: .stall
        case .slow: .slow
        case .powerLoss: .powerLoss
        case .garbage: .garbage
        case .dropReplies: .dropReplies
        case .halfReply: .halfReply
        case .duplicateReply: .duplicateReply
        case .clear: .clear
        }
    }
}

extension LinkSimulation.FiredFault {
    var forClients: Simulation.FiredFault {
        .init(number: number, fault: fault.forClients, receivedBytes: receivedBytes)
    }
}

extension LinkSimulation.ArmedFault {
    var forClients: Simulation.ArmedFault {
        let state: Simulation.FaultState =
            switch self.state {
            case .armed: .armed
            case .active: .active
            case .over: .over
            }
        return .init(
            number: number,
            fault: fault.forClients,
            state: state,
            beginsAtByte: beginsAtByte,
            milliseconds: milliseconds,
            bytes: bytes,
            replies: replies,
            bytesPerSecond: bytesPerSecond,
            seed: seed,
            firedTimes: firedTimes,
            firedAtByte: firedAtByte
        )
    }
}

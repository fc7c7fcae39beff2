import Configuration
import Glibc
import Interfaces
import Varlink

extension GatewayChild {
    /// Tells the gateway of all that the configuration says now; `whenTold` is called when it knows, or is none any more.
    ///
    /// One that has not opened its journal yet is told when it has.
    func reconfigure(_ whenTold: @escaping () -> Void) {
        isOutdated = child != nil && !isOpen
        guard let child, isOpen else { return whenTold() }
        let (journal, description) = (lane.description.journal, lane.description)
        let parameters = LinkGateway.Reconfigure.Parameters(
            devices: lane.devices.map(\.description),
            policies: description.policiesForGateway,
            keepBodiesMilliseconds: Int(journal.keepBodies / .milliseconds(1)),
            keepEntriesMilliseconds: Int(journal.keepKeys / .milliseconds(1)),
            reprintLine: journal.reprintLine,
            access: description.access.forGateway
        )
        let check: (Result<Reply<LinkGateway.Reconfigure>, CallError>) -> Void = check(child)
        LinkGateway.Client(child.calls).reconfigure(parameters, deadline: lane.deadline) { result in
            check(result)
            whenTold()
        }
    }

    /// Has the gateway say when a device's driver has nothing to do any more.
    func drain(_ device: DeviceChild) {
        guard let child, isOpen, device.process != nil else { return }
        let parameters = LinkGateway.DrainDevice.Parameters(device: device.device.name, driver: device.driver)
        LinkGateway.Client(child.calls).drainDevice(parameters, deadline: lane.deadline, check(child))
    }

    /// Has the gateway give a device's driver nothing any more, if it has nothing to do; says what it is at otherwise, or nil
    /// where nobody knows.
    func yield(_ device: DeviceChild, _ whenTold: @escaping (LinkGateway.YieldDevice.Reply?) -> Void) {
        guard let child, isOpen else { return whenTold(nil) }
        let check: (Result<Reply<LinkGateway.YieldDevice>, CallError>) -> Void = check(child)
        let parameters = LinkGateway.YieldDevice.Parameters(device: device.device.name, driver: device.driver)
        LinkGateway.Client(child.calls).yieldDevice(parameters, deadline: lane.deadline) { result in
            check(result)
            if case .success(let reply) = result { whenTold(reply.parameters) } else { whenTold(nil) }
        }
    }

    /// Has the gateway use a driver again that has yielded.
    func keep(_ device: String, _ driver: String) {
        guard let child, isOpen else { return }
        let parameters = LinkGateway.KeepDevice.Parameters(device: device, driver: driver)
        LinkGateway.Client(child.calls).keepDevice(parameters, deadline: lane.deadline, check(child))
    }

    /// Tells the gateway that there is no such device any more.
    func remove(_ device: String) {
        guard let child, isOpen else { return }
        LinkGateway.Client(child.calls).removeDevice(.init(device: device), deadline: lane.deadline, check(child))
    }

    /// A client wants the configuration to be read again.
    func reload(_ call: Call<LinkGatewayReports.Reload>, _ parameters: LinkGatewayReports.Reload.Parameters) {
        let asker = ReloadAsker(
            .call,
            user: parameters.user.flatMap { uid_t(exactly: $0) },
            process: parameters.process.flatMap { pid_t(exactly: $0) }
        )
        let file = lane.file
        lane.reload(asker, dryRun: parameters.dryRun) { result in
            switch result {
            case .success(let difference):
                call.reply(
                    .init(file: file, devices: difference.devices.map(\.forGateway), lane: difference.lane)
                )
            case .failure(.configuration(let fault)):
                call.fail(
                    LinkGatewayReports.ConfigurationRefused(
                        file: fault.file,
                        line: fault.position?.line,
                        column: fault.position?.column,
                        reason: fault.reason
                    )
                )
            case .failure(.restartNeeded(let file, let reasons)):
                call.fail(LinkGatewayReports.RestartNeeded(file: file, reasons: reasons))
            }
        }
    }
}

extension LaneDescription {
    /// What roles want done about a receipt of which nobody knows, in the words of the link to the gateway.
    var policiesForGateway: [LinkGateway.RolePolicy] {
        whenUnknown.sorted { $0.key < $1.key }.map { role, policy in
            .init(role: role, whenUnknown: .init(rawValue: policy.rawValue) ?? .hold)
        }
    }
}

extension LaneDifference.DeviceChange {
    /// The same in the words of the link to the gateway.
    fileprivate var forGateway: LinkGatewayReports.DeviceChange {
        .init(device: device, deed: .init(rawValue: deed.rawValue) ?? .kept, because: because)
    }
}

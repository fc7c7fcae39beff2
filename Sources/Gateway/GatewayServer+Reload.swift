import Interfaces
import Journal
import Varlink

extension GatewayServer {
    /// Becomes what the configuration says now, all at once.
    func reconfigure(_ parameters: LinkGateway.Reconfigure.Parameters, _ access: AccessRights) {
        self.access = access
        desk.setPolicies(parameters.policies, reprintLine: parameters.reprintLine)
        desk.journal?.keep(
            bodies: .milliseconds(parameters.keepBodiesMilliseconds),
            entries: .milliseconds(parameters.keepEntriesMilliseconds)
        )
        devices.arrange(parameters.devices.map(\.forClients))
        for device in parameters.devices {
            drawers.put(device.device, device.drawers ?? [])
            desk.explain(device.device, device.reason, device.detail)
            desk.put(device.device, isConnectedPerJob: device.isConnectedPerJob == true)
        }
        rolesHaveChanged()
    }

    /// Other devices play the roles, or some are gone: whoever waits for one that nobody plays any more hears of it.
    func rolesHaveChanged() {
        cashDrawers?.drawersHaveChanged()
        simulation?.devicesHaveChanged()
        desk.rearrange(devices.table.devices.map(\.device))
    }
}

extension PrinterDesk {
    /// Takes what roles want done about a job that is `unknown`, and the line above one that may be on paper twice.
    func setPolicies(_ policies: [LinkGateway.RolePolicy], reprintLine: String?) {
        self.policies = [:]
        for policy in policies {
            self.policies[policy.role] = UnknownPolicy(rawValue: policy.whenUnknown.rawValue) ?? .hold
        }
        self.reprintLine = reprintLine ?? PrinterDesk.usualReprintLine
    }
}

extension DeviceTable {
    /// The printers that play a role, or the printer of this name; none where one of them is no printer.
    func printers(of roleOrDevice: String) -> [String] {
        let players = players(of: roleOrDevice)
        return players.allSatisfy { $0.classes.contains("printer") } ? players.map(\.device) : []
    }
}

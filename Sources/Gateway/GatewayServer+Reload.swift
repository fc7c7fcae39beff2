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
        let hadDrawers = Set(drawers.table.entries.map(\.device))
        for device in parameters.devices {
            // Each look at the drawers is one at all of them.
            if device.drawers != nil || hadDrawers.contains(device.device) {
                drawers.put(device.device, device.drawers ?? [])
            }
            desk.explain(device.device, device.reason, device.detail)
            desk.put(device.device, isConnectedPerJob: device.isConnectedPerJob == true)
        }
        rolesHaveChanged()
    }

    /// The same in a moment, and once for all devices that are removed together.
    func rolesWillHaveChanged() {
        guard !areRolesStale else { return }
        areRolesStale = true
        loop.schedule(after: .zero) { [weak self] in self?.rolesHaveChanged() }
    }

    /// Other devices play the roles, or some are gone: whoever waits for one that nobody plays any more hears of it.
    func rolesHaveChanged() {
        areRolesStale = false
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

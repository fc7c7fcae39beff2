import Glibc

/// Whom the children of a lane run as when the supervisor is root.
package struct Identities: Sendable {
    /// The gateway's user.
    package var gateway: Identity
    /// The user of the simulators' process.
    package var simulator: Identity
    /// The user of the process that draws.
    package var renderer: Identity
    /// The user of a process that asks the resolver.
    package var probe: Identity
    /// The first of the users that drivers run as.
    package var firstDriver: uid_t
    /// The devices in the order in which they get users.
    package var devices: [String]

    /// Collects the identities.
    package init(
        gateway: Identity,
        simulator: Identity,
        renderer: Identity,
        probe: Identity,
        firstDriver: uid_t,
        devices: [String]
    ) {
        (self.gateway, self.simulator, self.renderer, self.probe) = (gateway, simulator, renderer, probe)
        (self.firstDriver, self.devices) = (firstDriver, devices)
    }

    /// Each device's driver has a user of its own, so that drivers cannot reach each other.
    func driver(of device: String) -> Identity? {
        guard let index = devices.firstIndex(of: device) else { return nil }
        let number = firstDriver + uid_t(index)
        return Identity(user: number, group: number)
    }
}

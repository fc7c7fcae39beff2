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

    /// Gives a user to the driver of one more device: one that is free, else the next.
    mutating func add(_ device: String) {
        guard !devices.contains(device) else { return }
        if let free = devices.firstIndex(of: Identities.nobody) {
            devices[free] = device
        } else {
            devices.append(device)
        }
    }

    /// Takes the user of a device whose driver has ended; those of the others stay.
    mutating func remove(_ device: String) {
        if let index = devices.firstIndex(of: device) { devices[index] = Identities.nobody }
    }

    /// No device is called this.
    private static let nobody = ""

    /// Each device's driver has a user of its own, so that drivers cannot reach each other.
    func driver(of device: String) -> Identity? {
        guard let index = devices.firstIndex(of: device) else { return nil }
        let number = firstDriver + uid_t(index)
        return Identity(user: number, group: number)
    }
}

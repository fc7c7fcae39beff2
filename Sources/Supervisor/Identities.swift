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
    /// Which of those users each device has.
    private var numbers: [String: Int] = [:]
    /// Those that no device has any more.
    private var free: [Int] = []

    /// Collects the identities; `devices` get users in their order.
    package init(
        gateway: Identity,
        simulator: Identity,
        renderer: Identity,
        probe: Identity,
        firstDriver: uid_t,
        devices: [String]
    ) {
        (self.gateway, self.simulator, self.renderer, self.probe) = (gateway, simulator, renderer, probe)
        self.firstDriver = firstDriver
        for device in devices { add(device) }
    }

    /// Gives a user to the driver of one more device: one that is free, else the next.
    mutating func add(_ device: String) {
        guard numbers[device] == nil else { return }
        numbers[device] = free.popLast() ?? numbers.count
    }

    /// Takes the user of a device whose driver has ended; those of the others stay.
    mutating func remove(_ device: String) {
        if let number = numbers.removeValue(forKey: device) { free.append(number) }
    }

    /// Each device's driver has a user of its own, so that drivers cannot reach each other.
    func driver(of device: String) -> Identity? {
        guard let number = numbers[device] else { return nil }
        let user = firstDriver + uid_t(number)
        return Identity(user: user, group: user)
    }
}

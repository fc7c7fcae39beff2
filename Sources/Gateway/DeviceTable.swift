import Interfaces

/// The lane's devices as the supervisor and the drivers tell of them, in the configuration's order.
package struct DeviceTable {
    /// The devices.
    package private(set) var devices: [Devices.Device] = []

    /// A number for each device, which rises in their order: the others keep theirs when one is removed.
    private var numbers: [String: Int] = [:]
    /// The numbers in the order of the devices.
    private var order: [Int] = []

    /// Devices whose drivers' processes have not told of them yet, with the change of state that waits for that.
    private var unheard: [String: (driver: String, change: StateChange?)] = [:]

    private typealias StateChange = (state: Devices.DeviceState, reason: String?, detail: String?)

    /// Starts empty.
    package init() {}

    /// The device of this name.
    package subscript(_ name: String) -> Devices.Device? { index(of: name).map { devices[$0] } }

    /// The device of this name, or the one that plays this role.
    package func find(_ roleOrDevice: String) -> Devices.Device? {
        self[roleOrDevice] ?? devices.first { $0.roles.contains(roleOrDevice) }
    }

    /// The device of this name, or those that play this role.
    package func players(of roleOrDevice: String) -> [Devices.Device] {
        if let device = self[roleOrDevice] { return [device] }
        return devices.filter { $0.roles.contains(roleOrDevice) }
    }

    /// All roles, in the order of the devices that play them.
    package var roles: [String] {
        devices.flatMap(\.roles).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Notes what a device needs a person for; false when there is no such device or nothing has changed.
    package mutating func attend(_ name: String, _ reasons: [String]) -> Bool {
        guard let index = index(of: name), devices[index].attention != reasons else {
            return false
        }
        devices[index].attention = reasons
        return true
    }

    /// Adds a device, or replaces what was known of it but for its facts.
    package mutating func put(_ device: Devices.Device) {
        guard let index = index(of: device.device) else {
            append(device)
            return
        }
        var device = device
        device.facts = devices[index].facts
        if let (driver, _) = unheard[device.device], DeviceTable.takesJobs(device.state) {
            unheard[device.device] = (driver, (device.state, device.reason, device.detail))
            device.state = devices[index].state
        }
        devices[index] = device
    }

    /// Notes a device's state, and why it is no better; false when there is no such device or nothing has changed.
    package mutating func change(
        _ name: String,
        to state: Devices.DeviceState,
        reason: String? = nil,
        detail: String? = nil
    ) -> Bool {
        guard let index = index(of: name) else { return false }
        if let (driver, _) = unheard[name] {
            let takesJobs = DeviceTable.takesJobs(state)
            unheard[name] = (driver, takesJobs ? (state, reason, detail) : nil)
            if takesJobs { return false }
        }
        let before = devices[index]
        guard before.state != state || before.reason != reason || before.detail != detail else { return false }
        devices[index].state = state
        (devices[index].reason, devices[index].detail) = (reason, detail)
        // What a driver saw goes with it.
        if state != .ready, state != .attention { devices[index].attention = [] }
        return true
    }

    /// A new process of a driver is to tell of a device: until it has, the device takes no jobs, whatever its supervisor knows.
    package mutating func expect(_ driver: String, of name: String) {
        unheard[name] = (driver, nil)
        guard let index = index(of: name), DeviceTable.takesJobs(devices[index].state)
        else { return }
        unheard[name] = (driver, (devices[index].state, devices[index].reason, devices[index].detail))
        devices[index].state = .starting
    }

    /// The process of a driver has told of a device; false when that changes nothing.
    package mutating func hear(_ driver: String, of name: String) -> Bool {
        guard let (expected, change) = unheard[name], expected == driver else { return false }
        unheard[name] = nil
        return change.map { self.change(name, to: $0.state, reason: $0.reason, detail: $0.detail) } ?? false
    }

    /// Notes what a device says of itself; false when there is no such device.
    package mutating func learn(_ name: String, _ facts: [String: String]) -> Bool {
        guard let index = index(of: name) else { return false }
        guard devices[index].facts != facts else { return false }
        devices[index].facts = facts
        return true
    }

    /// Takes all devices as they are now, in this order; returns the names of those that are others, or are gone.
    ///
    /// What a device has said of itself stays, unless it is of another family now.
    package mutating func arrange(_ new: [Devices.Device]) -> [String] {
        let before = Dictionary(devices.map { ($0.device, $0) }) { first, _ in first }
        var gone = devices.map(\.device)
        let arranged = new.map { device in
            guard let old = before[device.device], old.family == device.family else { return device }
            var device = device
            device.facts = old.facts
            if device.state == .ready || device.state == .attention { device.attention = old.attention }
            return device
        }
        (devices, numbers, order) = ([], [:], [])
        for device in arranged { append(device) }
        gone.removeAll { numbers[$0] != nil }
        return devices.filter { before[$0.device] != $0 }.map(\.device) + gone
    }

    /// Forgets a device.
    package mutating func remove(_ name: String) {
        unheard[name] = nil
        guard let index = index(of: name) else { return }
        devices.remove(at: index)
        order.remove(at: index)
        numbers[name] = nil
    }

    private mutating func append(_ device: Devices.Device) {
        let number = order.last.map { $0 + 1 } ?? 0
        numbers[device.device] = number
        order.append(number)
        devices.append(device)
    }

    /// Where the device of a name stands: many of them change at once when the configuration does.
    private func index(of name: String) -> Int? {
        guard let number = numbers[name] else { return nil }
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if order[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Those of `names` that are not ready, unknown ones included; of all devices when none is named.
    package func notReady(_ names: [String]) -> [String] {
        if names.isEmpty { return devices.filter { !DeviceTable.takesJobs($0.state) }.map(\.device) }
        return names.filter { name in
            // Of a pool one is enough.
            !players(of: name).contains { DeviceTable.takesJobs($0.state) }
        }
    }

    /// A printer that waits for paper takes jobs: it is ready for the lane.
    private static func takesJobs(_ state: Devices.DeviceState) -> Bool { state == .ready || state == .attention }
}

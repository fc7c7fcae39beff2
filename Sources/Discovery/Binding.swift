import Configuration
import DriverManifest

/// Finds the one thing that a technician means who binds a device, among what is plugged in.
package struct Binding: Equatable {
    /// Why there is none.
    package enum Refusal: Error, Equatable {
        /// Nothing that is shown as what the device is opened as has this identity.
        case notPluggedIn
        /// What has it is not of the device's family, for this reason.
        case noFamily(FoundFunction, reason: String, sentence: String)
        /// Several have it.
        case ambiguous([FoundFunction])
        /// A configured device has it, which the configuration binds to it where `isNamed`.
        case taken(FoundFunction, by: String, isNamed: Bool)
        /// Nothing distinguishes it from others when it is seen again.
        case nameless(FoundFunction)
    }

    /// What the device is bound to.
    package let function: FoundFunction
    /// By what it is known from now on.
    package let memory: RememberedDevice
    /// The device that has it now.
    package let owner: String?

    /// Looks for what has an identity.
    package init(
        _ identity: FoundIdentity,
        for device: DeviceAssignment.Wanted,
        among functions: [FoundFunction],
        _ explanation: Explanation,
        takes: Bool,
        fits: (FoundFunction) -> Bool
    ) throws(Refusal) {
        let meant = functions.filter { $0.subsystem == device.subsystem && $0.has(identity) }
        guard let first = meant.first else { throw .notPluggedIn }
        let fitting = meant.filter(fits).reduce(into: [FoundFunction]()) { ones, next in
            if !ones.contains(where: { $0.port == next.port }) { ones.append(next) }
        }
        guard let function = fitting.first else {
            let reason = explanation.reason(for: first, isNo: device.family)
            throw .noFamily(first, reason: reason.word, sentence: reason.sentence)
        }
        guard fitting.count == 1 else { throw .ambiguous(fitting) }
        let owner = explanation.owner(of: function).flatMap { $0.name == device.name ? nil : $0 }
        if let owner, !takes || owner.choice != .first {
            throw .taken(function, by: owner.name, isNamed: owner.choice != .first)
        }
        let isShared = explanation.sharedNumbers.contains(function)
        guard let memory = RememberedDevice(function, isShared: isShared), memory.text != nil else {
            throw .nameless(function)
        }
        (self.function, self.memory, self.owner) = (function, memory, owner?.name)
    }

    /// Binds a device so.
    package func apply(to assignment: inout DeviceAssignment, _ device: String) {
        if let owner { assignment.remember(owner, nil) }
        assignment.remember(device, memory)
    }
}

extension FoundFunction {
    /// Whether it is known by an identity.
    fileprivate func has(_ identity: FoundIdentity) -> Bool {
        switch identity {
        case .serialNumber(let number): serialNumber.map { $0.utf8.elementsEqual(number.utf8) } == true
        case .port(let port): self.port.utf8.elementsEqual(port.utf8)
        case .model(let vendor, let product): self.vendor == vendor && self.product == product
        }
    }
}

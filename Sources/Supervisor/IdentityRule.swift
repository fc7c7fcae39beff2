import Configuration

/// Decides whether the device that is found at an address is the one that belongs there.
///
/// It is told what the device says of itself and what its interface is called; it asks nobody.
package struct IdentityRule: Equatable, Sendable {
    /// What is thought of a device.
    package enum Verdict: Equatable, Sendable {
        /// It may be used.
        case accepted
        /// It has not said yet which one it is, and must not be used before that.
        case unknown
        /// It is this one, and must not be used.
        case other(NetworkIdentity)
    }

    /// Which device the configuration wants.
    package let choice: IdentityChoice

    /// The device that was found first, where the configuration names none.
    package private(set) var remembered: NetworkIdentity?

    /// Starts with the device that was found there before, if there was one.
    package init(_ choice: IdentityChoice, remembered: NetworkIdentity? = nil) {
        self.choice = choice
        self.remembered = choice == .first ? remembered : nil
    }

    /// The device that is wanted; nil where any will do.
    package var expected: NetworkIdentity? {
        switch choice {
        case .any: nil
        case .first: remembered
        case .bound(let identity): identity
        }
    }

    /// Judges a device by its facts `serialNumber` and `model`, and by its hardware address where that can be known.
    package mutating func judge(facts: [String: String], mac: String?) -> Verdict {
        let found = IdentityRule.identities(facts, mac)
        if let expected {
            guard let same = found.first(where: { $0.isSameKind(as: expected) }) else { return .unknown }
            guard same == expected else { return .other(same) }
        }
        // The strongest comes first; what is known may get stronger, such as when a printer tells its number later.
        if choice == .first, let strongest = found.first { remembered = strongest }
        return .accepted
    }

    /// Judges a device of which only the hardware address is known.
    package func judge(mac: String?) -> Verdict {
        guard case .mac(let wanted)? = expected else { return .accepted }
        guard let mac else { return .unknown }
        return mac == wanted ? .accepted : .other(.mac(mac))
    }

    /// All that a device is known by, the strongest first: two of a model have one name, and an interface can be replaced.
    private static func identities(_ facts: [String: String], _ mac: String?) -> [NetworkIdentity] {
        [
            facts["serialNumber"].flatMap { NetworkIdentity($0, NetworkIdentity.serialNumber) },
            mac.map(NetworkIdentity.mac),
            facts["model"].flatMap { NetworkIdentity($0, NetworkIdentity.model) },
        ].compactMap { $0 }
    }
}

extension NetworkIdentity {
    fileprivate func isSameKind(as other: NetworkIdentity) -> Bool {
        switch (self, other) {
        case (.serialNumber, .serialNumber), (.mac, .mac), (.model, .model): true
        default: false
        }
    }
}

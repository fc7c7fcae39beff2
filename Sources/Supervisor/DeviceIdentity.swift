import Configuration
import Discovery
import Varlink

/// Which device a lane takes at an address on the network: what is wanted there, and what was found.
struct DeviceIdentity {
    private let device: String
    private let address: String
    private let memory: IdentityKeeper
    /// Why nobody knows any more which device was found before.
    private var forgotten: DeviceCondition?
    private let log: (String) -> Void
    private(set) var rule: IdentityRule
    /// The hardware address at the other end of the line that is open now.
    private var mac: String?

    /// Looks up what was found before; nil for a device that is not at an address.
    init?(_ device: LaneDescription.Device, memory: IdentityKeeper, log: @escaping (String) -> Void) {
        guard case .network = device.location else { return nil }
        (self.device, address, self.memory, self.log) = (device.name, device.location.description, memory, log)
        let remembered = device.identity == .first ? memory.text(of: device.name, at: address) : nil
        rule = IdentityRule(device.identity, remembered: remembered.flatMap { NetworkIdentity($0) })
        guard device.identity == .first, let reason = memory.forgotten(device.name, at: address) else { return }
        let sentence = "\(reason); if it is the one that is there now, say so with 'lane bind \(device.name)'"
        forgotten = DeviceCondition("memoryDamaged", sentence)
    }

    /// A line is open; says what its other end's hardware address tells.
    mutating func connected(to location: String) -> IdentityRule.Verdict {
        mac = NeighbourTable.hardwareAddress(at: location)
        return rule.judge(mac: mac)
    }

    /// The device has told of itself; a first one is remembered.
    mutating func judge(_ facts: [String: String]) -> IdentityRule.Verdict {
        let before = rule.remembered
        let verdict = rule.judge(facts: facts, mac: mac)
        if let remembered = rule.remembered, remembered != before {
            log("it is \(remembered) from now on, and no other device at \(address) is taken")
            memory.keep("\(remembered)", of: device, at: address)
        }
        return verdict
    }

    /// Forgets which device was found first: the next one is.
    mutating func forget() throws(SystemError) {
        try memory.forget(device)
        forgotten = nil
        rule = IdentityRule(rule.choice)
    }

    /// Why a device with this verdict is not used.
    func condition(_ verdict: IdentityRule.Verdict) -> DeviceCondition? {
        if let forgotten { return forgotten }
        return switch verdict {
        case .accepted: nil
        case .unknown:
            DeviceCondition("identityUnknown", "it has not told which device it is; wanted is \(wanted)")
        case .other(let found):
            DeviceCondition("otherDevice", "\(found) is at \(address); wanted is \(wanted)")
        }
    }

    private var wanted: String { rule.expected.map { "\($0)" } ?? "any" }
}

/// Why a device does not stand better.
struct DeviceCondition: Equatable {
    /// In a word that programs know.
    let reason: String
    /// In a sentence, for people.
    let detail: String?

    init(_ reason: String, _ detail: String?) {
        // It may have in it what a device says of itself, and goes to the gateway.
        (self.reason, self.detail) = (reason, detail.map { FoundFunction.shown($0, atMost: 2000) })
    }

    /// Whether others may have the device, and give it back at any moment.
    var isWorthAskingSoon: Bool { ["printerInUse", "connectionRefused"].contains(reason) }
}

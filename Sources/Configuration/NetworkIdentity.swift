/// By what a device on the network is known, whatever its address is: `serialNumber:X7Q4`, `mac:00:26:ab:01:02:03`, `model:TM-T20III`.
package enum NetworkIdentity: Hashable, Sendable, CustomStringConvertible {
    /// The serial number that the device tells.
    case serialNumber(String)
    /// The hardware address of its network interface, in lower case with colons.
    case mac(String)
    /// The model that the device tells: any other one of that model passes for it.
    case model(String)

    /// No maker's number or name is longer.
    private static let longestWord = 100

    /// Reads an identity; nil when it is none.
    package init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let (kind, word) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
        switch kind {
        case "serialNumber": self.init(word, NetworkIdentity.serialNumber)
        case "model": self.init(word, NetworkIdentity.model)
        case "mac":
            guard let mac = NetworkIdentity.hardwareAddress(word) else { return nil }
            self = .mac(mac)
        default: return nil
        }
    }

    /// Takes a word that a device tells of itself; nil for one that is empty, long or not to be shown.
    package init?(_ word: String, _ make: (String) -> NetworkIdentity) {
        guard !word.isEmpty, word.utf8.count <= NetworkIdentity.longestWord,
            word.utf8.allSatisfy({ 0x20...0x7E ~= $0 }), word.utf8.contains(where: { $0 != 0x20 })
        else { return nil }
        self = make(word)
    }

    /// The identity as it is written.
    package var description: String {
        switch self {
        case .serialNumber(let word): "serialNumber:\(word)"
        case .mac(let word): "mac:\(word)"
        case .model(let word): "model:\(word)"
        }
    }

    /// Six bytes in hexadecimal, with colons or hyphens between; nil for anything else, and for no address at all.
    package static func hardwareAddress(_ text: String) -> String? {
        let parts = text.utf8.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-")
        }
        guard parts.count == 6, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(isHexadecimal) }),
            parts.joined().contains(where: { $0 != UInt8(ascii: "0") })
        else { return nil }
        return parts.map { String(decoding: $0, as: UTF8.self).lowercased() }.joined(separator: ":")
    }
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    case UInt8(ascii: "A")...UInt8(ascii: "F"): true
    default: false
    }
}

/// Which device is taken at an address.
package enum IdentityChoice: Equatable, Sendable {
    /// The first one that is found there, and no other one after that.
    case first
    /// Whatever is there.
    case any
    /// This one alone.
    case bound(NetworkIdentity)

    /// Reads a choice; nil when it is none.
    package init?(_ text: String) {
        if text == "any" {
            self = .any
        } else if let identity = NetworkIdentity(text) {
            self = .bound(identity)
        } else {
            return nil
        }
    }
}

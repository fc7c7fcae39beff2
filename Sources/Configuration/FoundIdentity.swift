/// As what a device that is found is opened: `attached = "usb"`.
package enum Attachment: String, CaseIterable, Sendable {
    /// One interface of a USB device, which its driver talks to by itself.
    case usb
    /// The kernel's own driver of USB printers, as `/dev/usb/lp0`.
    case usblp
    /// A serial line on USB, as `/dev/ttyUSB0`.
    case serial
    /// The reports of an input device, as `/dev/hidraw0`.
    case hid
}

/// By what a device that is found is known: `serialNumber:X7Q4`, `port:1-2.3`, `model:04b8:0202`.
package enum FoundIdentity: Hashable, Sendable, CustomStringConvertible {
    /// Its serial number on USB, whatever the port.
    case serialNumber(String)
    /// Where it is plugged in, as the kernel counts: the bus, a hyphen, and the port of each hub with dots between.
    case port(String)
    /// Its numbers of maker and model on USB: any other one of that model passes for it.
    case model(vendor: UInt16, product: UInt16)

    /// A string descriptor of USB has 126 characters at most (USB 2.0, 9.6.7).
    private static let longestWord = 126

    /// Reads an identity; nil when it is none.
    package init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let word = String(text[text.index(after: colon)...])
        guard FoundIdentity.isShown(word) else { return nil }
        switch text[..<colon] {
        case "serialNumber": self = .serialNumber(word)
        case "port":
            guard !word.utf8.contains(UInt8(ascii: " ")) else { return nil }
            self = .port(word)
        case "model":
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 4 && !$0.hasPrefix("+") }),
                let vendor = UInt16(parts[0], radix: 16), let product = UInt16(parts[1], radix: 16)
            else { return nil }
            self = .model(vendor: vendor, product: product)
        default: return nil
        }
    }

    /// Whether a word that a device tells of itself can be written into a configuration.
    package static func isShown(_ word: String) -> Bool {
        !word.isEmpty && word.utf8.count <= longestWord && word.utf8.allSatisfy { 0x20...0x7E ~= $0 }
            && word.utf8.contains { $0 != 0x20 }
    }

    /// The identity as it is written.
    package var description: String {
        switch self {
        case .serialNumber(let word): "serialNumber:\(word)"
        case .port(let word): "port:\(word)"
        case .model(let vendor, let product): "model:\(FoundIdentity.digits(vendor)):\(FoundIdentity.digits(product))"
        }
    }

    private static func digits(_ number: UInt16) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 4 - text.utf8.count) + text
    }
}

/// Which of the devices that are found is taken.
package enum FoundIdentityChoice: Hashable, Sendable {
    /// The first one that is found, and no other one after that.
    case first
    /// Whatever is there.
    case any
    /// This one alone.
    case bound(FoundIdentity)

    /// Reads a choice; nil when it is none.
    package init?(_ text: String) {
        if text == "first" {
            self = .first
        } else if text == "any" {
            self = .any
        } else if let identity = FoundIdentity(text) {
            self = .bound(identity)
        } else {
            return nil
        }
    }
}

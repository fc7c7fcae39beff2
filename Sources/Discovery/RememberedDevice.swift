import Configuration
import DriverManifest

/// What is remembered of a device that was found first, so that it is known again.
package struct RememberedDevice: Equatable, Sendable {
    /// Where it was plugged in last.
    package var port: String
    /// The numbers of maker and model.
    package var vendor: UInt16
    package var product: UInt16
    /// Its serial number, where it tells a real one.
    package var serialNumber: String?
    /// Whether another device with that number was seen: then only the port tells them apart, for good.
    package var isShared = false

    /// Remembers a function's device; nil where nothing distinguishes it.
    package init?(_ function: FoundFunction, isShared: Bool = false) {
        guard let vendor = function.vendor, let product = function.product else { return nil }
        (port, self.vendor, self.product) = (function.port, vendor, product)
        serialNumber = function.realSerialNumber
        self.isShared = isShared && serialNumber != nil
    }

    /// Reads what ``text`` has written; nil when it is not that.
    package init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard words.count >= 2, case .model(let vendor, let product)? = FoundIdentity(words[0]),
            case .port(let port)? = FoundIdentity(words[1])
        else { return nil }
        (self.port, self.vendor, self.product) = (port, vendor, product)
        guard words.count == 3 else { return }
        let isShared = words[2].hasPrefix("shared ")
        guard case .serialNumber(let number)? = FoundIdentity(isShared ? String(words[2].dropFirst(7)) : words[2])
        else { return nil }
        (serialNumber, self.isShared) = (number, isShared)
    }

    /// All of it in one line; nil for a device whose port cannot be written.
    package var text: String? {
        let words = "\(FoundIdentity.model(vendor: vendor, product: product)) \(FoundIdentity.port(port))"
        guard FoundIdentity("\(FoundIdentity.port(port))") != nil else { return nil }
        guard let serialNumber else { return words }
        return "\(words) \(isShared ? "shared " : "")\(FoundIdentity.serialNumber(serialNumber))"
    }

    /// The number by which the device is known at any port.
    var tellingNumber: String? { isShared ? nil : serialNumber }

    /// Whether a function is of the same model.
    func isSameModel(as function: FoundFunction) -> Bool {
        function.vendor == vendor && function.product == product
    }
}

extension RememberedDevice: CustomStringConvertible {
    /// By what it is known, as a configuration would say it.
    package var description: String {
        if let tellingNumber { return "\(FoundIdentity.serialNumber(tellingNumber))" }
        return "\(FoundIdentity.model(vendor: vendor, product: product)) at \(FoundIdentity.port(port))"
    }
}

extension FoundFunction {
    /// The serial number, unless it is one that makers leave in all their devices.
    ///
    /// Clones tell nothing but zeros, or digits in their order; two devices with one number are told apart by whoever sees
    /// both.
    package var realSerialNumber: String? {
        guard let serialNumber, FoundIdentity.isShown(serialNumber) else { return nil }
        let bytes = Array(serialNumber.utf8)
        let isOneCharacter = bytes.allSatisfy { $0 == bytes.first }
        let rows = ["0123456789ABCDEF", "123456789ABCDEF", "1234567890", "0123456789012345678901234567890"]
        let upper = serialNumber.uppercased()
        return isOneCharacter || bytes.count >= 4 && rows.contains { $0.hasPrefix(upper) } ? nil : serialNumber
    }
}

import TOMLFile

/// One `[[match]]` of a `driver.toml`: a found device is of the family when it fits all keys of one rule.
package struct MatchRule: Equatable, Sendable {
    /// As what the kernel shows a device.
    package enum Subsystem: String, CaseIterable, Sendable {
        /// One interface of a USB device.
        case usb
        /// The kernel's own driver of USB printers, usblp.
        case usbmisc
        /// The reports of an input device.
        case hidraw
        /// A serial line.
        case tty
        /// The events of an input device.
        case input
    }

    /// Page and number of what a top-level collection of a report descriptor is for (HID 1.11, 6.2.2.6).
    package struct Usage: Hashable, Sendable, CustomStringConvertible {
        /// Such as 8C for bar code scanners (HID Usage Tables).
        package var page: UInt16
        /// The number within the page.
        package var number: UInt16

        /// Collects the two.
        package init(page: UInt16, number: UInt16) { (self.page, self.number) = (page, number) }

        /// Both in hexadecimal, as rules have them.
        package var description: String {
            "\(hexadecimal(page, digits: 2)):\(hexadecimal(number, digits: 2))"
        }
    }

    /// As what the device is shown.
    package let subsystem: Subsystem
    /// Class, subclass and protocol of the interface: the first one, two or all three.
    package let interface: [UInt8]?
    /// The number of the maker on USB.
    package let vendor: UInt16?
    /// The maker's number of the model.
    package let product: UInt16?
    /// What a collection of its reports is for.
    package let usage: Usage?
    /// Which interface of the device it is.
    package let interfaceNumber: Int?
    /// Why the rule is as it is.
    package let because: String?
    /// The file, as messages name it.
    package let file: String
    /// Where the rule begins in it.
    package let position: TOMLPosition

    init(_ reader: TOMLReader) throws(TOMLError) {
        (file, position) = (reader.table.file, reader.table.position)
        subsystem = try reader.choice("subsystem")
        interface = try MatchRule.interface(reader)
        vendor = try reader.usbNumber("vendor")
        product = try reader.usbNumber("product")
        guard product == nil || vendor != nil else {
            throw reader.fault("'product' is a maker's number, and needs 'vendor'", at: "product")
        }
        usage = try MatchRule.usage(reader)
        interfaceNumber = try reader.optionalInteger("interfaceNumber", in: 0...255)
        because = try reader.optionalString("because")
        func refuse(_ key: String, outside subsystems: [Subsystem]) throws(TOMLError) {
            guard reader.contains(key), !subsystems.contains(subsystem) else { return }
            let names = subsystems.map(\.rawValue).joined(separator: ", ")
            throw reader.fault("'\(key)' is for the subsystems \(names)", at: key)
        }
        try refuse("interface", outside: [.usb, .usbmisc])
        try refuse("usage", outside: [.hidraw])
        try refuse("interfaceNumber", outside: [.usb, .tty])
        // Of all serial lines, or all keyboards, no family is the only one.
        guard interface != nil || vendor != nil || usage != nil else {
            throw reader.fault("the rule fits everything, expected one of 'interface', 'vendor' and 'usage'")
        }
    }

    private static func interface(_ reader: TOMLReader) throws(TOMLError) -> [UInt8]? {
        guard let text = try reader.optionalString("interface") else { return nil }
        let digits = Array(text.utf8)
        guard [2, 4, 6].contains(digits.count), let number = UInt32(text, radix: 16), digits[0] != UInt8(ascii: "+")
        else {
            throw reader.fault("expected class, subclass and protocol, two hexadecimal digits each", at: "interface")
        }
        let bytes = [UInt8(truncatingIfNeeded: number >> 16), UInt8(truncatingIfNeeded: number >> 8)]
        return (bytes + [UInt8(truncatingIfNeeded: number)]).suffix(digits.count / 2)
    }

    private static func usage(_ reader: TOMLReader) throws(TOMLError) -> Usage? {
        guard let text = try reader.optionalString("usage") else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ 1...4 ~= $0.utf8.count && !$0.hasPrefix("+") }),
            let page = UInt16(parts[0], radix: 16), let number = UInt16(parts[1], radix: 16)
        else { throw reader.fault("expected page and usage in hexadecimal, such as \"8c:02\"", at: "usage") }
        return Usage(page: page, number: number)
    }
}

extension TOMLReader {
    /// Four hexadecimal digits, as lsusb(8) shows the numbers of makers and models.
    func usbNumber(_ key: String) throws(TOMLError) -> UInt16? {
        guard let text = try optionalString(key) else { return nil }
        guard text.utf8.count == 4, !text.hasPrefix("+"), let number = UInt16(text, radix: 16) else {
            throw fault("'\(key)' is '\(shownSetting(text))', expected 4 hexadecimal digits", at: key)
        }
        return number
    }
}

/// A number in hexadecimal, with zeros in front of it.
package func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

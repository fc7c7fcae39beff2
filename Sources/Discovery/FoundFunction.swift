import DriverManifest

/// One thing that a device which is plugged in can do, and that a driver can hold: a composite device has several.
package struct FoundFunction: Equatable, Sendable {
    /// Where it is in `/sys`.
    package var path: String
    /// The number of that folder, which it has for as long as it is plugged in.
    package var folder: UInt64 = 0
    /// As what the kernel shows it.
    package var subsystem: MatchRule.Subsystem
    /// The file to open; of a USB interface the one of its whole device.
    package var node: String
    /// Where it is plugged in, such as `1-2.3`; of what has no cable, its own address.
    package var port: String
    /// The number of the maker on USB.
    package var vendor: UInt16?
    /// The maker's number of the model.
    package var product: UInt16?
    /// The maker as the device tells it.
    package var manufacturer: String?
    /// The model as the device tells it.
    package var model: String?
    /// The serial number as the device tells it, whether it is one or not.
    package var serialNumber: String?
    /// Which interface of the device it is.
    package var interface: Int?
    /// Class, subclass and protocol of the interface.
    package var interfaceClass: [UInt8] = []
    /// The kernel's driver that is bound to the interface.
    package var driver: String?
    /// What a printer tells after IEEE 1284; the kernel asks it while usblp is bound (usblp.c).
    package var deviceId: String?
    /// What the collections of its reports are for.
    package var usages: [MatchRule.Usage] = []
    /// How many were found before it: what was pulled out and plugged in again is another one.
    package var appearance = 0

    /// What stands for one and the same thing of a device, as whatever the kernel shows it.
    package var place: String { interface.map { "\(port):\($0)" } ?? path }

    /// Where in `/sys` the interface of a USB device is that it hangs on; nil for what hangs on none.
    package var interfacePath: String? {
        guard interface != nil else { return nil }
        let parts = path.split(separator: "/")
        guard let last = parts.firstIndex(where: { $0.hasPrefix("\(port):") }) else { return nil }
        return "/" + parts[...last].joined(separator: "/")
    }

    /// What distinguishes it from what is at its path another time.
    package func isSame(as other: FoundFunction) -> Bool {
        // All but the folder may be the same again: the kernel begins anew after 127 numbers of a bus.
        path == other.path && folder == other.folder && node == other.node && vendor == other.vendor
            && product == other.product
            && serialNumber == other.serialNumber
    }

    /// Whether it is of the same model.
    package func isSameModel(as other: FoundFunction) -> Bool { vendor == other.vendor && product == other.product }

    /// Reads what the system shows; nil for what no driver can hold, such as a hub or a screen's terminal.
    package init?(_ device: SystemDevice) {
        guard let own = device.levels.first, let subsystem = MatchRule.Subsystem(rawValue: own.subsystem) else {
            return nil
        }
        let interface = device.levels.first { $0.type == "usb_interface" }
        let usb = device.levels.first { $0.type == "usb_device" }
        let hid = device.levels.first { $0.subsystem == "hid" }
        let node: String?
        switch subsystem {
        case .usb: node = own.type == "usb_interface" ? usb?.node : nil
        case .usbmisc: node = own.name.hasPrefix("lp") ? own.node : nil
        case .input: node = own.name.hasPrefix("event") ? own.node : nil
        case .hidraw, .tty: node = own.node
        }
        guard let node else { return nil }
        (path, folder, self.subsystem, self.node) = (device.path, device.folder, subsystem, node)
        if let usb {
            port = usb.name
            vendor = usb.attributes["idVendor"].flatMap(FoundFunction.number)
            product = usb.attributes["idProduct"].flatMap(FoundFunction.number)
            manufacturer = usb.attributes["manufacturer"]
            model = usb.attributes["product"]
            serialNumber = usb.attributes["serial"]
        } else if let hid, subsystem == .hidraw {
            // Bluetooth, and devices that a program makes: the kernel shows `bus:vendor:product` (HID_ID in hid-core.c).
            let numbers = (hid.properties["HID_ID"] ?? "").split(separator: ":").map { String($0.suffix(4)) }
            // Of Bluetooth HID_PHYS is the radio's address, the same for all that it talks to, and HID_UNIQ the device's own
            // (hidp_setup_hid in net/bluetooth/hidp/core.c).
            let isRadio = numbers.first == FoundFunction.busOfBluetooth
            let places = [isRadio ? hid.properties["HID_UNIQ"] : nil, hid.properties["HID_PHYS"]]
            port = places.compactMap { $0 }.first { !$0.isEmpty } ?? hid.name
            if numbers.count == 3 {
                (vendor, product) = (FoundFunction.number(numbers[1]), FoundFunction.number(numbers[2]))
            }
            (model, serialNumber) = (hid.properties["HID_NAME"], hid.properties["HID_UNIQ"])
        } else {
            return nil
        }
        if let interface {
            self.interface = interface.attributes["bInterfaceNumber"].flatMap { Int($0, radix: 16) }
            interfaceClass = ["bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol"].compactMap {
                interface.attributes[$0].flatMap { UInt8($0, radix: 16) }
            }
            (driver, deviceId) = (interface.driver, interface.attributes["ieee1284_id"])
            // Hubs are the kernel's alone (class 9 of usb.org's class codes).
            if interfaceClass.first == 9 { return nil }
        }
        usages = subsystem == .hidraw ? ReportDescriptor.usages(device.reportDescriptor) : []
        if serialNumber?.isEmpty == true { serialNumber = nil }
    }

    /// `BUS_BLUETOOTH` of linux/input.h.
    private static let busOfBluetooth = "0005"

    private static func number(_ text: String) -> UInt16? { text.utf8.count == 4 ? UInt16(text, radix: 16) : nil }
}

extension FoundFunction: CustomStringConvertible {
    /// What a person knows it by: maker and model, numbers, serial number and port.
    package var description: String {
        let name = [manufacturer, model].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        let numbers = [vendor, product].map { $0.map { hexadecimal($0, digits: 4) } ?? "?" }.joined(separator: ":")
        let serial = serialNumber.map { ", serial number \($0)" } ?? ", no serial number"
        return FoundFunction.shown("\(name.isEmpty ? "a device" : name) (\(numbers)\(serial)) at port \(port)")
    }

    /// In one line, and not long: a device says of itself what it likes.
    package static func shown(_ text: String, atMost length: Int = 300) -> String {
        var (shown, marks) = ("", 0)
        for scalar in text.unicodeScalars.prefix(length) {
            marks = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
            // No message takes a long row of them (see `MarkRuns`), and a refused one costs the gateway.
            guard marks <= mostMarks else { continue }
            shown.unicodeScalars.append(isShown(scalar) ? scalar : "\u{FFFD}")
        }
        return shown
    }

    /// More combining marks on one letter than any language writes.
    private static let mostMarks = 8

    /// Whether it can be seen and moves nothing else: marks of direction turn the rest of a line round (general categories of Unicode).
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}

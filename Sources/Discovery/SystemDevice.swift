/// A device as the kernel and udev show it, with what stands above it: copied, so that nothing of it changes.
package struct SystemDevice: Equatable, Sendable {
    /// The device, or one that it hangs on.
    package struct Level: Equatable, Sendable {
        /// Such as `usb` or `hid`.
        package var subsystem: String
        /// Such as `usb_interface`; empty where there is none.
        package var type: String
        /// The last part of its path, such as `1-2.3:1.0`.
        package var name: String
        /// The kernel's driver that is bound to it.
        package var driver: String?
        /// The file in `/dev` that stands for it.
        package var node: String?
        /// What its folder in `/sys` says, of what was asked for.
        package var attributes: [String: String]
        /// What its `uevent` says, of what was asked for.
        package var properties: [String: String]

        /// Collects what is known.
        package init(
            subsystem: String,
            type: String = "",
            name: String,
            driver: String? = nil,
            node: String? = nil,
            attributes: [String: String] = [:],
            properties: [String: String] = [:]
        ) {
            (self.subsystem, self.type, self.name, self.driver) = (subsystem, type, name, driver)
            (self.node, self.attributes, self.properties) = (node, attributes, properties)
        }
    }

    /// Where it is in `/sys`; nothing else is there while it is.
    package var path: String
    /// The number of that folder in its file system: what comes to the same path later has another one.
    ///
    /// The kernel counts on with each folder of `/sys`, and begins again after all of them (fs/kernfs/dir.c).
    package var folder: UInt64
    /// Itself first, then what it hangs on, up to the USB device.
    package var levels: [Level]
    /// The report descriptor of an input device.
    package var reportDescriptor: [UInt8]

    /// Collects what is known.
    package init(path: String, folder: UInt64 = 0, levels: [Level], reportDescriptor: [UInt8] = []) {
        (self.path, self.folder, self.levels, self.reportDescriptor) = (path, folder, levels, reportDescriptor)
    }

    /// Whether all of it was there when it was read: a device that is just made or taken apart has a part of it only.
    package var isWhole: Bool {
        guard !levels.contains(where: { $0.subsystem == "usb" && $0.type.isEmpty }) else { return false }
        guard let index = levels.firstIndex(where: { $0.type == "usb_interface" }) else { return true }
        guard index + 1 < levels.count else { return false }
        let (interface, device) = (levels[index], levels[index + 1])
        // `1-2.3:1.0` is of `1-2.3`; that of a bus itself, `1-0:1.0`, of `usb1`.
        let isOfBus = device.name.hasPrefix("usb") && interface.name.hasPrefix("\(device.name.dropFirst(3))-0:")
        return device.type == "usb_device" && (isOfBus || interface.name.hasPrefix(device.name + ":"))
            && device.attributes["idVendor"] != nil && device.attributes["idProduct"] != nil
    }

    /// What of a level is read.
    package static let attributeNames: [String: [String]] = [
        "usb_interface": [
            "bInterfaceNumber", "bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol", "ieee1284_id",
        ],
        "usb_device": ["idVendor", "idProduct", "manufacturer", "product", "serial"],
    ]

    /// What of a device's `uevent` is read; of HID devices alone.
    package static let propertyNames = ["HID_ID", "HID_NAME", "HID_PHYS", "HID_UNIQ"]
}

import CLibUdev
import DriverManifest
import Glibc
import Varlink

/// Who tells which devices are there, and which come and go; without ever waiting.
package protocol DeviceSource: AnyObject {
    /// Begins to listen anew, and returns the descriptor to watch; nil where nobody tells. What was told before is dropped.
    func listen() -> Int32?
    /// The next thing that was told; nil when there is none. Throws that something was lost.
    func next() throws(SystemError) -> Udev.Event?
    /// All that is there now.
    func all() -> [SystemDevice]
    /// What is at a path of `/sys` now.
    func device(at path: String) -> SystemDevice?
}

/// What libudev tells.
package final class Udev: DeviceSource {
    /// What has been told of a device.
    package enum Event: Equatable {
        /// It is there, or something of it has changed.
        case there(SystemDevice)
        /// It has just come, and the kernel's drivers look at it.
        case added(SystemDevice)
        /// A driver of the kernel has taken it: with a USB device that is done when all its interfaces have been looked at.
        case bound(SystemDevice)
        /// Nothing is at this path of `/sys` any more.
        case gone(String)
    }

    private let context: OpaquePointer
    private var monitor: OpaquePointer?

    /// Enough for some hundreds of devices at once; what does not fit is told by ENOBUFS (netlink(7)).
    private static let bufferBytes: Int32 = 1 << 20

    /// Prepares libudev.
    package init() throws(SystemError) {
        guard let context = udev_new() else { throw SystemError("udev_new") }
        self.context = context
    }

    deinit {
        stopListening()
        udev_unref(context)
    }

    /// Begins to listen anew, and returns the descriptor to watch; nil where udev does not run.
    ///
    /// libudev listens to nobody where `/run/udev/control` is missing when it begins.
    package func listen() -> Int32? {
        stopListening()
        guard Udev.control != nil, let monitor = udev_monitor_new_from_netlink(context, "udev") else { return nil }
        for subsystem in MatchRule.Subsystem.allCases {
            udev_monitor_filter_add_match_subsystem_devtype(monitor, subsystem.rawValue, nil)
        }
        udev_monitor_set_receive_buffer_size(monitor, Udev.bufferBytes)
        guard udev_monitor_enable_receiving(monitor) >= 0 else {
            udev_monitor_unref(monitor)
            return nil
        }
        self.monitor = monitor
        return udev_monitor_get_fd(monitor)
    }

    private func stopListening() {
        if let monitor { udev_monitor_unref(monitor) }
        monitor = nil
    }

    /// The next thing that was told; nil when there is none.
    ///
    /// - Throws: That something was lost (ENOBUFS): whatever is there has to be looked at anew.
    package func next() throws(SystemError) -> Event? {
        guard let monitor else { return nil }
        // Messages that are not udev's, or not whole, are passed over, so many at a time.
        for _ in 0..<16 {
            errno = 0
            if let device = udev_monitor_receive_device(monitor) {
                defer { udev_device_unref(device) }
                guard let path = string(udev_device_get_syspath(device)) else { continue }
                let action = string(udev_device_get_action(device))
                guard action != "remove", Udev.isWorthReading(path), let copy = copy(device) else { return .gone(path) }
                return action == "add" ? .added(copy) : action == "bind" ? .bound(copy) : .there(copy)
            }
            guard errno != EAGAIN, errno != 0 else { return nil }
            if errno == ENOBUFS { throw SystemError("udev's messages", code: ENOBUFS) }
        }
        return nil
    }

    /// All that is there now; takes some milliseconds.
    package func all() -> [SystemDevice] {
        guard let enumeration = udev_enumerate_new(context) else { return [] }
        defer { udev_enumerate_unref(enumeration) }
        for subsystem in MatchRule.Subsystem.allCases {
            udev_enumerate_add_match_subsystem(enumeration, subsystem.rawValue)
        }
        udev_enumerate_scan_devices(enumeration)
        var devices: [SystemDevice] = []
        var entry = udev_enumerate_get_list_entry(enumeration)
        while let current = entry {
            entry = udev_list_entry_get_next(current)
            guard let path = string(udev_list_entry_get_name(current)), Udev.isWorthReading(path),
                let device = udev_device_new_from_syspath(context, path)
            else { continue }
            defer { udev_device_unref(device) }
            if let copy = copy(device) { devices.append(copy) }
        }
        return devices
    }

    /// What is at a path of `/sys` now.
    package func device(at path: String) -> SystemDevice? {
        guard Udev.isWorthReading(path), let device = udev_device_new_from_syspath(context, path) else { return nil }
        defer { udev_device_unref(device) }
        return copy(device)
    }

    /// The hundred terminals that every machine has hang on nothing that could be plugged in.
    private static func isWorthReading(_ path: String) -> Bool { path.contains("/usb") || path.contains("/hidraw") }

    private func copy(_ device: OpaquePointer) -> SystemDevice? {
        // Before anything in it is read: what is read then is of this folder, or of a later one that is told of, too.
        guard let path = string(udev_device_get_syspath(device)), let folder = Udev.folder(path) else { return nil }
        var levels: [SystemDevice.Level] = []
        var next: OpaquePointer? = device
        // No chain of hubs is longer (USB 2.0, 4.1.1: seven tiers, and what stands above and below them).
        while let current = next, levels.count < 16 {
            levels.append(level(current))
            if levels.last?.type == "usb_device" { break }
            next = udev_device_get_parent(current)
        }
        let isReports = levels.first?.subsystem == "hidraw"
        return SystemDevice(
            path: path,
            folder: folder,
            levels: levels,
            reportDescriptor: isReports ? contents("\(path)/device/report_descriptor") : []
        )
    }

    /// Nil where there is no such folder any more.
    private static func folder(_ path: String) -> UInt64? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }

    private func level(_ device: OpaquePointer) -> SystemDevice.Level {
        let type = string(udev_device_get_devtype(device)) ?? ""
        let subsystem = string(udev_device_get_subsystem(device)) ?? ""
        var (attributes, properties): ([String: String], [String: String]) = ([:], [:])
        for name in SystemDevice.attributeNames[type] ?? [] {
            attributes[name] = string(udev_device_get_sysattr_value(device, name))
        }
        for name in subsystem == "hid" ? SystemDevice.propertyNames : [] {
            properties[name] = string(udev_device_get_property_value(device, name))
        }
        return SystemDevice.Level(
            subsystem: subsystem,
            type: type,
            name: string(udev_device_get_sysname(device)) ?? "",
            driver: string(udev_device_get_driver(device)),
            node: string(udev_device_get_devnode(device)),
            attributes: attributes,
            properties: properties
        )
    }

    /// libudev ends an attribute at a zero, which a report descriptor has many of.
    private func contents(_ path: String) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: ReportDescriptor.longest)
        let count = read(descriptor, &bytes, bytes.count)
        return Array(bytes.prefix(max(0, count)))
    }

    private func string(_ text: UnsafePointer<CChar>?) -> String? {
        guard let text else { return nil }
        // What a device tells of itself ends a line, and may be filled up with spaces.
        var bytes = Array(UnsafeRawBufferPointer(start: text, count: min(strlen(text), 4096)))
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What udevd makes when it starts: its file changes with each udevd that is not started by systemd, which keeps it.
    package struct Control: Equatable {
        private let device: dev_t
        private let inode: ino_t
        private let changed: Int

        fileprivate init(_ status: stat) {
            (device, inode, changed) = (status.st_dev, status.st_ino, status.st_ctim.tv_sec)
        }
    }

    /// The file by which udevd is reached; nil where udev does not run.
    package static var control: Control? {
        var status = stat()
        return stat("/run/udev/control", &status) == 0 ? Control(status) : nil
    }
}

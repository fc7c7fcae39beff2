import CLibUSB
import CLinux
import Glibc

extension USBInterface {
    /// Chooses the setting and claims its interface.
    static func claim(_ device: OpaquePointer, _ interface: UInt8?) throws(USBFault) -> USBPrinterSetting {
        var configuration: UnsafeMutablePointer<libusb_config_descriptor>?
        var result = libusb_get_active_config_descriptor(libusb_get_device(device), &configuration)
        guard result == LIBUSB_SUCCESS.rawValue, let configuration else { throw USBFault("descriptors", result) }
        defer { libusb_free_config_descriptor(configuration) }
        guard let printer = USBPrinterSetting(of: settings(configuration.pointee), interface: interface) else {
            throw .noPrinter
        }
        let number = Int32(printer.setting.interface)
        result = libusb_claim_interface(device, number)
        guard result == LIBUSB_SUCCESS.rawValue else { throw USBFault("claim", result) }
        // Some devices take a setting for the only one that they have amiss; CUPS' backend leaves it out as well.
        if printer.isOneOfSeveral {
            result = libusb_set_interface_alt_setting(device, number, Int32(printer.setting.alternate))
            guard result == LIBUSB_SUCCESS.rawValue else { throw USBFault("alternate setting", result) }
        }
        return printer
    }

    private static func settings(_ configuration: libusb_config_descriptor) -> [USBSetting] {
        let interfaces = UnsafeBufferPointer(start: configuration.interface, count: Int(configuration.bNumInterfaces))
        return interfaces.flatMap { interface in
            UnsafeBufferPointer(start: interface.altsetting, count: max(0, Int(interface.num_altsetting))).map(setting)
        }
    }

    private static func setting(_ found: libusb_interface_descriptor) -> USBSetting {
        let endpoints = UnsafeBufferPointer(
            start: found.endpoint,
            count: found.endpoint == nil ? 0 : Int(found.bNumEndpoints)
        )
        return USBSetting(
            interface: found.bInterfaceNumber,
            alternate: found.bAlternateSetting,
            kind: (found.bInterfaceClass, found.bInterfaceSubClass, found.bInterfaceProtocol),
            endpoints: endpoints.map {
                USBEndpoint(address: $0.bEndpointAddress, attributes: $0.bmAttributes, packetField: $0.wMaxPacketSize)
            }
        )
    }

    /// One descriptor that becomes readable with any that the library watches; these stay the same while a device is open.
    static func watched() throws(USBFault) -> Int32 {
        guard let list = libusb_get_pollfds(nil) else { throw .failed(step: "libusb", reason: "nothing to watch") }
        defer { libusb_free_pollfds(list) }
        let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { throw .failed(step: "epoll", reason: String(cString: strerror(errno))) }
        var place = list
        while let entry = place.pointee {
            // The bits of poll(2), which epoll shares.
            var event = epoll_event()
            event.events = UInt32(UInt16(bitPattern: entry.pointee.events))
            guard epoll_ctl(epoll, EPOLL_CTL_ADD, entry.pointee.fd, &event) == 0 else {
                let reason = String(cString: strerror(errno))
                close(epoll)
                throw .failed(step: "epoll", reason: reason)
            }
            place += 1
        }
        return epoll
    }
}

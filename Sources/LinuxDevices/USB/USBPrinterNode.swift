import Glibc

/// The kernel's own device of a USB printer, `/dev/usb/lpN` of usblp; numbers from Linux, `drivers/usb/class/usblp.c` and `lp.h`.
///
/// Each question blocks while the device does not answer, for five seconds at most (USBLP_CTL_TIMEOUT).
package enum USBPrinterNode {
    /// How long a question may block, and more.
    package static let blocking: Duration = .seconds(6)

    /// LPGETSTATUS: the byte of GET_PORT_STATUS.
    private static let getStatus: UInt = 0x060B
    /// LPIOC_GET_DEVICE_ID for so many bytes: _IOC(_IOC_READ, 'P', 1, length).
    private static let deviceIDBytes = 1024
    private static let getDeviceID = UInt(2) << 30 | UInt(deviceIDBytes) << 16 | 0x50 << 8 | 1

    /// What the port says; nil where the device does not answer.
    package static func portStatus(_ printer: Int32) -> PortStatus? {
        var status: Int32 = 0
        guard ioctl(printer, getStatus, &status) == 0 else { return nil }
        return PortStatus(rawValue: UInt8(truncatingIfNeeded: status))
    }

    /// What the printer says of itself; nil where it does not answer.
    package static func deviceID(_ printer: Int32) -> PrinterDeviceID? {
        var answer = [UInt8](repeating: 0, count: deviceIDBytes)
        guard ioctl(printer, getDeviceID, &answer) >= 0 else { return nil }
        return PrinterDeviceID(answer: answer)
    }

    /// Whether all that was written has been taken by the device.
    ///
    /// usblp sends one transfer at a time, and is writable when it has ended.
    package static func isDrained(_ printer: Int32) -> Bool {
        var entry = pollfd(fd: printer, events: Int16(POLLOUT), revents: 0)
        return poll(&entry, 1, 0) > 0 && entry.revents & Int16(POLLOUT) != 0
    }
}

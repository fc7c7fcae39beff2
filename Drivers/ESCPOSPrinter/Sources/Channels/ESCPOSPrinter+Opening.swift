import DriverKit
import LinuxDevices
import Varlink

extension ESCPOSPrinter {
    /// The way to the device that the driver was started for.
    static func open(
        _ device: StartedDevice,
        _ found: FoundPrinter,
        _ reports: DriverReports,
        now: MonotonicTime
    ) throws(DriverFault) -> any PrinterChannel {
        guard device.descriptors.count == 1, let first = device.descriptors.first else {
            throw .wrongDescriptors("one line is needed: USB, a terminal or a connected stream")
        }
        let willBlock = { reports.busy(for: $0) }
        switch first.kind {
        case .terminal, .stream: return LineChannel(first.number, first.kind, willBlock: willBlock)
        case .usbPrinter:
            let channel = LineChannel(first.number, first.kind, willBlock: willBlock)
            if found.facts["deviceId"] == nil { channel.askDeviceID() }
            return channel
        case .usbInterface:
            let interface: USBInterface
            do throws(USBFault) {
                interface = try USBInterface(on: first.number, interface: found.interface, willBlock: willBlock)
            } catch {
                throw .wrongDescriptors("\(error)")
            }
            let wasInterrupted = device.wasInterrupted == true
            let channel = USBInterfaceChannel(interface, wasInterrupted: wasInterrupted, now: now)
            if found.facts["deviceId"] == nil { channel.askDeviceID() }
            return channel
        case .reports: throw .wrongDescriptors("a printer has no reports")
        }
    }
}

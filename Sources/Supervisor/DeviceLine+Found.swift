import CLinux
import Discovery
import Glibc
import Interfaces
import Varlink

extension DeviceLine {
    /// Opens what was found; `kernel` is who had its interface before, from one time to the next.
    static func open(
        _ function: FoundFunction,
        kernel: inout KernelDriver?,
        look: @escaping (String) -> FoundFunction?
    ) throws(LineFailure) -> DeviceLine {
        let node = OpenedNode(function: function, look: look)
        let location = "\(function.node) at port \(function.port)"
        var line: DeviceLine
        switch function.subsystem {
        case .usb:
            line = DeviceLine(found: try openInterface(node, &kernel), .usbInterface, location: location)
        case .usbmisc: line = DeviceLine(found: try node.open(), .usbPrinter, location: location)
        case .hidraw: line = DeviceLine(found: try node.open(), .reports, location: location)
        case .tty:
            let descriptor = try node.open()
            do throws(SystemError) { line = try DeviceLine(terminal: descriptor, location: location) } catch {
                throw LineFailure(ofNode: error)
            }
        case .input: throw LineFailure(ofNode: SystemError("open \(function.node)", code: ENOTSUP))
        }
        line.found = function.forDriver
        return line
    }

    /// Opens a USB device so that one of its interfaces can be claimed, and nothing else can be done with it.
    ///
    /// What it tells after IEEE 1284 is left to its driver where the kernel has not asked: asking waits for the device.
    private static func openInterface(
        _ node: OpenedNode,
        _ kernel: inout KernelDriver?
    ) throws(LineFailure) -> OwnedDescriptor {
        let function = node.function
        // The rights of a node are a bit for each interface (USBDEVFS_DROP_PRIVILEGES).
        guard let interface = function.interface, 0..<32 ~= interface else {
            throw LineFailure(ofNode: SystemError("open \(function.node)", code: EINVAL))
        }
        try take(node, UInt32(interface), &kernel)
        let descriptor = try node.open()
        guard linux_usb_drop_privileges(descriptor.rawValue, 1 << UInt32(interface)) == 0 else {
            throw LineFailure(ofNode: SystemError("confine \(function.node) to interface \(interface)"))
        }
        return descriptor
    }

    /// Takes the interface away from who has it in the kernel, as before or for the first time.
    private static func take(
        _ node: OpenedNode,
        _ interface: UInt32,
        _ kernel: inout KernelDriver?
    ) throws(LineFailure) {
        if let kept = kernel {
            do throws(LineFailure) { return try kept.take(node.function.node) } catch {
                // Numbers are given again: what is open may be a device that is gone, and that had the number of this one.
                guard error.reason == "notPluggedIn" else { throw error }
                kernel = nil
            }
        }
        kernel = try KernelDriver(node, interface: interface)
    }
}

extension FoundFunction {
    /// What a driver is told of it.
    var forDriver: LinkDriver.FoundDevice {
        .init(
            port: port,
            vendor: vendor.map { Int($0) },
            product: product.map { Int($0) },
            manufacturer: manufacturer,
            model: model,
            serialNumber: serialNumber,
            interface: interface,
            interfaceClass: interfaceClass.isEmpty ? nil : interfaceClass.map { Int($0) },
            deviceId: deviceId
        )
    }
}

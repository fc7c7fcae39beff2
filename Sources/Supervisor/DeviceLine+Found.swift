import CLinux
import Discovery
import Glibc
import Interfaces
import Varlink

extension DeviceLine {
    /// Opens what was found; `kernel` is who had its interface before, from one time to the next.
    static func open(_ function: FoundFunction, kernel: inout KernelDriver?) throws(LineFailure) -> DeviceLine {
        let location = "\(function.node) at port \(function.port)"
        var line: DeviceLine
        switch function.subsystem {
        case .usb:
            line = DeviceLine(found: try openInterface(function, &kernel), .usbInterface, location: location)
        case .usbmisc: line = DeviceLine(found: try openNode(function.node), .usbPrinter, location: location)
        case .hidraw: line = DeviceLine(found: try openNode(function.node), .reports, location: location)
        case .tty:
            let descriptor = try openNode(function.node)
            do throws(SystemError) { line = try DeviceLine(terminal: descriptor, location: location) } catch {
                throw LineFailure(ofNode: error)
            }
        case .input: throw LineFailure(ofNode: SystemError("open \(function.node)", code: ENOTSUP))
        }
        line.found = function.forDriver
        return line
    }

    /// Opens a file of `/dev`, without waiting for anything and without making it the terminal of this process.
    private static func openNode(_ path: String) throws(LineFailure) -> OwnedDescriptor {
        let descriptor = OwnedDescriptor(Glibc.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC))
        guard descriptor.rawValue >= 0 else { throw LineFailure(ofNode: SystemError("open \(path)"), path) }
        return descriptor
    }

    /// Opens a USB device so that one of its interfaces can be claimed, and nothing else can be done with it.
    ///
    /// What it tells after IEEE 1284 is left to its driver where the kernel has not asked: asking waits for the device.
    private static func openInterface(
        _ function: FoundFunction,
        _ kernel: inout KernelDriver?
    ) throws(LineFailure) -> OwnedDescriptor {
        // The rights of a node are a bit for each interface (USBDEVFS_DROP_PRIVILEGES).
        guard let interface = function.interface, 0..<32 ~= interface else {
            throw LineFailure(ofNode: SystemError("open \(function.node)", code: EINVAL))
        }
        if let kernel {
            try kernel.take(function.node)
        } else {
            kernel = try KernelDriver(function.node, interface: UInt32(interface))
        }
        let descriptor = try openNode(function.node)
        guard linux_usb_drop_privileges(descriptor.rawValue, 1 << UInt32(interface)) == 0 else {
            throw LineFailure(ofNode: SystemError("confine \(function.node) to interface \(interface)"))
        }
        return descriptor
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

import CLinux
import Discovery
import DriverManifest
import Glibc
import Varlink

/// Makes sure that what was opened is what was found: numbers of devices are given anew, and a device may have been
/// exchanged since.
///
/// An open node stays with its device. So what it says of itself counts, and what the system shows at the place only when
/// the node's device is still there after that was read.
struct OpenedNode {
    /// What was found.
    let function: FoundFunction
    /// What the system shows at a path now.
    let look: (String) -> FoundFunction?

    /// Opens the node, and throws unless it is the one.
    func open() throws(LineFailure) -> OwnedDescriptor {
        let path = function.node
        guard path.hasPrefix("/dev/"), !path.split(separator: "/").contains("..") else {
            throw LineFailure(ofNode: SystemError("open \(FoundFunction.shown(path))", code: ENODEV))
        }
        // Without waiting, without making it the terminal of this process, and never where a link leads.
        let flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW
        let descriptor = OwnedDescriptor(Glibc.open(path, flags))
        guard descriptor.rawValue >= 0 else { throw LineFailure(ofNode: SystemError("open \(path)"), path) }
        guard linux_is_device_node(descriptor.rawValue) == 1 else { throw another("it is no device") }
        try compare(descriptor)
        guard let now = look(function.path), now.isSame(as: function), now.port == function.port,
            now.interface == function.interface, now.interfaceClass == function.interfaceClass,
            now.usages == function.usages
        else { throw another("the system shows another one there") }
        // Had it been gone when that was read, it would be gone now.
        try compare(descriptor)
        return descriptor
    }

    private func compare(_ descriptor: OwnedDescriptor) throws(LineFailure) {
        var said = linux_usb_identity()
        let result: Int32
        switch function.subsystem {
        case .usb: result = linux_usb_identity(descriptor.rawValue, &said)
        case .usbmisc: result = linux_usblp_identity(descriptor.rawValue, &said)
        case .hidraw: result = linux_hidraw_identity(descriptor.rawValue, &said)
        // Neither says whose it is.
        case .tty, .input: return
        }
        guard result == 0 else { throw LineFailure(ofNode: SystemError("ask \(function.node) which device it is")) }
        guard said.vendor == function.vendor, said.product == function.product else {
            throw another("it says other numbers of maker and model")
        }
        guard said.bus != 0 else { return }
        let ports = withUnsafeBytes(of: said.ports) { $0.prefix(Int(said.depth)).map { String($0) } }
        guard "\(said.bus)-\(ports.joined(separator: "."))" == function.port else {
            throw another("it says another port")
        }
    }

    /// Whoever opens it looks at everything anew then.
    private func another(_ why: String) -> LineFailure {
        LineFailure("\(function.node) is not what was found there: \(why)", reason: "notPluggedIn")
    }
}

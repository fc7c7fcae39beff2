import CLinux
import Glibc
import Varlink

/// The kernel's own driver of a USB interface that a lane has taken away, and gives back in the end.
final class KernelDriver {
    /// An open file of its own: the one that a driver gets can do no such thing.
    private let node: OwnedDescriptor
    private let interface: UInt32
    private var isTaken = false

    /// The only driver that is taken away: whoever prints over USB interferes with it, and with nobody else.
    private static let printers = "usblp"

    /// Takes the interface away from usblp, if that has it; whatever else has it keeps it.
    init(_ node: OpenedNode, interface: UInt32) throws(LineFailure) {
        self.node = try node.open()
        self.interface = interface
        try take(node.function.node)
    }

    /// Takes it away again: it may have come back meanwhile.
    func take(_ path: String) throws(LineFailure) {
        var name = [CChar](repeating: 0, count: 256)
        guard linux_usb_driver(node.rawValue, interface, &name, name.count) == 0 else {
            guard errno == ENODATA else { throw LineFailure(ofNode: SystemError("ask whose \(path) is")) }
            return
        }
        let driver = name.withUnsafeBytes { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard driver == KernelDriver.printers else { throw LineFailure(inUse: path, by: driver) }
        guard linux_usb_disconnect(node.rawValue, interface) == 0 || errno == ENODATA else {
            throw LineFailure(ofNode: SystemError("take \(path) from \(driver)"))
        }
        isTaken = true
    }

    /// Lets the kernel have it again; only when no program has claimed it any more.
    func giveBack() {
        guard isTaken else { return }
        isTaken = false
        _ = linux_usb_connect(node.rawValue, interface)
    }
}

import Glibc
import Varlink

extension LineFailure {
    /// The device is not there, or not to be used.
    init(_ condition: DeviceCondition) {
        self.init(condition.detail ?? condition.reason, reason: condition.reason)
    }

    /// The file of a device that was found could not be opened, or not be prepared.
    init(ofNode error: SystemError, _ path: String? = nil) {
        switch error.code {
        case EBUSY:
            let holders = path.map(NodeHolders.names) ?? []
            let who = holders.isEmpty ? "" : "; \(holders.joined(separator: " and ")) has it open"
            self.init("\(error)\(who)", reason: "inUse")
        case EACCES, EPERM: self.init("\(error)", reason: "notPermitted")
        case ENODEV, ENOENT, ENXIO, ESHUTDOWN, EIO: self.init("\(error)", reason: "notPluggedIn")
        default: self.init("\(error)", reason: nil)
        }
    }

    /// A driver in the kernel, or a program, has the interface.
    init(inUse path: String, by driver: String) {
        // What a program has claimed is bound to this driver (usbfs, in devio.c).
        guard driver == "usbfs" else {
            self.init("the kernel's driver '\(driver)' has the interface of \(path)", reason: "inUse")
            return
        }
        let holders = NodeHolders.names(of: path)
        let who = holders.isEmpty ? "a program" : holders.joined(separator: " or ")
        self.init("\(who) has the interface of \(path)", reason: "inUse")
    }
}

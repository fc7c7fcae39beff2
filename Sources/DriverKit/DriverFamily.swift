import CLinux

/// A family that a program holds: its driver, and what that uses beside the descriptors it is given.
package struct DriverFamily {
    let driver: any Driver.Type
    let needs: DriverNeeds

    /// Collects the two; the needs are the connections and grants of the family's `driver.toml`.
    package init(_ driver: any Driver.Type, needs: DriverNeeds) { (self.driver, self.needs) = (driver, needs) }
}

/// What a driver uses beside reading and writing its descriptors, as the connections and grants of its `driver.toml` say.
package struct DriverNeeds: OptionSet, Sendable {
    /// As CLinux takes it.
    package let rawValue: Int32

    /// Combines what CLinux knows.
    package init(rawValue: Int32) { self.rawValue = rawValue }

    /// Devices on terminals: their modes and signals.
    package static let terminal = DriverNeeds(rawValue: Int32(LINUX_USES_TERMINALS))
    /// Devices on the network: nothing more, since the supervisor connects.
    package static let network: DriverNeeds = []
    /// Queues of the print service: nothing without the grant `cups`.
    package static let queue: DriverNeeds = []
    /// Devices on USB: transfers over one claimed interface, and the questions of the kernel's own device of printers.
    package static let usb = DriverNeeds(rawValue: Int32(LINUX_USES_USB))
    /// The grant of connections to the print service, by Unix socket or TCP, and of threads to wait for it.
    package static let cups: DriverNeeds = [
        pcsc, DriverNeeds(rawValue: Int32(LINUX_USES_CONNECTIONS)),
    ]
    /// The grant of connections to Unix sockets, such as that of the smart card service, and of threads to wait for it.
    package static let pcsc = DriverNeeds(
        rawValue: Int32(LINUX_USES_SOCKETS | LINUX_USES_THREADS)
    )
}

import DriverKit
import Glibc

/// As a family whose driver is granted what the one of print queues is.
final class GrantedHostileDriver: HostileDriver {
    override class var family: String { "hostile-granted" }
}

/// As a family whose devices are on USB.
final class USBHostileDriver: HostileDriver {
    override class var family: String { "hostile-usb" }
}

// As a driver from outside it gives nothing up by itself.
if CommandLine.arguments.dropFirst().first == "hostile-outside" {
    DriverHost.run(HostileDriver.self)
} else {
    DriverProgram.run(
        "hostile-driver",
        [
            DriverFamily(HostileDriver.self, needs: [.terminal]),
            DriverFamily(GrantedHostileDriver.self, needs: [.queue, .cups]),
            DriverFamily(USBHostileDriver.self, needs: [.usb]),
        ]
    )
}

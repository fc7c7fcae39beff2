import CLinux
import Glibc
import Interfaces
import Varlink

/// A device's open line, kept over its driver's deaths: so a death drops no line and no modem signal.
///
/// A USB device is opened anew for each driver: what the one before has sent, or asked for, belongs to its open file and would
/// come to the next one. The duplicate here then only shows whether the device is there.
struct DeviceLine {
    /// None where a service of this machine holds the device.
    let descriptor: OwnedDescriptor?
    let kind: LinkDriver.DeviceDescriptor.Kind
    /// Where it leads, for people.
    let location: String
    /// What the system knows of it, where it was found.
    var found: LinkDriver.FoundDevice?

    /// Takes over a terminal, which hands bytes over as they are from now on; its speed is what it was.
    init(terminal descriptor: OwnedDescriptor, location: String) throws(SystemError) {
        var line = termios()
        guard tcgetattr(descriptor.rawValue, &line) == 0 else { throw SystemError("\(location) is no terminal") }
        cfmakeraw(&line)
        line.c_cflag |= tcflag_t(CLOCAL | CREAD)
        // The line's signals stay as they are when it is closed: a drawer or a scale may hang on them.
        line.c_cflag &= ~tcflag_t(HUPCL)
        guard tcsetattr(descriptor.rawValue, TCSANOW, &line) == 0 else { throw SystemError("tcsetattr \(location)") }
        (self.descriptor, kind, self.location) = (descriptor, .terminal, location)
    }

    /// Takes over a connection.
    init(stream descriptor: OwnedDescriptor, location: String) {
        (self.descriptor, kind, self.location) = (descriptor, .stream, location)
    }

    /// Takes over the open node of a device that was found.
    init(found descriptor: OwnedDescriptor, _ kind: LinkDriver.DeviceDescriptor.Kind, location: String) {
        (self.descriptor, self.kind, self.location) = (descriptor, kind, location)
    }

    /// Whether no second driver may have it.
    var isForOneDriver: Bool { kind == .usbInterface || kind == .usbPrinter }

    /// Stands for a device that a service of this machine holds.
    init(service location: String) { (descriptor, kind, self.location) = (nil, .stream, location) }

    /// Opens a terminal device.
    static func open(terminal path: String) throws(SystemError) -> DeviceLine {
        let number = Glibc.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard number >= 0 else { throw SystemError("open \(path)") }
        return try DeviceLine(terminal: OwnedDescriptor(number), location: path)
    }

    /// Whether the far end is gone: a driver that dies of it need not have said so.
    var isHungUp: Bool {
        // POLLRDHUP, which Glibc does not show to Swift, has the value of EPOLLRDHUP.
        guard let descriptor else { return false }
        let closedThere = Int16(EPOLLRDHUP.rawValue)
        var entry = pollfd(fd: descriptor.rawValue, events: closedThere, revents: 0)
        guard poll(&entry, 1, 0) > 0 else { return false }
        return entry.revents & (Int16(POLLHUP | POLLERR) | closedThere) != 0
    }
}

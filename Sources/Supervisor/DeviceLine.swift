import CLinux
import Glibc
import Varlink

/// A device's open line, kept over its driver's deaths: so a death drops no line and no modem signal.
struct DeviceLine {
    let descriptor: OwnedDescriptor

    /// Opens the device at a location.
    init(_ location: LaneDescription.Location) throws(SystemError) {
        switch location {
        case .terminal(let path): descriptor = try DeviceLine.openTerminal(path)
        }
    }

    /// Opens a terminal that hands bytes over as they are; its speed is what it was.
    private static func openTerminal(_ path: String) throws(SystemError) -> OwnedDescriptor {
        let number = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard number >= 0 else { throw SystemError("open \(path)") }
        let descriptor = OwnedDescriptor(number)
        var line = termios()
        guard tcgetattr(number, &line) == 0 else { throw SystemError("\(path) is no terminal") }
        cfmakeraw(&line)
        line.c_cflag |= tcflag_t(CLOCAL | CREAD)
        // The line's signals stay as they are when it is closed: a drawer or a scale may hang on them.
        line.c_cflag &= ~tcflag_t(HUPCL)
        guard tcsetattr(number, TCSANOW, &line) == 0 else { throw SystemError("tcsetattr \(path)") }
        return descriptor
    }
}

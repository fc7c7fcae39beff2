import CLinux
import Glibc
import Varlink

/// A device on a serial line: a pseudo terminal in raw mode.
final class PseudoTerminal: Surface {
    let location: String
    /// The driver's end.
    ///
    /// It is kept open here, too, so that the line outlives a driver that closes it.
    let driverEnd: OwnedDescriptor
    private var line: Line?
    private weak var owner: (any SurfaceOwner)?
    private var isStopped = false

    init(loop: EventLoop, owner: any SurfaceOwner) throws(SystemError) {
        var name = [CChar](repeating: 0, count: 128)
        let here = OwnedDescriptor(linux_pseudo_terminal(&name, name.count))
        guard here.rawValue >= 0 else { throw SystemError("opening a pseudo terminal") }
        let there = OwnedDescriptor(open(name, O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK))
        guard there.rawValue >= 0 else { throw SystemError("open of the driver's end") }
        var mode = termios()
        guard tcgetattr(there.rawValue, &mode) == 0 else { throw SystemError("tcgetattr") }
        cfmakeraw(&mode)
        guard tcsetattr(there.rawValue, TCSANOW, &mode) == 0 else { throw SystemError("tcsetattr") }
        driverEnd = there
        self.owner = owner
        location = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        line = try Line(loop: loop, here, owner: owner) {}
    }

    func send(_ bytes: [UInt8]) { line?.send(bytes) }

    /// The line is stopped as by flow control while the device takes nothing: a driver can tell that from silence.
    func follow() {
        line?.follow()
        let isFull = owner.map { $0.capacity == 0 } ?? false
        guard line != nil, isFull != isStopped else { return }
        if tcflow(driverEnd.rawValue, isFull ? TCOOFF : TCOON) == 0 { isStopped = isFull }
    }

    // A serial line has no connection that could break.
    func hangUp() {}

    func close() {
        line?.close()
        line = nil
        driverEnd.close()
    }
}

import Glibc

/// The lines beside the data of a serial connection.
struct ModemLines: OptionSet, Equatable {
    let rawValue: Int32

    /// Clear to send; bit 20h of Linux's TIOCMGET (tty_ioctl(4)).
    static let clearToSend = ModemLines(rawValue: Int32(TIOCM_CTS))
    /// Ring indicator; bit 80h.
    static let ringIndicator = ModemLines(rawValue: Int32(TIOCM_RNG))

    /// How they are now; nil for a terminal that has none, such as a pseudo terminal or a converter without them.
    static func read(_ terminal: Int32) -> ModemLines? {
        var signals: Int32 = 0
        return ioctl(terminal, UInt(TIOCMGET), &signals) == 0 ? ModemLines(rawValue: signals) : nil
    }

    /// Sets a line up for a drawer: nothing blocks, and the lines that feed it stay on.
    ///
    /// An APG 484A takes its power from DTR and RTS, and tells its state on CTS: flow control by hardware would switch
    /// the one off and wait for the other (APG's manual of the 484A SerialPRO II).
    static func prepare(_ terminal: Int32) {
        _ = fcntl(terminal, F_SETFL, fcntl(terminal, F_GETFL) | O_NONBLOCK)
        var mode = termios()
        if tcgetattr(terminal, &mode) == 0 {
            mode.c_cflag &= ~tcflag_t(CRTSCTS)
            mode.c_iflag &= ~tcflag_t(IXON | IXOFF | IXANY)
            _ = tcsetattr(terminal, TCSANOW, &mode)
        }
        var power = Int32(TIOCM_DTR | TIOCM_RTS)
        _ = ioctl(terminal, UInt(TIOCMBIS), &power)
        // What the drawer said to somebody before is not an answer to this driver.
        _ = tcflush(terminal, TCIFLUSH)
    }
}

import Glibc

/// Writes a line to standard output.
func say(_ line: String) { writeAll(line + "\n", to: 1) }

/// Writes a sentence, or several lines, to standard error: folded for a person at a terminal, and as it is for programs.
func complain(_ text: String) {
    let width = isatty(2) == 1 ? terminalColumns(2) - 1 : nil
    writeAll((width.map { foldedLines(text, width: $0) } ?? text) + "\n", to: 2)
}

/// How many columns a terminal has, 80 at most; 80 too where it does not say.
func terminalColumns(_ descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(Int(size.ws_col), 80)
}

/// Writes a text as it is; what a closed pipe does not take is lost.
func writeAll(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { return }
    }
}

/// Whether a descriptor shows colours and bold letters to a person.
func isTerminal(_ descriptor: Int32) -> Bool {
    guard isatty(descriptor) == 1 else { return false }
    return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
}

/// An environment variable; nil when it is missing or empty.
func environment(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
}

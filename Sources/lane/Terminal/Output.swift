import Glibc

/// Writes a line to standard output.
func say(_ line: String) { writeAll(line + "\n", to: 1) }

/// Writes a line to standard error.
func complain(_ line: String) { writeAll(line + "\n", to: 2) }

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

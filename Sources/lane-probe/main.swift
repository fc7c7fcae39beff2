import Glibc

// Asks the resolver for the supervisor, which must wait for nobody. It is started for one name, writes what it found to
// its standard output, one numeric address to a line, and ends; whoever started it kills it when it takes too long.

/// Ends the program with a message: 2 for a wrong command line, 1 for a name that is not found.
func fail(_ message: String, code: Int32) -> Never {
    let line = "lane-probe: \(message)\n"
    _ = write(2, line, line.utf8.count)
    exit(code)
}

guard CommandLine.arguments.count == 3, CommandLine.arguments[1] == "resolve" else {
    fail("usage: lane-probe resolve NAME", code: 2)
}
var hints = addrinfo()
hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
var list: UnsafeMutablePointer<addrinfo>?
let code = getaddrinfo(CommandLine.arguments[2], nil, &hints, &list)
guard code == 0 else { fail(String(cString: gai_strerror(code)), code: 1) }
var entry = list
while let found = entry {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let result = getnameinfo(
        found.pointee.ai_addr,
        found.pointee.ai_addrlen,
        &text,
        socklen_t(text.count),
        nil,
        0,
        NI_NUMERICHOST
    )
    if result == 0 {
        let line = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) } + [UInt8(ascii: "\n")]
        _ = write(1, line, line.count)
    }
    entry = found.pointee.ai_next
}
freeaddrinfo(list)

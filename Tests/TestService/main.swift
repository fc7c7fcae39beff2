import Glibc
import Varlink

let usage = """
    usage: varlink-test-service serve unix:PATH [--frame-timeout-milliseconds N]
                                [--write-timeout-milliseconds N] [--maximum-connections N]
           varlink-test-service certify unix:PATH
           varlink-test-service json

    serve    offers org.varlink.certification and org.lanekeeper.test.Echo until it is ended
    certify  goes through the certification as a client
    json     reads documents that end with NUL and writes each anew, or says why not

    """

/// Says what is wrong and ends the program.
func fail(_ message: String, code: Int32 = 1) -> Never {
    let text = "varlink-test-service: \(message)\n"
    _ = write(2, text, text.utf8.count)
    exit(code)
}

/// Prints a line at once, also into a pipe.
func say(_ line: String) {
    let text = line + "\n"
    _ = write(1, text, text.utf8.count)
}

let arguments = Array(CommandLine.arguments.dropFirst())
do throws(SystemError) {
    switch arguments.first {
    case "serve" where arguments.count >= 2:
        try serve(UnixAddress(arguments[1]), options: parseOptions(arguments.dropFirst(2)))
    case "certify" where arguments.count == 2: try certify(UnixAddress(arguments[1]))
    case "json" where arguments.count == 1: rewriteDocuments()
    default: fail(usage, code: 2)
    }
} catch {
    fail(error.description)
}

/// Numbers by their option's name.
func parseOptions(_ words: ArraySlice<String>) -> [String: Int] {
    let known = ["--frame-timeout-milliseconds", "--write-timeout-milliseconds", "--maximum-connections"]
    var options: [String: Int] = [:]
    var rest = words
    while let name = rest.popFirst() {
        guard known.contains(name), let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else {
            fail("wrong option '\(name)'\n\(usage)", code: 2)
        }
        options[name] = value
    }
    return options
}

/// Serves until a signal.
func serve(_ address: UnixAddress, options: [String: Int]) throws(SystemError) {
    let loop = try EventLoop()
    let directory = ServiceDirectory(
        .init(vendor: "Lanekeeper", product: "Varlink test service", version: "1", url: "https://varlink.org")
    )
    directory.add(CertificationService())
    directory.add(EchoService(loop))
    var limits = ConnectionLimits()
    if let value = options["--frame-timeout-milliseconds"] { limits.frameTimeout = .milliseconds(value) }
    if let value = options["--write-timeout-milliseconds"] { limits.writeTimeout = .milliseconds(value) }
    let server = VarlinkServer(
        loop: loop,
        services: directory,
        limits: limits,
        maximumConnections: options["--maximum-connections"] ?? 1024
    )
    try loop.watchSignals([SIGTERM, SIGINT]) { _ in loop.stop() }
    try server.listen(on: address)
    say("listening on \(address)")
    try loop.run()
    server.close()
}

/// Reads documents from standard input and writes what was understood.
func rewriteDocuments() {
    var input: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = read(0, &part, part.count), count > 0 { input += part[..<count] }
    var output: [UInt8] = []
    for document in input.split(separator: 0, omittingEmptySubsequences: false).dropLast() {
        do throws(JSONError) {
            output += try JSONValue.decode(Array(document)).encoded()
        } catch {
            output += "error: \(error)".utf8
        }
        output.append(0)
    }
    var sent = 0
    while sent < output.count {
        let count = output.withUnsafeBytes { write(1, $0.baseAddress.map { $0 + sent }, output.count - sent) }
        guard count > 0 else { fail("standard output is closed") }
        sent += count
    }
}

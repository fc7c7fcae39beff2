import CLinux
import Glibc
import Varlink

/// A method with any parameters, which the tests' service sends back.
enum Mirror: VarlinkMethod {
    static let methodName: StaticString = "org.example.tests.Mirror"
    typealias Parameters = JSONValue
    typealias Reply = JSONValue
}

/// A method that the tests answer by hand.
enum Later: VarlinkMethod {
    static let methodName: StaticString = "org.example.tests.Later"
    typealias Parameters = JSONValue
    typealias Reply = JSONValue
}

/// Answers Mirror at once and keeps the calls of Later.
final class TestsService: InterfaceService {
    var waiting: [Call<Later>] = []
    var mirrored: [JSONValue] = []
    var cancelled = 0
    /// How many replies Endless has tried to send.
    var endless = 0

    var interfaceName: StaticString { "org.example.tests" }
    var interfaceDescription: StaticString {
        "interface org.example.tests\nmethod Mirror() -> ()\nmethod Later() -> ()\n"
    }

    func dispatch(_ call: IncomingCall) {
        switch call.member {
        case "Mirror":
            guard let (call, parameters) = call.open(Mirror.self) else { return }
            mirrored.append(parameters)
            call.reply(parameters, descriptors: call.descriptors)
        case "Later":
            guard let (call, _) = call.open(Later.self) else { return }
            call.whenCancelled { [unowned self] in self.cancelled += 1 }
            waiting.append(call)
        case "Endless":
            guard let (call, _) = call.open(Later.self) else { return }
            repeat { endless += 1 } while call.replyContinuing(.object([])) == .queued && endless < 1_000_000
        default: call.failMethodNotFound()
        }
    }
}

/// A service and one connection to it in the same process, without a loop: the test moves both ends.
final class Stand {
    let service = TestsService()
    let directory = ServiceDirectory(.init(vendor: "v", product: "p", version: "1", url: "u"))
    let budget = BufferBudget()
    let server: ServerConnection
    let peer: OwnedDescriptor

    init(limits: ConnectionLimits = ConnectionLimits(), services: ServiceDirectory? = nil) {
        directory.add(service)
        let (here, there) = Stand.pair()
        server = ServerConnection(here, services: services ?? directory, limits: limits, budget: budget)
        peer = there
    }

    /// Two connected sockets that do not block.
    static func pair() -> (OwnedDescriptor, OwnedDescriptor) {
        var numbers: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        precondition(socketpair(AF_UNIX, kind, 0, &numbers) == 0)
        return (OwnedDescriptor(numbers[0]), OwnedDescriptor(numbers[1]))
    }

    /// Sends bytes as the peer, descriptors beside the first.
    func send(_ text: String, descriptors: [OwnedDescriptor] = []) { send(Array(text.utf8), descriptors: descriptors) }

    func send(_ bytes: [UInt8], descriptors: [OwnedDescriptor] = []) {
        let numbers = descriptors.map(\.rawValue)
        let sent = withExtendedLifetime(descriptors) {
            linux_send(peer.rawValue, bytes, bytes.count, numbers, numbers.count)
        }
        precondition(sent == bytes.count, "the socket's buffer is too small for this test")
    }

    /// Lets the server read and write; `now` in milliseconds.
    func turn(_ readiness: Readiness = [.readable, .writable], now: Int64 = 0) {
        server.handle(readiness, now: MonotonicTime(nanoseconds: now * 1_000_000))
    }

    /// What the peer can read now, cut at each NUL.
    func received() -> [String] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 64 << 10)
        while case let count = read(peer.rawValue, &part, part.count), count > 0 { bytes += part[..<count] }
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of one of a directory's interfaces.
    static func description(of directory: ServiceDirectory, _ name: String) -> String {
        let stand = Stand(services: directory)
        let parameters = VarlinkService.GetInterfaceDescription.Parameters(interface: name).jsonText
        stand.send("{\"method\":\"org.varlink.service.GetInterfaceDescription\",\"parameters\":\(parameters)}\0")
        stand.turn()
        let reply = stand.received().first.flatMap { try? JSONValue(parsing: $0) }
        guard case .string(let text) = reply?["parameters"]?["description"] else { return "" }
        return text
    }
}

/// The frame of a call, its NUL included.
func frame(_ method: String, _ parameters: String = "{}", _ flags: String = "") -> String {
    "{\"method\":\"org.example.tests.\(method)\",\"parameters\":\(parameters)\(flags)}\0"
}

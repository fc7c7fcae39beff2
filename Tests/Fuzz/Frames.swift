// What a hostile peer can send: bytes in chunks of any size, to a server and to a client.

import CLinux
import Glibc

/// Answers every method with what it was sent, so that replies are written too.
private final class Mirror: InterfaceService {
    var interfaceName: StaticString { "org.example.mirror" }
    var interfaceDescription: StaticString {
        "interface org.example.mirror\nmethod Any(value: object) -> (value: object)\n"
    }

    private enum Method: VarlinkMethod {
        static let methodName: StaticString = "org.example.mirror.Any"
        typealias Parameters = JSONValue
        typealias Reply = JSONValue
    }

    func dispatch(_ call: IncomingCall) {
        guard let (call, parameters) = call.open(Method.self) else { return }
        if call.wantsMore { call.replyContinuing(parameters) }
        call.reply(parameters)
    }
}

private enum Ask: VarlinkMethod {
    static let methodName: StaticString = "org.example.mirror.Any"
    typealias Parameters = JSONValue
    typealias Reply = JSONValue
}

/// A connected pair of sockets that do not block.
private func makePair() -> (OwnedDescriptor, OwnedDescriptor) {
    var pair: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    precondition(socketpair(AF_UNIX, kind, 0, &pair) == 0)
    return (OwnedDescriptor(pair[0]), OwnedDescriptor(pair[1]))
}

/// Feeds one input to both ends; its first byte chooses the size of the chunks.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return 0 }
    let bytes = UnsafeBufferPointer(start: start + 1, count: count - 1)
    let chunk = max(1, Int(start[0]) * 8)
    let budget = BufferBudget()
    let services = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
    services.add(Mirror())

    let (serverSide, toServer) = makePair()
    let server = ServerConnection(serverSide, services: services, budget: budget)
    let (clientSide, toClient) = makePair()
    let client = ClientConnection(clientSide, budget: budget)
    var answers = 0
    for _ in 0..<3 { client.stream(Ask.self, .null, deadline: nil) { _ in answers += 1 } }

    var sink = [UInt8](repeating: 0, count: 64 << 10)
    var offset = 0
    while offset < bytes.count {
        let size = min(chunk, bytes.count - offset)
        _ = send(toServer.rawValue, bytes.baseAddress.map { $0 + offset }, size, Int32(MSG_NOSIGNAL))
        _ = send(toClient.rawValue, bytes.baseAddress.map { $0 + offset }, size, Int32(MSG_NOSIGNAL))
        offset += size
        server.handle(.readable, now: .now)
        client.handle(.readable, now: .now)
        while read(toServer.rawValue, &sink, sink.count) > 0 {}
        server.handle(.writable, now: .now)
    }
    server.close()
    client.close()
    precondition(server.disconnection != nil && client.disconnection != nil && answers >= 3)
    return 0
}

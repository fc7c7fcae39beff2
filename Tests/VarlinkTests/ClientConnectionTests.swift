import CLinux
import Glibc
import Testing

@testable import Varlink

@Suite struct ClientConnectionTests {
    private typealias Outcome = Result<Reply<Mirror>, CallError>

    /// A client, and the other end of its socket for the test to answer on.
    private func makeClient() -> (ClientConnection, OwnedDescriptor) {
        let (here, there) = Stand.pair()
        return (ClientConnection(here), there)
    }

    private func answer(_ socket: OwnedDescriptor, _ text: String) {
        precondition(write(socket.rawValue, text, text.utf8.count) == text.utf8.count)
    }

    private func sent(_ socket: OwnedDescriptor) -> String {
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        let count = read(socket.rawValue, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    private func moment(_ milliseconds: Int64) -> MonotonicTime { MonotonicTime(nanoseconds: milliseconds * 1_000_000) }

    @Test func `replies go to their calls in order`() throws {
        let (client, socket) = makeClient()
        var order: [Int] = []
        for index in 0..<3 {
            client.call(Mirror.self, .object([]), deadline: MonotonicTime?.none) { (_: Outcome) in order.append(index) }
        }
        #expect(sent(socket).split(separator: "\0").count == 3)
        answer(socket, "{\"parameters\":{}}\0{\"parameters\":{}}\0")
        client.handle(.readable, now: moment(0))
        #expect(order == [0, 1] && client.pendingCount == 1)
    }

    @Test func `an error is told with its name and parameters`() throws {
        let (client, socket) = makeClient()
        var result: Outcome?
        client.call(Mirror.self, .object([]), deadline: MonotonicTime?.none) { result = $0 }
        answer(
            socket,
            "{\"error\":\"org.varlink.service.InvalidParameter\",\"parameters\":{\"parameter\":\"a.b\",\"new\":1}}\0"
        )
        client.handle(.readable, now: moment(0))
        guard case .failure(.refused(let reply)) = try #require(result) else {
            Issue.record("no error")
            return
        }
        #expect(reply.decoded(as: VarlinkService.InvalidParameter.self) == .init(parameter: "a.b"))
        #expect(reply.decoded(as: VarlinkService.MethodNotFound.self) == nil)
    }

    @Test func `fields that a newer service adds are passed over`() throws {
        let (client, socket) = makeClient()
        var reply: VarlinkService.GetInterfaceDescription.Reply?
        client.call(VarlinkService.GetInterfaceDescription.self, .init(interface: "x"), deadline: MonotonicTime?.none) {
            reply = try? $0.get().parameters
        }
        answer(socket, "{\"parameters\":{\"new\":[1],\"description\":\"d\"},\"org.example.header\":{}}\0")
        client.handle(.readable, now: moment(0))
        #expect(reply?.description == "d")
    }

    @Test func `a reply of another shape fails that call and no other`() throws {
        let (client, socket) = makeClient()
        var results: [Result<Reply<VarlinkService.GetInterfaceDescription>, CallError>] = []
        for _ in 0..<2 {
            client.call(
                VarlinkService.GetInterfaceDescription.self,
                .init(interface: "x"),
                deadline: MonotonicTime?.none
            ) {
                results.append($0)
            }
        }
        answer(socket, "{\"parameters\":{\"description\":7}}\0{\"parameters\":{\"description\":\"d\"}}\0")
        client.handle(.readable, now: moment(0))
        guard case .failure(.unexpectedReply(_, let path)) = results[0] else {
            Issue.record("no failure")
            return
        }
        #expect(path == "description")
        #expect((try? results[1].get())?.parameters.description == "d")
    }

    @Test func `a caller past its deadline is told, and the late reply disturbs nobody`() {
        let (client, socket) = makeClient()
        var results: [String] = []
        let start = MonotonicTime.now
        client.call(Mirror.self, .object([]), deadline: start + .seconds(100)) { results.append("first \($0.failure)") }
        client.call(Mirror.self, .object([]), deadline: start + .seconds(1000)) {
            results.append("second \($0.failure)")
        }
        #expect(client.nextDeadline == start + .seconds(100))
        client.expire(now: start + .seconds(100))
        #expect(results == ["first no answer in time"])
        answer(socket, "{\"parameters\":{}}\0{\"parameters\":{}}\0")
        client.handle(.readable, now: start + .seconds(200))
        #expect(results == ["first no answer in time", "second none"])
        #expect(client.nextDeadline == nil && client.pendingCount == 0)
    }

    @Test func `a stream goes on until a reply that does not continue`() {
        let (client, socket) = makeClient()
        var seen: [Bool] = []
        client.stream(Mirror.self, .object([]), deadline: nil) {
            if case .success(let reply) = $0 { seen.append(reply.continues) }
        }
        #expect(sent(socket).contains("\"more\":true"))
        answer(
            socket,
            "{\"parameters\":{},\"continues\":true}\0{\"parameters\":{},\"continues\":true}\0{\"parameters\":{}}\0"
        )
        client.handle(.readable, now: moment(0))
        #expect(seen == [true, true, false] && client.pendingCount == 0)
    }

    @Test func `a second reply that nobody asked for ends the connection`() {
        let (client, socket) = makeClient()
        var count = 0
        client.call(Mirror.self, .object([]), deadline: MonotonicTime?.none) { (_: Outcome) in count += 1 }
        answer(socket, "{\"parameters\":{},\"continues\":true}\0{\"parameters\":{}}\0")
        client.handle(.readable, now: moment(0))
        #expect(client.disconnection == .unexpectedMessage && count == 1)
    }

    @Test func `a call past its deadline is not made`() {
        let (client, socket) = makeClient()
        var failure = ""
        client.call(Mirror.self, .object([]), deadline: MonotonicTime.now + .seconds(-5)) { failure = $0.failure }
        #expect(failure == "no answer in time, the call was not sent")
        #expect(sent(socket).isEmpty)
    }

    @Test func `an abandoned call stays silent`() throws {
        let (client, socket) = makeClient()
        var count = 0
        let handle = client.call(Mirror.self, .object([]), deadline: MonotonicTime?.none) { (_: Outcome) in count += 1 }
        client.abandon(try #require(handle))
        answer(socket, "{\"parameters\":{}}\0")
        client.handle(.readable, now: moment(0))
        #expect(count == 0 && client.pendingCount == 0)
    }

    @Test func `an error of null is none`() {
        let (client, socket) = makeClient()
        var failure = ""
        client.call(Mirror.self, .object([]), deadline: MonotonicTime?.none) { failure = $0.failure }
        answer(socket, "{\"error\":null,\"parameters\":{}}\0")
        client.handle(.readable, now: moment(0))
        #expect(failure == "none")
    }

    @Test func `too many bytes that wait fail the next call and no other`() {
        let (client, socket) = makeClient()
        var failures: [String] = []
        let text = JSONValue.object([.init("text", .string(String(repeating: "x", count: 900_000)))])
        for _ in 0..<8 { client.call(Mirror.self, text, deadline: MonotonicTime?.none) { failures.append($0.failure) } }
        #expect(client.isCongested && client.disconnection == nil)
        #expect(!failures.isEmpty && failures.allSatisfy { $0.hasPrefix("too much waits") })
        withExtendedLifetime(socket) {}
    }

    @Test func `a reply that nobody asked for ends the connection`() {
        let (client, socket) = makeClient()
        answer(socket, "{\"parameters\":{}}\0")
        client.handle(.readable, now: moment(0))
        #expect(client.disconnection == .unexpectedMessage)
    }

    @Test func `replies that came before the peer left still count, and the rest may have run`() {
        let (client, socket) = makeClient()
        var results: [String] = []
        for _ in 0..<2 {
            client.call(Mirror.self, .object([]), deadline: MonotonicTime?.none) { results.append($0.failure) }
        }
        answer(socket, "{\"parameters\":{}}\0")
        close(socket.take())
        client.handle([.readable, .hangUp], now: moment(0))
        #expect(results == ["none", "the connection ended (closedByPeer)"])
    }

    @Test func `a call of which no byte left can be made again`() {
        let (client, socket) = makeClient()
        var results: [CallError] = []
        // Fill the socket and more: the last calls cannot have left.
        let text = JSONValue.object([.init("text", .string(String(repeating: "x", count: 60_000)))])
        for _ in 0..<20 {
            client.call(Mirror.self, text, deadline: MonotonicTime?.none) {
                if case .failure(let error) = $0 { results.append(error) }
            }
        }
        close(socket.take())
        client.handle(.hangUp, now: moment(0))
        #expect(results.count == 20)
        #expect(results.first == .disconnected(.closedByPeer, mayHaveRun: true))
        #expect(results.last == .disconnected(.closedByPeer, mayHaveRun: false))
    }
}

extension Result where Failure == CallError {
    /// The failure in words, or `none`.
    fileprivate var failure: String {
        switch self {
        case .success: "none"
        case .failure(let error): error.description
        }
    }
}

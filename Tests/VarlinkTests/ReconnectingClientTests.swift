import Glibc
import Testing

@testable import Varlink

@Suite struct ReconnectingClientTests {
    /// A socket path of its own.
    private func makeAddress() throws -> UnixAddress {
        try UnixAddress("unix:@lanekeeper-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))")
    }

    /// Runs the loop until something is true, ten seconds at most.
    private func wait(_ loop: EventLoop, until condition: () -> Bool) throws {
        let deadline = MonotonicTime.now + .seconds(10)
        while !condition(), .now < deadline { try loop.runOnce(until: deadline) }
        #expect(condition())
    }

    private func makeServer(_ loop: EventLoop, _ address: UnixAddress, _ service: TestsService) throws -> VarlinkServer
    {
        let directory = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
        directory.add(service)
        let server = VarlinkServer(loop: loop, services: directory)
        try server.listen(on: address)
        return server
    }

    @Test func `a call waits for a service that comes later`() throws {
        let (loop, address) = (try EventLoop(), try makeAddress())
        let client = ReconnectingClient(loop: loop, address: address, backOff: .init(first: .milliseconds(5)))
        var results: [JSONValue] = []
        let value = JSONValue.object([.init("n", .integer(1))])
        client.call(Mirror.self, value, deadline: .now + .seconds(10)) {
            if case .success(let reply) = $0 { results.append(reply.parameters) }
        }
        #expect(!client.isConnected)
        let service = TestsService()
        var server: VarlinkServer?
        loop.schedule(after: .milliseconds(30)) { server = try? self.makeServer(loop, address, service) }
        try wait(loop) { results == [value] }
        #expect(client.isConnected)
        server?.close()
    }

    @Test func `a call without a service fails at its deadline as never sent`() throws {
        let (loop, address) = (try EventLoop(), try makeAddress())
        let client = ReconnectingClient(loop: loop, address: address)
        var failure: CallError?
        client.call(Mirror.self, .object([]), deadline: .now + .milliseconds(50)) {
            if case .failure(let error) = $0 { failure = error }
        }
        try wait(loop) { failure != nil }
        #expect(failure == .deadlineExceeded(mayHaveRun: false))
    }

    @Test func `a call that may have run is never sent twice`() throws {
        let (loop, address) = (try EventLoop(), try makeAddress())
        let service = TestsService()
        let first = try makeServer(loop, address, service)
        let client = ReconnectingClient(loop: loop, address: address, backOff: .init(first: .milliseconds(5)))
        var failure: CallError?
        client.call(Later.self, .object([]), deadline: .now + .seconds(10)) {
            if case .failure(let error) = $0 { failure = error }
        }
        try wait(loop) { service.waiting.count == 1 }
        first.close()
        try wait(loop) { failure != nil }
        #expect(failure == .disconnected(.closedByPeer, mayHaveRun: true))
        // A second service is found by the next call, and sees only that.
        let second = try makeServer(loop, address, service)
        var isAnswered = false
        client.call(Mirror.self, .object([]), deadline: .now + .seconds(10)) { _ in isAnswered = true }
        try wait(loop) { isAnswered }
        #expect(service.waiting.count == 1 && service.mirrored.count == 1)
        second.close()
    }

    @Test func `large calls that wait are all sent once there is a service`() throws {
        let (loop, address) = (try EventLoop(), try makeAddress())
        let client = ReconnectingClient(loop: loop, address: address, backOff: .init(first: .milliseconds(5)))
        let text = JSONValue.object([.init("text", .string(String(repeating: "x", count: 900_000)))])
        var results: [Bool] = []
        for _ in 0..<8 {
            client.call(Mirror.self, text, deadline: .now + .seconds(20)) { result in
                if case .success = result { results.append(true) } else { results.append(false) }
            }
        }
        let service = TestsService()
        let server = try makeServer(loop, address, service)
        try wait(loop) { results.count == 8 }
        #expect(results.allSatisfy { $0 } && service.mirrored.count == 8)
        server.close()
    }

    @Test func `a client that is let go of is gone, and so are its calls`() throws {
        let (loop, address) = (try EventLoop(), try makeAddress())
        let before = loop.watchCount
        var client: ReconnectingClient? = ReconnectingClient(loop: loop, address: address)
        var failure: CallError?
        client?.call(Mirror.self, .object([]), deadline: .now + .seconds(10)) {
            if case .failure(let error) = $0 { failure = error }
        }
        weak let observed = client
        client = nil
        #expect(observed == nil)
        #expect(failure == .disconnected(.closedHere, mayHaveRun: false))
        let service = TestsService()
        let server = try makeServer(loop, address, service)
        client = ReconnectingClient(loop: loop, address: address)
        var isAnswered = false
        client?.call(Mirror.self, .object([]), deadline: .now + .seconds(10)) { _ in isAnswered = true }
        try wait(loop) { isAnswered }
        client = nil
        server.close()
        #expect(loop.watchCount == before && service.mirrored.count == 1)
    }

    @Test func `a server that is let go of closes its connections`() throws {
        let (loop, address) = (try EventLoop(), try makeAddress())
        let service = TestsService()
        var server: VarlinkServer? = try makeServer(loop, address, service)
        let socket = try address.connect()
        let text = frame("Later")
        #expect(write(socket.rawValue, text, text.utf8.count) == text.utf8.count)
        try wait(loop) { service.waiting.count == 1 }
        #expect(server != nil)
        server = nil
        #expect(service.waiting[0].reply(.object([])) == .gone)
        #expect(hasEnded(socket))
        try loop.runOnce(until: .now)
        #expect(loop.watchCount == 1)
    }

    @Test func `a socket file goes with its server`() throws {
        let path = "/tmp/lanekeeper-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let loop = try EventLoop()
        let server = try makeServer(loop, try UnixAddress(path), TestsService())
        #expect(access(path, F_OK) == 0)
        server.close()
        #expect(access(path, F_OK) != 0)
    }

    @Test func `an earlier deadline comes before one that was set first`() throws {
        let (loop, address) = (try EventLoop(), try makeAddress())
        let server = try makeServer(loop, address, TestsService())
        let client = ReconnectingClient(loop: loop, address: address)
        var order: [String] = []
        client.call(Later.self, .object([]), deadline: .now + .seconds(5)) { _ in order.append("late") }
        client.call(Later.self, .object([]), deadline: .now + .milliseconds(50)) { _ in order.append("early") }
        try wait(loop) { !order.isEmpty }
        #expect(order == ["early"])
        client.close()
        server.close()
    }

    @Test func `too many waiting calls fail at once`() throws {
        let loop = try EventLoop()
        let client = ReconnectingClient(loop: loop, maximumWaiting: 2) { () throws(SystemError) in
            throw SystemError("connect", code: ECONNREFUSED)
        }
        var failures: [CallError] = []
        for _ in 0..<3 {
            client.call(Mirror.self, .object([]), deadline: .now + .seconds(10)) {
                if case .failure(let error) = $0 { failures.append(error) }
            }
        }
        #expect(failures == [.unreachable(ECONNREFUSED)])
        client.close()
        #expect(failures.count == 3)
    }

    @Test func `attempts slow down to the longest wait`() {
        let backOff = ReconnectingClient.BackOff(first: .milliseconds(50), last: .seconds(2))
        #expect(
            [1, 2, 3, 6, 7, 1000].map { backOff.delay(after: $0) } == [
                .milliseconds(50), .milliseconds(100), .milliseconds(200), .milliseconds(1600), .seconds(2),
                .seconds(2),
            ]
        )
    }

    @Test func `a full server turns further callers away and serves the others`() throws {
        let (loop, address) = (try EventLoop(), try makeAddress())
        let directory = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
        let server = VarlinkServer(loop: loop, services: directory, maximumConnections: 2)
        try server.listen(on: address)
        let sockets = try (0..<3).map { _ in try address.connect() }
        try wait(loop) { server.connectionCount == 2 && hasEnded(sockets[2]) }
        #expect(!hasEnded(sockets[0]) && !hasEnded(sockets[1]))
        server.close()
    }

    private func hasEnded(_ socket: OwnedDescriptor) -> Bool {
        var byte: UInt8 = 0
        return read(socket.rawValue, &byte, 1) == 0
    }
}

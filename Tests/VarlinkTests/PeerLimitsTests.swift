import CLinux
import Glibc
import Testing

@testable import Varlink

@Suite struct PeerLimitsTests {
    private func moment(_ milliseconds: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: milliseconds * 1_000_000)
    }

    private func limits(connections: Int = 3, callsPerSecond: Int = 100, burst: Int = 5) -> PeerLimits {
        var limits = PeerLimits()
        (limits.connections, limits.callsPerSecond, limits.burst) = (connections, callsPerSecond, burst)
        return limits
    }

    @Test func `a burst is free and what follows comes at the pace`() {
        var account = PeerAccount(limits(), now: moment(0))
        let moments = (0..<8).map { _ in account.beginCall(now: moment(0)) }
        #expect(moments == [0, 0, 0, 0, 0, 10, 20, 30].map(moment))
    }

    @Test func `a rest fills the bucket, and no further`() {
        var account = PeerAccount(limits(), now: moment(0))
        for _ in 0..<5 { _ = account.beginCall(now: moment(0)) }
        let two = (0..<3).map { _ in account.beginCall(now: moment(20)) }
        #expect(two == [20, 20, 30].map(moment))
        let full = (0..<6).map { _ in account.beginCall(now: moment(100_000)) }
        #expect(full == [100_000, 100_000, 100_000, 100_000, 100_000, 100_010].map(moment))
    }

    @Test func `connections that ended while they waited leave no debt`() {
        var account = PeerAccount(limits(), now: moment(0))
        for _ in 0..<10_000 { _ = account.beginCall(now: moment(0)) }
        let next = account.beginCall(now: moment(1_000))
        #expect(next == moment(1_000))
    }

    @Test func `limits without sense are no trap`() {
        for number in [Int.min, -1, 0, Int.max] {
            let limits = limits(connections: number, callsPerSecond: number, burst: number)
            var account = PeerAccount(limits, now: moment(0))
            let first = account.beginCall(now: moment(0))
            #expect(first == moment(0))
        }
    }

    @Test func `a user who leaves and comes back finds the bucket as it was`() throws {
        let budget = BufferBudget()
        var shares = PeerShares(limits())
        let opened = shares.open(1000, budget: budget, now: moment(0))
        let first = try #require(opened)
        for _ in 0..<5 { _ = first.account.beginCall(now: moment(0)) }
        first.account.close()
        let other = shares.open(1001, budget: budget, now: moment(1))
        #expect(other != nil && shares.count == 2)
        let reopened = shares.open(1000, budget: budget, now: moment(1))
        let again = try #require(reopened)
        #expect(again === first)
        again.account.close()
        _ = shares.open(1002, budget: budget, now: moment(1_000))
        #expect(shares.count == 2)
    }

    @Test func `a user has so many connections and another has as many`() {
        let budget = BufferBudget()
        var shares = PeerShares(limits())
        let opened = (0..<5).map { _ in shares.open(1000, budget: budget, now: moment(0)) != nil }
        #expect(opened == [true, true, true, false, false])
        let other = shares.open(1001, budget: budget, now: moment(0))
        #expect(other != nil)
    }

    @Test func `a share counts for the whole, and neither is exceeded`() {
        let whole = BufferBudget(capacity: 100)
        let (one, two) = (BufferBudget(capacity: 60, shareOf: whole), BufferBudget(capacity: 60, shareOf: whole))
        let steps = [
            one.change(from: 0, to: 61), one.change(from: 0, to: 60), two.change(from: 0, to: 41),
            two.change(from: 0, to: 40),
        ]
        #expect(steps == [false, true, false, true])
        #expect(whole.used == 100 && one.used == 60 && two.used == 40)
        _ = one.change(from: 60, to: 0)
        #expect(whole.used == 40)
    }

    /// A connection whose user may begin five calls at once and then one every 10 ms.
    private func pacedStand() -> (ServerConnection, OwnedDescriptor, TestsService, PeerShare) {
        let (service, (here, there)) = (TestsService(), Stand.pair())
        let directory = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
        directory.add(service)
        let share = PeerShare(limits(), budget: BufferBudget(), now: moment(0))
        let connection = ServerConnection(
            here,
            services: directory,
            limits: ConnectionLimits(),
            budget: BufferBudget(),
            peer: nil,
            share: share
        )
        return (connection, there, service, share)
    }

    private func send(_ text: String, to peer: OwnedDescriptor) {
        let bytes = Array(text.utf8)
        precondition(linux_send(peer.rawValue, bytes, bytes.count, nil, 0) == bytes.count)
    }

    @Test func `above the pace a connection waits without an error and is not read`() {
        let (connection, peer, service, _) = pacedStand()
        send(String(repeating: frame("Mirror"), count: 8), to: peer)
        connection.handle(.readable, now: moment(0))
        #expect(service.mirrored.count == 5)
        #expect(!connection.interest.contains(.readable) && connection.nextDeadline == moment(10))
        connection.expire(now: moment(9))
        #expect(service.mirrored.count == 5)
        connection.expire(now: moment(10))
        #expect(service.mirrored.count == 6)
        connection.expire(now: moment(40))
        #expect(service.mirrored.count == 8)
        #expect(connection.interest.contains(.readable) && connection.nextDeadline == nil)
        #expect(connection.disconnection == nil)
    }

    @Test func `a peer that goes while it has to wait is not served any further`() {
        let (connection, peer, service, _) = pacedStand()
        send(String(repeating: frame("Mirror", "{}", ",\"oneway\":true"), count: 8), to: peer)
        peer.close()
        connection.handle([.readable, .hangUp], now: moment(0))
        #expect(service.mirrored.count == 5)
        #expect(connection.disconnection == .closedByPeer)
    }

    @Test func `a connection that grows beyond its user's share is closed`() {
        var limits = limits()
        limits.bufferedBytes = 20 << 10
        let share = PeerShare(limits, budget: BufferBudget(), now: moment(0))
        let (here, there) = Stand.pair()
        let directory = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
        let connection = ServerConnection(
            here,
            services: directory,
            limits: ConnectionLimits(),
            budget: BufferBudget(),
            peer: nil,
            share: share
        )
        send(String(repeating: " ", count: 60 << 10), to: there)
        connection.handle(.readable, now: moment(0))
        #expect(connection.disconnection == .outOfBufferSpace)
    }

    @Test func `a server turns further connections of a user away and takes them again`() throws {
        let address = try UnixAddress("@lanekeeper-peer-limits-\(getpid())")
        let loop = try EventLoop()
        let directory = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
        let server = VarlinkServer(loop: loop, services: directory, peerLimits: limits())
        try server.listen(on: address)
        func turn(until holds: () -> Bool) throws {
            let deadline = MonotonicTime.now + .seconds(10)
            while !holds(), .now < deadline { try loop.runOnce(until: .now + .milliseconds(20)) }
        }
        func isClosed(_ peer: OwnedDescriptor) -> Bool {
            var byte: UInt8 = 0
            return recv(peer.rawValue, &byte, 1, Int32(MSG_DONTWAIT)) == 0
        }
        var peers = try (0..<5).map { _ in try address.connect() }
        try turn { peers.filter(isClosed).count == 2 }
        #expect(server.connectionCount == 3 && peers.map(isClosed) == [false, false, false, true, true])
        peers[0].close()
        try turn { server.connectionCount == 2 }
        peers.append(try address.connect())
        try turn { server.connectionCount == 3 }
        #expect(server.connectionCount == 3 && !isClosed(peers[5]))
        server.close()
    }
}

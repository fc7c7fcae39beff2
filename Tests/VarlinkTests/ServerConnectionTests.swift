import CLinux
import Glibc
import Testing

@testable import Varlink

@Suite struct ServerConnectionTests {
    @Test func `pipelined calls are answered in order`() {
        let stand = Stand()
        stand.send((0..<50).map { frame("Mirror", "{\"n\":\($0)}") }.joined())
        stand.turn()
        #expect(stand.received() == (0..<50).map { "{\"parameters\":{\"n\":\($0)}}" })
    }

    @Test func `any chunking of the bytes gives the same messages`() {
        var generator = SeededGenerator(seed: 11)
        let frames = (0..<20).map { frame("Mirror", "{\"text\":\"\(String(repeating: "é", count: $0 * 7))\"}") }
        let bytes = Array(frames.joined().utf8)
        for _ in 0..<60 {
            let stand = Stand()
            var rest = bytes[...]
            var answers: [String] = []
            while !rest.isEmpty {
                let part = rest.prefix(Int.random(in: 1...90, using: &generator))
                rest = rest.dropFirst(part.count)
                stand.send(Array(part))
                stand.turn()
                answers += stand.received()
            }
            #expect(answers.count == 20)
            #expect(stand.service.mirrored.count == 20)
        }
    }

    @Test func `the next call begins after the last reply`() {
        let stand = Stand()
        stand.send(frame("Later") + frame("Mirror", "{\"n\":1}"))
        stand.turn()
        #expect(stand.received().isEmpty && stand.service.mirrored.isEmpty)
        #expect(!stand.server.interest.contains(.readable))
        stand.service.waiting[0].reply(.object([]))
        #expect(stand.received() == ["{\"parameters\":{}}", "{\"parameters\":{\"n\":1}}"])
        #expect(stand.server.interest == .readable)
        #expect(stand.service.waiting[0].reply(.null) == .gone)
    }

    @Test func `several replies need a caller that wants more`() {
        let stand = Stand()
        stand.send(frame("Later") + frame("Later", "{}", ",\"more\":true"))
        stand.turn()
        #expect(stand.service.waiting[0].replyContinuing(.object([])) == .moreNotWanted)
        stand.service.waiting[0].reply(.object([]))
        #expect(stand.service.waiting[1].replyContinuing(.object([])) == .queued)
        stand.service.waiting[1].reply(.object([]))
        #expect(
            stand.received() == [
                "{\"parameters\":{}}", "{\"parameters\":{},\"continues\":true}", "{\"parameters\":{}}",
            ]
        )
    }

    @Test func `a oneway call has no reply, not even an error`() {
        let stand = Stand()
        stand.send(frame("Mirror", "{}", ",\"oneway\":true") + frame("Nothing", "{}", ",\"oneway\":true"))
        stand.send("{\"method\":\"no.such.Method\",\"oneway\":true}\0" + frame("Later", "{}", ",\"oneway\":true"))
        stand.send(frame("Mirror", "{\"n\":1}"))
        stand.turn()
        #expect(stand.received() == ["{\"parameters\":{\"n\":1}}"])
    }

    @Test(arguments: [
        ("{\"method\":\"a.b.C\"}", "InterfaceNotFound", "{\"interface\":\"a.b\"}"),
        ("{\"method\":\"nodot\"}", "InterfaceNotFound", "{\"interface\":\"nodot\"}"),
        ("{\"method\":\"org.example.tests.X\"}", "MethodNotFound", "{\"method\":\"org.example.tests.X\"}"),
        (
            "{\"method\":\"org.varlink.service.GetInterfaceDescription\"}", "InvalidParameter",
            "{\"parameter\":\"interface\"}"
        ),
        (
            "{\"method\":\"org.varlink.service.GetInterfaceDescription\",\"parameters\":{\"interface\":7}}",
            "InvalidParameter", "{\"parameter\":\"interface\"}"
        ),
        (
            "{\"method\":\"org.varlink.service.GetInfo\",\"parameters\":{\"extra\":7}}", "InvalidParameter",
            "{\"parameter\":\"extra\"}"
        ),
        (
            "{\"method\":\"org.varlink.service.GetInfo\",\"upgrade\":true}", "InvalidParameter",
            "{\"parameter\":\"upgrade\"}"
        ),
    ])
    func `faults of a call are told to its caller`(_ call: String, _ name: String, _ parameters: String) {
        let stand = Stand()
        stand.send(call + "\0" + frame("Mirror"))
        stand.turn()
        let expected = "{\"error\":\"org.varlink.service.\(name)\",\"parameters\":\(parameters)}"
        #expect(stand.received() == [expected, "{\"parameters\":{}}"])
    }

    @Test(arguments: [
        "", "{", "[]", "7", "{}", "{\"method\":7}", "{\"method\":\"a.b.C\",\"method\":\"a.b.C\"}",
        "{\"method\":\"a.b.C\",\"parameters\":[]}",
    ])
    func `a frame that is no call ends the connection after the answers before it`(_ text: String) {
        let stand = Stand()
        stand.send(frame("Mirror") + text + "\0" + frame("Mirror", "{\"late\":1}"))
        stand.turn()
        #expect(stand.received() == ["{\"parameters\":{}}"])
        #expect(stand.server.disconnection != nil)
        #expect(stand.service.mirrored.count == 1)
    }

    @Test func `the longest frame passes and one byte more does not`() {
        var limits = ConnectionLimits()
        limits.maximumFrameBytes = 1000
        for (length, isAnswered) in [(1000, true), (1001, false)] {
            let stand = Stand(limits: limits)
            let empty = frame("Mirror", "{\"text\":\"\"}").utf8.count - 1
            stand.send(frame("Mirror", "{\"text\":\"\(String(repeating: "x", count: length - empty))\"}"))
            stand.turn()
            #expect(stand.received().count == (isAnswered ? 1 : 0))
            #expect(stand.server.disconnection == (isAnswered ? nil : .messageTooLong))
        }
    }

    @Test func `an error that names something long is shortened`() {
        let stand = Stand()
        let name = String(repeating: "x", count: 150_000)
        stand.send(frame(name))
        stand.turn()
        stand.send("{\"method\":\"\(name).Y\"}\0")
        stand.turn()
        stand.send("{\"method\":\"org.varlink.service.GetInfo\",\"parameters\":{\"\(name)\":1}}\0" + frame("Mirror"))
        stand.turn()
        let answers = stand.received()
        #expect(answers.count == 4 && answers.last == "{\"parameters\":{}}")
        #expect(answers.allSatisfy { $0.utf8.count < 1200 })
    }

    @Test func `a peer that begins to read again has its time anew`() {
        let stand = Stand()
        stand.send(frame("Later", "{}", ",\"more\":true"))
        stand.turn()
        let text = JSONValue.string(String(repeating: "x", count: 8 << 10))
        while stand.service.waiting[0].replyContinuing(text) == .queued {}
        stand.turn(.writable, now: 1000)
        #expect(!stand.received().isEmpty)
        stand.turn(.writable, now: 20_000)
        while stand.service.waiting[0].replyContinuing(text) == .queued {}
        stand.turn([], now: 21_000)
        stand.server.expire(now: MonotonicTime(nanoseconds: 40_000 * 1_000_000))
        #expect(stand.server.disconnection == nil)
        stand.server.expire(now: MonotonicTime(nanoseconds: 52_000 * 1_000_000))
        #expect(stand.server.disconnection == .peerDoesNotRead)
    }

    @Test func `memory for a large message is given back`() {
        let stand = Stand()
        for _ in 0..<3 {
            stand.send(frame("Mirror", "{\"text\":\"\(String(repeating: "x", count: 150_000))\"}"))
            stand.turn()
            while stand.received().isEmpty { stand.turn() }
            stand.turn()
        }
        #expect(stand.budget.used <= 96 << 10)
        stand.server.close()
    }

    @Test func `half a message and silence ends the connection`() {
        let stand = Stand()
        stand.send(frame("Mirror") + "{\"method\"")
        stand.turn(now: 1000)
        // More bytes do not buy more time.
        stand.send(":\"x")
        stand.turn(now: 20_000)
        #expect(stand.server.nextDeadline == MonotonicTime(nanoseconds: 31_000 * 1_000_000))
        stand.server.expire(now: MonotonicTime(nanoseconds: 30_999 * 1_000_000))
        #expect(stand.server.disconnection == nil)
        stand.server.expire(now: MonotonicTime(nanoseconds: 31_000 * 1_000_000))
        #expect(stand.server.disconnection == .messageTooSlow)
    }

    @Test func `a peer that does not read stops the stream, then the connection`() {
        var limits = ConnectionLimits()
        limits.congestionBytes = 64 << 10
        limits.maximumQueuedBytes = 256 << 10
        let stand = Stand(limits: limits)
        stand.send(frame("Later", "{}", ",\"more\":true"))
        stand.turn()
        let call = stand.service.waiting[0]
        let text = JSONValue.string(String(repeating: "x", count: 8 << 10))
        var outcome = ReplyOutcome.queued
        while outcome == .queued { outcome = call.replyContinuing(text) }
        #expect(outcome == .congested)
        var isDrained = false
        call.whenDrained { isDrained = true }
        #expect(!stand.received().isEmpty)
        stand.turn(.writable)
        #expect(isDrained)
        while outcome != .gone { outcome = call.replyContinuing(text) }
        #expect(stand.server.disconnection == .peerDoesNotRead)
        #expect(stand.service.cancelled == 1)
        #expect(stand.budget.used < 512 << 10)
    }

    @Test func `unread answers hold back further calls`() {
        var limits = ConnectionLimits()
        limits.congestionBytes = 1000
        let stand = Stand(limits: limits)
        // Fill the socket towards the peer first.
        stand.send(frame("Later", "{}", ",\"more\":true"))
        stand.turn()
        while stand.service.waiting[0].replyContinuing(.string(String(repeating: "x", count: 4000))) != .congested {}
        stand.service.waiting[0].reply(.null)
        stand.send(frame("Mirror", "{\"n\":1}"))
        stand.turn()
        #expect(stand.service.mirrored.isEmpty)
        while stand.service.mirrored.isEmpty {
            #expect(!stand.received().isEmpty)
            stand.turn()
        }
        #expect(stand.received().last == "{\"parameters\":{\"n\":1}}")
    }

    @Test func `a reply over the limit is not sent and the call stays open`() {
        var limits = ConnectionLimits()
        limits.maximumFrameBytes = 1000
        let stand = Stand(limits: limits)
        stand.send(frame("Later"))
        stand.turn()
        #expect(stand.service.waiting[0].reply(.string(String(repeating: "x", count: 1000))) == .tooLong)
        #expect(stand.service.waiting[0].reply(.integer(1)) == .queued)
        #expect(stand.received() == ["{\"parameters\":1}"])
    }

    @Test func `calls that came before the peer left are done, and nobody hears of it`() {
        let stand = Stand()
        stand.send(frame("Later") + frame("Mirror", "{\"n\":1}") + frame("Mirror", "{\"n\":2}"))
        stand.turn()
        close(stand.peer.take())
        stand.turn([.readable, .hangUp])
        #expect(stand.service.cancelled == 1)
        #expect(stand.service.mirrored.count == 2)
        #expect(stand.server.disconnection == .closedByPeer)
    }

    // Found by a peer that left before its call was read: the stream was fed to nobody, for ever.
    @Test(arguments: ["", ",\"oneway\":true"]) func `a stream ends when nobody takes it`(_ flags: String) {
        let stand = Stand()
        stand.send(frame("Endless", "{}", ",\"more\":true" + flags))
        if flags.isEmpty { stand.peer.close() }
        stand.turn([.readable, .hangUp])
        #expect(stand.service.endless == 1)
    }

    @Test func `a peer that has finished sending still gets its answers`() {
        let stand = Stand()
        stand.send(frame("Later") + frame("Mirror"))
        shutdown(stand.peer.rawValue, Int32(SHUT_WR))
        stand.turn()
        #expect(stand.server.disconnection == nil)
        stand.service.waiting[0].reply(.integer(1))
        #expect(stand.received() == ["{\"parameters\":1}", "{\"parameters\":{}}"])
        stand.turn()
        #expect(stand.server.disconnection == .closedByPeer)
    }

    @Test func `the buffers of all connections together are bounded`() {
        let directory = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
        let budget = BufferBudget(capacity: 100 << 10)
        let ends = (0..<8).map { _ in Stand.pair() }
        let servers = ends.map { ServerConnection($0.0, services: directory, budget: budget) }
        let half = [UInt8](repeating: 0x20, count: 60 << 10)
        for (server, end) in zip(servers, ends) {
            precondition(linux_send(end.1.rawValue, half, half.count, nil, 0) == half.count)
            server.handle(.readable, now: MonotonicTime(nanoseconds: 0))
        }
        #expect(servers.contains { $0.disconnection == .outOfBufferSpace })
        #expect(budget.used <= budget.capacity)
    }
}

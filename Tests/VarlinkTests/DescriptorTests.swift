import CLinux
import Glibc
import Testing

@testable import Varlink

@Suite struct DescriptorTests {
    /// A file in memory with a text.
    private func file(_ text: String) -> OwnedDescriptor {
        let descriptor = OwnedDescriptor(linux_memory_file("test"))
        precondition(write(descriptor.rawValue, text, text.utf8.count) == text.utf8.count)
        return descriptor
    }

    private func content(_ descriptor: OwnedDescriptor) -> String {
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = pread(descriptor.rawValue, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    @Test func `a descriptor belongs to the message whose first byte it came with`() {
        // Four messages in one go: the kernel hands the first two and the third's descriptor over together.
        let stand = Stand()
        let (one, two) = (file("one"), file("two"))
        stand.send(frame("Later"))
        stand.send(frame("Later"))
        stand.send(frame("Later"), descriptors: [one, two])
        stand.send(frame("Later"))
        for _ in 0..<4 {
            stand.turn()
            stand.service.waiting.last?.reply(.null)
        }
        #expect(stand.service.waiting.count == 4)
        #expect(stand.server.disconnection == nil)
    }

    @Test func `descriptors stay open while their call is open`() throws {
        let stand = Stand()
        stand.send(frame("Later") + frame("Later"))
        stand.send(frame("Later"), descriptors: [file("held")])
        stand.turn()
        stand.service.waiting[0].reply(.null)
        stand.service.waiting[1].reply(.null)
        stand.turn()
        #expect(stand.service.waiting[1].descriptors.isEmpty)
        let call = try #require(stand.service.waiting.last)
        #expect(stand.service.waiting.count == 3)
        #expect(call.descriptors.map(content) == ["held"])
        let number = try #require(call.descriptors.first).rawValue
        call.reply(.null)
        #expect(fcntl(number, F_GETFD) == -1)
    }

    @Test func `descriptors in the middle of a message end the connection`() {
        let stand = Stand()
        let text = frame("Mirror")
        stand.send(String(text.prefix(10)))
        stand.turn()
        stand.send(String(text.dropFirst(10)), descriptors: [file("x")])
        stand.turn()
        #expect(stand.server.disconnection == .misplacedDescriptors)
    }

    @Test func `too many descriptors end the connection and are all closed`() {
        let stand = Stand()
        let files = (0..<40).map { _ in file("x") }
        let before = openDescriptors()
        stand.send(frame("Mirror"), descriptors: files)
        stand.turn()
        #expect(stand.server.disconnection == .unwelcomeDescriptors)
        #expect(openDescriptors() <= before)
    }

    @Test func `a socket is not welcome: it could be the peer's own`() {
        let stand = Stand()
        let (one, _) = Stand.pair()
        stand.send(frame("Later"), descriptors: [one])
        stand.turn()
        #expect(stand.server.disconnection == .unwelcomeDescriptors)
    }

    @Test func `descriptors that nobody takes hold a stream back`() {
        let stand = Stand()
        stand.send(frame("Later", "{}", ",\"more\":true"))
        stand.turn()
        let text = JSONValue.string(String(repeating: "x", count: 4000))
        var count = 0
        while count < 1000, stand.service.waiting[0].replyContinuing(text, descriptors: [file("x")]) == .queued {
            count += 1
        }
        // What the socket takes, and 32 more.
        #expect((32...150).contains(count))
        var isDrained = false
        stand.service.waiting[0].whenDrained { isDrained = true }
        for _ in 0..<20 where !isDrained {
            #expect(!stand.received().isEmpty)
            stand.turn()
        }
        #expect(isDrained)
    }

    @Test func `descriptors keep to their messages while sent bytes are cleared away`() {
        let (here, there) = Stand.pair()
        let service = TestsService()
        let directory = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
        directory.add(service)
        let server = ServerConnection(here, services: directory)
        let client = ClientConnection(there)
        var seen: [Bool] = []
        for index in 0..<60 {
            let text = JSONValue.object([.init("text", .string(String(repeating: "x", count: 20_000)))])
            let files = index % 7 == 0 ? [file("\(index)")] : []
            client.call(Mirror.self, text, descriptors: files, deadline: MonotonicTime?.none) {
                guard case .success(let reply) = $0 else { return }
                seen.append(reply.descriptors.map(content) == (index % 7 == 0 ? ["\(index)"] : []))
            }
        }
        for _ in 0..<500 {
            server.handle([.readable, .writable], now: .now)
            client.handle([.readable, .writable], now: .now)
        }
        #expect(seen.count == 60 && seen.allSatisfy { $0 })
    }

    @Test func `a reply carries descriptors to the right call`() throws {
        let (here, there) = Stand.pair()
        let service = TestsService()
        let directory = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
        directory.add(service)
        let server = ServerConnection(here, services: directory)
        let client = ClientConnection(there)
        var replies: [Reply<Mirror>] = []
        for index in 0..<20 {
            let files = index % 3 == 0 ? [file("\(index)")] : []
            client.call(
                Mirror.self,
                .object([.init("n", .integer(Int64(index)))]),
                descriptors: files,
                deadline: MonotonicTime?.none
            ) {
                if case .success(let reply) = $0 { replies.append(reply) }
            }
        }
        for _ in 0..<50 {
            server.handle([.readable, .writable], now: .now)
            client.handle([.readable, .writable], now: .now)
        }
        #expect(replies.count == 20)
        for (index, reply) in replies.enumerated() {
            #expect(reply.parameters["n"] == .integer(Int64(index)))
            #expect(reply.descriptors.map(content) == (index % 3 == 0 ? ["\(index)"] : []))
        }
    }

    private func openDescriptors() -> Int { (0..<1024).count { fcntl(Int32($0), F_GETFD) != -1 } }
}

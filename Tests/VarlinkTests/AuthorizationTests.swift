import Glibc
import Testing

@testable import Varlink

@Suite struct AuthorizationTests {
    private let denied = #"{"error":"org.varlink.service.PermissionDenied","parameters":{}}"#

    @Test func `a refused call is told so and the connection goes on`() {
        let stand = Stand()
        var asked: [String] = []
        stand.directory.authorizes = { _, method in
            asked.append(method.description)
            return asked.count > 1
        }
        stand.send(frame("Mirror", "{\"n\":1}") + frame("Mirror", "{\"n\":2}"))
        stand.turn()
        #expect(stand.received() == [denied, "{\"parameters\":{\"n\":2}}"])
        #expect(stand.service.mirrored.count == 1)
        #expect(asked == ["org.example.tests.Mirror", "org.example.tests.Mirror"])
    }

    @Test func `who is refused does not learn what is wrong with the parameters`() {
        let stand = Stand()
        stand.directory.authorizes = { _, _ in false }
        stand.send(frame("Mirror", "{\"text\":\"\\ud800\"}"))
        stand.turn()
        #expect(stand.received() == [denied])
    }

    @Test func `a refused oneway call is not carried out and not answered`() {
        let stand = Stand()
        stand.directory.authorizes = { _, _ in false }
        stand.send(frame("Mirror", "{}", ",\"oneway\":true"))
        stand.turn()
        #expect(stand.received().isEmpty && stand.service.mirrored.isEmpty)
        #expect(stand.server.disconnection == nil)
    }

    @Test func `everyone may ask what there is, and a method that is not there is not there`() throws {
        let stand = Stand()
        stand.directory.authorizes = { _, _ in false }
        stand.send("{\"method\":\"org.varlink.service.GetInfo\"}\0" + frame("Nothing"))
        stand.turn()
        let replies = stand.received()
        try #require(replies.count == 2)
        #expect(replies[0].hasPrefix("{\"parameters\":{\"vendor\"") && replies[1].contains("MethodNotFound"))
    }

    @Test func `a peer's groups are those that it had`() throws {
        let (here, there) = Stand.pair()
        let peer = try PeerCredentials(of: here.rawValue)
        var groups = [gid_t](repeating: 0, count: 65_536)
        let count = getgroups(Int32(groups.count), &groups)
        #expect(peer.user == getuid() && peer.group == getgid() && peer.process == getpid())
        #expect(Set(peer.groups) == Set(groups.prefix(Int(max(0, count)))))
        #expect(peer.isMember(of: getgid()) && !peer.isMember(of: gid_t.max))
        withExtendedLifetime(there) {}
    }
}

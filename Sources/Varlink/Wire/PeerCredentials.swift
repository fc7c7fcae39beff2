import CLinux
import Glibc

/// Who is at the other end of a Unix socket, as the kernel says it.
///
/// All of it is how things stood when the peer connected: a process that changes its user or groups later, or is given
/// others in the system's files, has to connect again.
public struct PeerCredentials: Equatable, Sendable {
    /// The process that connected; it may have ended or passed the socket on.
    public let process: pid_t
    /// Its user when it connected.
    public let user: uid_t
    /// Its first group when it connected.
    public let group: gid_t
    /// Its supplementary groups when it connected; the first group may be among them or not.
    public let groups: [gid_t]

    /// Asks the kernel (SO_PEERCRED and SO_PEERGROUPS).
    public init(of descriptor: Int32) throws(SystemError) {
        var (process, user, group): (pid_t, uid_t, gid_t) = (0, 0, 0)
        guard linux_peer_credentials(descriptor, &process, &user, &group) == 0 else { throw SystemError("SO_PEERCRED") }
        (self.process, self.user, self.group) = (process, user, group)
        groups = try PeerCredentials.groups(of: descriptor)
    }

    /// Collects what is known of a peer; for tests and for peers that somebody else has identified.
    public init(process: pid_t, user: uid_t, group: gid_t, groups: [gid_t] = []) {
        (self.process, self.user, self.group, self.groups) = (process, user, group, groups)
    }

    /// Whether the peer was in a group, as its first or as a further one.
    public func isMember(of group: gid_t) -> Bool { self.group == group || groups.contains(group) }

    private static let usualGroupCount = 32

    /// The kernel says how many there are when they do not fit; a socket's peer never gets more of them.
    private static func groups(of descriptor: Int32) throws(SystemError) -> [gid_t] {
        var count = usualGroupCount
        for _ in 0..<2 {
            var groups = [gid_t](repeating: 0, count: count)
            if linux_peer_groups(descriptor, &groups, &count) == 0 { return Array(groups.prefix(count)) }
            guard errno == ERANGE else { break }
        }
        throw SystemError("SO_PEERGROUPS")
    }
}

import Glibc
import Interfaces
import Varlink

/// What somebody may do with a lane.
package struct Rights: OptionSet, Sendable {
    /// One bit for each right.
    package let rawValue: UInt8

    /// Makes a set from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// To use the lane as a POS engine does.
    package static let sale = Rights(rawValue: 1)
    /// To do what a technician in a shop needs.
    package static let technician = Rights(rawValue: 2)
    /// To plug, use and observe simulated devices.
    package static let simulation = Rights(rawValue: 4)
    /// To do everything.
    package static let admin = Rights(rawValue: 8)
    /// To open cash drawers, by a call or by a document.
    package static let drawer = Rights(rawValue: 16)

    /// Each of them: what is open to all who have any right.
    package static let any: Rights = [.sale, .technician, .simulation, .admin, .drawer]

    /// Whether they are enough to open a cash drawer.
    package var mayOpenDrawers: Bool { !isDisjoint(with: [.drawer, .admin]) }
}

/// Which users and groups have which rights, as the supervisor has said.
package struct AccessRights: Sendable {
    private var owner: uid_t?
    private var groups: [(group: gid_t, rights: Rights)] = []

    /// Gives rights to root alone.
    package init() {}

    /// Takes what the supervisor says; nil when a number is none of a user or group.
    package init?(_ access: LinkGateway.Access) {
        if let owner = access.owner {
            guard let user = AccessRights.number(owner) else { return nil }
            self.owner = user
        }
        let lists: [([Int], Rights)] = [
            (access.sale, .sale), (access.technician, .technician), (access.simulation, .simulation),
            (access.admin, .admin), (access.drawer ?? [], .drawer),
        ]
        for (numbers, rights) in lists {
            for number in numbers {
                guard let group = AccessRights.number(number) else { return nil }
                groups.append((group, rights))
            }
        }
    }

    /// The rights of a peer; none for one that the kernel does not know.
    package func rights(of peer: PeerCredentials?) -> Rights {
        guard let peer else { return [] }
        if peer.user == 0 || peer.user == owner { return .any }
        return groups.reduce(into: Rights()) { rights, entry in
            if peer.isMember(of: entry.group) { rights.formUnion(entry.rights) }
        }
    }

    /// The number of a user or group; all bits set stands for nobody (chown(2)).
    private static func number(_ number: Int) -> UInt32? {
        UInt32(exactly: number).flatMap { $0 == .max ? nil : $0 }
    }
}

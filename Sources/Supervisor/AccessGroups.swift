import Glibc
import Interfaces

/// Who may do what with a lane, by numbers of users and groups.
package struct AccessGroups: Equatable, Sendable {
    /// The rights that a group can have.
    package enum Right: String, CaseIterable, Sendable {
        /// To use the lane as a POS engine does.
        case sale
        /// To do what a technician in a shop needs.
        case technician
        /// To plug, use and observe simulated devices.
        case simulation
        /// To open cash drawers.
        case drawer
        /// To do everything.
        case admin

        /// The group that has this right unless the configuration names others instead.
        package var usualGroup: String { "lanekeeper-\(rawValue)" }
    }

    /// The user who has every right beside root.
    package var owner: uid_t?
    /// The groups that have each right.
    package var groups: [Right: [gid_t]] = [:]

    /// Gives every right to one user, and none to groups: for a lane that an ordinary user runs alone.
    package init(owner: uid_t?) { self.owner = owner }

    /// Gives each right to its usual group, where the machine has it.
    ///
    /// `number` tells the number of a group from its name.
    package init(number: (String) -> gid_t?) {
        for right in Right.allCases { groups[right] = number(right.usualGroup).map { [$0] } }
    }

    /// The number of a group, as the machine's files and name services say (getgrnam(3)).
    package static func number(of name: String) -> gid_t? { getgrnam(name).map { $0.pointee.gr_gid } }

    /// The same in the words of the link to the gateway.
    var forGateway: LinkGateway.Access {
        func numbers(_ right: Right) -> [Int] { (groups[right] ?? []).map { Int($0) } }
        return .init(
            owner: owner.map { Int($0) },
            sale: numbers(.sale),
            technician: numbers(.technician),
            simulation: numbers(.simulation),
            drawer: numbers(.drawer),
            admin: numbers(.admin)
        )
    }
}

import Configuration
import Glibc
import Supervisor
import TOMLFile

/// Who may do what: groups under root; otherwise the user who started the lane, whose socket nobody else can reach.
func access(_ configuration: AccessConfiguration) throws(TOMLError) -> AccessGroups {
    guard getuid() == 0 else { return AccessGroups(owner: getuid()) }
    var access = AccessGroups(number: AccessGroups.number(of:))
    for entry in configuration.rights {
        guard let right = AccessGroups.Right(rawValue: entry.right) else { continue }
        var numbers: [gid_t] = []
        for name in entry.names {
            guard let number = AccessGroups.number(of: name) else { throw entry.unknown(name) }
            numbers.append(number)
        }
        access.groups[right] = numbers
    }
    return access
}

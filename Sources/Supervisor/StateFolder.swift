import Glibc
import Varlink

/// The folder in which a process of the lane keeps what outlives it: its own alone, within that of the lane.
enum StateFolder {
    /// Makes the folder in that of the lane, and both if they are not there; gives it to whom it belongs, and opens it.
    ///
    /// - Throws: A `SystemError` that names the path: it cannot be made, or is no folder.
    @discardableResult
    static func make(
        _ name: String,
        in lane: String,
        for identity: Identity?
    ) throws(SystemError) -> OwnedDescriptor {
        // Its processes pass through it to what is theirs.
        if mkdir(lane, 0o711) == 0 { chmod(lane, 0o711) }
        let path = "\(lane)/\(name)"
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw SystemError(path) }
        // A link would lead root to somebody's choice of place.
        let folder = OwnedDescriptor(open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
        guard folder.rawValue >= 0 else { throw SystemError(path) }
        if let identity, fchown(folder.rawValue, identity.user, identity.group) != 0 { throw SystemError(path) }
        // On a disk that is read-only nothing can be written, and what is there can be read all the same.
        guard fchmod(folder.rawValue, 0o700) == 0 || errno == EROFS else { throw SystemError(path) }
        return folder
    }
}

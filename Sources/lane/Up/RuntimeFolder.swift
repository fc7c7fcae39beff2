import Glibc
import Varlink

/// The folder that a lane of this user has to itself while it runs: its socket, and its configuration when it is built in.
///
/// Others may pass through root's to the socket, where groups decide who may do what; an ordinary user's lane is closed to them.
final class RuntimeFolder {
    /// Its path.
    let path: String
    private let descriptor: OwnedDescriptor
    private let isOwnWork: Bool
    private var files: [String] = []
    private var folders: [String] = []

    /// Where a folder is made, or looked for, in this order.
    static var usualPaths: [String] {
        let shared = environment("XDG_RUNTIME_DIR").map { ["\($0)/lanekeeper"] } ?? []
        return shared + ["/tmp/lanekeeper-\(getuid())"]
    }

    /// Where a folder is made unless a place is named: the first of the usual places that the lane's own processes, and its users, can reach.
    static var usualPath: String {
        let paths = usualPaths
        return paths.first { !isClosedToOthers(String($0.prefix(upTo: $0.lastIndex(of: "/") ?? $0.startIndex))) }
            ?? paths[0]
    }

    /// Whether a folder is there and only root can reach what is in it; never where this is not root, whose processes are all the same user.
    private static func isClosedToOthers(_ path: String) -> Bool {
        guard getuid() == 0, let real = realpath(path, nil) else { return false }
        defer { free(real) }
        var parent = ""
        for name in String(cString: real).split(separator: "/", omittingEmptySubsequences: false) {
            parent += "\(name)/"
            var status = stat()
            guard stat(parent, &status) == 0, status.st_mode & S_IXOTH != 0 else { return true }
        }
        return false
    }

    /// Whether a path is a folder that nobody else can have put anything into.
    static func isSafe(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && isOurs(status)
    }

    /// Makes the folder or takes one that is there, and holds it until the process ends.
    init(_ path: String) throws(Failure) {
        self.path = path
        let shown = printable(path)
        let isNew = mkdir(path, 0o700) == 0
        let mayOthersPass = getuid() == 0
        guard isNew || errno == EEXIST else { throw Failure("make \(shown): \(String(cString: strerror(errno)))") }
        // One in a usual place was left behind by a lane that was killed.
        isOwnWork = isNew || RuntimeFolder.usualPaths.contains(path)
        // A link would lead to somebody's choice of place: /tmp is open to all.
        descriptor = OwnedDescriptor(open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
        var status = stat()
        guard descriptor.rawValue >= 0, fstat(descriptor.rawValue, &status) == 0, RuntimeFolder.isOurs(status) else {
            throw Failure("\(shown) is not a folder of yours alone (mode 0700); give another with --runtime", .usage)
        }
        // The mask of whoever started this counts for mkdir(2).
        if isOwnWork, mayOthersPass { fchmod(descriptor.rawValue, 0o711) }
        var named = stat()
        guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0, lstat(path, &named) == 0,
            named.st_ino == status.st_ino
        else {
            throw Failure("a lane runs in \(shown) already; end that one first, or give another folder with --runtime")
        }
    }

    /// Whether the lane's processes can reach what is in the folder: under root they run as users of their own.
    var isOpenToChildren: Bool { !RuntimeFolder.isClosedToOthers(path) }

    /// The path of a file in the folder, which is removed when the lane ends.
    func file(_ name: String) -> String {
        files.append(name)
        return "\(path)/\(name)"
    }

    /// Writes a file into the folder.
    func write(_ text: String, to name: String) throws(Failure) {
        let path = file(name)
        unlink(path)
        let written = OwnedDescriptor(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
        guard written.rawValue >= 0 else { throw Failure("\(printable(path)): \(String(cString: strerror(errno)))") }
        writeAll(text, to: written.rawValue)
    }

    /// The path of a folder in the folder, which is made, and removed with what is in it when the lane ends.
    func folder(_ name: String) throws(Failure) -> String {
        let path = "\(path)/\(name)"
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw Failure("make \(printable(path)): \(String(cString: strerror(errno)))")
        }
        // Root's holds folders of other users.
        if getuid() == 0 { chmod(path, 0o711) }
        folders.append(name)
        return path
    }

    /// Removes what the lane has put there, and the folder when the lane has made it.
    func remove() {
        for name in files { unlink("\(path)/\(name)") }
        for name in folders { removeTree("\(path)/\(name)") }
        if isOwnWork { rmdir(path) }
    }

    private static func isOurs(_ status: stat) -> Bool {
        status.st_mode & S_IFMT == S_IFDIR && status.st_uid == getuid()
            && status.st_mode & (getuid() == 0 ? 0o066 : 0o077) == 0
    }
}

/// Removes a folder and all that is in it, without following links.
private func removeTree(_ path: String) {
    if let folder = opendir(path) {
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            if entry.pointee.d_type == UInt8(DT_DIR) {
                removeTree("\(path)/\(name)")
            } else {
                unlink("\(path)/\(name)")
            }
        }
    }
    rmdir(path)
}

import Discovery
import Glibc
import Varlink

/// Which processes have a file of `/dev` open, for a person who wonders why it cannot be had.
enum NodeHolders {
    /// More are not named.
    private static let most = 3
    /// A machine with very many processes is not looked through to the end.
    ///
    /// It is of this thread's own time, so that it is no shorter where others keep the machine busy.
    private static let limit: Duration = .milliseconds(100)

    /// The processes but this one, such as `cupsd (process 812)`; of others' processes only root sees what they have open.
    static func names(of path: String) -> [String] {
        let deadline = timeUsed() + limit
        return names(of: path) { timeUsed() < deadline }
    }

    /// The same for as long as `goesOn` says so.
    static func names(of path: String, while goesOn: () -> Bool) -> [String] {
        guard let file = FileIdentity(path) else { return [] }
        var names: [String] = []
        look(through: "/proc", while: goesOn) { process in
            guard process.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), process != "\(getpid())" else { return true }
            var isHolder = false
            // A process may have as many descriptors as a machine has processes.
            look(through: "/proc/\(process)/fd", while: goesOn) { entry in
                let link = "/proc/\(process)/fd/\(entry)"
                // Below another root the same path is another file; only what is called so is looked at, which cannot block.
                isHolder = target(link) == path && FileIdentity(link) == file
                return !isHolder
            }
            guard isHolder else { return true }
            let name = target("/proc/\(process)/exe")?.split(separator: "/").last
            // Whoever starts a program has named it, and the name goes to the gateway.
            names.append(
                "\(FoundFunction.shown(name.map(String.init) ?? "a process", atMost: 100)) (process \(process))"
            )
            return names.count < most
        }
        return names
    }

    /// Which file it is, whatever it is called.
    private struct FileIdentity: Equatable {
        private let (device, number): (dev_t, ino_t)

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (device, number) = (status.st_dev, status.st_ino)
        }
    }

    private static func timeUsed() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// Visits the entries of a folder one after the other, until one says no.
    private static func look(through folder: String, while goesOn: () -> Bool, _ visit: (String) -> Bool) {
        guard let stream = opendir(folder) else { return }
        defer { closedir(stream) }
        while goesOn(), let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix("."), !visit(name) { return }
        }
    }

    private static func target(_ link: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(link, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }
}

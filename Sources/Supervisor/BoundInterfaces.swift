import Glibc
import Varlink

/// Tells udev's rules which interfaces have been bound: a scanner that types is no keyboard of the desktop as long as it is.
///
/// `/run/lanekeeper/bound` has an empty file for each, named as the kernel names the interface (udev/70-lanekeeper.rules). It is
/// locked while its supervisor lives. So lanes beside each other leave each other's, and what one that was killed has
/// left is told from what another one has.
final class BoundInterfaces {
    private let log: (String) -> Void
    private var folder: OwnedDescriptor?
    /// The locked file of each, and where the interface is in `/sys`.
    private var marks: [String: (file: OwnedDescriptor, path: String)] = [:]
    private var told: Set<String> = []

    private static let folders = ["/run/lanekeeper", "/run/lanekeeper/bound"]
    private static let devices = "/sys/bus/usb/devices"

    /// Takes away what an earlier supervisor has left, which is for root alone.
    init(log: @escaping (String) -> Void) {
        self.log = log
        guard geteuid() == 0, let folder = BoundInterfaces.open() else { return }
        self.folder = folder
        for name in BoundInterfaces.names(in: folder) {
            guard let file = BoundInterfaces.lock(name, in: folder, flags: 0) else { continue }
            release(name, path: "\(BoundInterfaces.devices)/\(name)")
            withExtendedLifetime(file) {}
        }
    }

    /// Marks these interfaces, by their folders in `/sys`, and no others.
    func mark(_ paths: Set<String>) {
        guard geteuid() == 0 else { return }
        var wanted: [String: String] = [:]
        for path in paths { wanted[String(path.split(separator: "/").last ?? "")] = path }
        for (name, mark) in marks where wanted[name] == nil {
            // Locked until it is gone, so that nobody takes a file that goes.
            release(name, path: mark.path)
            marks[name] = nil
        }
        for (name, path) in wanted where marks[name] == nil { bind(name, path) }
    }

    private func bind(_ name: String, _ path: String) {
        if folder == nil {
            for path in BoundInterfaces.folders where mkdir(path, 0o755) == 0 { chmod(path, 0o755) }
            folder = BoundInterfaces.open()
        }
        guard let folder, let file = BoundInterfaces.lock(name, in: folder, flags: O_CREAT) else {
            let problem = SystemError("mark \(BoundInterfaces.folders[1])/\(name)")
            return tellOnce("a scanner that types is a keyboard of the desktop, too", problem)
        }
        marks[name] = (file, path)
        announce(path)
    }

    private func release(_ name: String, path: String) {
        guard let folder else { return }
        if unlinkat(folder.rawValue, name, 0) != 0, errno != ENOENT {
            let problem = SystemError("\(BoundInterfaces.folders[1])/\(name)")
            tellOnce("a scanner that types stays hidden from the desktop", problem)
        }
        announce(path)
    }

    /// Has udev look again at the events of an interface; there are none of one that was pulled out.
    private func announce(_ path: String) {
        // Of what HID drivers have, and of what others have, such as usbkbd.
        for pattern in ["\(path)/*/input/input*/event*/uevent", "\(path)/input/input*/event*/uevent"] {
            var found = glob_t()
            defer { globfree(&found) }
            guard glob(pattern, GLOB_NOSORT, nil, &found) == 0 else { continue }
            for index in 0..<Int(found.gl_pathc) {
                guard let name = found.gl_pathv[index] else { continue }
                let file = OwnedDescriptor(Glibc.open(name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC))
                let word = "change"
                guard file.rawValue >= 0, write(file.rawValue, word, word.utf8.count) == word.utf8.count else {
                    let problem = SystemError(String(cString: name))
                    tellOnce("udev does not look at it again", problem)
                    continue
                }
            }
        }
    }

    /// Of each kind the first: they have one cause, such as a `/sys` that is read-only.
    private func tellOnce(_ consequence: String, _ problem: SystemError) {
        if told.insert(consequence).inserted { log("\(problem): \(consequence)") }
    }

    private static func open() -> OwnedDescriptor? {
        let folder = OwnedDescriptor(
            Glibc.open(folders[1], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        )
        return folder.rawValue >= 0 ? folder : nil
    }

    /// A file that is this supervisor's alone; nil where another one has it, or it cannot be opened.
    private static func lock(_ name: String, in folder: OwnedDescriptor, flags: Int32) -> OwnedDescriptor? {
        // Twice, since the one who takes it away may be faster than the lock.
        for _ in 0..<2 {
            let number = openat(folder.rawValue, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags, 0o644)
            guard number >= 0 else { return nil }
            let file = OwnedDescriptor(number)
            guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else { return nil }
            var status = stat()
            if fstat(file.rawValue, &status) == 0, status.st_nlink > 0 { return file }
        }
        errno = EAGAIN
        return nil
    }

    private static func names(in folder: OwnedDescriptor) -> [String] {
        // The stream has a descriptor of its own, with which it is closed.
        guard let stream = fdopendir(fcntl(folder.rawValue, F_DUPFD_CLOEXEC, 3)) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}

import CLinux
import Glibc
import Varlink

/// What a driver from outside is kept from: any program, of which nobody knows whether it gives up anything by itself.
package struct OutsideConfinement {
    /// What can still be done with files; nil where the kernel has no landlock.
    let fileRules: OwnedDescriptor?
    /// Why files are not restricted, where they are not.
    let missing: String?

    /// Memory that it can write to.
    static let memoryBytes: UInt64 = 1 << 30
    /// Threads, since it can make no processes; those of all lanes of the machine whose drivers have this user.
    static let mostThreads: UInt64 = 256

    /// Where programs, interpreters and their libraries are.
    private static let executed = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt"]
    /// What loaders and runtimes read.
    private static let read = [
        "/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/localtime", "/etc/python3", "/etc/ssl/openssl.cnf",
        "/dev/urandom", "/dev/random",
    ]
    private static let written = ["/dev/null", "/dev/zero"]

    /// The newest landlock that is used, where tests pretend an older kernel.
    static var pretendedLandlock: Int32? { getenv(pretending).flatMap { Int32(String(cString: $0)) } }
    /// The variable that says so.
    static let pretending = "LANEKEEPER_LANDLOCK_AT_MOST"

    /// Prepares the start of a program; beside the system's it can read what lies in its own folder.
    init(program: String) {
        let folder = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? ""
        // A program right under / would open everything.
        let own = folder.isEmpty ? program : folder
        let paths =
            OutsideConfinement.paths(OutsideConfinement.executed + [own], LINUX_EXECUTE)
            + OutsideConfinement.paths(OutsideConfinement.read, LINUX_READ)
            + OutsideConfinement.paths(OutsideConfinement.written, LINUX_WRITE)
        defer { for each in paths { free(UnsafeMutablePointer(mutating: each.path)) } }
        var version: Int32 = 0
        let newest = OutsideConfinement.pretendedLandlock ?? Int32(LINUX_LANDLOCK_NEWEST)
        let rules = linux_file_rules(paths, paths.count, 0, newest, &version)
        missing = rules < 0 ? String(cString: strerror(errno)) : nil
        fileRules = rules < 0 ? nil : OwnedDescriptor(rules)
    }

    private static func paths(_ names: [String], _ kind: linux_permission) -> [linux_permitted_path] {
        names.map { linux_permitted_path(path: strdup($0), kind: kind) }
    }
}

import CLinux
import Glibc
import Interfaces
import Varlink

/// What the process gives up before it looks at anything that others have made.
package enum Confinement {
    /// Room for the largest picture, the largest text and the fonts of all scripts.
    private static let memoryBytes = 512 << 20

    /// Gives up all that can be given up, for good, and says what could not.
    ///
    /// No thread may have been started before: those would not be confined. Fonts are found afterwards, since
    /// Pango starts threads for that.
    package static func begin() -> LinkRenderer.Confinement {
        var missing: [String] = []
        func attempt(_ what: String, _ result: Int32) -> Bool {
            if result >= 0 { return true }
            let reason = errno
            missing.append("\(what): \(String(cString: strerror(reason)))")
            return false
        }
        let places = Fonts.places()
        let isLimited = attempt("the memory is not limited", linux_limit_memory(UInt64(memoryBytes)))
        // Without this the kernel takes neither of the next two from a process that is not root's.
        _ = attempt("privileges are not renounced", linux_renounce_privileges())
        let leavesFiles = attempt("files are not restricted (landlock)", leaveOnlyReading(places))
        let leavesCalls = attempt("system calls are not restricted (seccomp)", linux_leave_only_computing())
        return LinkRenderer.Confinement(
            systemCalls: leavesCalls,
            files: leavesFiles,
            memoryBytes: isLimited ? memoryBytes : nil,
            missing: missing
        )
    }

    private static func leaveOnlyReading(_ places: [String]) -> Int32 {
        let paths = places.map { linux_permitted_path(path: strdup($0), kind: LINUX_READ) }
        defer { for each in paths { free(UnsafeMutablePointer(mutating: each.path)) } }
        return linux_leave_only_paths(paths, paths.count, 0, LINUX_LANDLOCK_NEWEST)
    }
}

import CLinux
import Glibc
import Varlink

/// What the process of a bundled driver gives up before it reads its first byte.
enum DriverConfinement {
    /// The longest document as its elements and as the printer's bytes, and the libraries.
    private static let memoryBytes: UInt64 = 512 << 20
    /// Links, the device, a gateway's links that are replaced, and what comes beside calls.
    private static let mostDescriptors: UInt64 = 64

    /// Gives up all that the driver does not need, for good; throws where that cannot be, and says what cannot be on this
    /// kernel.
    ///
    /// No thread may have been started before.
    static func begin(_ needs: DriverNeeds, _ say: (String) -> Void) throws(SystemError) {
        guard linux_limit_memory(memoryBytes) == 0,
            linux_limit_files(mostDescriptors, DriverHost.Link.firstOfDevice) == 0,
            needs.contains(.pcsc) || linux_limit_processes(0) == 0
        else { throw SystemError("limit the driver") }
        // Without this the kernel takes neither of the next two from a process that is not root's.
        guard linux_renounce_privileges() == 0 else { throw SystemError("renounce privileges") }
        if linux_leave_only_paths(nil, 0, needs.rawValue, landlockAtMost) < 0 {
            say("files are refused by the filter of system calls alone (landlock): \(String(cString: strerror(errno)))")
        }
        guard linux_leave_only_driving(needs.rawValue) == 0 else { throw SystemError("filter system calls") }
    }

    /// The newest landlock that is used: tests pretend an older kernel.
    ///
    /// The supervisor hands no other variable on, and this one only where it was started with it.
    private static var landlockAtMost: Int32 {
        guard let text = getenv("LANEKEEPER_LANDLOCK_AT_MOST"), let version = Int32(String(cString: text)) else {
            return Int32(LINUX_LANDLOCK_NEWEST)
        }
        return version
    }
}

import Glibc
import Varlink

/// Counts, in a small file beside the journal, how many jobs were handed to drivers.
///
/// A journal whose end was lost looks like an older one: jobs that were begun
/// count as queued, and would be printed twice. The witness is written after
/// each commit and not forced to the disk, so that it is never ahead of a sound
/// journal; when it is, the journal's end is missing.
struct JournalWitness {
    private let descriptor: OwnedDescriptor
    /// What it said when it was opened.
    let count: Int64

    init(_ path: String) throws(JournalFault) {
        let opened = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard opened >= 0 else { throw .readOnly(SystemError(path).description) }
        var stored: Int64 = 0
        let read = withUnsafeMutableBytes(of: &stored) { pread(opened, $0.baseAddress, 8, 0) }
        descriptor = OwnedDescriptor(opened)
        count = read == 8 ? Int64(littleEndian: stored) : 0
    }

    /// Notes the count; one that cannot be noted is too low, which raises no alarm.
    func note(_ count: Int64) {
        var stored = count.littleEndian
        _ = withUnsafeBytes(of: &stored) { pwrite(descriptor.rawValue, $0.baseAddress, 8, 0) }
    }
}

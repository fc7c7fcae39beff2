import Configuration
import Discovery
import DriverManifest
import Glibc
import Varlink

/// Remembers over restarts which device was found first, at an address or plugged in, in the supervisor's own folder.
///
/// One small file a device: its address, or how it is attached, in the first line, so that another address begins anew, and its identity in the second.
package struct IdentityMemory {
    private let folder: OwnedDescriptor

    /// No address and no identity is longer.
    private static let longestFile = 1024

    /// Opens the folder of the lane's state, and makes it if it is not there.
    package init(state: String) throws(SystemError) {
        folder = try StateFolder.make("supervisor", in: state, for: nil)
    }

    /// What was found first; nil when nothing was, or what is written is not whole.
    package func identity(of device: String, at address: String) -> NetworkIdentity? {
        text(of: device, at: address).flatMap { NetworkIdentity($0) }
    }

    /// What was found first of a device that is plugged in.
    package func device(_ device: String, _ subsystem: MatchRule.Subsystem) -> RememberedDevice? {
        text(of: device, at: IdentityMemory.place(subsystem)).flatMap { RememberedDevice($0) }
    }

    /// Writes down what was found: all of it or nothing, and on the disk when this returns.
    ///
    /// That may take a moment, once in the life of a device.
    package func keep(_ identity: NetworkIdentity, of device: String, at address: String) throws(SystemError) {
        try keep("\(identity)", device, address)
    }

    /// Writes down what is known of a device that is plugged in; nothing where its port has no name that can be written.
    package func keep(
        _ known: RememberedDevice,
        of device: String,
        _ subsystem: MatchRule.Subsystem
    ) throws(SystemError) {
        guard let text = known.text else { return }
        try keep(text, device, IdentityMemory.place(subsystem))
    }

    /// Why a file that is there tells nothing of a device at a place, in words; nil where it does, or speaks of another place.
    package func fault(of device: String, at address: String) -> String? {
        let descriptor = openat(folder.rawValue, device, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return errno == ENOENT ? nil : String(cString: strerror(errno)) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: IdentityMemory.longestFile)
        let count = max(0, read(descriptor, &bytes, bytes.count))
        let lines = bytes[..<count].split(separator: UInt8(ascii: "\n"))
        let isOfHere = lines.first.map { $0.elementsEqual(address.utf8) } ?? true
        return isOfHere || bytes[..<count].last != UInt8(ascii: "\n") ? "it is not whole" : nil
    }

    /// How a device is attached, as a place.
    package static func place(_ subsystem: MatchRule.Subsystem) -> String { "attached \(subsystem.rawValue)" }

    private func text(of device: String, at address: String) -> String? {
        let descriptor = openat(folder.rawValue, device, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: IdentityMemory.longestFile)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0, bytes[count - 1] == UInt8(ascii: "\n") else { return nil }
        let lines = bytes[..<count].split(separator: UInt8(ascii: "\n"))
        guard lines.count == 2, lines[0].elementsEqual(address.utf8) else { return nil }
        return String(decoding: lines[1], as: UTF8.self)
    }

    private func keep(_ identity: String, _ device: String, _ address: String) throws(SystemError) {
        let text = Array("\(address)\n\(identity)\n".utf8)
        // A device's name has no dot.
        let new = "\(device).new"
        // Whatever has that name already is not waited for: a pipe would never let go of who opens it.
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let file = OwnedDescriptor(openat(folder.rawValue, new, flags, 0o600))
        guard file.rawValue >= 0 else { throw SystemError(new) }
        guard write(file.rawValue, text, text.count) == text.count, fdatasync(file.rawValue) == 0,
            renameat(folder.rawValue, new, folder.rawValue, device) == 0
        else { throw SystemError(new) }
        fsync(folder.rawValue)
    }

    /// Forgets a device: what is found next is the first one.
    package func forget(_ device: String) throws(SystemError) {
        guard unlinkat(folder.rawValue, device, 0) == 0 || errno == ENOENT else { throw SystemError(device) }
        fsync(folder.rawValue)
    }
}

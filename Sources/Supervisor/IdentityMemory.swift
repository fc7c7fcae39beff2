import Configuration
import Discovery
import DriverManifest
import Glibc
import Varlink

/// Remembers over restarts which device was found first, at an address or plugged in, in the supervisor's own folder.
///
/// One small file a device: its address, or how it is attached, in the first line, so that another address begins anew, and its identity in the second.
package struct IdentityMemory {
    /// What cannot be known any more.
    package struct Damage: Error, Equatable {
        /// The file as it is called now, with its folder.
        package var file: String
        /// What is wrong with it, in words.
        package var reason: String

        /// Whether that was read in it: what cannot be read now may be whole.
        package var wasRead: Bool

        /// Collects what is known of it.
        package init(file: String, reason: String, wasRead: Bool = true) {
            (self.file, self.reason, self.wasRead) = (file, reason, wasRead)
        }
    }

    let path: String
    let folder: OwnedDescriptor

    /// Opens the folder of the lane's state, and makes it if it is not there.
    package init(state: String) throws(SystemError) {
        path = IdentityMemory.path(in: state)
        folder = try StateFolder.make("supervisor", in: state, for: nil)
    }

    /// Where the folder is in that of the lane.
    static func path(in state: String) -> String { "\(state)/supervisor" }

    /// What was found first; nil when nothing was, or what is written is not whole.
    package func identity(of device: String, at address: String) -> NetworkIdentity? {
        (try? text(of: device, at: address)).flatMap { NetworkIdentity($0) }
    }

    /// Writes down what was found: all of it or nothing, and on the disk when this returns.
    ///
    /// That may take a moment, once in the life of a device.
    package func keep(_ identity: NetworkIdentity, of device: String, at address: String) throws(SystemError) {
        try write("\(address)\n\(identity)\n", into: device)
    }

    /// How a device is attached, as a place.
    package static func place(_ subsystem: MatchRule.Subsystem) -> String { "\(attached)\(subsystem.rawValue)" }
    private static let attached = "attached "

    /// What is written of a device at a place; nil where nothing is, or it was another place.
    ///
    /// - Throws: The file tells nothing although it is there, or says that another one did.
    package func text(of device: String, at place: String) throws(Damage) -> String? {
        guard let bytes = try bytes(of: device) else { return nil }
        let damage = Damage(file: "\(path)/\(device)", reason: "it is not whole")
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty, bytes.allSatisfy({ $0 != 0 }) else { throw damage }
        let (here, text) = (String(decoding: lines[0], as: UTF8.self), String(decoding: lines[1], as: UTF8.self))
        if let aside = IdentityMemory.words(of: text) {
            guard here.utf8.elementsEqual(place.utf8) else { return nil }
            throw Damage(file: "\(path)/\(aside.name)", reason: aside.reason)
        }
        let isWhole =
            here.utf8.starts(with: IdentityMemory.attached.utf8)
            ? RememberedDevice(text) != nil && isAttachment(here)
            : NetworkIdentity(text) != nil && here.utf8.contains(UInt8(ascii: ":"))
        guard isWhole else { throw damage }
        return here.utf8.elementsEqual(place.utf8) ? text : nil
    }

    private func isAttachment(_ place: String) -> Bool {
        MatchRule.Subsystem(rawValue: String(place.dropFirst(IdentityMemory.attached.count))) != nil
    }

    /// Gives a file that is damaged another name, and writes in its place that it was: nobody is to take it for one that never was.
    ///
    /// - Throws: All is as it was.
    package func setAside(_ damage: Damage, of device: String, at place: String) throws(SystemError) -> Damage {
        // A file that was set aside before is what the damage is about already.
        guard damage.wasRead, damage.file.utf8.elementsEqual("\(path)/\(device)".utf8) else { return damage }
        let name = try freeName(device)
        guard linkat(folder.rawValue, device, folder.rawValue, name, 0) == 0 else {
            throw SystemError("\(path)/\(name)")
        }
        do throws(SystemError) {
            try write("\(place)\n\(IdentityMemory.lost)\(name): \(damage.reason)\n", into: device)
        } catch {
            unlinkat(folder.rawValue, name, 0)
            throw error
        }
        return Damage(file: "\(path)/\(name)", reason: damage.reason)
    }

    /// Begins what such a line says: `lost front.damaged-1: it is not whole`.
    private static let lost = "lost "

    /// Where a file was put, and why.
    private static func words(of text: String) -> (name: String, reason: String)? {
        guard text.utf8.starts(with: lost.utf8) else { return nil }
        let parts = text.dropFirst(lost.count).split(separator: ": ", maxSplits: 1).map(String.init)
        return parts.count == 2 && !parts[0].contains("/") ? (parts[0], parts[1]) : nil
    }

    /// Forgets a device: what is found next is the first one.
    package func forget(_ device: String) throws(SystemError) {
        guard unlinkat(folder.rawValue, device, 0) == 0 || errno == ENOENT else {
            throw SystemError("\(path)/\(device)")
        }
        fsync(folder.rawValue)
    }
}

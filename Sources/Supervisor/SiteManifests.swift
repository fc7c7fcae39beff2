import DriverManifest
import Glibc
import Varlink

extension DriverManifests {
    /// Where a site puts what drivers from outside say of themselves: a folder of each family, with its `driver.toml`.
    package static let siteDrivers = "/etc/lanekeeper/drivers"
    /// Where a site puts what it knows of single models: files that end in `.toml`.
    package static let siteQuirks = "/etc/lanekeeper/quirks.d"

    /// The families of the programs in a folder, and what a site adds to them; folders that are not there add nothing.
    package static func installed(
        in folder: String,
        drivers: String = siteDrivers,
        quirks: String = siteQuirks
    ) throws(SystemError) -> DriverManifests {
        var manifests = try bundled(in: folder)
        for family in entries(of: drivers) {
            let file = "\(drivers)/\(family)/driver.toml"
            guard let text = manifests.text(of: file) else { continue }
            let own = "\(drivers)/\(family)/quirks.toml"
            let ownQuirks = access(own, F_OK) == 0 ? manifests.text(of: own) : nil
            manifests.add(outside: family, text: text, file: file, quirks: ownQuirks.map { ($0, own) })
        }
        for name in entries(of: quirks) where name.hasSuffix(".toml") {
            let file = "\(quirks)/\(name)"
            if let text = manifests.text(of: file) { manifests.add(siteQuirks: text, file: file) }
        }
        return manifests
    }

    /// The names in a folder, in their order.
    private static func entries(of folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// A file's text; one that cannot be read is a fault.
    private mutating func text(of file: String) -> String? {
        let limit = 1 << 20
        let descriptor = OwnedDescriptor(open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC))
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 64 << 10)
        guard descriptor.rawValue >= 0 else {
            addUnreadable("\(SystemError(file))")
            return nil
        }
        while case let count = read(descriptor.rawValue, &part, part.count), count != 0 {
            guard count > 0, bytes.count + count <= limit else {
                addUnreadable(count < 0 ? "\(SystemError(file))" : "\(file): longer than \(limit) bytes")
                return nil
            }
            bytes += part[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            addUnreadable("\(file): not UTF-8")
            return nil
        }
        return text
    }
}

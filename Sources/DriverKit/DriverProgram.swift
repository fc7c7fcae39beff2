import Glibc
import Varlink

/// A program that holds bundled drivers; a process of it runs one of them, confined, or tells of all.
package enum DriverProgram {
    /// Does what the command line says: `FAMILY DEVICE` or `--manifests`; ends the process where it says neither.
    package static func run(_ program: String, _ families: [DriverFamily]) {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments == ["--manifests"] {
            for family in families { write(manifestLine(family.driver), to: STDOUT_FILENO) }
            return
        }
        // The device's name is only there to be seen in the list of processes; the supervisor tells it again.
        guard arguments.count == 2, let name = arguments.first else {
            stop(program, "usage: \(program) FAMILY DEVICE | \(program) --manifests")
        }
        guard let family = families.first(where: { $0.driver.family == name }) else {
            stop(
                program,
                "no family '\(name)', expected one of \(families.map { $0.driver.family }.joined(separator: ", "))"
            )
        }
        family.driver.prepare()
        do throws(SystemError) {
            try DriverConfinement.begin(family.needs) { write(Array("\(program): \($0)\n".utf8), to: STDERR_FILENO) }
        } catch {
            stop(program, "\(error)")
        }
        DriverHost.run(family.driver)
    }

    /// One line of `--manifests`: the texts of a family's `driver.toml` and `quirks.toml`, and how messages name the file.
    private static func manifestLine(_ family: any Driver.Type) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.field("family")
        writer.write(family.family)
        writer.field("file")
        writer.write("Drivers/\(family.family)/driver.toml")
        writer.field("text")
        writer.write(String(decoding: family.manifest, as: UTF8.self))
        if let quirks = family.quirks {
            writer.field("quirks")
            writer.write(String(decoding: quirks, as: UTF8.self))
        }
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private static func stop(_ program: String, _ words: String) -> Never {
        write(Array("\(program): \(words)\n".utf8), to: STDERR_FILENO)
        exit(2)
    }
}

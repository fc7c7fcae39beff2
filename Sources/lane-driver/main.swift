import DriverKit
import Glibc
import Varlink

/// One line of `--manifests`: the text of a family's `driver.toml`, and how messages name the file.
func manifestLine(_ family: any Driver.Type) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("family")
    writer.write(family.family)
    writer.field("file")
    writer.write("Drivers/\(family.family)/driver.toml")
    writer.field("text")
    writer.write(String(decoding: family.manifest, as: UTF8.self))
    writer.endObject()
    return writer.bytes + [UInt8(ascii: "\n")]
}

func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}

func stop(_ words: String) -> Never {
    write(Array("lane-driver: \(words)\n".utf8), to: STDERR_FILENO)
    exit(2)
}

let arguments = CommandLine.arguments.dropFirst()
if arguments == ["--manifests"] {
    for family in Families.all { write(manifestLine(family), to: STDOUT_FILENO) }
    exit(0)
}
// The device's name is only there to be seen in the list of processes; the supervisor tells it again.
guard arguments.count == 2, let name = arguments.first else {
    stop("usage: lane-driver FAMILY DEVICE | lane-driver --manifests")
}
guard let family = Families.all.first(where: { $0.family == name }) else {
    stop("no family '\(name)', expected one of \(Families.all.map { $0.family }.joined(separator: ", "))")
}
DriverHost.run(family)

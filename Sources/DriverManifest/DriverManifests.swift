import TOMLFile
import Varlink

/// The families that a program of drivers has, as its `--manifests` tells: each line is a JSON object with the
/// `family`, the name of its `file` for messages, and the `text` of that file.
package struct DriverManifests: Sendable {
    /// A line, or what it holds, that is not as it should be.
    package enum Fault: Error, Equatable, CustomStringConvertible {
        /// A line, counted from 1, is not such an object.
        case line(Int, String)
        /// A family's file is wrong.
        case manifest(TOMLError)
        /// A family's file says another name than the line, or than a line before it.
        case family(String, file: String)

        /// What is wrong, and where.
        package var description: String {
            switch self {
            case .line(let number, let reason): "line \(number) of the manifests: \(reason)"
            case .manifest(let error): "\(error)"
            case .family(let name, let file): "\(file): family '\(shownSetting(name))' is not what its program calls it"
            }
        }
    }

    /// The families, in the order of the lines.
    package let families: [FamilyManifest]
    /// What is wrong; a family with a fault is left out, the others stay.
    package let faults: [Fault]

    /// Reads the output of `lane-driver --manifests`.
    package init(parsing output: [UInt8]) {
        var (families, faults): ([FamilyManifest], [Fault]) = ([], [])
        for (index, line) in output.split(separator: UInt8(ascii: "\n")).enumerated() {
            do throws(Fault) {
                let family = try DriverManifests.read(Array(line), number: index + 1)
                guard !families.contains(where: { $0.family == family.manifest.family }) else {
                    throw .family(family.manifest.family, file: family.file)
                }
                families.append(family.manifest)
            } catch {
                faults.append(error)
            }
        }
        (self.families, self.faults) = (families, faults)
    }

    /// The family of a name, or nil.
    package func family(_ name: String) -> FamilyManifest? {
        families.first { $0.family.utf8.elementsEqual(name.utf8) }
    }

    private static func read(
        _ line: [UInt8],
        number: Int
    ) throws(Fault) -> (manifest: FamilyManifest, file: String) {
        let entry: ManifestLine
        do throws(JSONError) { entry = try ManifestLine.decode(line, unknownFields: .ignore) } catch {
            throw .line(number, "\(error.reason) at byte \(error.offset)")
        }
        let manifest: FamilyManifest
        do throws(TOMLError) { manifest = try FamilyManifest(parsing: entry.text, file: entry.file) } catch {
            throw .manifest(error)
        }
        guard manifest.family.utf8.elementsEqual(entry.family.utf8) else {
            throw .family(manifest.family, file: entry.file)
        }
        return (manifest, entry.file)
    }
}

/// One line of a program's manifests.
private struct ManifestLine: JSONCodable {
    let family: String
    let file: String
    let text: String

    init(from reader: inout JSONReader) throws(JSONError) {
        var (family, file, text): (String?, String?, String?) = (nil, nil, nil)
        let start = try reader.beginObject()
        while let key = try reader.nextField() {
            switch key {
            case "family": family = try String(from: &reader)
            case "file": file = try String(from: &reader)
            case "text": text = try String(from: &reader)
            default: try reader.unknownField(key)
            }
        }
        guard let family else { throw JSONError(.missingField("family"), at: start) }
        guard let file else { throw JSONError(.missingField("file"), at: start) }
        guard let text else { throw JSONError(.missingField("text"), at: start) }
        (self.family, self.file, self.text) = (family, file, text)
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("family")
        writer.write(family)
        writer.field("file")
        writer.write(file)
        writer.field("text")
        writer.write(text)
        writer.endObject()
    }
}

import TOMLFile
import Varlink

/// The families that a program of drivers has, as its `--manifests` tells: each line is a JSON object with the
/// `family`, the name of its `file` for messages, the `text` of that file, and where there is one that of its `quirks`.
package struct DriverManifests: Sendable {
    /// A line, or what it holds, that is not as it should be.
    package enum Fault: Error, Equatable, CustomStringConvertible {
        /// A line, counted from 1, is not such an object.
        case line(Int, String)
        /// A family's file is wrong, or one of its rules or quirks, which alone is left out then.
        case manifest(TOMLError)
        /// A file cannot be read.
        case unreadable(String)
        /// A family's file says another name than the line, or than a line before it.
        case family(String, file: String)

        /// What is wrong, and where.
        package var description: String {
            switch self {
            case .line(let number, let reason): "line \(number) of the manifests: \(reason)"
            case .manifest(let error): "\(error)"
            case .unreadable(let reason): reason
            case .family(let name, let file): "\(file): family '\(shownSetting(name))' is not what its program calls it"
            }
        }
    }

    /// The families, in the order of the lines.
    package private(set) var families: [FamilyManifest] = []
    /// What is known of single models: what a site has added comes first, and counts first.
    package private(set) var quirks: [Quirk] = []
    /// What is wrong; a family with a fault is left out, the others stay.
    package private(set) var faults: [Fault] = []

    /// Reads the output of `lane-driver --manifests`.
    package init(parsing output: [UInt8]) {
        for (index, line) in output.split(separator: UInt8(ascii: "\n")).enumerated() {
            do throws(Fault) { try read(Array(line), number: index + 1) } catch { faults.append(error) }
        }
    }

    /// The family of a name, or nil.
    package func family(_ name: String) -> FamilyManifest? {
        families.first { $0.family.utf8.elementsEqual(name.utf8) }
    }

    /// The quirks of a family.
    package func quirks(of family: String) -> [Quirk] { quirks.filter { $0.family.utf8.elementsEqual(family.utf8) } }

    /// Adds the family of a driver from outside; `text` is its `driver.toml`, and beside it stand the quirks of its models.
    package mutating func add(
        outside family: String,
        text: String,
        file: String,
        quirks: (text: String, file: String)? = nil
    ) {
        do throws(Fault) {
            let manifest = try add(family, text, file)
            if let quirks { add(quirks.text, file: quirks.file, of: manifest) }
        } catch {
            faults.append(error)
        }
    }

    /// Adds the quirks of a site, of which each names its family.
    package mutating func add(siteQuirks text: String, file: String) {
        var wrong: [TOMLError] = []
        do throws(TOMLError) {
            quirks.insert(contentsOf: try Quirk.parse(text, file: file, families: families, faults: &wrong), at: 0)
        } catch {
            wrong.append(error)
        }
        faults += wrong.map(Fault.manifest)
    }

    /// Notes a file that could not be read.
    package mutating func addUnreadable(_ reason: String) { faults.append(.unreadable(reason)) }

    private mutating func read(_ line: [UInt8], number: Int) throws(Fault) {
        let entry: ManifestLine
        do throws(JSONError) { entry = try ManifestLine.decode(line, unknownFields: .ignore) } catch {
            throw .line(number, "\(error.reason) at byte \(error.offset)")
        }
        let family = try add(entry.family, entry.text, entry.file)
        guard let text = entry.quirks else { return }
        // It stands beside the family's own file.
        let folder = entry.file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let file = (folder + ["quirks.toml"]).joined(separator: "/")
        add(text, file: file, of: family)
    }

    private mutating func add(_ text: String, file: String, of family: FamilyManifest) {
        var wrong: [TOMLError] = []
        do throws(TOMLError) { quirks += try Quirk.parse(text, file: file, of: family, faults: &wrong) } catch {
            wrong.append(error)
        }
        faults += wrong.map(Fault.manifest)
    }

    @discardableResult
    private mutating func add(_ family: String, _ text: String, _ file: String) throws(Fault) -> FamilyManifest {
        let manifest: FamilyManifest
        do throws(TOMLError) { manifest = try FamilyManifest(parsing: text, file: file) } catch {
            throw .manifest(error)
        }
        guard manifest.family.utf8.elementsEqual(family.utf8), self.family(family) == nil else {
            throw .family(manifest.family, file: file)
        }
        families.append(manifest)
        faults += manifest.ruleFaults.map(Fault.manifest)
        return manifest
    }
}

/// One line of a program's manifests.
private struct ManifestLine: JSONCodable {
    let family: String
    let file: String
    let text: String
    let quirks: String?

    init(from reader: inout JSONReader) throws(JSONError) {
        var (family, file, text, quirks): (String?, String?, String?, String?) = (nil, nil, nil, nil)
        let start = try reader.beginObject()
        while let key = try reader.nextField() {
            switch key {
            case "family": family = try String(from: &reader)
            case "file": file = try String(from: &reader)
            case "text": text = try String(from: &reader)
            case "quirks": quirks = try String(from: &reader)
            default: try reader.unknownField(key)
            }
        }
        guard let family else { throw JSONError(.missingField("family"), at: start) }
        guard let file else { throw JSONError(.missingField("file"), at: start) }
        guard let text else { throw JSONError(.missingField("text"), at: start) }
        (self.family, self.file, self.text, self.quirks) = (family, file, text, quirks)
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("family")
        writer.write(family)
        writer.field("file")
        writer.write(file)
        writer.field("text")
        writer.write(text)
        if let quirks {
            writer.field("quirks")
            writer.write(quirks)
        }
        writer.endObject()
    }
}

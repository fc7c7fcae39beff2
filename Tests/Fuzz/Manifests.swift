// sources: DriverManifest TOMLFile CTOML Varlink CLinux
// What families say of their devices, and what an input device says of its reports: whatever the bytes are.
import TOMLFile

private let head = """
    family = "P"
    classes = ["printer"]
    summary = "s"
    tier = "simulated"
    connections = ["usb"]
    [deadlines]
    ready = "1 s"

    """

/// Reads the bytes as rules, as quirks, as a program's manifests and as a report descriptor.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    let text = String(decoding: bytes, as: UTF8.self)
    if let family = try? FamilyManifest(parsing: head + text, file: "driver.toml") {
        for rule in family.rules {
            precondition(rule.interface != nil || rule.vendor != nil || rule.usage != nil)
            precondition(rule.interface.map { 1...3 ~= $0.count } ?? true)
        }
    }
    if let family = try? FamilyManifest(parsing: head, file: "driver.toml") {
        var faults: [TOMLError] = []
        for quirk in (try? Quirk.parse(text, file: "quirks.toml", of: family, faults: &faults)) ?? [] {
            precondition(quirk.isExcluded != !quirk.settings.isEmpty || quirk.settings.isEmpty)
            _ = quirk.isAbout(vendor: quirk.vendor, product: quirk.product, deviceId: text)
        }
    }
    _ = DriverManifests(parsing: bytes)
    let usages = ReportDescriptor.usages(bytes)
    precondition(Set(usages).count == usages.count && usages.count <= ReportDescriptor.longest)
    return 0
}

import DriverManifest
import TOMLFile
import Testing

struct DriverManifestsTests {
    private func line(_ family: String, named: String? = nil, tier: String = "simulated") -> String {
        let text =
            #"family = \"\#(named ?? family)\"\nclasses = [\"printer\"]\nsummary = \"s\"\ntier = \"\#(tier)\"\n"#
            + #"connections = [\"terminal\"]\n[deadlines]\nready = \"1 s\"\n"#
        return #"{"family":"\#(family)","file":"Drivers/\#(family)/driver.toml","text":"\#(text)"}"# + "\n"
    }

    private func read(_ lines: String...) -> DriverManifests { DriverManifests(parsing: Array(lines.joined().utf8)) }

    @Test func `families are found by name`() {
        let manifests = read(line("One"), line("Two"))
        #expect(manifests.faults.isEmpty)
        #expect(manifests.families.map(\.family) == ["One", "Two"])
        #expect(manifests.family("Two")?.readyDeadline == .seconds(1))
        #expect(manifests.family("Three") == nil)
    }

    @Test func `a family with a fault is left out and the others stay`() {
        let manifests = read(
            line("One"),
            "rubbish\n",
            line("Two", tier: "good"),
            #"{"family":"x"}"# + "\n",
            line("Four")
        )
        #expect(manifests.families.map(\.family) == ["One", "Four"])
        #expect(
            manifests.faults.map(\.description) == [
                "line 2 of the manifests: unexpected byte 114 at byte 0",
                "Drivers/Two/driver.toml:4:8: 'tier' is 'good', expected one of 'simulated', 'tested'",
                "line 4 of the manifests: missing field file at byte 0",
            ]
        )
    }

    @Test func `a family has one name and one entry`() {
        let manifests = read(line("One"), line("One"), line("Two", named: "Other"))
        #expect(manifests.families.map(\.family) == ["One"])
        #expect(
            manifests.faults.map(\.description) == [
                "Drivers/One/driver.toml: family 'One' is not what its program calls it",
                "Drivers/Two/driver.toml: family 'Other' is not what its program calls it",
            ]
        )
    }
}

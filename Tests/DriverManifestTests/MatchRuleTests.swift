import DriverManifest
import TOMLFile
import Testing

private let head = """
    family = "P"
    classes = ["printer"]
    summary = "s"
    tier = "simulated"
    connections = ["usb", "hid"]
    [deadlines]
    ready = "1 s"
    [[setting]]
    name = "profile"
    summary = "s"
    values = ["a", "b"]

    """

private func manifest(_ rules: String) throws(TOMLError) -> FamilyManifest {
    try FamilyManifest(parsing: head + rules, file: "driver.toml")
}

struct MatchRuleTests {
    @Test func `a rule is read`() throws {
        let family = try manifest(
            """
            [[match]]
            subsystem = "usb"
            vendor = "04b8"
            product = "0202"
            interface = "ff"
            interfaceNumber = 1
            because = "b"
            [[match]]
            subsystem = "hidraw"
            usage = "8c:02"
            """
        )
        #expect(family.ruleFaults.isEmpty)
        let rule = family.rules[0]
        #expect(rule.subsystem == .usb)
        #expect([rule.vendor, rule.product] == [0x04B8, 0x0202])
        #expect(rule.interface == [0xFF])
        #expect(rule.interfaceNumber == 1)
        #expect(rule.because == "b")
        #expect(rule.position.line == 12)
        #expect(family.rules[1].usage == MatchRule.Usage(page: 0x8C, number: 2))
        #expect(family.rules[1].usage?.description == "8c:02")
    }

    @Test(arguments: [
        (
            "subsystem = \"block\"\nvendor = \"04b8\"",
            "13:13: 'subsystem' is 'block', expected one of 'usb', 'usbmisc', 'hidraw', 'tty', 'input'"
        ),
        ("subsystem = \"usb\"", "12:1: the rule fits everything, expected one of 'interface', 'vendor' and 'usage'"),
        ("subsystem = \"usb\"\nvendor = \"4b8\"", "14:10: 'vendor' is '4b8', expected 4 hexadecimal digits"),
        ("subsystem = \"usb\"\nvendor = \"+4b8\"", "14:10: 'vendor' is '+4b8', expected 4 hexadecimal digits"),
        ("subsystem = \"usb\"\nproduct = \"0202\"", "14:11: 'product' is a maker's number, and needs 'vendor'"),
        (
            "subsystem = \"usb\"\ninterface = \"7\"",
            "14:13: expected class, subclass and protocol, two hexadecimal digits each"
        ),
        ("subsystem = \"hidraw\"\nusage = \"8c\"", "14:9: expected page and usage in hexadecimal, such as \"8c:02\""),
        ("subsystem = \"tty\"\ninterface = \"07\"", "14:13: 'interface' is for the subsystems usb, usbmisc"),
        ("subsystem = \"usb\"\nvendor = \"04b8\"\nusage = \"1:6\"", "15:9: 'usage' is for the subsystems hidraw"),
        (
            "subsystem = \"usb\"\ninterface = \"ff\"\nvender = \"04b8\"",
            "15:1: unknown key 'vender', did you mean 'vendor'?"
        ),
    ])
    func `a rule that is wrong disables itself alone`(text: String, message: String) throws {
        let good = "[[match]]\nsubsystem = \"usb\"\ninterface = \"0701\"\n"
        let family = try manifest("[[match]]\n\(text)\n\(good)")
        #expect(family.rules.map(\.interface) == [[7, 1]])
        let words = family.ruleFaults.map(\.description)
        #expect(words.count == 1)
        #expect(words.first == "driver.toml:\(message)")
    }
}

struct QuirkTests {
    private func read(_ text: String) throws -> ([Quirk], [String]) {
        var faults: [TOMLError] = []
        let quirks = try Quirk.parse(text, file: "quirks.toml", of: try manifest(""), faults: &faults)
        return (quirks, faults.map(\.description))
    }

    @Test(arguments: [
        ("vendor = \"04b8\"\nexcluded = true\nunverified = true", "1:1: missing key 'because', expected a string"),
        (
            "vendor = \"04b8\"\nexcluded = true\nbecause = \"b\"",
            "1:1: expected either 'evidence' or unverified = true"
        ),
        ("vendor = \"04b8\"\nbecause = \"b\"\nunverified = true", "1:1: expected either 'excluded' or 'settings'"),
        (
            "vendor = \"04b8\"\nbecause = \"b\"\nunverified = true\nsettings = { profile = \"c\" }",
            "5:24: setting 'profile' is 'c', expected one of 'a', 'b'"
        ),
        ("excluded = true", "1:1: missing key 'vendor'"),
    ])
    func `a quirk that is wrong disables itself alone`(text: String, message: String) throws {
        let good = "[[quirk]]\nvendor = \"0416\"\nexcluded = true\nbecause = \"b\"\nevidence = \"e\"\n"
        let (quirks, faults) = try read("[[quirk]]\n\(text)\n\(good)")
        #expect(quirks.map(\.vendor) == [0x0416])
        #expect(faults == ["quirks.toml:\(message)"])
    }

    @Test func `a site's quirks name their family and count first`() throws {
        let json = "\"family\":\"P\",\"file\":\"Drivers/P/driver.toml\""
        func text(_ toml: String) -> String {
            toml.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
                .replacing("\"", with: "\\\"").replacing("\\\\\"", with: "\\\"")
        }
        let own =
            "[[quirk]]\nvendor = \"0416\"\nexcluded = true\nbecause = \"own\"\nunverified = true\n[[quirk]]\nx = 1\n"
        let line = "{\(json),\"text\":\"\(text(head))\",\"quirks\":\"\(text(own))\"}\n"
        var manifests = DriverManifests(parsing: Array(line.utf8))
        #expect(manifests.quirks.map(\.because) == ["own"])
        #expect(manifests.faults.map(\.description) == ["Drivers/P/quirks.toml:6:1: missing key 'vendor'"])
        let site = "[[quirk]]\nvendor = \"0416\"\nexcluded = false\nbecause = \"site\"\nunverified = true\n"
        manifests.add(siteQuirks: site + "family = \"P\"\n" + site + "family = \"Q\"\n", file: "/etc/site.toml")
        #expect(manifests.quirks(of: "P").map(\.because) == ["site", "own"])
        #expect(manifests.faults.last?.description == "/etc/site.toml:12:10: no driver is called 'Q'")
    }
}

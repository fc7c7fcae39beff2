import Discovery
import DriverManifest
import TOMLFile
import Testing

@Suite struct RuleVerdictTests {
    private func manifest(_ rules: String) throws -> FamilyManifest {
        let head =
            "family = \"P\"\nclasses = [\"printer\"]\nsummary = \"s\"\ntier = \"simulated\"\nconnections = [\"usb\"]\n"
        let manifest = try FamilyManifest(parsing: head + "[deadlines]\nready = \"1 s\"\n" + rules, file: "driver.toml")
        #expect(manifest.ruleFaults.isEmpty)
        return manifest
    }

    private func says(_ rule: String, _ device: SystemDevice) throws -> String {
        let rules = try manifest("[[match]]\n\(rule)\n").rules
        return try RuleVerdict(#require(rules.first), function(device)).description
    }

    @Test func `a rule that fits says why`() throws {
        let rule = "subsystem = \"usb\"\ninterface = \"0701\"\nbecause = \"the printer class\""
        #expect(try says(rule, usbPrinter()) == "driver.toml:8: matches, because: the printer class")
    }

    @Test func `a rule that does not fit names each key that does not`() throws {
        let rule = "subsystem = \"usb\"\nvendor = \"04b8\"\nproduct = \"0202\"\ninterface = \"ff\"\ninterfaceNumber = 1"
        #expect(
            try says(rule, usbPrinter(vendor: "0416"))
                == "driver.toml:8: does not match: interface is 070102, wanted ff; vendor is 0416, wanted 04b8; "
                + "product is 0e15, wanted 0202; interfaceNumber is 0, wanted 1"
        )
        #expect(
            try says("subsystem = \"hidraw\"\nusage = \"8c:02\"", usbPrinter())
                == "driver.toml:8: does not match: subsystem is usb, wanted hidraw; usage is not told, wanted 8c:02"
        )
    }

    @Test func `printing over the internet's protocol is not ours unless a rule says so`() throws {
        let device = usbPrinter(interface: ("07", "01", "04"))
        #expect(try says("subsystem = \"usb\"\ninterface = \"0701\"", device).contains("does not match"))
        #expect(try says("subsystem = \"usb\"\ninterface = \"070104\"", device).contains("matches"))
    }

    @Test func `a quirk takes a model out or tells its driver something and the first one counts`() throws {
        let family = try manifest(
            "[[match]]\nsubsystem = \"usb\"\ninterface = \"0701\"\n"
                + "[[setting]]\nname = \"profile\"\nsummary = \"s\"\nvalues = [\"a\", \"b\"]\n"
        )
        let text = """
            [[quirk]]
            vendor = "0416"
            product = "5011"
            deviceId = "POS-80"
            settings = { profile = "b" }
            because = "seen"
            unverified = true
            [[quirk]]
            vendor = "0416"
            excluded = true
            because = "not ours"
            evidence = "https://example.org"
            """
        var wrong: [TOMLError] = []
        let quirks = try Quirk.parse(text, file: "quirks.toml", of: family, faults: &wrong)
        #expect(wrong.isEmpty)
        let known = FamilyVerdict(
            family,
            quirks,
            try function(usbPrinter(vendor: "0416", product: "5011", deviceId: "MFG:x;MDL:POS-80;"))
        )
        #expect(known.isMatch)
        #expect(known.settings == ["profile": "b"])
        #expect(known.explanation.last == "quirks.toml:1: settings profile = b, because: seen (unverified)")
        let other = FamilyVerdict(family, quirks, try function(usbPrinter(vendor: "0416", product: "5011")))
        #expect(!other.isMatch)
        #expect(
            other.explanation == [
                "driver.toml:8: matches",
                "quirks.toml:8: never of this family, because: not ours (https://example.org)",
            ]
        )
        #expect(FamilyVerdict(family, quirks, try function(usbPrinter())).quirk == nil)
    }
}

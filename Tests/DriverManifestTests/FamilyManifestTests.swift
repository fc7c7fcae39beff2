import DriverManifest
import TOMLFile
import Testing

struct FamilyManifestTests {
    private let good = """
        family = "Till"
        classes = ["printer"]
        summary = "Tills"
        tier = "simulated"
        connections = ["terminal", "network"]

        [deadlines]
        ready = "10 s"

        [[setting]]
        name = "columns"
        summary = "Characters in a line"
        range = { from = 16, to = 96 }
        default = "48"

        [[setting]]
        name = "fence"
        summary = "Whether it is honest"
        values = ["unproven", "honest"]
        default = "unproven"
        """

    @Test func `a manifest says what it says`() throws {
        let manifest = try FamilyManifest(parsing: good, file: "driver.toml")
        #expect(manifest.family == "Till")
        #expect(manifest.classes == [.printer])
        #expect(manifest.tier == .simulated)
        #expect(manifest.connections == [.terminal, .network])
        #expect(manifest.grants == [])
        #expect(manifest.readyDeadline == .seconds(10))
        #expect(manifest.settings.map(\.name) == ["columns", "fence"])
        #expect(manifest.settings.map(\.defaultValue) == ["48", "unproven"])
        #expect(manifest.settings[0].values == .range(16...96))
        #expect(manifest.settings[1].values == .words(["unproven", "honest"]))
    }

    /// A line of the good manifest, what stands in its place, and what is said of it.
    @Test(arguments: [
        (
            #"tier = "simulated""#, #"teir = "simulated""#,
            "driver.toml:1:1: missing key 'tier', expected one of 'simulated', 'tested'"
        ),
        (
            #"tier = "simulated""#, #"tier = "good""#,
            "driver.toml:4:8: 'tier' is 'good', expected one of 'simulated', 'tested'"
        ),
        (#"summary = "Tills""#, "", "driver.toml:1:1: missing key 'summary', expected a string"),
        (#"summary = "Tills""#, "summary = 5", "driver.toml:3:11: 'summary' is an integer, expected a string"),
        (
            #"summary = "Tills""#, "summary = \"Tills\"\ncolour = 1",
            "driver.toml:4:1: unknown key 'colour', expected one of family, classes, summary, tier, connections, grants, program, confirmation, deadlines, setting, match"
        ),
        (
            #"["printer"]"#, #"["toaster"]"#,
            "driver.toml:2:11: 'classes' holds 'toaster', expected of 'printer', 'cashDrawer'"
        ),
        (#"["printer"]"#, "[]", "driver.toml:2:11: 'classes' is empty, expected of 'printer', 'cashDrawer'"),
        (
            #""terminal", "network""#, #""pigeon""#,
            "driver.toml:5:15: 'connections' holds 'pigeon', expected of 'terminal', 'network', 'queue', 'usb', 'hid'"
        ),
        (
            #"family = "Till""#, #"family = "a till""#,
            "driver.toml:1:10: a family's name has letters, digits and hyphens, at most 64"
        ),
        (
            #"ready = "10 s""#, #"ready = "soon""#,
            "driver.toml:8:9: 'ready' is 'soon', expected a duration from '100 ms' to '10 min'"
        ),
        (
            #"range = { from = 16, to = 96 }"#, #"range = { from = 16, to = 6 }"#,
            "driver.toml:13:27: 'to' is 6, expected an integer from 16 to 1000000"
        ),
        (#"range = { from = 16, to = 96 }"#, "", "driver.toml:10:1: expected either 'values' or 'range'"),
        (
            #"default = "48""#, #"default = "100""#,
            "driver.toml:14:11: 'default' is '100', expected a whole number from 16 to 96"
        ),
        (
            #"default = "unproven""#, #"default = "so""#,
            "driver.toml:20:11: 'default' is 'so', expected one of 'unproven', 'honest'"
        ),
        (#"["unproven", "honest"]"#, "[]", "driver.toml:19:10: 'values' is empty, expected what it takes"),
        (
            #"default = "48""#, "default = 48",
            "driver.toml:14:11: 'default' is an integer, expected a string"
        ),
        (#"name = "fence""#, #"name = "columns""#, "driver.toml:17:8: this setting was declared before"),
        (#"name = "fence""#, #"name = "a b""#, "driver.toml:17:8: a setting's name has letters, digits and hyphens"),
        ("[deadlines]\nready = \"10 s\"", "", "driver.toml:1:1: missing key 'deadlines', expected a table"),
    ])
    func `a fault is told with its place and what was expected`(old: String, new: String, message: String) {
        var text = good
        guard let range = text.firstRange(of: old) else {
            Issue.record("the manifest has no \(old)")
            return
        }
        text.replaceSubrange(range, with: new)
        do throws(TOMLError) {
            _ = try FamilyManifest(parsing: text, file: "driver.toml")
            Issue.record("nothing was said of \(new)")
        } catch {
            #expect("\(error)" == message)
        }
    }

    @Test func `a family may be in a program of its own, and may have printers that confirm nothing`() throws {
        #expect(try FamilyManifest(parsing: good, file: "driver.toml").program == nil)
        #expect(try FamilyManifest(parsing: good, file: "driver.toml").confirmation == .found)
        let more = "program = \"lane-driver-queue\"\nconfirmation = \"none\"\n" + good
        let manifest = try FamilyManifest(parsing: more, file: "driver.toml")
        #expect(manifest.program == "lane-driver-queue")
        #expect(manifest.confirmation == .none)
    }

    @Test(arguments: ["lane-driver", "../lane-driver-x", "lane-driver-/x", "/bin/sh", ""])
    func `no family is in a program that is none of the lane's drivers`(program: String) {
        #expect(throws: TOMLError.self) {
            try FamilyManifest(parsing: "program = \"\(program)\"\n" + good, file: "driver.toml")
        }
    }

    @Test func `a driver may find out by itself what it is not told`() throws {
        let manifest = try FamilyManifest(
            parsing: good.replacing(#"default = "48""#, with: ""),
            file: "driver.toml"
        )
        #expect(manifest.settings.map(\.defaultValue) == [nil, "unproven"])
    }

    @Test(
        arguments: [
            (["columns": "48", "fence": "honest"], nil), ([:], nil),
            (["columns": "97"], "setting 'columns' is '97', expected a whole number from 16 to 96"),
            (["columns": "4 8"], "setting 'columns' is '4 8', expected a whole number from 16 to 96"),
            (["fence": "Honest"], "setting 'fence' is 'Honest', expected one of 'unproven', 'honest'"),
            (["fense": "honest"], "unknown setting 'fense', expected one of columns, fence"),
        ] as [([String: String], String?)]
    )
    func `a device's settings are looked at`(settings: [String: String], message: String?) throws {
        let manifest = try FamilyManifest(parsing: good, file: "driver.toml")
        do throws(WrongSetting) {
            try manifest.check(settings)
            #expect(message == nil)
        } catch {
            #expect(error.description == message)
        }
    }
}

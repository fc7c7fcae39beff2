import TOMLFile
import Testing

/// What reading a document against a schema throws, or nil.
func fault(_ text: String, _ schema: (TOMLReader) throws(TOMLError) -> Void) -> String? {
    do throws(TOMLError) {
        try TOMLTable(parsing: text, file: "lane.toml").read(schema)
        return nil
    } catch {
        return error.description
    }
}

@Suite struct TOMLReaderTests {
    enum Policy: String, CaseIterable {
        case fence
        case processId
    }

    struct Device: Equatable {
        let name: String
        let address: String
        let port: Int

        init(_ name: String, _ table: TOMLReader) throws(TOMLError) {
            self.name = name
            address = try table.string("address")
            port = try table.optionalInteger("port", in: 1...65_535) ?? 9100
        }
    }

    @Test func `a whole document is read as its schema says`() throws {
        let text = """
            policy = "fence"
            patience = "250 ms"
            groups = ["sale", "technician"]
            simulated = true
            [limits]
            frames = -3
            [device.receipt]
            address = "10.0.0.7"
            [device.kitchen]
            address = "10.0.0.8"
            port = 9101
            [[program]]
            unit = "till"
            [[program]]
            unit = "clock"
            """
        try TOMLTable(parsing: text, file: "lane.toml").read { (table) throws(TOMLError) in
            #expect(try table.choice("policy", of: Policy.self) == .fence)
            #expect(try table.optionalChoice("other", of: Policy.self) == nil)
            #expect(try table.duration("patience") == .milliseconds(250))
            #expect(try table.strings("groups") == ["sale", "technician"])
            #expect(try table.boolean("simulated"))
            #expect(try table.table("limits") { (limits) throws(TOMLError) in try limits.integer("frames") } == -3)
            let devices = try table.namedTables("device", Device.init)
            #expect(devices.map(\.name) == ["receipt", "kitchen"])
            #expect(devices.map(\.port) == [9100, 9101])
            #expect(
                try table.tables("program") { (each) throws(TOMLError) in try each.string("unit") } == [
                    "till", "clock",
                ]
            )
        }
    }

    @Test func `what is not there is nil, or none`() throws {
        try TOMLTable(parsing: "", file: "lane.toml").read { (table) throws(TOMLError) in
            #expect(try table.optionalString("a") == nil)
            #expect(try table.optionalInteger("a") == nil)
            #expect(try table.optionalBoolean("a") == nil)
            #expect(try table.optionalDuration("a") == nil)
            #expect(try table.optionalStrings("a") == nil)
            #expect(try table.optionalTable("a") { (_) throws(TOMLError) in 1 } == nil)
            #expect(try table.tables("a") { (_) throws(TOMLError) in 1 } == [])
            #expect(try table.namedTables("a", Device.init) == [])
            #expect(!table.contains("a"))
        }
    }

    @Test(
        arguments: [
            ("1 ms", .milliseconds(1)), ("10 s", .seconds(10)), ("2 min", .seconds(120)), ("1h", .seconds(3600)),
            ("0 s", .zero), ("007 s", .seconds(7)),
        ] as [(String, Duration)]
    ) func `a duration is a whole number with a unit`(text: String, duration: Duration) throws {
        try TOMLTable(parsing: "a = '\(text)'", file: "lane.toml").read { (table) throws(TOMLError) in
            #expect(try table.duration("a") == duration)
        }
    }

    @Test(arguments: ["", "10", "s", "1.5 s", "-1 s", "1  s", "1 S", "1 s ", "1 day", "9223372036854775807 h", "١ s"])
    func `anything else is no duration`(text: String) {
        let words = "expected a duration such as '250 ms', '10 s' or '2 min'"
        #expect(
            fault("\na = '\(text)'") { (table) throws(TOMLError) in _ = try table.duration("a") }
                == "lane.toml:2:5: 'a' is '\(text)', \(words)"
        )
    }

    @Test(arguments: [
        ("", "1:1: missing key 'port', expected an integer from 1 to 65535"),
        ("port = 0", "1:8: 'port' is 0, expected an integer from 1 to 65535"),
        ("port = 65536", "1:8: 'port' is 65536, expected an integer from 1 to 65535"),
        ("port = '1'", "1:8: 'port' is a string, expected an integer from 1 to 65535"),
        ("port = 1.0", "1:8: 'port' is a float, expected an integer from 1 to 65535"),
        ("port = true", "1:8: 'port' is a boolean, expected an integer from 1 to 65535"),
        ("port = 1979-05-27", "1:8: 'port' is a date or time, expected an integer from 1 to 65535"),
        ("port = [1]", "1:8: 'port' is an array, expected an integer from 1 to 65535"),
        ("port.a = 1", "1:1: 'port' is a table, expected an integer from 1 to 65535"),
        ("[port]", "1:1: 'port' is a table, expected an integer from 1 to 65535"),
        ("[[port]]", "1:1: 'port' is an array, expected an integer from 1 to 65535"),
        ("pört = 1\nport = 2", "1:1: unknown key 'pört', expected port"),
        ("port = 1\nx = 2\ny = 3", "2:1: unknown key 'x', expected port"),
    ]) func `a wrong number is refused at its place`(text: String, expected: String) {
        // The key with the umlaut is not like the other one to the reader: that one is there already.
        let thrown = fault(text.replacing("pört", with: "\"pört\"")) { (table) throws(TOMLError) in
            _ = try table.integer("port", in: 1...65_535)
        }
        #expect(thrown == "lane.toml:\(expected)")
    }

    @Test func `each wrong type says what was expected`() {
        func words(_ schema: (TOMLReader) throws(TOMLError) -> Void) -> String? {
            fault("a = 1", schema)?.replacing("lane.toml:1:5: 'a' is an integer, expected ", with: "")
        }
        #expect(words { (table) throws(TOMLError) in _ = try table.string("a") } == "a string")
        #expect(words { (table) throws(TOMLError) in _ = try table.boolean("a") } == "true or false")
        #expect(words { (table) throws(TOMLError) in _ = try table.strings("a") } == "an array of strings")
        #expect(
            words { (table) throws(TOMLError) in _ = try table.duration("a", in: .zero ... .seconds(90)) }
                == "a duration from '0 s' to '90 s'"
        )
        #expect(
            words { (table) throws(TOMLError) in _ = try table.choice("a", of: Policy.self) }
                == "one of 'fence', 'processId'"
        )
        #expect(words { (table) throws(TOMLError) in try table.table("a") { (_) throws(TOMLError) in } } == "a table")
        #expect(
            words { (table) throws(TOMLError) in _ = try table.tables("a") { (_) throws(TOMLError) in } }
                == "an array of tables, as under [[a]]"
        )
        #expect(
            words { (table) throws(TOMLError) in _ = try table.namedTables("a", Device.init) }
                == "tables with names, as under [a.name]"
        )
    }

    @Test func `a wrong element is refused at its own place`() {
        #expect(
            fault("a = [\n  'x',\n  2]") { (table) throws(TOMLError) in _ = try table.strings("a") }
                == "lane.toml:3:3: 'a' holds an integer, expected strings only"
        )
        #expect(
            fault("a = [{}, 2]") { (table) throws(TOMLError) in _ = try table.tables("a") { (_) throws(TOMLError) in } }
                == "lane.toml:1:10: 'a' holds an integer, expected tables only"
        )
        #expect(
            fault("[a]\n b = 2") { (table) throws(TOMLError) in _ = try table.namedTables("a", Device.init) }
                == "lane.toml:2:2: 'b' is an integer, expected a table, as under [a.name]"
        )
    }

    @Test func `a name outside of the list and a duration outside of the range are shown`() {
        #expect(
            fault("a = 'fense\\n'\n") { (table) throws(TOMLError) in _ = try table.choice("a", of: Policy.self) }
                == "lane.toml:1:5: 'a' is 'fense\\n', expected one of 'fence', 'processId'"
        )
        #expect(
            fault("a = \"fense\\n\"\n") { (table) throws(TOMLError) in _ = try table.choice("a", of: Policy.self) }
                == "lane.toml:1:5: 'a' is 'fense\\u{A}', expected one of 'fence', 'processId'"
        )
        let range = Duration.milliseconds(1500)...Duration.seconds(7200)
        #expect(
            fault("a = '1 s'") { (table) throws(TOMLError) in _ = try table.duration("a", in: range) }
                == "lane.toml:1:5: 'a' is '1 s', expected a duration from '1500 ms' to '2 h'"
        )
    }

    @Test func `a fault of one table can be kept while the others are read`() throws {
        let text = "[[a]]\nb = 1\n[[a]]\nc = 2\n[[a]]\nb = 3\n[d.e]\naddress = 1\n[d.f]\naddress = ''"
        try TOMLTable(parsing: text, file: "lane.toml").read { (table) throws(TOMLError) in
            var faults: [TOMLError] = []
            let numbers = try table.tables("a", faults: &faults) { (each) throws(TOMLError) in try each.integer("b") }
            #expect(numbers == [1, 3])
            let devices = try table.namedTables("d", faults: &faults, Device.init)
            #expect(devices.map(\.name) == ["f"])
            #expect(faults.map(\.line) == [3, 8])
        }
    }

    @Test func `a caller's own fault stands at the value, or at the table`() {
        #expect(
            fault("[a]\nb = 1") { (table) throws(TOMLError) in
                try table.table("a") { (each) throws(TOMLError) in throw each.fault("b is odd", at: "b") }
            } == "lane.toml:2:5: b is odd"
        )
        #expect(
            fault("\n[a]") { (table) throws(TOMLError) in
                try table.table("a") { (each) throws(TOMLError) in throw each.fault("a is bare") }
            } == "lane.toml:2:1: a is bare"
        )
    }
}

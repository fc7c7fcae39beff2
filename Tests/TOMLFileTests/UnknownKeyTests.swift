import TOMLFile
import Testing

@Suite struct UnknownKeyTests {
    private func unknown(_ text: String, _ known: [String] = ["address", "driver"]) -> String? {
        fault(text) { (table) throws(TOMLError) in
            for key in known { _ = table.contains(key) }
        }
    }

    @Test(arguments: [
        ("adress = 1", "1:1: unknown key 'adress', did you mean 'address'?"),
        ("addresss = 1", "1:1: unknown key 'addresss', did you mean 'address'?"),
        ("adderss = 1", "1:1: unknown key 'adderss', did you mean 'address'?"),
        ("Driver = 1", "1:1: unknown key 'Driver', did you mean 'driver'?"),
        ("speed = 1", "1:1: unknown key 'speed', expected one of address, driver"),
        ("address = 1\nadress = 2", "2:1: unknown key 'adress', expected one of address, driver"),
        ("driver = 1\n  \"a\\tb\" = 2", "2:3: unknown key 'a\\u{9}b', expected one of address, driver"),
        ("[other]\nadress = 1", "1:2: unknown key 'other', expected one of address, driver"),
        ("z = 1\na = 2", "1:1: unknown key 'z', expected one of address, driver"),
        ("driver.x = 1\n\"\" = 1", "2:1: unknown key '', expected one of address, driver"),
        ("address = 1\r\n\r\nx = 1\r\n", "3:1: unknown key 'x', expected one of address, driver"),
        ("\u{FEFF}x = 1", "1:1: unknown key 'x', expected one of address, driver"),
    ]) func `an unknown key is named with its place and advice`(text: String, expected: String) {
        #expect(unknown(text) == "lane.toml:\(expected)")
    }

    @Test func `a schema of one key or none says so`() {
        #expect(unknown("x = 1", []) == "lane.toml:1:1: unknown key 'x', expected no keys here")
        #expect(unknown("x = 1", ["limit"]) == "lane.toml:1:1: unknown key 'x', expected limit")
    }

    @Test func `a very long key is cut`() {
        let key = String(repeating: "k", count: 1000)
        let shown = String(repeating: "k", count: 60)
        #expect(unknown("\(key) = 1", ["limit"]) == "lane.toml:1:1: unknown key '\(shown)…', expected limit")
    }

    @Test func `keys are the same when their bytes are`() {
        let text = "\"e\u{301}\" = 1"
        #expect(unknown(text, ["e\u{301}"]) == nil)
        #expect(unknown(text, ["\u{E9}"])?.hasPrefix("lane.toml:1:1: unknown key") == true)
    }

    /// What comes of a table `a` of which only `b` is known, wherever it stands.
    private func within(_ text: String) -> String? {
        fault(text) { (table) throws(TOMLError) in
            _ = try table.optionalTable("a") { (each) throws(TOMLError) in _ = try each.integer("b") }
            _ = try table.tables("c") { (each) throws(TOMLError) in _ = try each.integer("b") }
            _ = try table.namedTables("d") { (_, each) throws(TOMLError) in _ = try each.integer("b") }
        }
    }

    @Test(arguments: [
        ("a = { b = 1, bb = 2 }", "1:14: unknown key 'bb', expected b"),
        ("a = { }", "1:5: missing key 'b', expected an integer"),
        ("a = { b = '' }", "1:11: 'b' is a string, expected an integer"),
        ("a.b = 1\na.bb = 2", "2:3: unknown key 'bb', expected b"),
        ("a.x = 1", "1:1: missing key 'b', expected an integer"),
        ("a . b = ''", "1:9: 'b' is a string, expected an integer"),
        ("[a]\nb = 1\n bb = 2", "3:2: unknown key 'bb', expected b"),
        ("\n[a]\nx = 1", "2:1: missing key 'b', expected an integer"),
        ("[a.x]\n[a]\n", "2:1: missing key 'b', expected an integer"),
        ("[[c]]\nb = 1\n[[c]]\nb = 1\nx = 2", "5:1: unknown key 'x', expected b"),
        ("[[c]]\nb = 1\n[[c]]", "3:1: missing key 'b', expected an integer"),
        ("[[c]]\nb = 1\n[[c]]\nb = [\n]", "4:5: 'b' is an array, expected an integer"),
        ("c = [{ b = 1 },\n { b = 1, x = 2 }]", "2:11: unknown key 'x', expected b"),
        ("[d.one]\nb = 1\n[d.\"zwö\"]\nb = 1\nx = 2", "5:1: unknown key 'x', expected b"),
        ("[d.one]\nb = 1\n  [ d . two ]", "3:3: missing key 'b', expected an integer"),
        ("d.one.b = 1\nd.one.\"ö\".x = 1", "2:7: unknown key 'ö', expected b"),
        ("d.\"öö\".b = ''", "1:12: 'b' is a string, expected an integer"),
        ("d = { one = { b = 1 }, two = 2 }", "1:24: 'two' is an integer, expected a table, as under [d.name]"),
    ]) func `faults have their place however a table is written`(text: String, expected: String) {
        #expect(within(text) == "lane.toml:\(expected)")
    }
}

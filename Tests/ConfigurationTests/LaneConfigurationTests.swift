import Configuration
import TOMLFile
import Testing

/// What reading a configuration complains of, or nil.
private func fault(_ text: String) -> String? {
    do throws(TOMLError) {
        _ = try LaneConfiguration(parsing: text, file: "lane.toml")
        return nil
    } catch {
        return error.description
    }
}

@Suite struct LaneConfigurationTests {
    @Test func `a whole lane is read`() throws {
        let text = """
            [lane]
            socket = "/run/lane"
            patience = "2 s"
            [simulation]
            rolls = "/var/tmp/rolls"
            [role.receipt]
            device = "front"
            [role.kitchen]
            device = "back"
            [device.front]
            driver = "ESCPOSPrinter"
            address = "printer.shop.example:9100"
            settings = { columns = "42" }
            [device.back]
            driver = "ESCPOSPrinter"
            simulated = "tcp"
            simulation = { speed = "10" }
            [device.side]
            driver = "echo"
            terminal = "/dev/ttyS0"
            [driver.echo]
            program = "/usr/local/lib/echo"
            """
        let lane = try LaneConfiguration(parsing: text, file: "lane.toml")
        #expect(lane.socket == "/run/lane")
        #expect(lane.patience == .seconds(2))
        #expect(lane.rolls == "/var/tmp/rolls")
        #expect(lane.devices.map(\.name) == ["front", "back", "side"])
        #expect(
            lane.devices.map(\.location.description) == ["printer.shop.example:9100", "simulated on tcp", "/dev/ttyS0"]
        )
        #expect(lane.devices.map(\.isSimulated) == [false, true, false])
        #expect(lane.devices[0].settings.map { "\($0.name)=\($0.value) at \($0.position)" } == ["columns=42 at 13:24"])
        #expect(lane.devices[1].simulation.map(\.name) == ["speed"])
        #expect(lane.rolesByDevice["front"]?.map(\.name) == ["receipt"])
        #expect(lane.rolesByDevice["side"] == nil)
        #expect(lane.drivers.map(\.family) == ["echo"])
    }

    @Test(arguments: [
        (
            "[device.a]\ndriver = \"x\"",
            "lane.toml:1:1: expected one of 'terminal', 'address', 'queue', 'attached' and 'simulated': where the device is"
        ),
        (
            "[device.a]\ndriver = \"x\"\nattached = \"lpt\"",
            "lane.toml:3:12: 'attached' is 'lpt', expected one of 'usb', 'usblp', 'serial', 'hid'"
        ),
        (
            "[device.a]\ndriver = \"x\"\nattached = \"usb\"\nidentity = \"mac:00:11:22:33:44:55\"",
            "lane.toml:4:12: expected an identity such as \"first\", \"serialNumber:...\", \"port:1-2.3\", "
                + "\"model:04b8:0202\" or \"any\""
        ),
        (
            "[device.a]\ndriver = \"x\"\nattached = \"usb\"\nterminal = \"/dev/ttyS0\"",
            "lane.toml:3:12: the device is at two places: 'terminal' and 'attached'"
        ),
        (
            "[device.a]\ndriver = \"x\"\nattached = \"usb\"\nidentity = \"port:1-2\"\n"
                + "[device.b]\ndriver = \"x\"\nattached = \"usb\"\nidentity = \"port:1-2\"",
            "lane.toml:8:12: 'b' and 'a' have one identity"
        ),
        (
            "[device.a]\ndriver = \"x\"\nterminal = \"/dev/t\"\naddress = \"h:1\"",
            "lane.toml:4:11: the device is at two places: 'terminal' and 'address'"
        ),
        ("[device.a]\ndriver = \"x\"\nterminal = \"t\"", "lane.toml:3:12: expected an absolute path"),
        (
            "[device.a]\ndriver = \"x\"\naddress = \"h\"",
            "lane.toml:3:11: expected an address such as \"192.168.1.50:9100\""
        ),
        (
            "[device.a]\ndriver = \"x\"\nterminal = \"/t\"\n[device.b]\ndriver = \"x\"\nterminal = \"/t\"",
            "lane.toml:4:1: 'b' and 'a' are at the same place, /t"
        ),
        (
            "[device.a]\ndriver = \"x\"\nterminal = \"/t\"\nsimulation = {}",
            "lane.toml:4:14: only a simulated device has a simulator to be told something"
        ),
        (
            "[device.a]\ndriver = \"x\"\nqueue = \"q\"\nterminal = \"/t\"",
            "lane.toml:3:9: the device is at two places: 'terminal' and 'queue'"
        ),
        (
            "[device.a]\ndriver = \"x\"\nqueue = \"a/b\"",
            "lane.toml:3:9: expected the name of a queue, as lpstat(1) shows it"
        ),
        (
            "[device.a]\ndriver = \"x\"\nqueue = \"q\"\nserver = \"prints.example:631\"",
            "lane.toml:4:10: expected the path of a socket, or a port of this machine such as \"localhost:631\""
        ),
        (
            "[device.a]\ndriver = \"x\"\nterminal = \"/t\"\nserver = \"/s\"",
            "lane.toml:4:10: 'server' is for a queue, and there is no 'queue'"
        ),
        (
            "[device.a]\ndriver = \"x\"\nqueue = \"q\"\n[device.b]\ndriver = \"x\"\nqueue = \"q\"\nserver = \"/run/cups/cups.sock\"",
            "lane.toml:4:1: 'b' and 'a' are at the same place, queue q"
        ),
        ("[role.receipt]\ndevice = \"a\"", "lane.toml:2:10: there is no [device.a]"),
        (
            "[device.a]\ndriver = \"x\"\nsimulated = \"pty\"\n[device.b]\ndriver = \"x\"\nsimulated = \"pty\"\n[role.a]\ndevice = \"b\"",
            "lane.toml:7:1: 'a' is the name of another device; a role needs a name of its own"
        ),
        (
            "[device.\"a b\"]\ndriver = \"x\"\nsimulated = \"pty\"",
            "lane.toml:1:1: a device's name has letters, digits and hyphens, at most 64"
        ),
        ("[role.\"a/b\"]\ndevice = \"x\"", "lane.toml:1:1: a role's name has letters, digits and hyphens, at most 64"),
    ]) func `a mistake is named with its place`(text: String, message: String) { #expect(fault(text) == message) }

    @Test func `a queue is at the usual service unless told, and a role says what becomes of a doubtful job`() throws {
        let text = """
            [device.a]
            driver = "x"
            queue = "receipts"
            [device.b]
            driver = "x"
            queue = "receipts"
            server = "[::1]:8631"
            [role.r]
            device = "a"
            whenUnknown = "reprintMarked"
            [role.s]
            device = "b"
            """
        let lane = try LaneConfiguration(parsing: text, file: "lane.toml")
        #expect(lane.devices.map(\.location.description) == ["queue receipts", "queue receipts of [::1]:8631"])
        #expect(lane.roles.map(\.whenUnknown) == [.reprintMarked, nil])
        #expect(lane.roles.map { "\($0.position)" } == ["8:1", "11:1"])
    }

    @Test func `a drawer's role names its connector and how long it may stay open`() throws {
        let text = """
            [device.front]
            driver = "x"
            simulated = "pty"
            [role.receipt]
            device = "front"
            [role.drawer]
            device = "front"
            [role.drawer-2]
            device = "front"
            connector = 2
            leftOpen = "3 min"
            [role.safe]
            device = "front"
            connector = 1
            """
        let drawers = try LaneConfiguration(parsing: text, file: "lane.toml").roles.map(\.drawer)
        #expect(drawers.map { $0?.connector } == [nil, 1, 2, 1])
        #expect(drawers.map { $0?.leftOpen } == [nil, nil, .seconds(180), nil])
    }

    @Test(arguments: ["connector = 0", "connector = 3", "connector = \"1\"", "leftOpen = \"0 s\"", "leftOpen = 3"])
    func `a drawer at no connector is refused with its place`(line: String) {
        let device = "[device.front]\ndriver = \"x\"\nsimulated = \"pty\"\n"
        let said = fault("\(device)[role.drawer]\ndevice = \"front\"\n\(line)")
        #expect(said?.hasPrefix("lane.toml:6:") == true)
    }

    @Test func `an unknown key and a wrong value name what was expected`() {
        #expect(fault("[device.a]\ndriver = \"x\"\nsimulated = \"usb\"")?.contains("'pty'") == true)
        #expect(fault("[lane]\nsoket = \"/x\"")?.hasPrefix("lane.toml:2:1: ") == true)
    }

    @Test(arguments: [
        ("h:1", "h:1"), ("192.168.1.50:9100", "192.168.1.50:9100"), ("[fe80::1]:9100", "[fe80::1]:9100"),
        ("a-b.example:65535", "a-b.example:65535"),
    ]) func `an address is read as it is written`(text: String, shown: String) {
        #expect(NetworkAddress(text)?.description == shown)
    }

    @Test(arguments: [
        "", "h", "h:", ":1", "h:0", "h:65536", "h:+1", "h:1 ", "fe80::1:9100", "[]:1", "-h:1", "h h:1", "h\u{0}:1",
        "é:1",
        "h:000001",
    ]) func `what is no address is refused`(text: String) { #expect(NetworkAddress(text) == nil) }
}

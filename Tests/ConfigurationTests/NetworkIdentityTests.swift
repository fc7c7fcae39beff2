import Configuration
import TOMLFile
import Testing

@Suite struct NetworkIdentityTests {
    private func device(_ lines: String) throws -> DeviceConfiguration {
        let text = "[device.front]\ndriver = \"ESCPOSPrinter\"\n\(lines)\n"
        return try #require(try LaneConfiguration(parsing: text, file: "lane.toml").devices.first)
    }

    private func fault(_ lines: String) -> String? {
        do {
            _ = try device(lines)
            return nil
        } catch { return "\(error)" }
    }

    @Test func `a printer is kept, and the first that is found, unless told`() throws {
        let device = try device(#"address = "10.0.0.5:9100""#)
        #expect(device.connection == .kept && device.identity == .first)
    }

    @Test(arguments: [
        ("serialNumber:X7:Q4", IdentityChoice.bound(.serialNumber("X7:Q4"))),
        ("model:TM-T20 III", .bound(.model("TM-T20 III"))),
        ("mac:00-26-AB-01-02-03", .bound(.mac("00:26:ab:01:02:03"))), ("any", .any),
    ])
    func `an identity is read`(text: String, choice: IdentityChoice) throws {
        let device = try device("address = \"10.0.0.5:9100\"\nidentity = \"\(text)\"\nconnection = \"perJob\"")
        #expect(device.identity == choice && device.connection == .perJob)
    }

    @Test(arguments: [
        "", "first", "X7Q4", "serialNumber:", "serial:X", "mac:00:26:ab:01:02", "mac:00:00:00:00:00:00",
        "mac:00:26:ab:01:02:0g", "mac:+0:26:ab:01:02:03", "mac:00:26:ab:01:02:03:04", "model:é",
    ])
    func `what is no identity is refused with its place`(text: String) {
        let message = fault("address = \"10.0.0.5:9100\"\nidentity = \"\(text)\"")
        #expect(message?.hasPrefix("lane.toml:4:") == true && message?.contains("expected an identity") == true)
    }

    @Test func `only what is on the network is connected to and identified`() {
        #expect(fault("terminal = \"/dev/ttyS0\"\nconnection = \"perJob\"")?.contains("on the network") == true)
        #expect(fault("simulated = \"pty\"\nconnection = \"perJob\"")?.contains("on the network") == true)
        #expect(fault("simulated = \"tcp\"\nconnection = \"perJob\"") == nil)
        #expect(fault("simulated = \"tcp\"\nidentity = \"any\"")?.contains("at an 'address'") == true)
        #expect(fault("address = \"a:1\"\nconnection = \"sometimes\"")?.contains("perJob") == true)
    }
}

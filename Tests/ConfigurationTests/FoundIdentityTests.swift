import Configuration
import Testing

@Suite struct FoundIdentityTests {
    @Test(arguments: ["serialNumber:X 7:Q4", "port:1-2.3", "model:04b8:0202"])
    func `an identity is written as it is read`(text: String) { #expect(FoundIdentity(text)?.description == text) }

    @Test(arguments: [
        "", "X7", "serialNumber:", "serialNumber: ", "serialNumber:é", "port:", "port:1 2", "model:4b8:202",
        "model:04b8",
        "model:+4b8:0202", "mac:00:11:22:33:44:55",
    ])
    func `anything else is none`(text: String) { #expect(FoundIdentity(text) == nil) }

    @Test func `a device that is found takes the first one unless told`() throws {
        func choice(_ line: String) throws -> FoundIdentityChoice? {
            let text = "[device.a]\ndriver = \"x\"\nattached = \"usb\"\n" + line
            return try LaneConfiguration(parsing: text, file: "lane.toml").devices.first?.foundIdentity
        }
        #expect(try choice("") == .first)
        #expect(try choice("identity = \"first\"") == .first)
        #expect(try choice("identity = \"any\"") == .any)
        #expect(try choice("identity = \"model:04B8:0202\"") == .bound(.model(vendor: 0x04B8, product: 0x0202)))
    }

    @Test func `two devices can both be found`() throws {
        let device = "driver = \"x\"\nattached = \"hid\"\n"
        let lane = try LaneConfiguration(parsing: "[device.a]\n\(device)[device.b]\n\(device)", file: "lane.toml")
        #expect(lane.devices.map(\.location) == [.found(.hid), .found(.hid)])
        #expect(lane.devices.map(\.location.description) == ["attached by hid", "attached by hid"])
    }
}

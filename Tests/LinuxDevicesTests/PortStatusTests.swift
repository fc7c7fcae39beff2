import LinuxDevices
import Testing

/// What the port of a printer says.
struct PortStatusTests {
    @Test func `the bits are those of the printer class`() {
        #expect(PortStatus(rawValue: 0x18) == .allWell)
        #expect(PortStatus(rawValue: 0x38).contains(.paperEmpty))
        #expect(!PortStatus(rawValue: 0x08).contains(.selected))
        #expect(!PortStatus(rawValue: 0x10).contains(.notError))
    }
}

import LinuxDevices
import Testing

/// Which setting of an interface a printer is driven through.
struct USBPrinterSettingTests {
    private static let output = USBEndpoint(address: 0x01, attributes: 2, packetField: 64)
    private static let input = USBEndpoint(address: 0x82, attributes: 2, packetField: 64)

    private func setting(
        _ kind: (UInt8, UInt8, UInt8),
        interface: UInt8 = 0,
        alternate: UInt8 = 0,
        _ endpoints: [USBEndpoint] = [output, input]
    ) -> USBSetting {
        USBSetting(
            interface: interface,
            alternate: alternate,
            kind: (class: kind.0, subclass: kind.1, protocol: kind.2),
            endpoints: endpoints
        )
    }

    private func chosen(_ settings: [USBSetting], interface: UInt8? = nil) -> USBPrinterSetting? {
        USBPrinterSetting(of: settings, interface: interface)
    }

    @Test func `the setting that answers is chosen, whatever its place`() {
        let settings = [
            setting((7, 1, 1), alternate: 0), setting((7, 1, 3), alternate: 1), setting((7, 1, 2), alternate: 2),
        ]
        let printer = chosen(settings)
        #expect(printer?.setting.alternate == 2)
        #expect(printer?.output == Self.output)
        #expect(printer?.input == Self.input)
        #expect(printer?.isOneOfSeveral == true)
    }

    @Test func `a printer that only listens has no input, whatever its endpoints`() {
        let printer = chosen([setting((7, 1, 1))])
        #expect(printer != nil)
        #expect(printer?.input == nil)
        #expect(printer?.isOneOfSeveral == false)
    }

    @Test func `a class of the maker's own goes by its endpoints`() {
        #expect(chosen([setting((0xFF, 0, 0))])?.input == Self.input)
        #expect(chosen([setting((0xFF, 0, 0), [Self.input])]) == nil)
    }

    @Test func `other languages and other classes are no printer of ours`() {
        for kind: (UInt8, UInt8, UInt8) in [(7, 1, 3), (7, 1, 4), (7, 2, 2), (3, 0, 0), (8, 6, 80)] {
            #expect(chosen([setting(kind)]) == nil)
        }
    }

    @Test func `only the interface that was named is looked at`() {
        let settings = [setting((7, 1, 2)), setting((0xFF, 0, 0), interface: 1)]
        #expect(chosen(settings, interface: 1)?.setting.interface == 1)
        #expect(chosen(settings, interface: 2) == nil)
        #expect(chosen(settings)?.setting.interface == 0)
    }

    @Test func `endpoints that are not in bulk, have no packets or are the control pipe are passed over`() {
        let strange = [
            USBEndpoint(address: 0x03, attributes: 3, packetField: 64),
            USBEndpoint(address: 0x04, attributes: 2, packetField: 0),
            USBEndpoint(address: 0x00, attributes: 2, packetField: 64),
            USBEndpoint(address: 0x05, attributes: 2, packetField: 0x0800),
        ]
        #expect(chosen([setting((7, 1, 2), strange)]) == nil)
        #expect(chosen([setting((7, 1, 2), strange + [Self.output])])?.output == Self.output)
        #expect(chosen([]) == nil)
    }
}

import DriverManifest
import Testing

@Suite struct ReportDescriptorTests {
    private typealias Usage = MatchRule.Usage

    @Test func `the collections at the top count`() {
        // A scanner as in the HID Point of Sale Usage Tables: page 8C, usage 2, with a collection in it; then a keyboard.
        let scanner: [UInt8] = [
            0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x09, 0x12, 0xA1, 0x02, 0x09, 0xFE, 0x81, 0x02, 0xC0, 0xC0,
        ]
        let keyboard: [UInt8] = [0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0x05, 0x07, 0x19, 0xE0, 0x81, 0x02, 0xC0]
        #expect(
            ReportDescriptor.usages(scanner + keyboard) == [Usage(page: 0x8C, number: 2), Usage(page: 1, number: 6)]
        )
    }

    @Test func `a usage of four bytes holds its page`() {
        #expect(
            ReportDescriptor.usages([0x0B, 0x20, 0x00, 0x8D, 0x00, 0xA1, 0x01, 0xC0]) == [
                Usage(page: 0x8D, number: 0x20)
            ]
        )
    }

    @Test func `pages are pushed and popped and long items passed over`() {
        let bytes: [UInt8] = [0x05, 0x8C, 0xA4, 0x05, 0x01, 0xB4, 0xFE, 0x02, 0x10, 0xAA, 0xBB, 0x09, 0x02, 0xA1, 0x01]
        #expect(ReportDescriptor.usages(bytes) == [Usage(page: 0x8C, number: 2)])
    }

    @Test func `whatever a device sends is read to an end`() {
        var generator = SystemRandomNumberGenerator()
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(ReportDescriptor.usages(bytes).count <= length)
        }
        #expect(ReportDescriptor.usages([UInt8](repeating: 0xA4, count: 10_000)).isEmpty)
    }
}

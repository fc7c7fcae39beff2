import Discovery
import Testing

@Suite struct PortOrderTests {
    private func ordered(_ texts: String...) -> [String] { texts.sorted(by: PortOrder.isBefore) }

    @Test func `ports are counted, not spelled`() {
        #expect(
            ordered("1-10", "2-1", "1-2", "1-1.10", "1-1.9", "1-1", "10-1") == [
                "1-1", "1-1.9", "1-1.10", "1-2", "1-10", "2-1", "10-1",
            ]
        )
    }

    @Test func `what is the same but for zeros has an order, too`() {
        #expect(ordered("1-1", "1-01", "1-001") == ["1-001", "1-01", "1-1"])
        #expect(!PortOrder.isBefore("1-1", "1-1"))
    }

    @Test func `a number longer than any integer is a number`() {
        let long = String(repeating: "9", count: 40)
        #expect(ordered("1\(long)", long, "a", "") == ["", long, "1\(long)", "a"])
    }

    @Test func `what is plugged in is listed by its ports`() throws {
        var table = FunctionTable()
        for port in ["1-10", "1-2", "1-9.10", "1-9.2"] { table.put(usbPrinter(port: port)) }
        #expect(table.all.map(\.port) == ["1-2", "1-9.2", "1-9.10", "1-10"])
    }

    @Test func `what may be meant is named by its ports`() throws {
        let functions = try ["1-10", "1-9", "1-2"].map { try function(usbPrinter(port: $0)) }
        var assignment = DeviceAssignment()
        assignment.want([.init(name: "front", subsystem: .usb, family: "ESCPOSPrinter", choice: .any)]) { _ in nil }
        let standing = assignment.update(functions) { _, _ in true }["front"]
        guard case .ambiguous(let named, _)? = standing?.problem else {
            Issue.record("it is \(String(describing: standing))")
            return
        }
        #expect(named.map(\.port) == ["1-2", "1-9", "1-10"])
    }
}

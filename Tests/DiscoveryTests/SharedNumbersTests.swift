import Discovery
import Testing

@Suite struct SharedNumbersTests {
    private func printer(_ port: String, _ serial: String?, product: String = "0e15", number: Int = 0) throws
        -> FoundFunction
    {
        try function(usbPrinter(port: port, number: number, product: product, serial: serial))
    }

    @Test func `a number that two devices of a model show at once tells nothing and that is written and read`() throws {
        var numbers = SharedNumbers()
        numbers.look(at: [try printer("1-1", "SAME 1"), try printer("1-2", "SAME 1"), try printer("1-3", "OWN")])
        let later = try #require(SharedNumbers(numbers.text))
        #expect(later == numbers)
        let shared = try printer("1-7", "SAME 1")
        #expect(later.contains(shared))
        #expect(!later.contains(try printer("1-3", "OWN")))
        let other = try printer("1-7", "SAME 1", product: "0202")
        #expect(!later.contains(other))
    }

    @Test func `one device with two interfaces shares nothing nor does one that moves`() throws {
        var numbers = SharedNumbers()
        numbers.look(at: [try printer("1-1", "A1"), try printer("1-1", "A1", number: 1)])
        numbers.look(at: [try printer("1-2", "A1")])
        #expect(numbers.isEmpty)
    }

    @Test func `twins without end do not make it grow`() throws {
        var numbers = SharedNumbers()
        for number in 0..<200 {
            numbers.look(at: [try printer("1-1", "SAME\(number)"), try printer("1-2", "SAME\(number)")])
        }
        #expect(numbers.text.split(separator: "\n").count == SharedNumbers.most)
        #expect(numbers.contains(try printer("1-1", "SAME199")))
    }

    @Test(arguments: ["x\n", "model:04b8:0202\n", "model:04b8:0202 port:1-1\n", "serialNumber:A model:04b8:0202\n"])
    func `what is no list of numbers is told from an empty one`(_ text: String) {
        #expect(SharedNumbers(text) == nil)
        #expect(SharedNumbers("")?.isEmpty == true)
    }
}

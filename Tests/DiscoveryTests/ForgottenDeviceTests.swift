import Configuration
import Discovery
import Testing

/// Devices of which nobody knows any more what they were.
@Suite struct ForgottenDeviceTests {
    private typealias Known = [String: RememberedDevice]

    private func printer(_ port: String, _ serial: String? = nil) throws -> FoundFunction {
        try function(usbPrinter(port: port, serial: serial))
    }

    private func assignment(_ devices: [(String, String)], _ known: Known = [:]) -> DeviceAssignment {
        var assignment = DeviceAssignment()
        let wanted = devices.map { name, identity in
            DeviceAssignment.Wanted(
                name: name,
                subsystem: .usb,
                family: "ESCPOSPrinter",
                choice: FoundIdentityChoice(identity) ?? .any
            )
        }
        assignment.want(
            wanted,
            remembered: { known[$0.name] },
            forgotten: { $0.name == "front" ? "the file is damaged" : nil }
        )
        return assignment
    }

    private func stands(_ assignment: inout DeviceAssignment, _ functions: [FoundFunction]) -> [String: String] {
        assignment.update(functions) { _, _ in true }.mapValues { $0.function?.port ?? $0.problem?.reason ?? "?" }
    }

    @Test func `nothing is guessed where one alone is there and the reason says what to do`() throws {
        var assignment = assignment([("front", "first")])
        let standings = assignment.update([try printer("1-1", "A1")]) { _, _ in true }
        let standing = try #require(standings["front"])
        #expect(standing.function == nil)
        #expect(standing.problem?.reason == "memoryDamaged")
        let sentence = standing.problem?.sentence(assignment.wanted[0], remembered: nil, assignment.sharedNumbers) ?? ""
        #expect(sentence.hasPrefix("the file is damaged; plugged in is EPSON"))
        #expect(sentence.contains("'lane bind front'"))
        #expect(sentence.hasSuffix("[device.front]: identity = \"serialNumber:A1\""))
    }

    @Test func `what may be its own goes to nobody that takes the first or any`() throws {
        var both = assignment([("front", "first"), ("back", "first")])
        var now = stands(&both, [try printer("1-1", "A1")])
        #expect(now == ["front": "memoryDamaged", "back": "ambiguous"])
        var any = assignment([("front", "first"), ("back", "any")])
        now = stands(&any, [try printer("1-1", "A1")])
        #expect(now == ["front": "memoryDamaged", "back": "ambiguous"])
    }

    @Test func `what others are known by is not doubted`() throws {
        let known = ["side": try #require(RememberedDevice(try printer("1-2", "B2")))]
        var lane = assignment([("front", "first"), ("back", "port:1-3"), ("side", "first")], known)
        let now = stands(&lane, [try printer("1-4", "B2"), try printer("1-3"), try printer("1-1")])
        #expect(now == ["front": "memoryDamaged", "back": "1-3", "side": "1-4"])
        var model = assignment([("front", "first"), ("back", "model:04b8:0e15")])
        let named = stands(&model, [try printer("1-1")])
        #expect(named == ["front": "memoryDamaged", "back": "1-1"])
    }

    @Test func `what may be its own replaces nothing`() throws {
        let known = ["side": try #require(RememberedDevice(try printer("1-2", "B2")))]
        var lane = assignment([("front", "first"), ("side", "first")], known)
        let now = stands(&lane, [try printer("1-2", "A1")])
        #expect(now == ["front": "memoryDamaged", "side": "otherDevice"])
    }

    @Test func `once it is bound or asked to take the first it is as any other`() throws {
        var bound = assignment([("front", "first"), ("back", "first")])
        bound.remember("front", RememberedDevice(try printer("1-1", "A1")))
        var now = stands(&bound, [try printer("1-1", "A1"), try printer("1-2", "B2")])
        #expect(now == ["front": "1-1", "back": "1-2"])
        var first = assignment([("front", "first")])
        first.remember("front", nil)
        now = stands(&first, [try printer("1-1", "A1")])
        #expect(now == ["front": "1-1"])
    }
}

import Configuration
import Discovery
import Testing

/// A lane's devices, and what is plugged in one after the other.
private struct Stand {
    var assignment = DeviceAssignment()
    private var standings: [String: DeviceAssignment.Standing] = [:]

    init(_ devices: [(String, String)], remembered: [String: RememberedDevice] = [:]) {
        let wanted = devices.map { name, identity in
            DeviceAssignment.Wanted(
                name: name,
                subsystem: .usb,
                family: "ESCPOSPrinter",
                choice: FoundIdentityChoice(identity) ?? .any
            )
        }
        assignment.want(wanted) { remembered[$0.name] }
    }

    /// What each device has then: a port, or the reason why it has none; and its news.
    mutating func plugged(_ functions: FoundFunction...) -> [String: String] { plugged(functions) }

    @discardableResult
    mutating func plugged(_ functions: [FoundFunction]) -> [String: String] {
        standings = assignment.update(functions) { _, _ in true }
        return standings.mapValues { $0.function?.port ?? $0.problem?.reason ?? "?" }
    }

    func news(_ device: String) -> DeviceAssignment.News? { standings[device]?.news }

    func sentence(_ device: String) -> String? {
        guard let wanted = assignment.wanted.first(where: { $0.name == device }) else { return nil }
        let remembered = assignment.remembered[device]
        return standings[device]?.problem?.sentence(wanted, remembered: remembered, assignment.sharedNumbers)
    }
}

/// A printer at a port.
private func printer(_ port: String, _ serial: String? = nil, model: String = "0e15", appearance: Int = 0) throws
    -> FoundFunction
{
    try function(usbPrinter(port: port, product: model, serial: serial), appearance: appearance)
}

@Suite struct DeviceAssignmentTests {
    @Test func `who has what a device could take is told, and told anew when that changes`() throws {
        var stand = Stand([("front", "port:1-1"), ("back", "first")])
        _ = stand.plugged(try printer("1-1", "A1"))
        let taken = try #require(stand.sentence("back"))
        #expect(taken.hasPrefix("nothing else that ESCPOSPrinter drives is plugged in (usb): 'front' has EPSON"))
        #expect(taken.hasSuffix("at port 1-1"))
        _ = stand.plugged()
        #expect(stand.sentence("back") == "nothing that ESCPOSPrinter drives is plugged in (usb)")
    }

    @Test func `lane bind is named only where it binds`() throws {
        for (identity, isBound) in [("first", true), ("any", false), ("model:04b8:0e15", false)] {
            var stand = Stand([("front", identity)])
            _ = stand.plugged(try printer("1-1", "A1"), try printer("1-2", "B2"))
            let sentence = try #require(stand.sentence("front"))
            #expect(sentence.contains("'lane bind front'") == isBound, "\(sentence)")
            #expect(sentence.contains("into [device.front]: identity = "), "\(sentence)")
            stand = Stand([("front", identity), ("back", identity)])
            _ = stand.plugged(try printer("1-1", "A1"))
            let other = try #require(stand.sentence("front"))
            #expect(other.contains("'lane bind front'") == isBound, "\(other)")
            #expect(other.contains("into [device.front]: identity = "), "\(other)")
        }
    }

    @Test func `the first one is taken and no other one after that`() throws {
        var stand = Stand([("front", "first")])
        var now = stand.plugged()
        #expect(now == ["front": "notPluggedIn"])
        now = stand.plugged(try printer("1-1", "A1"))
        #expect(now == ["front": "1-1"])
        #expect(stand.news("front") == .first)
        now = stand.plugged(try printer("1-1", "A1"), try printer("1-2", "B2"))
        #expect(now == ["front": "1-1"])
        #expect(stand.news("front") == nil)
        now = stand.plugged(try printer("1-2", "B2"))
        #expect(now == ["front": "otherDevice"])
        #expect(stand.sentence("front")?.contains("wanted is serialNumber:A1") == true)
        #expect(stand.sentence("front")?.hasSuffix("write into [device.front]: identity = \"serialNumber:B2\"") == true)
    }

    @Test func `a serial number is known at any port`() throws {
        var stand = Stand([("front", "first")])
        _ = stand.plugged(try printer("1-1", "A1"))
        _ = stand.plugged()
        let now = stand.plugged(try printer("1-4.2", "A1", appearance: 1))
        #expect(now == ["front": "1-4.2"])
        #expect(stand.news("front") == .moved(from: "1-1"))
        #expect(stand.assignment.remembered["front"]?.port == "1-4.2")
    }

    @Test func `of two nothing is opened and both are named with the line to write`() throws {
        var stand = Stand([("front", "first")])
        let now = stand.plugged(try printer("1-1", "A1"), try printer("1-2"))
        #expect(now == ["front": "ambiguous"])
        let sentence = stand.sentence("front") ?? ""
        #expect(sentence.contains("serial number A1) at port 1-1 and"))
        #expect(sentence.hasSuffix("identity = \"serialNumber:A1\" or identity = \"port:1-2\""))
        #expect(stand.assignment.remembered["front"] == nil)
    }

    @Test(arguments: [
        ("A \"1\"", "identity = 'serialNumber:A \"1\"'"), ("A\\1", "identity = 'serialNumber:A\\1'"),
        ("A'1", "identity = \"serialNumber:A'1\""), ("A'\"1", "identity = \"port:1-2\""),
    ])
    func `the line to write is one that can be read, whatever a device calls itself`(
        serial: String,
        line: String
    ) throws {
        var stand = Stand([("front", "port:1-1")])
        _ = stand.plugged(try printer("1-2", serial))
        #expect(stand.sentence("front")?.hasSuffix("write into [device.front]: \(line)") == true)
    }

    @Test func `a number that two devices were seen with is not proposed when one of them is gone`() throws {
        var stand = Stand([("front", "first")])
        _ = stand.plugged(try printer("1-1", "SAME"))
        _ = stand.plugged(try printer("1-1", "SAME"), try printer("1-2", "SAME"))
        let now = stand.plugged(try printer("1-2", "SAME"))
        #expect(now == ["front": "otherDevice"])
        #expect(stand.sentence("front")?.hasSuffix("write into [device.front]: identity = \"port:1-2\"") == true)
    }

    @Test(arguments: ["first", "port:1-9.99"])
    func `of very many a sentence names a few`(identity: String) throws {
        var stand = Stand([("front", identity)])
        let functions = try (1...200).map { try printer("1-1.\($0)", String(repeating: "x", count: 90) + "\($0)") }
        stand.plugged(functions)
        let sentence = try #require(stand.sentence("front"))
        #expect(sentence.utf8.count < 2000)
        #expect(sentence.contains(" and 196 more"))
    }

    @Test func `one that two devices want is refused to both`() throws {
        var stand = Stand([("front", "first"), ("back", "any")])
        let now = stand.plugged(try printer("1-1", "A1"))
        #expect(now == ["front": "ambiguous", "back": "ambiguous"])
        #expect(stand.sentence("back")?.contains("fits 'front' and 'back'") == true)
    }

    @Test func `who is named gets his and the rest is for the other`() throws {
        var stand = Stand([("front", "first"), ("back", "serialNumber:B2"), ("side", "port:1-3")])
        let now = stand.plugged(try printer("1-1", "A1"), try printer("1-2", "B2"), try printer("1-3", "C3"))
        #expect(now == ["front": "1-1", "back": "1-2", "side": "1-3"])
    }

    @Test func `a model is enough where there is one of it`() throws {
        var stand = Stand([("front", "model:04b8:0202"), ("back", "first")])
        let now = stand.plugged(try printer("1-1", model: "0202"), try printer("1-2"))
        #expect(now == ["front": "1-1", "back": "1-2"])
    }

    @Test func `twins without numbers are told apart by their ports`() throws {
        var stand = Stand([("front", "port:1-1"), ("back", "first")])
        _ = stand.plugged(try printer("1-1"), try printer("1-2"))
        _ = stand.plugged()
        var now = stand.plugged(try printer("1-2", appearance: 1))
        #expect(now == ["front": "otherDevice", "back": "1-2"] || now == ["front": "notPluggedIn", "back": "1-2"])
        now = stand.plugged(try printer("1-1", appearance: 2), try printer("1-2", appearance: 1))
        #expect(now == ["front": "1-1", "back": "1-2"])
        now = stand.plugged(try printer("1-3", appearance: 3))
        #expect(now == ["front": "otherDevice", "back": "otherDevice"])
    }

    @Test func `a number that a twin shares tells nothing ever after`() throws {
        var stand = Stand([("front", "first"), ("back", "port:1-2")])
        _ = stand.plugged(try printer("1-1", "SAME"))
        var now = stand.plugged(try printer("1-1", "SAME"), try printer("1-2", "SAME"))
        #expect(now == ["front": "1-1", "back": "1-2"])
        #expect(stand.news("front") == .shared)
        // The twin alone, at another port: it could be either.
        now = stand.plugged(try printer("1-3", "SAME", appearance: 1))
        #expect(now["front"] == "otherDevice")
        now = stand.plugged(try printer("1-1", "SAME", appearance: 2))
        #expect(now["front"] == "1-1")
    }

    @Test(arguments: ["B2", nil])
    func `a replacement at the port of the one that is gone is taken and told`(serial: String?) throws {
        var stand = Stand([("front", "first")])
        _ = stand.plugged(try printer("1-1", "A1"))
        let before = try #require(stand.assignment.remembered["front"])
        _ = stand.plugged()
        let now = stand.plugged(try printer("1-1", serial, appearance: 1))
        #expect(now == ["front": "1-1"])
        #expect(stand.news("front") == .replaced(before))
        #expect(stand.assignment.remembered["front"]?.serialNumber == serial)
    }

    @Test func `nothing replaces what is there at another port`() throws {
        let first = try #require(RememberedDevice(try printer("1-1", "A1")))
        var stand = Stand([("front", "first")], remembered: ["front": first])
        let now = stand.plugged(try printer("1-1", "B2"), try printer("1-2", "A1"))
        #expect(now == ["front": "1-2"])
    }

    @Test func `another model at the port is another device`() throws {
        let first = try #require(RememberedDevice(try printer("1-1", "A1")))
        var stand = Stand([("front", "first")], remembered: ["front": first])
        let now = stand.plugged(try printer("1-1", "B2", model: "0202"))
        #expect(now == ["front": "otherDevice"])
    }

    @Test func `what belongs to another device replaces nothing`() throws {
        let (front, back) = (RememberedDevice(try printer("1-1", "A1")), RememberedDevice(try printer("1-2", "B2")))
        let memory = ["front": try #require(front), "back": try #require(back)]
        var stand = Stand([("front", "first"), ("back", "first")], remembered: memory)
        // The back printer was carried to the front printer's port.
        let now = stand.plugged(try printer("1-1", "B2"))
        #expect(now == ["front": "notPluggedIn", "back": "1-1"])
    }

    @Test func `a device with two interfaces that fit is one device`() throws {
        var stand = Stand([("front", "first"), ("back", "any")])
        let second = try function(usbPrinter(port: "1-1", number: 1))
        _ = stand.plugged(try printer("1-1"), second)
        stand = Stand([("front", "first")])
        let now = stand.plugged(second, try printer("1-1"))
        #expect(now == ["front": "1-1"])
    }

    @Test func `a new configuration leaves what it does not change`() throws {
        var stand = Stand([("front", "first"), ("back", "port:1-2")])
        _ = stand.plugged(try printer("1-1", "A1"), try printer("1-2", "B2"))
        let wanted = stand.assignment.wanted.filter { $0.name == "front" }
        stand.assignment.want(wanted) { _ in nil }
        let now = stand.plugged(try printer("1-1", "A1"), try printer("1-2", "B2"))
        #expect(now == ["front": "1-1"])
        #expect(stand.news("front") == nil)
    }

    @Test func `whatever is plugged in where nothing is ever two devices`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let identities = [
                "first", "any", "serialNumber:A1", "serialNumber:B2", "port:1-1", "port:1-2", "model:04b8:0202",
            ]
            let names = ["a", "b", "c", "d"]
            var stand = Stand(names.map { ($0, identities.randomElement(using: &generator) ?? "any") })
            for round in 0..<12 {
                let functions = try (1...4).filter { _ in Bool.random(using: &generator) }.map { port in
                    let serial = ["A1", "B2", nil].randomElement(using: &generator) ?? nil
                    let model = Bool.random(using: &generator) ? "0202" : "0e15"
                    return try printer("1-\(port)", serial, model: model, appearance: round)
                }
                let standings = stand.assignment.update(functions) { _, _ in true }
                let taken = standings.values.compactMap(\.function?.place)
                #expect(Set(taken).count == taken.count)
                for wanted in stand.assignment.wanted {
                    let standing = try #require(standings[wanted.name])
                    #expect((standing.function == nil) != (standing.problem == nil))
                    if case .bound(.serialNumber(let number)) = wanted.choice, let function = standing.function {
                        #expect(function.serialNumber == number)
                    }
                }
            }
        }
    }
}

@Suite struct RememberedDeviceTests {
    @Test func `what is written is read`() throws {
        for (serial, isShared) in [("A 1", false), ("A1", true), (nil, false)] {
            let remembered = try #require(RememberedDevice(try printer("1-2.3", serial), isShared: isShared))
            #expect(RememberedDevice(try #require(remembered.text)) == remembered)
        }
    }

    @Test(arguments: [
        "", "model:04b8:0202", "port:1-2 model:04b8:0202", "model:04b8:0202 port:", "model:04b8:0202 port:1-2 X",
        "model:04b8:0202 port:1-2 serialNumber:", "model:04b8:0202 port:1-2 shared",
        "model:04b8:0202 port:1-2 shared X",
    ])
    func `anything else is not`(text: String) { #expect(RememberedDevice(text) == nil) }
}

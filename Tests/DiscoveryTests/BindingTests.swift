import Configuration
import Discovery
import Testing

@Suite struct BindingTests {
    private func printer(_ port: String, _ serial: String? = nil, product: String = "0e15", _ number: Int) throws
        -> FoundFunction
    {
        try function(usbPrinter(port: port, product: product, serial: serial), appearance: number)
    }

    private func bind(
        _ lane: ExplainedLane,
        _ device: String,
        _ identity: String,
        takes: Bool = false
    ) throws -> Result<Binding, Binding.Refusal> {
        let wanted = try #require(lane.assignment.wanted.first { $0.name == device })
        let identity = try #require(FoundIdentity(identity))
        do throws(Binding.Refusal) {
            return .success(
                try Binding(
                    identity,
                    for: wanted,
                    among: lane.functions,
                    lane.explanation,
                    takes: takes,
                    fits: lane.fits
                )
            )
        } catch {
            return .failure(error)
        }
    }

    private func refusal(_ result: Result<Binding, Binding.Refusal>) -> Binding.Refusal? {
        if case .failure(let refusal) = result { refusal } else { nil }
    }

    @Test(arguments: ["serialNumber:B2", "port:1-2", "model:04b8:0202"])
    func `each of a device's names binds to it`(_ identity: String) throws {
        let found = [try printer("1-1", "A1", 1), try printer("1-2", "B2", product: "0202", 2)]
        var lane = try ExplainedLane([("front", "first")], found)
        #expect(lane.ports().isEmpty)
        lane.bind("front", try bind(lane, "front", identity).get())
        #expect(lane.ports() == ["front": "1-2"])
        #expect(lane.assignment.remembered["front"]?.serialNumber == "B2")
    }

    @Test func `nothing and several are refused`() throws {
        let found = [try printer("1-1", "S", 1), try printer("1-2", "S", 2)]
        let lane = try ExplainedLane([("front", "first")], found)
        #expect(refusal(try bind(lane, "front", "port:1-7")) == .notPluggedIn)
        #expect(refusal(try bind(lane, "front", "serialNumber:S")) == .ambiguous(found))
        #expect(refusal(try bind(lane, "front", "model:04b8:0e15")) == .ambiguous(found))
    }

    @Test func `twins with one number are told apart by their ports from then on`() throws {
        var lane = try ExplainedLane(
            [("front", "first")],
            [try printer("1-1", "SAME1", 1), try printer("1-2", "SAME1", 2)]
        )
        lane.bind("front", try bind(lane, "front", "port:1-2").get())
        #expect(lane.ports() == ["front": "1-2"])
        #expect(lane.assignment.remembered["front"]?.isShared == true)
    }

    @Test func `a number that a twin has shown binds to the port when the twin is out`() throws {
        let (one, twin) = (try printer("1-1", "SAME1", 1), try printer("1-2", "SAME1", 2))
        var lane = try ExplainedLane([("front", "first"), ("back", "port:1-2")], [one, twin])
        #expect(lane.ports() == ["front": "1-1", "back": "1-2"])
        lane.plugged(one)
        #expect(lane.explanation.identities(of: one).map(\.description) == ["port:1-1", "model:04b8:0e15"])
        lane.bind("front", try bind(lane, "front", "serialNumber:SAME1").get())
        #expect(lane.assignment.remembered["front"]?.description == "model:04b8:0e15 at port:1-1")
        lane.plugged(try printer("1-4", "SAME1", 3))
        #expect(lane.ports().isEmpty)
    }

    @Test func `what another device has is taken only by who says so and two change places at once`() throws {
        let found = [try printer("1-1", "A1", 1), try printer("1-2", "B2", 2)]
        var lane = try ExplainedLane([("front", "first"), ("back", "first")], found)
        lane.bind("front", try bind(lane, "front", "port:1-1").get())
        #expect(lane.ports() == ["front": "1-1", "back": "1-2"])
        #expect(refusal(try bind(lane, "front", "port:1-2")) == .taken(found[1], by: "back", isNamed: false))
        lane.bind("front", try bind(lane, "front", "port:1-2", takes: true).get())
        #expect(lane.ports() == ["front": "1-2", "back": "1-1"])
    }

    @Test func `what the configuration gives another device is never taken`() throws {
        let found = [try printer("1-1", "A1", 1), try printer("1-2", "B2", 2)]
        let lane = try ExplainedLane([("front", "first"), ("back", "port:1-2")], found)
        let told = refusal(try bind(lane, "front", "port:1-2", takes: true))
        #expect(told == .taken(found[1], by: "back", isNamed: true))
    }

    @Test func `what is not of the family is refused with the reason`() throws {
        let keyboard = try function(usbPrinter(port: "1-9", interface: ("03", "01", "01")))
        let lane = try ExplainedLane([("front", "first")], [keyboard])
        let told = refusal(try bind(lane, "front", "port:1-9"))
        #expect(told == .noFamily(keyboard, reason: "noFamily", sentence: "no rule of P matches"))
        let quirk = "[[quirk]]\nvendor = \"04b8\"\nexcluded = true\nbecause = \"no paper\"\nunverified = true\n"
        let excluding = try ExplainedLane([("front", "first")], [try printer("1-1", "A1", 1)], quirks: quirk)
        guard case .noFamily(_, "excluded", let sentence)? = refusal(try bind(excluding, "front", "port:1-1")) else {
            Issue.record("it was not refused as excluded")
            return
        }
        #expect(sentence.contains("quirks.toml:1"))
    }
}

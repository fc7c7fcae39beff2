import Configuration
import Discovery
import DriverManifest
import TOMLFile
import Testing

/// A lane whose devices want printers, with what is plugged in.
struct ExplainedLane {
    private(set) var functions: [FoundFunction]
    private(set) var assignment = DeviceAssignment()
    private(set) var standings: [String: DeviceAssignment.Standing] = [:]
    private let family: FamilyManifest
    private let quirks: [Quirk]

    init(_ devices: [(String, String)], _ functions: [FoundFunction], quirks text: String = "") throws {
        self.functions = functions
        let rules = """
            family = "P"
            classes = ["printer"]
            summary = "s"
            tier = "simulated"
            connections = ["usb"]
            [deadlines]
            ready = "1 s"
            [[match]]
            subsystem = "usb"
            interface = "0701"
            [[match]]
            subsystem = "usb"
            vendor = "04b8"
            product = "0202"
            interface = "ff"
            [[match]]
            subsystem = "usbmisc"
            interface = "0701"
            """
        family = try FamilyManifest(parsing: rules, file: "driver.toml")
        var faults: [TOMLError] = []
        quirks = try Quirk.parse(text, file: "quirks.toml", of: family, faults: &faults)
        #expect(faults.isEmpty)
        let wanted = devices.map { name, identity in
            DeviceAssignment.Wanted(
                name: name,
                subsystem: .usb,
                family: "P",
                choice: FoundIdentityChoice(identity) ?? .any
            )
        }
        assignment.want(wanted) { _ in nil }
        decide()
    }

    mutating func plugged(_ functions: FoundFunction...) {
        self.functions = functions
        decide()
    }

    mutating func decide() {
        standings = assignment.update(functions) { FamilyVerdict(family, quirks, $1).isMatch && $0.family == "P" }
    }

    mutating func bind(_ device: String, _ binding: Binding) {
        binding.apply(to: &assignment, device)
        decide()
    }

    var explanation: Explanation {
        let (family, quirks) = (family, quirks)
        return Explanation(
            functions,
            wanted: assignment.wanted,
            standings: standings,
            sharedNumbers: assignment.sharedNumbers
        ) { [FamilyVerdict(family, quirks, $0)] }
    }

    func fits(_ function: FoundFunction) -> Bool { FamilyVerdict(family, quirks, function).isMatch }

    func why(_ index: Int) -> String { explanation.reason(for: functions[index]).word }

    func ports() -> [String: String] { standings.compactMapValues { $0.function?.port } }
}

@Suite struct ExplanationTests {
    private func printer(_ port: String, _ serial: String? = nil, product: String = "0e15", number: Int = 0) throws
        -> FoundFunction
    {
        try function(usbPrinter(port: port, product: product, serial: serial), appearance: number)
    }

    private func keyboard(_ port: String, vendor: String = "046d", _ number: Int = 9) throws -> FoundFunction {
        let device = usbPrinter(port: port, vendor: vendor, product: "c31c", interface: ("03", "01", "01"))
        return try function(device, appearance: number)
    }

    @Test func `what a device has is its own as whatever it is shown`() throws {
        let own = try printer("1-1", "A1", number: 1)
        var second = own
        (second.subsystem, second.path, second.appearance) = (.usbmisc, own.path + "/usbmisc/lp0", 2)
        let lane = try ExplainedLane([("front", "first")], [own, second])
        #expect(lane.explanation.device(with: own) == "front")
        #expect(lane.explanation.device(with: second) == nil && lane.why(1) == "sameDevice")
        #expect(lane.explanation.reason(for: second).sentence.contains("'front' has as something else (usb)"))
    }

    @Test func `what no device has has a reason`() throws {
        let lane = try ExplainedLane([("front", "first")], [try keyboard("1-9")])
        #expect(lane.why(0) == "noFamily")
        let unwanted = try ExplainedLane([], [try printer("1-1")])
        #expect(unwanted.why(0) == "notWanted")
        let sentence = unwanted.explanation.reason(for: unwanted.functions[0]).sentence
        #expect(sentence.hasSuffix("one that does says: driver = \"P\", attached = \"usb\""))
        let twins = try ExplainedLane(
            [("front", "first")],
            [try printer("1-1", nil, number: 1), try printer("1-2", nil, number: 2)]
        )
        #expect(twins.why(0) == "ambiguous" && twins.why(1) == "ambiguous")
        let other = try ExplainedLane([("front", "serialNumber:A1")], [try printer("1-1", "B2")])
        #expect(other.why(0) == "otherDevice")
        #expect(other.explanation.reason(for: other.functions[0]).sentence.contains("known by serialNumber:B2"))
        let bound = try ExplainedLane(
            [("front", "port:1-1")],
            [try printer("1-1", nil, number: 1), try printer("1-2", nil, number: 2)]
        )
        #expect(bound.why(1) == "notNeeded")
    }

    @Test func `a model that is excluded is so with file and line`() throws {
        let quirk = "[[quirk]]\nvendor = \"04b8\"\nexcluded = true\nbecause = \"no paper\"\nunverified = true\n"
        let lane = try ExplainedLane([("front", "first")], [try printer("1-1")], quirks: quirk)
        let reason = lane.explanation.reason(for: lane.functions[0])
        #expect(reason.word == "excluded")
        #expect(reason.sentence == "quirks.toml:1 says that this model is no P: no paper")
    }

    @Test func `what comes nearest is what fits most and never what has nothing in common`() throws {
        let found = [
            try keyboard("1-1", 1), try keyboard("1-2", vendor: "04b8", 2),
            try function(usbPrinter(port: "1-3", interface: ("07", "01", "04")), appearance: 3),
            try function(usbPrinter(port: "1-4", product: "0202", interface: ("03", "00", "00")), appearance: 4),
        ]
        let lane = try ExplainedLane([("front", "first")], found)
        let nearest = lane.explanation.nearest(to: lane.assignment.wanted[0])
        #expect(nearest.map(\.port) == ["1-4", "1-2", "1-3"])
    }

    @Test func `identities are those that tell it from others`() throws {
        let found = [
            try printer("1-1", "A1", number: 1), try printer("1-2", "B2", number: 2),
            try printer("1-3", "B2", number: 3),
        ]
        let lane = try ExplainedLane([], found + [try printer("1-4", "0000", number: 4)])
        func identities(_ index: Int) -> [String] {
            lane.explanation.identities(of: lane.functions[index]).map(\.description)
        }
        #expect(identities(0) == ["serialNumber:A1", "port:1-1", "model:04b8:0e15"])
        #expect(identities(1) == ["port:1-2", "model:04b8:0e15"])
        #expect(identities(3) == ["port:1-4", "model:04b8:0e15"])
    }

    @Test func `a rule is told in the words of its file`() throws {
        let text = "subsystem = \"usb\", vendor = \"04b8\", product = \"0202\", interface = \"ff\""
        let head =
            "family = \"P\"\nclasses = [\"printer\"]\nsummary = \"s\"\ntier = \"simulated\"\nconnections = [\"usb\"]\n"
        let rule = text.split(separator: ", ").joined(separator: "\n")
        let manifest = try FamilyManifest(
            parsing: "\(head)[deadlines]\nready = \"1 s\"\n[[match]]\n\(rule)\n",
            file: "driver.toml"
        )
        #expect(manifest.rules.map(\.words) == [text])
    }
}

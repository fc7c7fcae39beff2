import Foundation
import Gateway
import Interfaces
import Testing
import Varlink

@Suite struct FoundSearchTests {
    private func found(_ number: Int, _ port: String, serial: String? = nil) -> LinkGatewayReports.Found {
        .init(
            number: number,
            subsystem: .usb,
            node: "/dev/bus/usb/001/00\(number)",
            port: port,
            vendor: "04b8",
            product: "0e15",
            serialNumber: serial,
            usages: [],
            families: [],
            identities: ["port:\(port)"],
            heldBy: [],
            verdicts: []
        )
    }

    private func wanted(_ name: String, has number: Int? = nil, or candidates: [Int] = []) -> LinkGatewayReports.Wanted
    {
        .init(
            device: name,
            roles: [],
            family: "P",
            attached: "usb",
            identity: "first",
            found: number,
            candidates: candidates
        )
    }

    private func table(_ devices: (name: String, role: String, location: String)...) -> DeviceTable {
        var table = DeviceTable()
        for device in devices {
            table.put(
                .init(
                    device: device.name,
                    family: "P",
                    classes: [],
                    roles: [device.role],
                    isSimulated: false,
                    location: device.location,
                    state: .absent,
                    facts: [:],
                    attention: []
                )
            )
        }
        return table
    }

    @Test func `a device is what it has or what it could be`() {
        let things = [found(1, "1-1"), found(2, "1-2"), found(3, "1-3")]
        let table = table(("front", "receipt", "attached by usb"), ("back", "kitchen", "attached by usb"))
        let search = FoundSearch(things, [wanted("front", has: 1), wanted("back", or: [2, 3])], table)
        #expect(search.find("receipt") == .init(numbers: [1], device: "front"))
        #expect(search.find("back") == .init(numbers: [2, 3], device: "back"))
    }

    @Test func `a device with a place of its own has what is found there`() {
        let search = FoundSearch([found(1, "1-1")], [], table(("front", "receipt", "/dev/bus/usb/001/001")))
        #expect(search.find("front") == .init(numbers: [1], device: "front"))
    }

    @Test(arguments: ["1-2", "port:1-2", "/dev/bus/usb/001/002", "A2"])
    func `what is plugged in goes by its port, its file and its number`(_ name: String) {
        let search = FoundSearch([found(1, "1-1", serial: "A1"), found(2, "1-2", serial: "A2")], [], DeviceTable())
        #expect(search.find(name) == .init(numbers: [2], device: nil))
    }

    @Test func `numbers of maker and model mean all of that model`() {
        let search = FoundSearch([found(1, "1-1"), found(2, "1-2")], [], DeviceTable())
        #expect(search.find("04B8:0E15")?.numbers == [1, 2])
    }

    @Test func `a device that calls itself as one of the lane is not that one`() {
        let search = FoundSearch(
            [found(1, "1-1", serial: "receipt")],
            [wanted("front")],
            table(("front", "receipt", "attached by usb"))
        )
        #expect(search.find("receipt") == .init(numbers: [], device: "front"))
    }

    @Test(arguments: ["", ":", "1-9", "nobody", "04b8:0e1", "\u{0}"])
    func `what means nothing is nothing`(_ name: String) {
        #expect(FoundSearch([found(1, "1-1")], [], DeviceTable()).find(name) == nil)
    }

    @Test func `both interfaces have the same words for what is found`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Interfaces")
        func types(_ name: String) throws -> [String: String] {
            let file = folder.appending(path: "org.lanekeeper.\(name).varlink")
            let text = try InterfaceText(parsing: String(contentsOf: file, encoding: .utf8))
            return text.members.reduce(into: [:]) { types, member in
                if case .type(let type) = member.kind { types[member.name] = shape(type) }
            }
        }
        let (clients, link) = (try types("Devices"), try types("link.GatewayReports"))
        for name in ["Subsystem", "RuleMiss", "RuleVerdict", "QuirkVerdict", "FamilyVerdict", "Found", "Wanted"] {
            #expect(clients[name] != nil && clients[name] == link[name], "\(name)")
        }
    }

    /// A type without places and comments.
    private func shape(_ type: InterfaceText.TypeExpression) -> String {
        switch type {
        case .structure(let fields): fields.map { "\($0.name): \(shape($0.type))" }.joined(separator: ", ")
        case .enumeration(let names): names.map(\.name).joined(separator: ", ")
        case .array(let type): "[]\(shape(type))"
        case .map(let type): "[string]\(shape(type))"
        case .nullable(let type): "?\(shape(type))"
        case .named(let name, _): name
        case .boolean, .integer, .float, .string, .object: "\(type)"
        }
    }
}

import Foundation
import Gateway
import Interfaces
import Testing
import Varlink

@Suite struct AccessTableTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The methods of every interface for clients: all texts but those of the links inside the lane.
    private func methods() throws -> Set<String> {
        let folder = AccessTableTests.repository.appending(path: "Sources/Interfaces")
        var methods: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "varlink" && !file.lastPathComponent.hasPrefix("org.lanekeeper.link.") {
            let text = try InterfaceText(parsing: String(contentsOf: file, encoding: .utf8))
            for member in text.members {
                if case .method = member.kind { methods.insert("\(text.name).\(member.name)") }
            }
        }
        return methods
    }

    private func access(owner: Int? = nil, sale: [Int] = [], simulation: [Int] = []) -> LinkGateway.Access {
        .init(owner: owner, sale: sale, technician: [20], simulation: simulation, admin: [40])
    }

    @Test func `every method has exactly one row and every row a method`() throws {
        let rows = AccessTable.rows.map(\.method.description)
        let methods = try methods()
        #expect(!methods.isEmpty && Set(rows) == methods && rows.count == methods.count)
    }

    @Test func `a method without a row is refused to everyone`() {
        #expect(!AccessTable.allows(.any, "org.lanekeeper.Devices.Explode"))
        #expect(!AccessTable.allows(.any, "org.lanekeeper.Devices.Lis"))
    }

    @Test func `each right opens what it should and no more`() {
        func open(_ rights: Rights) -> [String] {
            AccessTable.rows.filter { AccessTable.allows(rights, $0.method) }.map {
                $0.method.description.split(separator: ".").dropFirst(2).joined(separator: ".")
            }
        }
        let devices = ["Devices.List", "Devices.Describe", "Devices.Watch", "Devices.WaitReady"]
        let printer = [
            "Printer.Print", "Printer.PrintRaw", "Printer.Status", "Printer.FindJob", "Printer.Jobs",
            "Printer.WatchJobs", "Printer.Cancel",
            "Printer.Resolve", "Printer.Reprint",
        ]
        let binding = ["Devices.Explain", "Devices.WatchFound", "Devices.Bind"]
        let looking = ["CashDrawer.Status", "CashDrawer.Watch"]
        let names = ["Devices", "Observe", "Act", "Picture", "Plug", "Unplug", "Fault"]
        let simulation = names.map { "Simulation.\($0)" }
        #expect(open([]).isEmpty)
        #expect(open(.sale) == devices + printer + looking)
        #expect(open(.technician) == devices + ["Configuration.Reload"] + binding + printer + looking)
        #expect(open(.drawer) == devices + ["CashDrawer.Open"] + looking)
        #expect(open(.simulation) == devices + simulation)
        let technical = ["Configuration.Reload"] + binding
        #expect(open(.admin) == devices + technical + printer + ["CashDrawer.Open"] + looking + simulation)
    }

    @Test func `nobody opens drawers but who has that right`() throws {
        let access = LinkGateway.Access(sale: [10], technician: [20], simulation: [30], drawer: [50], admin: [40])
        let rights = try #require(AccessRights(access))
        let may = [10, 20, 30, 40, 50].map { group in
            rights.rights(of: .init(process: 1, user: 1000, group: group)).mayOpenDrawers
        }
        #expect(may == [false, false, false, true, true])
        let none = try #require(AccessRights(.init(sale: [10], technician: [], simulation: [], admin: [])))
        #expect(!none.rights(of: .init(process: 1, user: 1000, group: 10)).mayOpenDrawers)
    }

    @Test func `rights come from the first group and from further ones`() throws {
        let rights = try #require(AccessRights(access(sale: [10], simulation: [30, 31])))
        #expect(rights.rights(of: .init(process: 1, user: 1000, group: 10)) == .sale)
        #expect(
            rights.rights(of: .init(process: 1, user: 1000, group: 1, groups: [5, 31, 20])) == [
                .simulation, .technician,
            ]
        )
        #expect(rights.rights(of: .init(process: 1, user: 1000, group: 1, groups: [2, 3])).isEmpty)
        #expect(rights.rights(of: nil).isEmpty)
    }

    @Test func `root and the owner have every right, group 0 has none`() throws {
        let rights = try #require(AccessRights(access(owner: 1000)))
        #expect(rights.rights(of: .init(process: 1, user: 0, group: 0)) == .any)
        #expect(rights.rights(of: .init(process: 1, user: 1000, group: 1)) == .any)
        #expect(rights.rights(of: .init(process: 1, user: 1001, group: 0)).isEmpty)
        #expect(AccessRights().rights(of: .init(process: 1, user: 1000, group: 1)).isEmpty)
    }

    @Test(arguments: [-1, 1 << 32, (1 << 32) - 1, Int.min])
    func `a number that is nobody's is refused`(_ number: Int) {
        #expect(AccessRights(access(owner: number)).map { _ in true } == nil)
        #expect(AccessRights(access(sale: [10, number])).map { _ in true } == nil)
    }

    @Test func `the page about security shows the table`() throws {
        let page = AccessTableTests.repository.appending(path: "docs/Security.md")
        let shown = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("| `org.lanekeeper.")
        }
        let names: [(Rights, String)] = [
            (.sale, "sale"), (.technician, "technician"), (.simulation, "simulation"),
            (.drawer, "drawer"),
        ]
        let expected = AccessTable.rows.map { row in
            let rights = names.filter { row.rights.contains($0.0) }.map(\.1).joined(separator: ", ")
            return "| `\(row.method)` | \(rights) |"
        }
        #expect(shown.map(String.init) == expected)
    }
}

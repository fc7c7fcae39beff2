import InterfaceGenerator
import Testing
import Varlink

@Suite struct InterfaceModelTests {
    private func model(_ text: String) throws -> InterfaceModel { try InterfaceModel(InterfaceText(parsing: text)) }

    @Test func `types written in place are named after their field and nested where it stands`() throws {
        let model = try model("interface a.b\nmethod Do(line_item: []?(kind: (a, b), n: int)) -> ()")
        let parameters = try #require(model.methods.first).parameters
        #expect(parameters.fields.map(\.type) == [.array(.nullable(.nested("LineItem")))])
        guard case .structure(let item) = try #require(parameters.nested.first) else {
            Issue.record("no struct")
            return
        }
        #expect(item.name == "LineItem")
        #expect(item.fields.map(\.type) == [.nested("Kind"), .integer])
        guard case .enumeration(let kind) = try #require(item.nested.first) else {
            Issue.record("no enumeration")
            return
        }
        #expect(kind.names.map(\.name) == ["a", "b"])
    }

    @Test func `a map of empty structs is a set`() throws {
        let model = try model("interface a.b\ntype T (s: [string](), m: [string](x: int))")
        guard case .structure(let type) = try #require(model.types.first) else {
            Issue.record("no struct")
            return
        }
        #expect(type.fields.map(\.type) == [.stringSet, .map(.nested("M"))])
    }

    @Test func `more fields than a reader can tell apart are refused`() throws {
        func text(_ count: Int) -> String {
            "interface a.b\ntype Wide (" + (0..<count).map { "f\($0): int" }.joined(separator: ",") + ")"
        }
        #expect(throws: Never.self) { try model(text(FieldSet.capacity)) }
        #expect(throws: InterfaceTextError.self) { try model(text(FieldSet.capacity + 1)) }
    }

    @Test(arguments: [
        ("client_id", "clientId", "ClientId"), ("GetInfo", "getInfo", "GetInfo"), ("URLOf", "urlOf", "URLOf"),
        ("ID", "id", "ID"), ("x", "x", "X"), ("a_b_c", "aBC", "ABC"), ("Test01", "test01", "Test01"),
    ])
    func `names follow the language`(_ wire: String, _ lower: String, _ upper: String) {
        #expect(Names.lowerCamelCase(wire) == lower)
        #expect(Names.upperCamelCase(wire) == upper)
    }
}

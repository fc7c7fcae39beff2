import Testing
import Varlink

@Suite struct InterfaceTextTests {
    private func fault(_ text: String) -> String? {
        do throws(InterfaceTextError) {
            _ = try InterfaceText(parsing: text)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `every kind of type is understood`() throws {
        let text = try InterfaceText(
            parsing: """
                # An interface.
                # With two lines.
                interface org.example.all-kinds

                type Color (red, green)
                # A method.
                method Do(
                  # The first.
                  a: ?[]?[string]Color, # not the second's
                  b: [string](), c: object
                ) -> (d: (e: int, f: float), g: bool, h: string)
                error Failed ()

                """
        )
        #expect(text.name == "org.example.all-kinds")
        #expect(text.documentation == "An interface.\nWith two lines.")
        #expect(text.members.map(\.name) == ["Color", "Do", "Failed"])
        guard case .method(let parameters, let reply) = text.members[1].kind else { throw InterfaceFault() }
        #expect(text.members[1].documentation == "A method.")
        #expect(parameters.map(\.documentation) == ["The first.", "", ""])
        guard case .nullable(.array(.nullable(.map(.named("Color", let position))))) = parameters[0].type else {
            throw InterfaceFault()
        }
        #expect(position == TextPosition(line: 9, column: 18))
        #expect(parameters[1].type == .map(.structure([])))
        #expect(parameters[2].type == .object)
        #expect(reply.map(\.name) == ["d", "g", "h"])
        #expect(text.members[2].kind == .error([]))
    }

    @Test(arguments: [
        ("", "1:1: expected 'interface', found the end of the text"),
        ("interface foo\nmethod A() -> ()", "1:11: expected an interface name such as org.example.name, found 'foo'"),
        ("interface a.b\n", "2:1: expected a type, a method or an error"),
        ("interface a.b\nmethod a() -> ()", "2:8: expected a name that starts with a capital letter, found 'a'"),
        ("interface a.b\nmethod A() -> (x: Foo)", "2:19: there is no type 'Foo'"),
        ("interface a.b\nmethod A() -> (x: int, x: int)", "2:24: 'x' is given twice"),
        ("interface a.b\nmethod A() -> ()\nerror A ()", "3:7: 'A' is defined twice"),
        ("interface a.b\nmethod A(one, two) -> ()", "2:9: expected fields with types"),
        ("interface a.b\nmethod A() -> (x: int, y)", "2:25: expected ':' and a type, found ')'"),
        ("interface a.b\nmethod A() -> (x: ??int)", "2:20: a nullable type cannot be nullable again"),
        ("interface a.b\nmethod A() - ()", "2:12: expected '->', found '-'"),
        ("interface a.b\nmethod A() ->", "2:14: expected '(', found the end of the text"),
        ("interface a.b\nmethod A(_x: int) -> ()", "2:10: expected a field name, found '_x'"),
        ("interface a.b\nmethod A(x__y: int) -> ()", "2:10: expected a field name, found 'x__y'"),
        ("interface a.b\nmethod A(x: [int]int) -> ()", "2:13: expected '[]' or '[string]'"),
        ("interface a.b\ntype A (a: B)\ntype B (b: A)", "3:12: 'A' contains itself and would never end"),
        ("interface a.b\r\ntype A (\r\n  a: $)", "3:6: unexpected character '$'"),
    ])
    func `faults are told with line and column`(_ text: String, _ expected: String) {
        #expect(fault(text) == expected)
    }

    @Test func `a type may contain itself where there is an end`() {
        #expect(fault("interface a.b\ntype A (a: ?A, b: []A, c: [string]A)") == nil)
    }

    @Test func `types nested without end are refused`() {
        let text = "interface a.b\ntype A (a: " + String(repeating: "[]", count: 100_000) + "int)"
        #expect(fault(text)?.hasSuffix("types are nested too deeply") == true)
        #expect(fault("interface a.b\ntype A " + String(repeating: "(a:", count: 100_000))?.hasSuffix("deeply") == true)
    }

    @Test func `the texts that come with the library are understood`() throws {
        let service = ServiceDirectory(.init(vendor: "", product: "", version: "", url: ""))
        #expect(throws: Never.self) {
            try InterfaceText(parsing: Stand.description(of: service, "org.varlink.service"))
        }
    }
}

/// A text was understood as something else.
private struct InterfaceFault: Error {}

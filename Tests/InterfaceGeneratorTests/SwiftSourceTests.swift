import Foundation
import InterfaceGenerator
import Testing
import Varlink

@Suite struct SwiftSourceTests {
    private func source(_ text: String, _ access: SwiftOptions.Access = .public) throws -> String {
        let model = try InterfaceModel(InterfaceText(parsing: text))
        return try SwiftSource.make(model, SwiftOptions(namespace: "Sample", access: access, importsLibrary: true))
    }

    @Test func `comments of the interface become documentation`() throws {
        let code = try source("# All.\ninterface a.b\n# Does.\n# Well.\nmethod Do(\n# First.\na: int) -> ()\n")
        #expect(code.contains("/// All.\npublic enum Sample {"))
        #expect(code.contains("    /// Does.\n    /// Well.\n    public enum Do: Varlink.VarlinkMethod {"))
        #expect(code.contains("            /// First.\n            public var a: Swift.Int\n"))
    }

    @Test func `words of Swift are quoted and its own types are named with their module`() throws {
        let code = try source(
            "interface a.b\ntype String (default: string, in: ?int)\nmethod Return() -> (self: String)"
        )
        #expect(code.contains("public var `default`: Swift.String\n"))
        #expect(code.contains("func `return`(_ call: Varlink.Call<Return>, _ parameters: Return.Parameters)"))
        #expect(code.contains("public var selfValue: Sample.String\n"))
    }

    @Test func `the access level is that of every declaration`() throws {
        let text = "interface a.b\ntype T (a: (x, y))\nmethod Do() -> (t: T)\nerror E ()"
        #expect(!(try source(text, .internal)).contains("public "))
        #expect(!(try source(text, .package)).contains("public "))
        #expect((try source(text, .package)).contains("package enum Sample {"))
    }

    @Test func `names that the generated code needs are refused`() {
        #expect(throws: UnusableName.self) { try source("interface a.b\ntype Service (a: int)") }
        #expect(throws: UnusableName.self) { try source("interface a.b\nmethod Client() -> ()") }
    }

    @Test(arguments: [
        "type Node (next: ?Node)", "type A (b: ?B)\ntype B (a: (c: A))", "type Sample (a: int)",
        "method Caller() -> ()",
    ])
    func `what Swift cannot say is refused`(_ members: String) {
        #expect(throws: UnusableName.self) { try source("interface a.b\n\(members)\n") }
    }

    @Test func `names that become the same are refused`() {
        #expect(throws: UnusableName.self) { try source("interface a.b\ntype T (a_b: int, aB: int)") }
        #expect(throws: UnusableName.self) { try source("interface a.b\nmethod M(x: []?(self, Self)) -> ()") }
    }

    @Test func `the interface's text is kept whatever it holds`() throws {
        let code = try source("# \"\"\"# and \\# and \\##(x)\ninterface a.b\nmethod Do() -> ()\n")
        #expect(code.contains("StaticString = ###\"\"\"\n"))
    }

    /// Everything that the generator can write, put before the compiler.
    @Test func `generated code compiles in a library that hides its types`() throws {
        let text = """
            interface org.example.hard
            type Kind (Type: (self, default, a_b), init: ?[]?[string](x: int), object: object, set: [string]())
            type Int (start: int, reader: string, seen: bool, key: float, writer: []Kind, others: [string]Kind, swift: (varlink: (sample: int)), value: int)
            type Empty ()
            method Call(call: Int, parameters: []Empty) -> ()
            method Reply() -> (deadline: int, receive: int, descriptors: int, connection: int)
            method Init(in: (inner: (deeper: [](deepest: ?string, await: int, self: int)))) -> (out: ?object)
            error Error (reason: string)
            error Result ()

            """
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("Sample.generated.swift")
        try source(text).write(to: file, atomically: true, encoding: .utf8)
        let products = Bundle.main.bundleURL.deletingLastPathComponent()
        let modules = [products, products.appendingPathComponent("debug")].map { $0.appendingPathComponent("Modules") }
        guard let modulesPath = modules.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            Issue.record("the library's module is not beside the tests: \(modules)")
            return
        }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors", "-parse-as-library",
            "-module-name", "Sample", "-I", modulesPath.path,
            "-I", root.appendingPathComponent("Sources/CLinux/include").path, file.path,
        ]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
    }
}

import Varlink

/// Writes the Swift code of an interface: types, errors, methods, a protocol to serve it and a struct to call it.
///
/// Everything of the standard library and of Varlink is named with its module,
/// so that an interface may have a type named `String` or a method named `Call`.
public struct SwiftSource {
    let options: SwiftOptions
    var source = SourceText()
    private let model: InterfaceModel

    /// Names that the generated code needs for itself.
    private static let reserved: Set<String> = [
        "Service", "Client", "Caller", "Type", "Self", "Protocol", "Varlink", "Swift",
    ]

    /// The code of a model; throws when a name of the interface cannot be a name in Swift.
    public static func make(_ model: InterfaceModel, _ options: SwiftOptions) throws(UnusableName) -> String {
        var writer = SwiftSource(options: options, model: model)
        for name in model.types.map(\.name) + model.methods.map(\.name) + model.errors.map(\.name)
        where reserved.contains(name) || name == options.namespace {
            throw UnusableName(name: name, reason: "the generated Swift code needs that name for itself")
        }
        let parts = model.methods.flatMap { [$0.parameters, $0.reply] } + model.errors
        for type in model.types + parts.map(TypeModel.structure) { try type.checkNames() }
        try model.checkRecursion()
        writer.writeFile()
        return writer.source.text
    }

    private init(options: SwiftOptions, model: InterfaceModel) {
        self.options = options
        self.model = model
    }

    /// The access level as a prefix; `internal` is what Swift assumes.
    var access: String { options.access == .internal ? "" : "\(options.access.rawValue) " }

    /// Writes lines that are indented between an opening line and a closing one.
    mutating func block(_ opening: String, closing: String = "}", _ body: (inout SwiftSource) -> Void) {
        source.open(opening)
        body(&self)
        source.close(closing)
    }

    mutating func line(_ line: String = "") { source.line(line) }

    private mutating func writeFile() {
        source.line("// Made from \(model.name).varlink by varlink-generate; change that file and make this one again.")
        source.line()
        if options.importsLibrary {
            source.line("import Varlink")
            source.line()
        }
        source.documentation(model.documentation, fallback: "The interface `\(model.name)`.")
        block("\(access)enum \(options.namespace) {") { $0.writeMembers() }
        source.line()
        writeDispatch()
        source.line()
        writeText()
    }

    private mutating func writeMembers() {
        for type in model.types {
            write(type, path: options.namespace)
            source.line()
        }
        for error in model.errors {
            write(error, path: options.namespace, conformances: ["Varlink.VarlinkError"]) { this in
                this.writeFullName("errorName", error.name)
                this.line()
            }
            source.line()
        }
        for method in model.methods {
            writeMethod(method)
            source.line()
        }
        writeServiceProtocol()
        source.line()
        writeClient()
    }

    private mutating func writeMethod(_ method: MethodModel) {
        source.documentation(method.documentation, fallback: "The method `\(method.name)`.")
        let path = "\(options.namespace).\(method.name)"
        let conformances = method.reply.fields.isEmpty ? ["Varlink.EmptyReply"] : []
        block("\(access)enum \(method.name): Varlink.VarlinkMethod {") { this in
            this.writeFullName("methodName", method.name)
            this.line()
            this.write(method.parameters, path: path)
            this.line()
            this.write(method.reply, path: path, conformances: conformances)
        }
    }

    private mutating func writeFullName(_ constant: String, _ name: String) {
        line("/// The full name.")
        line("\(access)static let \(constant): Swift.StaticString = \"\(model.name).\(name)\"")
    }

    private mutating func writeServiceProtocol() {
        line("/// Answers the calls of `\(model.name)`; one class serves one interface.")
        block("\(access)protocol Service: Varlink.InterfaceService {") { this in
            for method in this.model.methods {
                this.source.documentation(method.documentation, fallback: "Answers `\(method.name)`.")
                let name = SwiftSource.functionName(method)
                this.line("func \(name)(_ call: Varlink.Call<\(method.name)>, _ parameters: \(method.name).Parameters)")
            }
        }
    }

    private mutating func writeClient() {
        line("/// Calls the methods of `\(model.name)`.")
        block("\(access)struct Client<Caller: Varlink.MethodCaller> {") { this in
            this.line("/// What the calls go through.")
            this.line("\(this.access)let caller: Caller")
            this.line()
            this.line("/// Calls through a connection.")
            this.line("\(this.access)init(_ caller: Caller) { self.caller = caller }")
            for method in this.model.methods {
                this.line()
                this.writeClientMethod(method)
            }
        }
    }

    private mutating func writeClientMethod(_ method: MethodModel) {
        let name = method.name
        source.documentation(method.documentation, fallback: "Calls `\(name)`.")
        block("\(access)func \(SwiftSource.functionName(method))(", closing: ") {") { this in
            this.line("_ parameters: \(name).Parameters,")
            this.line("descriptors: [Varlink.OwnedDescriptor] = [],")
            this.line("deadline: Varlink.MonotonicTime,")
            this.line("_ receive: @escaping (Swift.Result<Varlink.Reply<\(name)>, Varlink.CallError>) -> Swift.Void")
        }
        line("    caller.call(\(name).self, parameters, descriptors: descriptors, deadline: deadline, receive)")
        line("}")
    }

    private mutating func writeDispatch() {
        block("extension \(options.namespace).Service {") { this in
            this.line("/// The interface's full name.")
            this.line("\(this.access)var interfaceName: Swift.StaticString { \"\(this.model.name)\" }")
            this.line()
            this.line("/// The interface's text.")
            this.line("\(this.access)var interfaceDescription: Swift.StaticString { \(this.textName) }")
            this.line()
            this.line("/// Hands a call to the method that it names.")
            this.block("\(this.access)func dispatch(_ call: Varlink.IncomingCall) {") { $0.writeSwitch() }
        }
    }

    private mutating func writeSwitch() {
        guard !model.methods.isEmpty else { return line("call.failMethodNotFound()") }
        line("switch call.member {")
        for method in model.methods {
            let type = "\(options.namespace).\(method.name)"
            line("case \"\(method.name)\":")
            line("    guard let (call, parameters) = call.open(\(type).self) else { return }")
            line("    self.\(SwiftSource.functionName(method))(call, parameters)")
        }
        line("default: call.failMethodNotFound()")
        line("}")
    }

    private static func functionName(_ method: MethodModel) -> String { identifier(Names.lowerCamelCase(method.name)) }

    /// The constant that holds the interface's text.
    private var textName: String { Names.lowerCamelCase(options.namespace) + "InterfaceText" }

    private mutating func writeText() {
        // As many # as the text itself does not have behind quotation marks.
        var fence = "#"
        while model.source.contains("\"\"\"\(fence)") || model.source.contains("\\\(fence)") { fence += "#" }
        source.line("private let \(textName): Swift.StaticString = \(fence)\"\"\"")
        source.verbatim(model.source)
        source.verbatim("\n")
        source.line("\"\"\"\(fence)")
    }
}

extension TypeModel {
    /// The type's own name.
    var name: String {
        switch self {
        case .structure(let structure): structure.name
        case .enumeration(let enumeration): enumeration.name
        }
    }
}

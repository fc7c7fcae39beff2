import Varlink

extension SwiftSource {
    mutating func write(_ type: TypeModel, path: String) {
        switch type {
        case .structure(let structure): write(structure, path: path)
        case .enumeration(let enumeration): write(enumeration)
        }
    }

    private mutating func write(_ enumeration: EnumerationModel) {
        source.documentation(enumeration.documentation, fallback: "One of a few names.")
        let name = typeName(enumeration.name)
        block("\(access)enum \(name): Swift.String, Varlink.JSONName {") { this in
            for value in enumeration.names {
                this.source.documentation(value.documentation, fallback: "The name `\(value.name)`.")
                let identifier = Names.lowerCamelCase(value.name)
                let raw = identifier == value.name ? "" : " = \"\(value.name)\""
                this.line("case \(SwiftSource.identifier(identifier))\(raw)")
            }
        }
    }

    mutating func write(
        _ structure: StructureModel,
        path: String,
        conformances: [String] = [],
        _ head: (inout SwiftSource) -> Void = { _ in }
    ) {
        source.documentation(structure.documentation, fallback: "The fields of `\(structure.name)`.")
        let name = typeName(structure.name)
        let protocols = ["Varlink.JSONCodable", "Swift.Equatable", "Swift.Sendable"] + conformances
        block("\(access)struct \(name): \(protocols.joined(separator: ", ")) {") { this in
            head(&this)
            this.writeBody(structure, path: "\(path).\(name)")
        }
    }

    private mutating func writeBody(_ structure: StructureModel, path: String) {
        for type in structure.nested {
            write(type, path: path)
            line()
        }
        for field in structure.fields {
            source.documentation(field.documentation, fallback: "The field `\(field.name)`.")
            line("\(access)var \(SwiftSource.property(field)): \(swiftType(field.type, path))")
        }
        if !structure.fields.isEmpty { line() }
        writeInitializer(structure, path)
        line()
        writeReader(structure, path)
        line()
        writeWriter(structure)
    }

    private mutating func writeInitializer(_ structure: StructureModel, _ path: String) {
        let arguments = structure.fields.map { field -> String in
            let value = field.type.isNullable ? " = nil" : ""
            return "\(SwiftSource.property(field)): \(swiftType(field.type, path))\(value)"
        }
        line("/// Makes it from its fields.")
        guard !arguments.isEmpty else { return line("\(access)init() {}") }
        block("\(access)init(", closing: ") {") { this in
            for (index, argument) in arguments.enumerated() {
                this.line(argument + (index + 1 < arguments.count ? "," : ""))
            }
        }
        for field in structure.fields {
            let name = SwiftSource.property(field)
            line("    self.\(name) = \(name)")
        }
        line("}")
    }

    private mutating func writeReader(_ structure: StructureModel, _ path: String) {
        let fields = structure.fields.map { field in
            (field: field, value: Names.lowerCamelCase(field.name) + "Value", type: swiftType(field.type, path))
        }
        line("/// Reads it from JSON.")
        let opening = "\(access)init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {"
        guard !fields.isEmpty else {
            return block(opening) { this in
                this.line("try reader.beginObject()")
                this.line("while let key = try reader.nextField() { try reader.unknownField(key) }")
            }
        }
        block(opening) { this in
            this.line("var seen = Varlink.FieldSet()")
            for entry in fields {
                this.line("var \(entry.value): \(entry.type)\(entry.field.type.isNullable ? " = nil" : "?")")
            }
            let hasRequired = fields.contains { !$0.field.type.isNullable }
            this.line(hasRequired ? "let start = try reader.beginObject()" : "try reader.beginObject()")
            this.block("while let key = try reader.nextField() {") { this in
                this.line("switch key {")
                for (index, entry) in fields.enumerated() {
                    this.line("case \"\(entry.field.name)\":")
                    this.line("    try seen.insert(\(index), key)")
                    this.line("    \(entry.value) = try \(entry.type)(from: &reader)")
                }
                this.line("default: try reader.unknownField(key)")
                this.line("}")
            }
            for entry in fields {
                if !entry.field.type.isNullable {
                    this.block("guard let \(entry.value) else {") { this in
                        this.line("throw Varlink.JSONError(.missingField(\"\(entry.field.name)\"), at: start)")
                    }
                }
                this.line("self.\(SwiftSource.property(entry.field)) = \(entry.value)")
            }
        }
    }

    private mutating func writeWriter(_ structure: StructureModel) {
        line("/// Writes it as JSON; fields without a value are left out.")
        block("\(access)func write(to writer: inout Varlink.JSONWriter) {") { this in
            this.line("writer.beginObject()")
            for field in structure.fields {
                let name = SwiftSource.property(field)
                if field.type.isNullable {
                    this.block("if let value = self.\(name) {") { this in
                        this.line("writer.field(\"\(field.name)\")")
                        this.line("value.write(to: &writer)")
                    }
                } else {
                    this.line("writer.field(\"\(field.name)\")")
                    this.line("self.\(name).write(to: &writer)")
                }
            }
            this.line("writer.endObject()")
        }
    }

    private func swiftType(_ type: TypeReference, _ path: String) -> String {
        switch type {
        case .boolean: "Swift.Bool"
        case .integer: "Swift.Int"
        case .float: "Swift.Double"
        case .string: "Swift.String"
        case .object: "Varlink.JSONValue"
        case .stringSet: "Varlink.StringSet"
        case .array(let element): "[\(swiftType(element, path))]"
        case .map(let value): "[Swift.String: \(swiftType(value, path))]"
        case .nullable(let wrapped): "Swift.Optional<\(swiftType(wrapped, path))>"
        case .named(let name): "\(options.namespace).\(name)"
        case .nested(let name): "\(path).\(typeName(name))"
        }
    }

    /// A field's name in Swift; `x.self` would be `x`.
    private static func property(_ field: FieldModel) -> String {
        let name = Names.lowerCamelCase(field.name)
        return name == "self" ? "selfValue" : identifier(name)
    }

    /// A nested type's name, unless Swift or the generated code takes it for something else.
    private func typeName(_ name: String) -> String {
        let taken = ["Type", "Self", "Protocol", "Swift", "Varlink", options.namespace]
        return taken.contains(name) ? name + "Value" : name
    }

    /// A name that may be a word of the language.
    static func identifier(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

    private static let keywords: Set<String> = [
        "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer", "deinit",
        "do",
        "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import",
        "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol",
        "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch", "throw",
        "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}

extension TypeReference {
    /// Whether a value may be absent.
    var isNullable: Bool {
        if case .nullable = self { return true }
        return false
    }
}

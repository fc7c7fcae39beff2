/// An interface has a name that cannot be one in the generated code; name it otherwise.
public struct UnusableName: Error, CustomStringConvertible {
    /// The name in the interface.
    public let name: String
    /// Why not.
    public let reason: String

    /// The fault in words.
    public var description: String { "'\(name)' cannot be used: \(reason)" }
}

extension TypeModel {
    /// Throws when two fields, or two names of an enumeration, become one and the same in Swift.
    func checkNames() throws(UnusableName) {
        var seen: [String: String] = [:]
        for name in names {
            if let other = seen.updateValue(name, forKey: Names.lowerCamelCase(name)) {
                throw UnusableName(name: name, reason: "in Swift it becomes the same as '\(other)'")
            }
        }
        guard case .structure(let structure) = self else { return }
        for type in structure.nested { try type.checkNames() }
    }

    private var names: [String] {
        switch self {
        case .structure(let structure): structure.fields.map(\.name)
        case .enumeration(let enumeration): enumeration.names.map(\.name)
        }
    }
}

extension InterfaceModel {
    /// Throws when a struct holds itself without an array or a map in between: a Swift struct cannot.
    func checkRecursion() throws(UnusableName) {
        var finished: Set<String> = []
        for type in types {
            var open: Set<String> = []
            try check(type.name, &open, &finished)
        }
    }

    private func check(_ name: String, _ open: inout Set<String>, _ finished: inout Set<String>) throws(UnusableName) {
        guard !finished.contains(name) else { return }
        guard open.insert(name).inserted else {
            throw UnusableName(
                name: name,
                reason: "it holds itself, which a Swift struct can only do in a list or a map"
            )
        }
        if let type = types.first(where: { $0.name == name }) {
            for inner in type.directNames { try check(inner, &open, &finished) }
        }
        open.remove(name)
        finished.insert(name)
    }
}

extension TypeModel {
    /// The named types whose values a value of this one holds within itself.
    fileprivate var directNames: [String] {
        guard case .structure(let structure) = self else { return [] }
        return structure.fields.flatMap(\.type.directNames) + structure.nested.flatMap(\.directNames)
    }
}

extension TypeReference {
    fileprivate var directNames: [String] {
        switch self {
        case .named(let name): [name]
        case .nullable(let wrapped): wrapped.directNames
        case .boolean, .integer, .float, .string, .object, .stringSet, .array, .map, .nested: []
        }
    }
}

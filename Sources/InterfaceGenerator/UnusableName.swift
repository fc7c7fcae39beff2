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

import Varlink

/// An interface in the shape that code is made from, in whatever language.
///
/// Types that the text writes in place, without a name, are named here after
/// the field that has them, and nested in the type that has the field.
public struct InterfaceModel: Equatable {
    /// The full name.
    public var name: String
    /// The comment above the interface.
    public var documentation: String
    /// The text itself.
    public var source: String
    /// The types that the text names, in its order.
    public var types: [TypeModel]
    /// The methods, in order.
    public var methods: [MethodModel]
    /// The errors, in order.
    public var errors: [StructureModel]

    /// Names what has no name and checks what only makers of code care for.
    public init(_ text: InterfaceText) throws(InterfaceTextError) {
        name = text.name
        documentation = text.documentation
        source = text.source
        (types, methods, errors) = ([], [], [])
        for member in text.members {
            do throws(TooManyFields) {
                switch member.kind {
                case .type(let type): types.append(try TypeModel(member.name, member.documentation, type))
                case .error(let fields):
                    errors.append(try StructureModel(member.name, member.documentation, fields))
                case .method(let parameters, let reply):
                    methods.append(
                        MethodModel(
                            name: member.name,
                            documentation: member.documentation,
                            parameters: try StructureModel("Parameters", "What the caller sends.", parameters),
                            reply: try StructureModel("Reply", "What each reply holds.", reply)
                        )
                    )
                }
            } catch {
                let message = "'\(member.name)' has a struct of more than \(FieldSet.capacity) fields"
                throw InterfaceTextError(message: message, position: member.position)
            }
        }
    }
}

/// A method.
public struct MethodModel: Equatable {
    /// Its name within the interface.
    public var name: String
    /// The comment above it.
    public var documentation: String
    /// What it takes; named `Parameters`.
    public var parameters: StructureModel
    /// What it returns; named `Reply`.
    public var reply: StructureModel
}

/// A type that code has to be made for.
public enum TypeModel: Equatable {
    /// A struct.
    case structure(StructureModel)
    /// An enumeration.
    case enumeration(EnumerationModel)
}

/// A struct and the types that are nested in it.
public struct StructureModel: Equatable {
    /// Its own name, without those of the types around it.
    public var name: String
    /// The comment above it.
    public var documentation: String
    /// Its fields, in order.
    public var fields: [FieldModel]
    /// Types that were written in place in its fields.
    public var nested: [TypeModel]
}

/// A field.
public struct FieldModel: Equatable {
    /// The name on the wire.
    public var name: String
    /// The comment above it.
    public var documentation: String
    /// Its type.
    public var type: TypeReference
}

/// An enumeration.
public struct EnumerationModel: Equatable {
    /// Its own name.
    public var name: String
    /// The comment above it.
    public var documentation: String
    /// The names on the wire, with the comments above them.
    public var names: [InterfaceText.EnumerationName]
}

/// The type of a field.
public indirect enum TypeReference: Equatable {
    /// True or false.
    case boolean
    /// A whole number of 64 bits.
    case integer
    /// A floating-point number of 64 bits.
    case float
    /// Text.
    case string
    /// Any JSON value.
    case object
    /// A set of texts.
    case stringSet
    /// A list.
    case array(TypeReference)
    /// Values by text.
    case map(TypeReference)
    /// A value, or none.
    case nullable(TypeReference)
    /// A type of the interface.
    case named(String)
    /// A type nested in the struct that has the field.
    case nested(String)
}

/// A struct has more fields than a reader can tell apart.
private struct TooManyFields: Error {}

extension TypeModel {
    fileprivate init(
        _ name: String,
        _ documentation: String,
        _ type: InterfaceText.TypeExpression
    ) throws(TooManyFields) {
        switch type {
        case .enumeration(let names):
            self = .enumeration(EnumerationModel(name: name, documentation: documentation, names: names))
        case .structure(let fields): self = .structure(try StructureModel(name, documentation, fields))
        case .boolean, .integer, .float, .string, .object, .named, .array, .map, .nullable:
            preconditionFailure("only structs and enumerations are written in place or named")
        }
    }
}

extension StructureModel {
    fileprivate init(
        _ name: String,
        _ documentation: String,
        _ fields: [InterfaceText.StructField]
    ) throws(TooManyFields) {
        guard fields.count <= FieldSet.capacity else { throw TooManyFields() }
        self.init(name: name, documentation: documentation, fields: [], nested: [])
        for field in fields {
            let type = try refer(to: field.type, of: field)
            self.fields.append(FieldModel(name: field.name, documentation: field.documentation, type: type))
        }
    }

    /// The reference to a type; one that is written in place is nested here first.
    private mutating func refer(
        to type: InterfaceText.TypeExpression,
        of field: InterfaceText.StructField
    ) throws(TooManyFields) -> TypeReference {
        switch type {
        case .boolean: return .boolean
        case .integer: return .integer
        case .float: return .float
        case .string: return .string
        case .object: return .object
        case .named(let name, _): return .named(name)
        case .array(let element): return .array(try refer(to: element, of: field))
        case .map(.structure([])): return .stringSet
        case .map(let value): return .map(try refer(to: value, of: field))
        case .nullable(let wrapped): return .nullable(try refer(to: wrapped, of: field))
        case .structure, .enumeration:
            let name = Names.upperCamelCase(field.name)
            nested.append(try TypeModel(name, field.documentation, type))
            return .nested(name)
        }
    }
}

// Made from org.varlink.service.varlink by varlink-generate; change that file and make this one again.

/// What every Varlink service says of itself, and the errors that any method may answer with.
public enum VarlinkService {
    /// The service does not offer this interface.
    public struct InterfaceNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        public static let errorName: Swift.StaticString = "org.varlink.service.InterfaceNotFound"

        /// The field `interface`.
        public var interface: Swift.String

        /// Makes it from its fields.
        public init(
            interface: Swift.String
        ) {
            self.interface = interface
        }

        /// Reads it from JSON.
        public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var interfaceValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "interface":
                    try seen.insert(0, key)
                    interfaceValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let interfaceValue else {
                throw Varlink.JSONError(.missingField("interface"), at: start)
            }
            self.interface = interfaceValue
        }

        /// Writes it as JSON; fields without a value are left out.
        public func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("interface")
            self.interface.write(to: &writer)
            writer.endObject()
        }
    }

    /// The interface has no such method.
    public struct MethodNotFound: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        public static let errorName: Swift.StaticString = "org.varlink.service.MethodNotFound"

        /// The field `method`.
        public var method: Swift.String

        /// Makes it from its fields.
        public init(
            method: Swift.String
        ) {
            self.method = method
        }

        /// Reads it from JSON.
        public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var methodValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "method":
                    try seen.insert(0, key)
                    methodValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let methodValue else {
                throw Varlink.JSONError(.missingField("method"), at: start)
            }
            self.method = methodValue
        }

        /// Writes it as JSON; fields without a value are left out.
        public func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("method")
            self.method.write(to: &writer)
            writer.endObject()
        }
    }

    /// The interface has this method, and the service does not offer it.
    public struct MethodNotImplemented: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        public static let errorName: Swift.StaticString = "org.varlink.service.MethodNotImplemented"

        /// The field `method`.
        public var method: Swift.String

        /// Makes it from its fields.
        public init(
            method: Swift.String
        ) {
            self.method = method
        }

        /// Reads it from JSON.
        public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var methodValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "method":
                    try seen.insert(0, key)
                    methodValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let methodValue else {
                throw Varlink.JSONError(.missingField("method"), at: start)
            }
            self.method = methodValue
        }

        /// Writes it as JSON; fields without a value are left out.
        public func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("method")
            self.method.write(to: &writer)
            writer.endObject()
        }
    }

    /// A parameter is missing, unknown, given twice, of the wrong type or out of its range. `parameter` is its name, or the
    /// path to the value within it, such as `lines[2].text`.
    public struct InvalidParameter: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        public static let errorName: Swift.StaticString = "org.varlink.service.InvalidParameter"

        /// The field `parameter`.
        public var parameter: Swift.String

        /// Makes it from its fields.
        public init(
            parameter: Swift.String
        ) {
            self.parameter = parameter
        }

        /// Reads it from JSON.
        public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            var seen = Varlink.FieldSet()
            var parameterValue: Swift.String?
            let start = try reader.beginObject()
            while let key = try reader.nextField() {
                switch key {
                case "parameter":
                    try seen.insert(0, key)
                    parameterValue = try Swift.String(from: &reader)
                default: try reader.unknownField(key)
                }
            }
            guard let parameterValue else {
                throw Varlink.JSONError(.missingField("parameter"), at: start)
            }
            self.parameter = parameterValue
        }

        /// Writes it as JSON; fields without a value are left out.
        public func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.field("parameter")
            self.parameter.write(to: &writer)
            writer.endObject()
        }
    }

    /// The caller may not call this method.
    public struct PermissionDenied: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        public static let errorName: Swift.StaticString = "org.varlink.service.PermissionDenied"

        /// Makes it from its fields.
        public init() {}

        /// Reads it from JSON.
        public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            try reader.beginObject()
            while let key = try reader.nextField() { try reader.unknownField(key) }
        }

        /// Writes it as JSON; fields without a value are left out.
        public func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.endObject()
        }
    }

    /// The method only answers calls that ask for `more`.
    public struct ExpectedMore: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.VarlinkError {
        /// The full name.
        public static let errorName: Swift.StaticString = "org.varlink.service.ExpectedMore"

        /// Makes it from its fields.
        public init() {}

        /// Reads it from JSON.
        public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
            try reader.beginObject()
            while let key = try reader.nextField() { try reader.unknownField(key) }
        }

        /// Writes it as JSON; fields without a value are left out.
        public func write(to writer: inout Varlink.JSONWriter) {
            writer.beginObject()
            writer.endObject()
        }
    }

    /// Says what this service is and which interfaces it offers.
    public enum GetInfo: Varlink.VarlinkMethod {
        /// The full name.
        public static let methodName: Swift.StaticString = "org.varlink.service.GetInfo"

        /// What the caller sends.
        public struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Makes it from its fields.
            public init() {}

            /// Reads it from JSON.
            public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            public func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }

        /// What each reply holds.
        public struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Who made it.
            public var vendor: Swift.String
            /// What it is.
            public var product: Swift.String
            /// Which version of it.
            public var version: Swift.String
            /// Where to read more.
            public var url: Swift.String
            /// The full names of the interfaces, this one included.
            public var interfaces: [Swift.String]

            /// Makes it from its fields.
            public init(
                vendor: Swift.String,
                product: Swift.String,
                version: Swift.String,
                url: Swift.String,
                interfaces: [Swift.String]
            ) {
                self.vendor = vendor
                self.product = product
                self.version = version
                self.url = url
                self.interfaces = interfaces
            }

            /// Reads it from JSON.
            public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var vendorValue: Swift.String?
                var productValue: Swift.String?
                var versionValue: Swift.String?
                var urlValue: Swift.String?
                var interfacesValue: [Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "vendor":
                        try seen.insert(0, key)
                        vendorValue = try Swift.String(from: &reader)
                    case "product":
                        try seen.insert(1, key)
                        productValue = try Swift.String(from: &reader)
                    case "version":
                        try seen.insert(2, key)
                        versionValue = try Swift.String(from: &reader)
                    case "url":
                        try seen.insert(3, key)
                        urlValue = try Swift.String(from: &reader)
                    case "interfaces":
                        try seen.insert(4, key)
                        interfacesValue = try [Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let vendorValue else {
                    throw Varlink.JSONError(.missingField("vendor"), at: start)
                }
                self.vendor = vendorValue
                guard let productValue else {
                    throw Varlink.JSONError(.missingField("product"), at: start)
                }
                self.product = productValue
                guard let versionValue else {
                    throw Varlink.JSONError(.missingField("version"), at: start)
                }
                self.version = versionValue
                guard let urlValue else {
                    throw Varlink.JSONError(.missingField("url"), at: start)
                }
                self.url = urlValue
                guard let interfacesValue else {
                    throw Varlink.JSONError(.missingField("interfaces"), at: start)
                }
                self.interfaces = interfacesValue
            }

            /// Writes it as JSON; fields without a value are left out.
            public func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("vendor")
                self.vendor.write(to: &writer)
                writer.field("product")
                self.product.write(to: &writer)
                writer.field("version")
                self.version.write(to: &writer)
                writer.field("url")
                self.url.write(to: &writer)
                writer.field("interfaces")
                self.interfaces.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Returns the text of an interface that this service offers.
    public enum GetInterfaceDescription: Varlink.VarlinkMethod {
        /// The full name.
        public static let methodName: Swift.StaticString = "org.varlink.service.GetInterfaceDescription"

        /// What the caller sends.
        public struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The full name of the interface.
            public var interface: Swift.String

            /// Makes it from its fields.
            public init(
                interface: Swift.String
            ) {
                self.interface = interface
            }

            /// Reads it from JSON.
            public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var interfaceValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "interface":
                        try seen.insert(0, key)
                        interfaceValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let interfaceValue else {
                    throw Varlink.JSONError(.missingField("interface"), at: start)
                }
                self.interface = interfaceValue
            }

            /// Writes it as JSON; fields without a value are left out.
            public func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("interface")
                self.interface.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        public struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The text, comments included.
            public var description: Swift.String

            /// Makes it from its fields.
            public init(
                description: Swift.String
            ) {
                self.description = description
            }

            /// Reads it from JSON.
            public init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var descriptionValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "description":
                        try seen.insert(0, key)
                        descriptionValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let descriptionValue else {
                    throw Varlink.JSONError(.missingField("description"), at: start)
                }
                self.description = descriptionValue
            }

            /// Writes it as JSON; fields without a value are left out.
            public func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("description")
                self.description.write(to: &writer)
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.varlink.service`; one class serves one interface.
    public protocol Service: Varlink.InterfaceService {
        /// Says what this service is and which interfaces it offers.
        func getInfo(_ call: Varlink.Call<GetInfo>, _ parameters: GetInfo.Parameters)
        /// Returns the text of an interface that this service offers.
        func getInterfaceDescription(_ call: Varlink.Call<GetInterfaceDescription>, _ parameters: GetInterfaceDescription.Parameters)
    }

    /// Calls the methods of `org.varlink.service`.
    public struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        public let caller: Caller

        /// Calls through a connection.
        public init(_ caller: Caller) { self.caller = caller }

        /// Says what this service is and which interfaces it offers.
        public func getInfo(
            _ parameters: GetInfo.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<GetInfo>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(GetInfo.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// Returns the text of an interface that this service offers.
        public func getInterfaceDescription(
            _ parameters: GetInterfaceDescription.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<GetInterfaceDescription>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(GetInterfaceDescription.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension VarlinkService.Service {
    /// The interface's full name.
    public var interfaceName: Swift.StaticString { "org.varlink.service" }

    /// The interface's text.
    public var interfaceDescription: Swift.StaticString { varlinkServiceInterfaceText }

    /// Hands a call to the method that it names.
    public func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "GetInfo":
            guard let (call, parameters) = call.open(VarlinkService.GetInfo.self) else { return }
            self.getInfo(call, parameters)
        case "GetInterfaceDescription":
            guard let (call, parameters) = call.open(VarlinkService.GetInterfaceDescription.self) else { return }
            self.getInterfaceDescription(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let varlinkServiceInterfaceText: Swift.StaticString = #"""
# What every Varlink service says of itself, and the errors that any method may answer with.
interface org.varlink.service

# Says what this service is and which interfaces it offers.
method GetInfo() -> (
  # Who made it.
  vendor: string,
  # What it is.
  product: string,
  # Which version of it.
  version: string,
  # Where to read more.
  url: string,
  # The full names of the interfaces, this one included.
  interfaces: []string
)

# Returns the text of an interface that this service offers.
method GetInterfaceDescription(
  # The full name of the interface.
  interface: string
) -> (
  # The text, comments included.
  description: string
)

# The service does not offer this interface.
error InterfaceNotFound (interface: string)

# The interface has no such method.
error MethodNotFound (method: string)

# The interface has this method, and the service does not offer it.
error MethodNotImplemented (method: string)

# A parameter is missing, unknown, given twice, of the wrong type or out of its range. `parameter` is its name, or the
# path to the value within it, such as `lines[2].text`.
error InvalidParameter (parameter: string)

# The caller may not call this method.
error PermissionDenied ()

# The method only answers calls that ask for `more`.
error ExpectedMore ()

"""#

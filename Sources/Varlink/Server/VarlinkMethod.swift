/// A method of an interface; generated.
public protocol VarlinkMethod: Sendable {
    /// What the caller sends.
    associatedtype Parameters: JSONCodable
    /// What each reply holds.
    associatedtype Reply: JSONCodable

    /// The full name, such as `org.varlink.service.GetInfo`.
    static var methodName: StaticString { get }
}

/// An error of an interface with its parameters; generated.
public protocol VarlinkError: Error, JSONCodable, Equatable {
    /// The full name, such as `org.varlink.service.MethodNotFound`.
    static var errorName: StaticString { get }
}

/// Somebody who answers the calls of one interface.
///
/// Do not conform to this directly: generated code makes a `Service` protocol
/// for each interface, with one requirement per method, that does it for you.
public protocol InterfaceService: AnyObject {
    /// The interface's full name.
    var interfaceName: StaticString { get }

    /// The interface's text, for those who ask the service what it offers.
    var interfaceDescription: StaticString { get }

    /// Hands a call to the method that it names.
    func dispatch(_ call: IncomingCall)
}

/// What the Swift code of an interface should look like from outside.
public struct SwiftOptions {
    /// How far the generated declarations can be seen.
    public enum Access: String, CaseIterable {
        /// Everywhere.
        case `public`
        /// Within the package.
        case package
        /// Within the module.
        case `internal`
    }

    /// The enumeration without cases that holds all declarations.
    public var namespace: String
    /// How far they can be seen.
    public var access: Access
    /// Whether to import the Varlink library; false within the library itself.
    public var importsLibrary: Bool

    /// Collects the three.
    public init(namespace: String, access: Access, importsLibrary: Bool) {
        (self.namespace, self.access, self.importsLibrary) = (namespace, access, importsLibrary)
    }
}

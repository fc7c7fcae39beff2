/// The interfaces that a service offers; `org.varlink.service` is always among them.
///
/// Fill it before the first connection; it belongs to the thread of the connections.
public final class ServiceDirectory {
    /// What the service says of itself.
    public struct Information: Sendable {
        /// Who made it.
        public var vendor: String
        /// What it is.
        public var product: String
        /// Which version of it.
        public var version: String
        /// Where to read more.
        public var url: String

        /// Collects the four.
        public init(vendor: String, product: String, version: String, url: String) {
            (self.vendor, self.product, self.version, self.url) = (vendor, product, version, url)
        }
    }

    /// Whether a peer may call a method, which is given with its full name; nil when everyone may call everything.
    ///
    /// It is asked for each call of a method that exists, before the parameters are looked at. Who is refused gets
    /// `org.varlink.service.PermissionDenied`, and the connection goes on. `org.varlink.service` is open to everyone.
    public var authorizes: ((ServerConnection, StaticString) -> Bool)?

    fileprivate let information: Information
    fileprivate private(set) var services: [(name: StaticString, service: any InterfaceService)] = []

    /// A directory that offers only the description of itself.
    public init(_ information: Information) {
        self.information = information
        add(Introspection(self))
    }

    /// Offers one more interface; a second service of one name takes the place of the first.
    public func add(_ service: any InterfaceService) {
        let name = service.interfaceName
        services.removeAll { $0.name.description.equals(name) }
        services.append((name, service))
    }

    func service(named name: JSONKey) -> (any InterfaceService)? {
        services.first { $0.name ~= name }?.service
    }
}

/// Answers `org.varlink.service`.
private final class Introspection: VarlinkService.Service {
    private unowned let directory: ServiceDirectory

    init(_ directory: ServiceDirectory) { self.directory = directory }

    func getInfo(_ call: Call<VarlinkService.GetInfo>, _ parameters: VarlinkService.GetInfo.Parameters) {
        call.reply(
            VarlinkService.GetInfo.Reply(
                vendor: directory.information.vendor,
                product: directory.information.product,
                version: directory.information.version,
                url: directory.information.url,
                interfaces: directory.services.map(\.name.description)
            )
        )
    }

    func getInterfaceDescription(
        _ call: Call<VarlinkService.GetInterfaceDescription>,
        _ parameters: VarlinkService.GetInterfaceDescription.Parameters
    ) {
        guard let entry = directory.services.first(where: { parameters.interface.equals($0.name) }) else {
            call.fail(VarlinkService.InterfaceNotFound(interface: shortened(parameters.interface)))
            return
        }
        call.reply(.init(description: entry.service.interfaceDescription.description))
    }
}

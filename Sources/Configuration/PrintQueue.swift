import TOMLFile

/// A queue of the print service of this machine, CUPS: `queue = "receipts"`, and `server` where that is not at the usual place.
package struct PrintQueue: Hashable, Sendable, CustomStringConvertible {
    /// Where CUPS listens unless told otherwise (cups-files.conf(5) and cupsd.conf(5) of Debian).
    package static let usualServer = "/run/cups/cups.sock"

    /// Its name.
    package var name: String
    /// The path of the service's socket, or a name of this machine and a port such as `localhost:631`.
    package var server: String

    /// The queue in words of the configuration.
    package var description: String {
        server == PrintQueue.usualServer ? "queue \(name)" : "queue \(name) of \(server)"
    }

    /// Reads the two keys; nil when no queue is named.
    init?(_ reader: TOMLReader) throws(TOMLError) {
        guard let name = try reader.optionalString("queue") else {
            guard reader.contains("server") else { return nil }
            throw reader.fault("'server' is for a queue, and there is no 'queue'", at: "server")
        }
        guard !name.isEmpty, name.utf8.count <= 127, name.utf8.allSatisfy(PrintQueue.isNameByte) else {
            throw reader.fault("expected the name of a queue, as lpstat(1) shows it", at: "queue")
        }
        self.name = name
        server = try reader.optionalString("server") ?? PrintQueue.usualServer
        guard PrintQueue.isServer(server) else {
            let expected = "the path of a socket, or a port of this machine such as \"localhost:631\""
            throw reader.fault("expected \(expected)", at: "server")
        }
    }

    /// Only this machine: over a network anybody could read and change a receipt.
    ///
    /// A sockaddr_un holds 107 bytes of a path (unix(7)).
    private static func isServer(_ text: String) -> Bool {
        if text.utf8.first == UInt8(ascii: "/") {
            return text.utf8.count <= 107 && text.utf8.allSatisfy { 0x21...0x7E ~= $0 }
        }
        return NetworkAddress(text).map { ["localhost", "127.0.0.1", "::1"].contains($0.host) } ?? false
    }

    /// What lpadmin(8) allows, and of that ASCII alone.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        0x21...0x7E ~= byte && !"/#?'\"\\".utf8.contains(byte)
    }
}

/// A host and a port, as people write them: `printer.shop.example:9100`, `192.168.1.50:9100`, `[fe80::1]:9100`.
package struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// A name, or an address without brackets.
    package var host: String
    /// The TCP port, 1 to 65535.
    package var port: Int

    /// Reads an address; nil when it is none.
    ///
    /// Only letters, digits, dots, hyphens and colons stand in a host.
    package init?(_ text: String) {
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        let (before, after) = (text[..<colon], text[text.index(after: colon)...])
        guard after.utf8.count <= 5, after.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let port = Int(after),
            1...65_535 ~= port
        else { return nil }
        let isBracketed = before.hasPrefix("[") && before.hasSuffix("]")
        let host = isBracketed ? before.dropFirst().dropLast() : before
        guard !host.isEmpty, host.utf8.count <= 253, !host.hasPrefix("-"),
            host.utf8.allSatisfy({ NetworkAddress.isHostByte($0) || isBracketed && $0 == UInt8(ascii: ":") })
        else { return nil }
        (self.host, self.port) = (String(host), port)
    }

    /// The address as it is written.
    package var description: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}

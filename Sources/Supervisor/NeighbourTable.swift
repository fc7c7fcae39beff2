import Configuration
import Glibc

/// The hardware addresses of neighbours on the local network, as the kernel has learned them.
package enum NeighbourTable {
    /// Where the kernel tells them, for addresses of IPv4; those of IPv6 are not looked up.
    private static let path = "/proc/net/arp"

    /// A table of a big network has some 100 bytes a line.
    private static let longestTable = 1 << 20

    /// The hardware address behind a line's location such as `192.168.1.50:9100`; nil when it is none of a neighbour.
    static func hardwareAddress(at location: String) -> String? {
        let parts = location.split(separator: ":", omittingEmptySubsequences: false)
        // Of this machine itself there is no neighbour, and IPv6 is not in the table.
        guard parts.count == 2, !parts[0].hasPrefix("127.") else { return nil }
        return hardwareAddress(of: String(parts[0]), in: contents())
    }

    /// Looks an address up in a text as proc_net(5) describes it: six words a line, below a heading.
    ///
    /// Entries that are not complete (flag 0x2, `ATF_COM`) and other networks than Ethernet (type 0x1) are passed over.
    package static func hardwareAddress(of host: String, in table: String) -> String? {
        for line in table.split(separator: "\n").dropFirst() {
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            guard words.count >= 4, words[0].utf8.elementsEqual(host.utf8), number(words[1]) == 1,
                let flags = number(words[2]), flags & 0x2 != 0
            else { continue }
            return NetworkIdentity.hardwareAddress(String(words[3]))
        }
        return nil
    }

    private static func number(_ word: Substring) -> Int? {
        word.hasPrefix("0x") ? Int(word.dropFirst(2), radix: 16) : nil
    }

    /// The kernel makes the text as it is read: nothing is waited for.
    private static func contents() -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while bytes.count < longestTable, case let count = read(descriptor, &part, part.count), count > 0 {
            bytes += part[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

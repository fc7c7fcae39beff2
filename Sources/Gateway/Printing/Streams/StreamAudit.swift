import ESCPOS
import Glibc
import Varlink

/// Writes down who had a stream do what not everybody may: a line on standard error for each, which the supervisor passes on.
///
/// A stream that is asked for again under its key is written down again, although it moves nothing: the line says who asked.
package struct StreamAudit {
    /// Takes a line, without its line feed.
    var write: (String) -> Void = { line in
        let bytes = Array((line + "\n").utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }

    /// Notes a stream that was let through.
    func note(_ needs: [StreamNeed], role: String, of peer: PeerCredentials?) {
        for need in needs { write(StreamAudit.line(need, role: role, of: peer)) }
    }

    /// What is written of one need; names come from clients, and are shown as plain words.
    package static func line(_ need: StreamNeed, role: String, of peer: PeerCredentials?) -> String {
        let who = peer.map { "user \($0.user), process \($0.process)" } ?? "somebody unknown"
        let role = String(role.unicodeScalars.prefix(64).map { 0x21...0x7E ~= $0.value ? Character($0) : "?" })
        return "lane-gateway: audit: \(who), PrintRaw for \(role), \(need.kind.rawValue): \(need.reason); "
            + "\(need.count) in all, the first at byte \(need.offset)"
    }
}

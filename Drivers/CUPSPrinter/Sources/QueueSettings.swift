import DriverKit
import ESCPOS
import ReceiptEncoding
import Varlink

/// Which queue a device is, and for which printer its documents are made.
struct QueueSettings {
    /// The queue's name.
    let queue: String
    /// Where the print service listens.
    let server: ServerAddress
    /// Addresses of printers that other devices of the lane are.
    let taken: [String]
    /// The printer behind it.
    let target: PrintTarget
    /// By whose tables streams of bytes are looked through.
    let dialect: Dialect

    init(_ settings: [String: String]) throws(DriverFault) {
        var printer = settings
        guard let queue = printer.removeValue(forKey: "queue"), !queue.isEmpty else {
            throw .wrongSetting(name: "queue", value: "")
        }
        let text = printer.removeValue(forKey: "server") ?? ""
        guard let server = ServerAddress(text) else { throw .wrongSetting(name: "server", value: text) }
        taken = printer.removeValue(forKey: "taken")?.split(separator: " ").map(String.init) ?? []
        let told = try PrinterSettings(printer)
        (self.queue, self.server) = (queue, server)
        target = PrintTarget(told.profile.flatMap(PrinterProfile.named) ?? .generic, told)
        dialect = target.profile.dialect(told)
    }

    /// What is reported of the printer.
    var facts: [String: String] {
        [
            "queue": queue, "confirmation": "none", "profile": target.profile.name,
            "columns": "\(target.paper.columns)",
            "dots": "\(target.paper.dots)", "dialect": dialect.rawValue,
        ]
    }
}

/// Where a print service listens.
struct ServerAddress: Equatable, Sendable {
    /// The path of a socket, or a host.
    let host: String
    /// Of no matter for a path.
    let port: Int32

    /// Reads `/run/cups/cups.sock`, `localhost:631` or `[::1]:631`; nil for anything else.
    init?(_ text: String) {
        if text.hasPrefix("/") {
            (host, port) = (text, 0)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Int32(text[text.index(after: colon)...]),
            1...65_535 ~= port
        else { return nil }
        let host = text[..<colon]
        self.host = String(host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host)
        self.port = port
        guard !self.host.isEmpty else { return nil }
    }
}

import DriverKit
import ESCPOS

/// What the lane's configuration says of a printer; names, values and defaults are those of `driver.toml`.
struct PrinterSettings: Equatable {
    /// How jobs are confirmed.
    enum Confirmation: String {
        case auto
        case processId
        case fence
        case none
    }

    /// Whether the fence of this very device was tested.
    enum Fence: String {
        case unproven
        case honest
    }

    var columns = 48
    var confirmation = Confirmation.auto
    var fence = Fence.unproven
    var codePages = PrinterSettings.epsonPages

    init() {}

    init(_ settings: [String: String]) throws(DriverFault) {
        for (name, value) in settings {
            guard set(name, value) else { throw .wrongSetting(name: name, value: value) }
        }
    }

    private mutating func set(_ name: String, _ value: String) -> Bool {
        switch name {
        case "columns": return replace(&columns, Int(value).flatMap { 16...96 ~= $0 ? $0 : nil })
        case "confirmation": return replace(&confirmation, Confirmation(rawValue: value))
        case "fence": return replace(&fence, Fence(rawValue: value))
        case "codePages": return replace(&codePages, PrinterSettings.pages(of: value))
        default: return false
        }
    }

    private func replace<Value>(_ old: inout Value, _ new: Value?) -> Bool {
        guard let new else { return false }
        old = new
        return true
    }

    /// The numbers as NielsLeenheer/ReceiptPrinterEncoder and escpos-printer-db have them.
    ///
    /// Pages 0 and 16 come first:
    /// TM-m30III lacks 19 (escpos-printer-db).
    private static let epsonPages = [CodePage.page437(number: 0), .page1252(number: 16), .page858(number: 19)]

    private static func pages(of maker: String) -> [CodePage]? {
        switch maker {
        case "epson": epsonPages
        case "citizen": [.page437(number: 0), .page1252(number: 16), .page858(number: 2)]
        case "hp": [.page437(number: 0), .page1252(number: 8), .page858(number: 6)]
        case "437": [.page437(number: 0)]
        default: nil
        }
    }
}

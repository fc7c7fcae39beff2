import DriverKit
import ESCPOS

/// What the lane's configuration says of a printer; names, values and defaults are those of `driver.toml`.
package struct PrinterSettings: Equatable {
    /// How jobs are confirmed.
    package enum Confirmation: String {
        case auto
        case processId
        case fence
        case none
    }

    /// Whether the fence of this very device was tested.
    package enum Fence: String {
        case unproven
        case honest
    }

    /// Which level of the drawer's line means that it is open.
    package enum DrawerLevel: String {
        case unknown
        case low
        case high
        case none
    }

    /// Characters of font A in a line; as the profile says unless told.
    var columns: Int?
    package var confirmation = Confirmation.auto
    package var fence = Fence.unproven
    package var drawerOpenLevel = DrawerLevel.unknown
    /// The profile's unless told.
    var codePages: [CodePage]?
    /// The name of the profile; by what the printer says of itself unless told.
    package var profile: String?
    /// By whose tables streams of bytes are looked through; as the profile says unless told.
    package var dialect: Dialect?

    package init() {}

    package init(_ settings: [String: String]) throws(DriverFault) {
        for (name, value) in settings {
            guard set(name, value) else { throw .wrongSetting(name: name, value: value) }
        }
    }

    private mutating func set(_ name: String, _ value: String) -> Bool {
        let isAutomatic = value.utf8.elementsEqual("auto".utf8)
        switch name {
        case "columns":
            columns = Int(value).flatMap { 16...96 ~= $0 ? $0 : nil }
            return columns != nil
        case "codePages":
            codePages = isAutomatic ? nil : PrinterSettings.pages(of: value)
            return isAutomatic || codePages != nil
        case "profile":
            profile = isAutomatic ? nil : PrinterProfile.named(value)?.name
            return isAutomatic || profile != nil
        case "dialect":
            dialect = isAutomatic ? nil : Dialect(rawValue: value)
            return isAutomatic || dialect != nil
        case "confirmation": return replace(&confirmation, Confirmation(rawValue: value))
        case "fence": return replace(&fence, Fence(rawValue: value))
        case "drawerOpenLevel": return replace(&drawerOpenLevel, DrawerLevel(rawValue: value))
        default: return false
        }
    }

    private func replace<Value>(_ old: inout Value, _ new: Value?) -> Bool {
        guard let new else { return false }
        old = new
        return true
    }

    /// By a maker's numbers; nil for a word that names none.
    private static func pages(of maker: String) -> [CodePage]? {
        switch maker {
        case "epson": PrinterProfile.epson
        case "bixolon": PrinterProfile.bixolon
        case "citizen": PrinterProfile.citizen
        case "hp": PrinterProfile.hp
        case "xprinter": PrinterProfile.xprinter
        case "rongta": PrinterProfile.rongta
        case "usual": PrinterProfile.usual
        case "437": PrinterProfile.ibm437
        default: nil
        }
    }
}

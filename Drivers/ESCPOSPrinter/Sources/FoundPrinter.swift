import Interfaces
import LinuxDevices
import ReceiptEncoding

/// What the system tells of a printer that was found.
struct FoundPrinter {
    /// What is reported of it.
    let facts: [String: String]
    /// What a profile is chosen by.
    let clues: PrinterClues
    /// The interface that may be claimed.
    let interface: UInt8?

    /// Nothing is known of a printer that the configuration places.
    init(_ found: LinkDriver.FoundDevice?) {
        var (facts, clues): ([String: String], PrinterClues) = ([:], PrinterClues())
        interface = found?.interface.flatMap { UInt8(exactly: $0) }
        if let vendor = found?.vendor.flatMap({ UInt16(exactly: $0) }),
            let product = found?.product.flatMap({ UInt16(exactly: $0) })
        {
            clues.usb = (vendor, product)
            facts["usb"] = "\(FoundPrinter.digits(vendor)):\(FoundPrinter.digits(product))"
        }
        if let text = found?.deviceId {
            let id = PrinterDeviceID(text.utf8)
            facts["deviceId"] = id.text
            if let maker = id.maker, let model = id.model { clues.deviceID = (maker, model) }
        }
        (self.facts, self.clues) = (facts, clues)
    }

    private static func digits(_ number: UInt16) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 4 - text.utf8.count) + text
    }
}

/// What the system knows of a printer that was found, beside what the printer says of itself over its line.
package struct PrinterClues: Equatable, Sendable {
    /// The numbers of maker and model on USB.
    package var usb: (vendor: UInt16, product: UInt16)?
    /// What it says of itself after IEEE 1284: who made it and what it is.
    package var deviceID: (maker: String, model: String)?

    package init() {}

    package static func == (left: PrinterClues, right: PrinterClues) -> Bool {
        left.usb.map { [$0.vendor, $0.product] } == right.usb.map { [$0.vendor, $0.product] }
            && left.deviceID.map { [$0.maker, $0.model] } == right.deviceID.map { [$0.maker, $0.model] }
    }
}

extension PrinterProfile {
    /// The profile of a printer by all that is known of it: what it says over its line, then what it says after IEEE 1284,
    /// then by its numbers on USB; the first that fits a profile counts.
    package static func of(
        maker: String,
        model: String,
        clues: PrinterClues,
        returnsProcessID: Bool
    ) -> PrinterProfile {
        let told = of(maker: maker, model: model, returnsProcessID: returnsProcessID)
        // What it says itself, be it of a model that is not known, is better than what the system knows.
        guard told.name == generic.name, model.isEmpty else { return told }
        if let id = clues.deviceID {
            let named = of(maker: id.maker, model: id.model, returnsProcessID: returnsProcessID)
            if named.name != generic.name { return named }
        }
        return clues.usb.flatMap { usb in all.first { $0.usb.contains { $0 == usb } } } ?? generic
    }
}

/// One alternate setting of an interface, as the device's descriptors have it.
package struct USBSetting: Equatable, Sendable {
    /// The interface's number.
    package let interface: UInt8
    /// Which of its alternate settings this is.
    package let alternate: UInt8
    /// Class, subclass and protocol.
    package let kind: (class: UInt8, subclass: UInt8, protocol: UInt8)
    /// Its endpoints, in the descriptors' order.
    package let endpoints: [USBEndpoint]

    /// Collects what the descriptors have.
    package init(
        interface: UInt8,
        alternate: UInt8,
        kind: (class: UInt8, subclass: UInt8, protocol: UInt8),
        endpoints: [USBEndpoint]
    ) {
        (self.interface, self.alternate, self.kind, self.endpoints) = (interface, alternate, kind, endpoints)
    }

    package static func == (left: USBSetting, right: USBSetting) -> Bool {
        left.interface == right.interface && left.alternate == right.alternate && left.kind == right.kind
            && left.endpoints == right.endpoints
    }
}

/// One endpoint of a setting.
package struct USBEndpoint: Equatable, Sendable {
    /// Its number, with 0x80 where it sends to this machine.
    package let address: UInt8
    /// How it transfers, in the two lowest bits; 2 is bulk.
    package let attributes: UInt8
    /// The longest packet; of its field only the bits that say so count.
    package let packetBytes: Int

    /// Takes the fields of a descriptor.
    package init(address: UInt8, attributes: UInt8, packetField: UInt16) {
        (self.address, self.attributes, packetBytes) = (address, attributes, Int(packetField & 0x7FF))
    }

    /// Whether bytes can be sent to it, or come from it, in bulk.
    var isBulk: Bool { attributes & 3 == 2 && address & 0x0F != 0 && packetBytes > 0 }
    var isInput: Bool { address & 0x80 != 0 }
}

/// The setting of an interface through which a printer is driven, and its endpoints.
package struct USBPrinterSetting: Equatable, Sendable {
    /// The setting.
    package let setting: USBSetting
    /// Where bytes are sent to.
    package let output: USBEndpoint
    /// Where bytes come from; nil for a printer that only listens.
    package let input: USBEndpoint?
    /// Whether the interface has other settings.
    package let isOneOfSeveral: Bool

    /// Chooses among what a device has; nil where nothing is a printer's.
    ///
    /// Of the printer class (07/01) protocol 02, which answers, is better than 01, which does not (USB printer class 1.1, 4.1;
    /// Linux's usblp goes by the same). 03 (IEEE 1284.4) and 04 (IPP) are other languages. An interface of no class
    /// (ff), as some of Epson's have (04b8:0202), goes by its endpoints alone.
    package init?(of settings: [USBSetting], interface: UInt8?) {
        let candidates = settings.compactMap { setting -> (rank: Int, chosen: USBPrinterSetting)? in
            guard interface == nil || interface == setting.interface else { return nil }
            let several = settings.contains { $0.interface == setting.interface && $0.alternate != setting.alternate }
            guard let chosen = USBPrinterSetting(setting, isOneOfSeveral: several) else { return nil }
            return (chosen.rank, chosen)
        }
        // Of equals the first one is the device's own choice.
        guard let best = candidates.map(\.rank).max(), let first = candidates.first(where: { $0.rank == best }) else {
            return nil
        }
        self = first.chosen
    }

    private init?(_ setting: USBSetting, isOneOfSeveral: Bool) {
        let bulk = setting.endpoints.filter(\.isBulk)
        guard let output = bulk.first(where: { !$0.isInput }) else { return nil }
        switch setting.kind {
        case (0x07, 0x01, 0x01): input = nil
        case (0x07, 0x01, 0x02), (0xFF, _, _): input = bulk.first(where: \.isInput)
        default: return nil
        }
        (self.setting, self.output, self.isOneOfSeveral) = (setting, output, isOneOfSeveral)
    }

    private var rank: Int { (setting.kind.class == 0x07 ? 2 : 0) + (input == nil ? 0 : 1) }
}

import Interfaces

/// Decides what a technician has just plugged in: told what is there, it answers what to say and whether that is the one.
struct BindWalk {
    /// What is to be made of what is there now.
    enum Finding: Equatable {
        /// Nothing has come.
        case nothing
        /// What was there before is gone.
        case gone([Devices.Found])
        /// This one has come, alone.
        case came(Devices.Found)
        /// Several have come, and nobody knows which one is meant.
        case several([Devices.Found])
        /// What has come is not of the family.
        case foreign([Devices.Found])
    }

    private let wanted: Devices.Wanted
    private let before: [Devices.Found]
    private let known: Set<Int>

    /// Begins with what is plugged in already, which is not what somebody plugs in now.
    init(_ wanted: Devices.Wanted, before: [Devices.Found]) {
        (self.wanted, self.before) = (wanted, before)
        known = Set(before.map(\.number))
    }

    /// Judges what is there, once nothing has changed for a moment: devices with several interfaces come in pieces.
    func judge(_ found: [Devices.Found]) -> Finding {
        let new = found.filter { !known.contains($0.number) }
        // A device with two interfaces of the family is one device.
        let fitting = new.filter(fits).reduce(into: [Devices.Found]()) { ones, next in
            if !ones.contains(where: { same($0.port, next.port) }) { ones.append(next) }
        }
        if fitting.count > 1 { return .several(fitting) }
        if let one = fitting.first { return .came(one) }
        if !new.isEmpty { return .foreign(new) }
        let here = Set(found.map(\.number))
        let gone = before.filter { fits($0) && !here.contains($0.number) }
        return gone.isEmpty ? .nothing : .gone(gone)
    }

    /// Whether something is of the device's family, shown as what the device is opened as.
    private func fits(_ found: Devices.Found) -> Bool {
        found.subsystem == subsystem && found.families.contains { same($0, wanted.family) }
    }

    private var subsystem: Devices.Subsystem? {
        switch wanted.attached {
        case "usb": .usb
        case "usblp": .usbmisc
        case "serial": .tty
        case "hid": .hidraw
        default: nil
        }
    }
}

/// Names that come from outside are compared byte by byte.
private func same(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

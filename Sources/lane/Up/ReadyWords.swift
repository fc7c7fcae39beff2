import Interfaces

/// What a person is told when a lane is ready for the first time.
struct ReadyWords {
    /// The devices of the lane.
    var devices: [Devices.Device]
    /// The command line's own name.
    var lane: String
    /// The socket, where it is not in the usual place.
    var socket: String?

    /// The lines, without what this lane has nothing for.
    var lines: [String] {
        guard !devices.isEmpty else { return ["the lane is ready; it has no devices"] }
        var hints: [String] = []
        if let (role, _) = printer(where: { _ in true }) {
            hints.append(
                "  echo 'Hello, lane!' | \(lane) print\(isReceipt(role) ? "" : " --role \(printable(role))") -"
            )
        }
        if let (role, _) = printer(where: \.isSimulated) { hints.append("  \(lane) sim paper \(printable(role))") }
        if let role = drawer {
            hints.append("  \(lane) drawer open\(role.utf8.elementsEqual("drawer".utf8) ? "" : " \(printable(role))")")
        }
        if hints.isEmpty { hints.append("  \(lane) devices") }
        if let socket { hints.insert("  export LANE_SOCKET=\(quoted(printable(socket)))", at: 0) }
        return [folded("the lane is ready: \(names)"), "try in another terminal:"] + hints
    }

    /// The roles, or the devices where none has a role.
    private var names: String {
        devices.flatMap { device in
            (device.roles.isEmpty ? [device.device] : device.roles).map { name in
                printable(name) + (device.isSimulated ? " (simulated)" : "")
            }
        }.joined(separator: ", ")
    }

    /// A role that a printer plays, that of the receipts if there is one.
    private func printer(where fits: (Devices.Device) -> Bool) -> (role: String, device: Devices.Device)? {
        let printers = devices.filter { device in
            device.classes.contains { $0.utf8.elementsEqual("printer".utf8) } && fits(device)
        }
        let roles = printers.flatMap { device in device.roles.map { (role: $0, device: device) } }
        return roles.first { isReceipt($0.role) } ?? roles.first
    }

    /// The first role that is a drawer's by its name.
    private var drawer: String? {
        let devices = devices.filter { device in
            device.classes.contains { $0.utf8.elementsEqual("cashDrawer".utf8) }
        }
        return devices.flatMap(\.roles).first { $0.utf8.starts(with: "drawer".utf8) }
    }

    /// Whether it is the role that `lane print` prints for unless told.
    private func isReceipt(_ role: String) -> Bool { role.utf8.elementsEqual("receipt".utf8) }
}

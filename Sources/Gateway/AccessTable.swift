import Varlink

/// Who may call what: each method that clients may call, and the rights of which one is enough.
///
/// A method without a row is refused to everyone, root included; a test demands a row for every method of every
/// interface for clients. `org.varlink.service` needs none: whoever may connect may ask what there is.
/// `docs/Security.md` shows the same table.
package enum AccessTable {
    /// One method.
    package struct Row: Sendable {
        /// Its full name.
        package let method: StaticString
        /// The rights of which one is enough; `admin` always is.
        package let rights: Rights
    }

    /// All methods.
    package static let rows = [
        Row(method: "org.lanekeeper.Devices.List", rights: .any),
        Row(method: "org.lanekeeper.Devices.Describe", rights: .any),
        Row(method: "org.lanekeeper.Devices.Watch", rights: .any),
        Row(method: "org.lanekeeper.Devices.WaitReady", rights: .any),
        Row(method: "org.lanekeeper.Configuration.Reload", rights: .technician),
        Row(method: "org.lanekeeper.Devices.Explain", rights: .technician),
        Row(method: "org.lanekeeper.Devices.WatchFound", rights: .technician),
        Row(method: "org.lanekeeper.Devices.Bind", rights: .technician),
        Row(method: "org.lanekeeper.Printer.Print", rights: [.sale, .technician]),
        // What a stream may do beyond printing, `RawRights` says.
        Row(method: "org.lanekeeper.Printer.PrintRaw", rights: [.sale, .technician]),
        Row(method: "org.lanekeeper.Printer.Status", rights: [.sale, .technician]),
        Row(method: "org.lanekeeper.Printer.FindJob", rights: [.sale, .technician]),
        Row(method: "org.lanekeeper.Printer.Jobs", rights: [.sale, .technician]),
        Row(method: "org.lanekeeper.Printer.WatchJobs", rights: [.sale, .technician]),
        Row(method: "org.lanekeeper.Printer.Cancel", rights: [.sale, .technician]),
        Row(method: "org.lanekeeper.Printer.Resolve", rights: [.sale, .technician]),
        Row(method: "org.lanekeeper.Printer.Reprint", rights: [.sale, .technician]),
        Row(method: "org.lanekeeper.CashDrawer.Open", rights: .drawer),
        Row(method: "org.lanekeeper.CashDrawer.Status", rights: [.sale, .technician, .drawer]),
        Row(method: "org.lanekeeper.CashDrawer.Watch", rights: [.sale, .technician, .drawer]),
        Row(method: "org.lanekeeper.Simulation.Devices", rights: .simulation),
        Row(method: "org.lanekeeper.Simulation.Observe", rights: .simulation),
        Row(method: "org.lanekeeper.Simulation.Act", rights: .simulation),
        Row(method: "org.lanekeeper.Simulation.Picture", rights: .simulation),
        Row(method: "org.lanekeeper.Simulation.Plug", rights: .simulation),
        Row(method: "org.lanekeeper.Simulation.Unplug", rights: .simulation),
        Row(method: "org.lanekeeper.Simulation.Fault", rights: .simulation),
    ]

    /// Whether somebody with these rights may call a method.
    package static func allows(_ rights: Rights, _ method: StaticString) -> Bool {
        guard !rights.isEmpty, let row = rows.first(where: { isSame($0.method, method) }) else { return false }
        return !rights.isDisjoint(with: row.rights.union(.admin))
    }

    private static func isSame(_ one: StaticString, _ other: StaticString) -> Bool {
        one.withUTF8Buffer { one in other.withUTF8Buffer { one.elementsEqual($0) } }
    }
}

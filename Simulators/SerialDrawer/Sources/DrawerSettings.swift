import SimulatorKit

/// What the configuration says of a simulated drawer.
struct DrawerSettings {
    /// Whose bytes it knows.
    enum Kind: String, CaseIterable {
        case apg484A = "apg-484a"
        case ibm4840 = "ibm-4840"
    }

    var kind = Kind.apg484A
    /// How long it charges between two pulses.
    var charge: Duration = .zero

    init(_ settings: [String: String]) throws(SettingFault) {
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            switch name {
            case "model":
                guard let kind = Kind(rawValue: value) else {
                    let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw SettingFault(name: name, value: value, expected: "one of \(known)")
                }
                self.kind = kind
            case "charge":
                guard let milliseconds = Int(value), 0...60_000 ~= milliseconds else {
                    throw SettingFault(name: name, value: value, expected: "0 to 60000")
                }
                charge = .milliseconds(milliseconds)
            default: throw SettingFault(name: name, value: value, expected: "one of charge, model")
            }
        }
    }
}

import DriverKit

/// What the lane's configuration says of a drawer; names, values and defaults are those of `driver.toml`.
struct DrawerSettings: Equatable {
    /// The modem line on which the drawer tells how it stands.
    enum StatusLine: String {
        case none
        case cts
        case ri
    }

    /// What that line means.
    enum OpenWhen: String {
        case unknown
        case on
        case off
    }

    var model = DrawerModel.apg484A
    var statusLine = StatusLine.none
    var openWhen = OpenWhen.unknown
    var isAsked = false
    /// The model's unless told.
    var settle: Duration?
    /// The model's unless told.
    var rest: Duration?

    init() {}

    init(_ settings: [String: String]) throws(DriverFault) {
        for (name, value) in settings {
            guard set(name, value) else { throw .wrongSetting(name: name, value: value) }
        }
        // A line that the model does not have, or a question that it does not know, would be passed over in silence.
        if statusLine != .none, model != .apg484A {
            throw .wrongSetting(name: "statusLine", value: statusLine.rawValue)
        }
        if isAsked, model != .ibm4840 { throw .wrongSetting(name: "statusQuery", value: "yes") }
    }

    private mutating func set(_ name: String, _ value: String) -> Bool {
        switch name {
        case "model": return replace(&model, DrawerModel(rawValue: value))
        case "statusLine": return replace(&statusLine, StatusLine(rawValue: value))
        case "openWhen": return replace(&openWhen, OpenWhen(rawValue: value))
        case "statusQuery": return replace(&isAsked, ["no": false, "yes": true][value])
        case "settleSeconds":
            settle = DrawerSettings.seconds(value)
            return settle != nil
        case "restSeconds":
            rest = DrawerSettings.seconds(value)
            return rest != nil
        default: return false
        }
    }

    private func replace<Value>(_ old: inout Value, _ new: Value?) -> Bool {
        guard let new else { return false }
        old = new
        return true
    }

    private static func seconds(_ value: String) -> Duration? {
        Int(value).flatMap { 0...60 ~= $0 ? .seconds($0) : nil }
    }
}

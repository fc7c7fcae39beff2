extension DeviceChild {
    /// A connection is open, and nothing has come.
    static var unserved: DeviceCondition {
        DeviceCondition("printerInUse", "a connection is open, and nothing comes: another till has it, or it hangs")
    }
}

extension DeviceChild.Ending {
    /// What has happened to the driver, for the log.
    var words: String {
        switch self {
        case .lost: "it had lost its device"
        case .released: "its job was done"
        case .refused(let condition): "it was refused: \(condition.reason)"
        case .left: "the configuration wants another one, or none"
        }
    }
}

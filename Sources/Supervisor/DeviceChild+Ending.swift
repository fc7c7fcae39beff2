extension DeviceChild {
    /// Why a driver ends that has not failed.
    enum Ending: Equatable {
        /// It has lost its device; what the next attempt has to know.
        case lost(DeviceCondition?)
        /// Its device was pulled out.
        case unplugged
        /// Its job is done, and others may have the device.
        case released
        /// Its device is not the right one.
        case refused(DeviceCondition)
        /// The configuration does not want it any more.
        case left

        /// The same in words, for a driver that does not end.
        var words: String {
            switch self {
            case .lost: "it had lost its device"
            case .unplugged: "its device was pulled out"
            case .released: "its job was done"
            case .refused(let condition): "it was refused: \(condition.reason)"
            case .left: "the configuration wants another one, or none"
            }
        }
    }

    /// What is known of the job that a driver is at.
    enum Running: Equatable {
        case unknown
        case none
        case job(String)

        /// What the next driver is told.
        var wasInterrupted: Bool? {
            switch self {
            case .unknown: nil
            case .none: false
            case .job: true
            }
        }
    }

    /// A connection is open, and nothing has come.
    static var unserved: DeviceCondition {
        DeviceCondition("printerInUse", "a connection is open, and nothing comes: another till has it, or it hangs")
    }
}

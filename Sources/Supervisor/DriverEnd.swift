import Varlink

/// The end of a device's driver, as it was seen, and what follows from it.
struct DriverEnd {
    /// Why the driver was told to end; nil where it was not.
    let ending: DeviceChild.Ending?
    /// Whether the device is being given up.
    let isLeaving: Bool
    /// Why it was killed; nil where it was not.
    let killReason: String?
    let exit: ProcessExit
    /// Whether the line is open, and somebody at its other end.
    let hasLine: Bool
    /// Why what was found before is not to be used now; nil where nothing speaks against it.
    let missing: DeviceCondition?

    /// What is to be done.
    enum Consequence: Equatable {
        /// Closes the line, and makes place for what comes.
        case left
        /// Closes the line until a job needs it.
        case closeBetweenJobs
        /// Closes the line to a device that is not the right one.
        case closeRefused(DeviceCondition)
        /// Looks for the line anew; why the device stands as absent until then.
        case lookAgain(DeviceCondition?)
        /// Starts another driver, of which ``AttemptPolicy`` says when.
        case startAgain
    }

    /// What follows.
    var consequence: Consequence {
        if isLeaving { return .left }
        switch ending {
        case .released: return .closeBetweenJobs
        case .refused(let condition): return .closeRefused(condition)
        case .lost(let condition): return .lookAgain(missing ?? condition)
        case .unplugged, .left: return .lookAgain(missing)
        case nil:
            // Without a line its device was pulled out, perhaps for a moment: that is no fault of the driver.
            return missing != nil || !hasLine ? .lookAgain(missing) : .startAgain
        }
    }

    /// How it ended.
    var reason: String { killReason.map { "killed because \($0)" } ?? "\(exit)" }

    /// What is worth writing down; nil where it ended as it was told to, or where what follows has its own words.
    var words: String? {
        switch consequence {
        case .left: ending == nil ? "driver ended: \(reason)" : nil
        case .lookAgain:
            ending == nil || killReason != nil ? "driver ended: \(reason); its line is closed" : nil
        case .closeBetweenJobs, .closeRefused, .startAgain: nil
        }
    }
}

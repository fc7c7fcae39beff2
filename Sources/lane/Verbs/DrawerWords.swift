import Interfaces
import Varlink

extension CashDrawer.Outcome {
    /// The exit code of an outcome.
    var exitStatus: ExitStatus {
        switch self {
        case .opened, .alreadyOpen: .done
        case .didNotOpen: .failed
        case .noSensor: .unknown
        }
    }
}

extension CashDrawer.Opening {
    /// What became of it, for a person.
    var sentence: String {
        let words =
            switch outcome {
            case .opened: "opened"
            case .alreadyOpen: "already open; no pulse was sent"
            case .didNotOpen: "did not open: a pulse was sent, and its sensor says that it is closed"
            case .noSensor: "unknown: a pulse was sent, and nothing says whether it opened"
            }
        return words + (isSimulated ? " (simulated)" : "")
    }

    /// What to do where that is more than to look.
    var advice: String? {
        switch outcome {
        case .opened, .alreadyOpen: return nil
        case .didNotOpen: return "see whether it is locked or jammed, and its cable plugged in"
        case .noSensor:
            guard let levelBefore, let levelAfter, levelBefore != levelAfter else { return nil }
            return
                "the line of its sensor went from \(levelBefore.rawValue) to \(levelAfter.rawValue):\n"
                + "if the drawer was closed and is open now,\n"
                + "set drawerOpenLevel = \"\(levelAfter.rawValue)\" in the settings of '\(printable(device))'"
        }
    }
}

extension CashDrawer.Drawer {
    /// How it stands, for a person.
    var sentence: String {
        var words = state == .unknown ? "not known" : state.rawValue
        if isLeftOpen { words += ", for too long" }
        if let sinceMilliseconds { words += ", for \(sinceMilliseconds / 1000) s" }
        if state == .unknown, let level { words += "; the line of its sensor is \(level.rawValue)" }
        if !isReady { words += "; '\(printable(device))' is not ready" }
        if !attention.isEmpty { words += "; needs: \(attention.map(attentionWords).joined(separator: ", "))" }
        return words + (isSimulated ? " (simulated)" : "")
    }
}

extension Failure {
    /// The sentence for what the lane answers about drawers.
    static func ofDrawer(_ reply: ErrorReply) -> Failure? {
        if let error = reply.decoded(as: CashDrawer.DrawerNotFound.self) {
            let drawers = error.drawers.isEmpty ? "none" : listed(error.drawers)
            return Failure("the lane has no drawer '\(printable(error.drawer))'; it has \(drawers)", .usage)
        } else if let error = reply.decoded(as: CashDrawer.NotADrawer.self) {
            let drawers = error.drawers.isEmpty ? "" : "; its drawers are \(listed(error.drawers))"
            return Failure("'\(printable(error.drawer))' is no drawer\(drawers)", .usage)
        } else if let error = reply.decoded(as: CashDrawer.DeviceNotReady.self) {
            let device = printable(error.device)
            return Failure("no pulse was sent: '\(device)' is not ready: \(attentionWords(error.reason))")
        } else if reply.decoded(as: CashDrawer.Busy.self) != nil {
            return Failure("no pulse was sent: the drawer is being opened for somebody else")
        } else if reply.decoded(as: CashDrawer.DeadlinePassed.self) != nil {
            return Failure("no pulse was sent in time, and none will be")
        } else if let error = reply.decoded(as: CashDrawer.OutcomeUnknown.self) {
            return Failure("unknown: \(attentionWords(error.reason)); the drawer may be open: look at it", .unknown)
        }
        return nil
    }
}

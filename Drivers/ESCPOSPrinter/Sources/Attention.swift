import ESCPOS

/// What a printer's states mean for a person.
enum Attention {
    /// States in which a job waits; a roll that is only near its end is none of them.
    static let blocking: PrinterStates = [
        .offline, .coverOpen, .isFeeding, .paperOut, .cutterError, .unrecoverableError, .passingError, .otherError,
    ]

    /// The reasons to be reported, most telling first.
    static func reasons(_ states: PrinterStates, isStalled: Bool) -> [String] {
        var reasons: [String] = []
        if states.contains(.coverOpen) { reasons.append("coverOpen") }
        if states.contains(.paperOut) { reasons.append("paperOut") }
        if states.contains(.cutterError) { reasons.append("cutterError") }
        // A cover that was opened while printing counts as a passing error, and any cause as some error.
        let isPassing = states.contains(.passingError) && !states.contains(.coverOpen)
        let isOther = states.contains(.otherError) && reasons.isEmpty
        if states.contains(.unrecoverableError) || isPassing || isOther { reasons.append("printerError") }
        let isHeld = !states.isDisjoint(with: [.offline, .isFeeding])
        if reasons.isEmpty, isHeld || isStalled { reasons.append("notAccepting") }
        if states.contains(.paperNearEnd), !states.contains(.paperOut) { reasons.append("paperNearEnd") }
        return reasons
    }
}

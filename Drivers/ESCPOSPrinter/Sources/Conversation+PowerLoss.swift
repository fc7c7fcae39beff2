import ESCPOS
import Varlink

/// Whether the printer lost its power, and with it what it was sent, in the middle of a job.
///
/// A connection breaks then. A terminal does not: bytes go nowhere until the printer is back, and the request for the
/// confirmation may be the first that it hears. Realtime questions are answered in order with the confirmation, and
/// even by a printer that is offline: where one was swallowed, so may be the job.
struct PowerWatch {
    /// XON and XOFF.
    static let ready: UInt8 = 0x11
    static let notReady: UInt8 = 0x13

    /// Whether the printer has ever answered all questions of a round; silence of one that never did says nothing.
    var hasAnsweredRound = false
    /// Whether the printer has confirmed the job while questions were open.
    var hasConfirmed = false
    /// Whether the printer has told it is not ready since the first byte of the job, or was not ready then.
    private var wasHeld = false
    private var isHeld = false

    /// Forgets the job before.
    mutating func begin() { (hasConfirmed, wasHeld) = (false, isHeld) }

    /// A byte has come; returns whether only a printer that was switched on sends it now.
    ///
    /// XON is sent when the printer is switched on, and otherwise only after an XOFF (Epson's manuals); not
    /// verified on hardware.
    mutating func isRestart(_ byte: UInt8) -> Bool {
        switch byte {
        case PowerWatch.notReady: (isHeld, wasHeld) = (true, true)
        case PowerWatch.ready:
            isHeld = false
            return !wasHeld
        default: break
        }
        return false
    }
}

extension Conversation {
    /// Whether the printer has some of a job on a line that shows no loss of power.
    var couldLoseJobUnseen: Bool { line == .terminal && isOnJob && (job?.bytesSent ?? 0) > 0 }

    /// Whether open questions are waited for, however long: they say whether the job was swallowed.
    var keepsQuestions: Bool { line == .terminal && isOnJob && power.hasAnsweredRound }

    /// When silence means that the printer has no power, or when to look again whether the line moves at all.
    var silenceDeadline: MonotonicTime? {
        guard couldLoseJobUnseen, keepsQuestions, let round, round.askedAt != nil else { return nil }
        guard let drainedAt = round.drainedAt else { return lastLook + Patience.look }
        return min(drainedAt + Patience.silence, lastLook + Patience.look)
    }

    /// The line has been looked at: only one that holds nothing back makes silence a sign.
    mutating func look(isDrained: Bool, now: MonotonicTime) {
        lastLook = now
        if !isDrained { round?.drainedAt = nil }
        guard isDrained, round?.askedAt != nil else { return }
        if round?.drainedAt == nil { round?.drainedAt = now }
    }

    mutating func endSilence(now: MonotonicTime) {
        guard couldLoseJobUnseen, keepsQuestions, let drainedAt = round?.drainedAt,
            drainedAt + Patience.silence <= now
        else { return }
        endDoubtful("printerSilent", now: now)
    }

    /// The printer has confirmed the job; with questions open that counts only once these are answered.
    mutating func takeJobConfirmation(now: MonotonicTime) {
        if keepsQuestions, round != nil {
            power.hasConfirmed = true
        } else {
            endConfirmed(now: now)
        }
    }

    /// Whatever the printer confirms from now on, it may have lost the job, or have printed a part of it: that is cut off,
    /// at the price of some bare paper behind a job that was whole.
    mutating func endDoubtful(_ reason: String, now: MonotonicTime) {
        countDoubtfulBytes()
        job = nil
        reports.append(.outcome(.unknown, reason: reason, .interrupted))
        resynchronise(isCutting: true, now: now)
    }

    private var isOnJob: Bool {
        switch phase {
        case .sending, .confirming: job != nil
        default: false
        }
    }
}

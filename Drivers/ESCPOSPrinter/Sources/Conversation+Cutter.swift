import ESCPOS
import Varlink

/// When a printer whose cutter is jammed is told to go on; it does not by itself once somebody has freed the blade.
///
/// Each try moves a blade that may be jammed still, or near a hand. So it is as rare as a person is quick, never made while the
/// printer says that somebody is at it, and soon once its cover was opened and closed again. These times are ours.
///
/// That an error of the cutter is left by `DLE ENQ` 1 or 2 once its cause is gone, and that nothing else obeys them: Epson's
/// manuals of the TM-T88III and the TM-L90, and Bixolon's of the SRP-350; not verified on hardware.
struct CutterWatch: Equatable {
    /// Reasons to leave the blade alone: a hand may be near it.
    static let handsNear: PrinterStates = [.coverOpen, .paperOut, .isFeeding]
    /// A cover that has just been closed may be opened again at once.
    static let afterClosing: Duration = .seconds(1)
    static let interval: Duration = .seconds(10)
    /// A blade that is jammed at night must not be driven against it until the morning as often.
    static let laterInterval: Duration = .seconds(60)
    static let soonTries = 12

    /// When to try next; nil while the cutter is well, or a hand near it.
    private(set) var next: MonotonicTime?
    private var hasOpened = false
    private var tries = 0
    private var lastTry: MonotonicTime?

    /// The printer has said how it is.
    mutating func take(_ states: PrinterStates, now: MonotonicTime) {
        guard states.contains(.cutterError), !states.contains(.unrecoverableError) else {
            (next, hasOpened) = (nil, false)
            return
        }
        if states.contains(.coverOpen) { hasOpened = true }
        guard states.isDisjoint(with: CutterWatch.handsNear) else {
            next = nil
            return
        }
        if hasOpened {
            (next, hasOpened, tries) = (now + CutterWatch.afterClosing, false, 0)
        } else if next == nil {
            // An error that is back soon after a try is the same jam.
            if let lastTry, lastTry + CutterWatch.laterInterval * 2 < now { tries = 0 }
            next = now + pace
        }
    }

    /// Whether it is time to try.
    func isDue(_ now: MonotonicTime) -> Bool { next.map { $0 <= now } ?? false }

    /// The printer is being told to go on.
    mutating func hasTried(now: MonotonicTime) {
        (tries, lastTry) = (tries + 1, now)
        next = now + pace
    }

    private var pace: Duration { tries < CutterWatch.soonTries ? CutterWatch.interval : CutterWatch.laterInterval }
}

extension Conversation {
    /// What the printer says of itself may have changed.
    mutating func watchCutter(now: MonotonicTime) {
        cutter.take(states, now: now)
        // A line that was blocked must not deliver it to a printer whose cover has been opened meanwhile.
        if cutter.next == nil { outbox.withdrawCutterTry() }
    }

    /// The printer has answered all questions about its state.
    ///
    /// A line that stands still brings no answers, so tries do not pile up in it. `DLE ENQ 2` would recover, too, but forget the job.
    mutating func tryCutter(now: MonotonicTime) {
        guard cutter.isDue(now), mayGoBetweenCommands else { return }
        cutter.hasTried(now: now)
        if outbox.isEmpty { lastTaken = now }
        outbox.appendCutterTry(PrinterCommand.resume.bytes)
    }

    /// Where the printer is not known to be in step, a command within another one would be taken for data.
    private var mayGoBetweenCommands: Bool { phase == .sending || outbox.isEmpty }
}

import ESCPOS
import ReceiptEncoding
import Varlink

/// The four realtime questions, which give the whole state once all are answered.
struct StatusRound {
    /// What the answers have said so far.
    var states: PrinterStates = []
    /// When the last of the questions left; nil while one is still to leave.
    private(set) var askedAt: MonotonicTime?
    /// Since when the line holds nothing back; nil while it does.
    var drainedAt: MonotonicTime?
    /// Set when the printer has told a newer state by itself.
    var isOutdated = false

    /// The questions have been handed over, if they were not before.
    mutating func hasLeft(_ now: MonotonicTime) { if askedAt == nil { askedAt = now } }
}

extension Conversation {
    /// When the state is to be asked for; a printer that is idle tells changes by itself, if it can.
    var nextRound: MonotonicTime? {
        guard answersRealtime, round == nil, phase != .lost else { return nil }
        if keepsQuestions { return lastRound + Patience.jobStatusInterval }
        let isQuiet = phase == .idle && (reasons.isEmpty || sendsStatusByItself)
        let next = lastRound + (isQuiet ? Patience.idleStatusInterval : Patience.statusInterval)
        // The cutter is moved only where the printer has just said how things stand.
        return cutter.next.map { min(next, max($0, lastRound + Patience.jobStatusInterval)) } ?? next
    }

    /// When a round without its answers is given up.
    var roundDeadline: MonotonicTime? { keepsQuestions ? nil : round?.askedAt.map { $0 + Patience.status } }

    /// Asks for the whole state; in the middle of a job past what waits, otherwise behind what leads into step.
    mutating func askForStatus(now: MonotonicTime) {
        guard round == nil else { return }
        var questions = EncodedDocument()
        for question in RealtimeStatus.allCases {
            questions.append(.realtimeStatus(question))
            reader.expect(question)
        }
        (round, lastRound) = (StatusRound(), now)
        if phase == .sending {
            outbox.appendUrgent(questions.bytes)
        } else {
            send(questions, now: now)
        }
    }

    mutating func forgetRound() {
        reader.forgetRealtimeQuestions()
        round = nil
    }

    mutating func endSilentRound(now: MonotonicTime) {
        forgetRound()
        silentRounds += 1
        // In the middle of a job a printer may have no room left even for a question.
        if phase == .idle, silentRounds > 1 { lose("no answer") }
    }

    mutating func takeStatus(_ question: RealtimeStatus, _ byte: UInt8, now: MonotonicTime) {
        answersRealtime = true
        round?.states.formUnion(question.states(byte))
        guard let whole = round, reader.openRealtimeQuestions == 0 else { return }
        (round, lastRound) = (nil, whole.isOutdated ? lastRound : now)
        power.hasAnsweredRound = true
        if !whole.isOutdated { setStates(whole.states, now: now) }
        readDrawer(.asked, now: now)
        if !whole.isOutdated { tryCutter(now: now) }
        if power.hasConfirmed, case .confirming = phase { endConfirmed(now: now) }
    }

    mutating func takeStatus(_ status: AutomaticStatus, now: MonotonicTime) {
        sendsStatusByItself = true
        round?.isOutdated = true
        setStates(status.states, now: now)
        readDrawer(.automatic, now: now)
    }

    private mutating func setStates(_ states: PrinterStates, now: MonotonicTime) {
        changeStates(now: now) { $0.states = states }
    }

    /// Takes over what the printer, or its port, says now.
    mutating func changeStates(now: MonotonicTime, _ change: (inout Conversation) -> Void) {
        let (neededPerson, hadPaper) = (needsPerson, !allStates.contains(.paperOut))
        change(&self)
        // What was sent while the paper was out already, comes out on the new roll alone.
        let hasEnded = hadPaper && allStates.contains(.paperOut)
        if hasEnded, let sent = job?.bytesSent, sent + outbox.doubtfulJobBytes > 0 { job?.hasSeenPaperEnd = true }
        if neededPerson, !needsPerson { awaitedSince = now }
        watchCutter(now: now)
        updateAttention(now: now)
    }

    /// Reports what needs a person where that has changed.
    mutating func updateAttention(now: MonotonicTime) {
        let reasons = Attention.reasons(allStates, isStalled: isStalled)
        let isNew = reasons != self.reasons
        self.reasons = reasons
        noteDrawerBlocked(now: now)
        if isReady {
            if isNew { reports.append(.attention(reasons)) }
        } else if needsPerson, isGettingToKnow || isHeldAtStart {
            // It cannot say what it is before somebody has helped it; what is wrong with it can be told.
            reportReady()
        }
    }
}

import ESCPOS
import Varlink

extension Conversation {
    mutating func start(wasInterrupted: Bool, now: MonotonicTime) {
        send(.padding(PrinterCommand.longestRemainder), .initialize, now: now)
        // What the driver before this one left half printed must not hang on the next receipt.
        if wasInterrupted { send(.feedAndCut(.full), now: now) }
        guard settings.confirmation != .none else {
            finishStart(.none, now: now)
            return
        }
        send(.automaticStatus(.all), now: now)
        askForStatus(now: now)
    }

    /// Asks for one of the texts; not all at once, since an answer does not say which question it answers.
    mutating func identify(_ identity: PrinterIdentity, isAgain: Bool = false, now: MonotonicTime) {
        hasAskedAgain = isAgain
        send(.identity(identity), now: now)
        enter(.identifying(identity), now: now)
    }

    mutating func takeIdentity(_ text: [UInt8], now: MonotonicTime) {
        guard case .identifying(let identity) = phase else { return }
        // An answer that comes twice, or late, must not be taken for that to the next question. A printer that gives the
        // same one to both is asked again.
        if !text.isEmpty, text == lastText, !hasAskedAgain { return }
        lastText = text
        let shown = String(decoding: text.filter { 0x20...0x7E ~= $0 }.prefix(64), as: UTF8.self)
        switch identity {
        case .maker:
            facts["maker"] = shown
            identify(.model, now: now)
        case .model:
            facts["model"] = shown
            identify(.firmware, now: now)
        case .firmware:
            facts["firmware"] = shown
            identify(.serialNumber, now: now)
        case .serialNumber:
            facts["serialNumber"] = shown
            probe(now: now)
        }
    }

    /// Asks again where an answer shows what it answers: one that was lost would leave the printer without its profile, or
    /// without a way to confirm, for as long as this driver runs.
    mutating func goOnWithoutAnswer(now: MonotonicTime) {
        // Half an answer would swallow the next one.
        reader.abandonPart()
        switch phase {
        case .identifying(let identity) where !hasAskedAgain:
            closeLongCommand(now: now)
            identify(identity, isAgain: true, now: now)
        case .probingEcho where !hasAskedAgain: probeEcho(isAgain: true, now: now)
        case .probingEcho: probeFence(now: now)
        case .probingFence:
            reader.forgetSensorQuestions()
            finishStart(.none, now: now)
        // A printer that leaves one of the texts out would answer the next question in the place of this one.
        default: probe(now: now)
        }
    }

    /// The driver before this one may have died within a picture of a stream, which takes the question for dots: realtime questions
    /// are answered, others not.
    private mutating func closeLongCommand(now: MonotonicTime) {
        guard mayBeInLongCommand else { return }
        mayBeInLongCommand = false
        send(
            .padding(PrinterCommand.longestInStream),
            .initialize,
            .feedAndCut(.full),
            .automaticStatus(.all),
            now: now
        )
    }

    /// The printer takes jobs from now on; told again when more is known of it.
    mutating func reportReady() {
        facts["confirmation"] = confirmation.rawValue
        facts.merge(profileFacts) { $1 }
        reports.append(.ready(facts))
        // Nobody listens to what a device needs before it is ready.
        if !isReady, !reasons.isEmpty { reports.append(.attention(reasons)) }
        isReady = true
    }

    mutating func finishStart(_ confirmation: Confirmation, now: MonotonicTime) {
        self.confirmation = confirmation
        reportReady()
        enter(.idle, now: now)
        beginWaitingJob(now: now)
    }

    /// Whether the driver still finds out what the printer is.
    var isGettingToKnow: Bool {
        switch phase {
        case .identifying, .probingEcho, .probingFence: true
        default: false
        }
    }

    private mutating func probe(now: MonotonicTime) {
        switch settings.confirmation {
        case .processId: probeEcho(now: now)
        case .auto where ConfirmingModels.contains(facts["model"] ?? ""): probeEcho(now: now)
        case .auto: probeFence(now: now)
        case .fence: finishStart(.fence, now: now)
        case .none: finishStart(.none, now: now)
        }
    }

    private mutating func probeEcho(isAgain: Bool = false, now: MonotonicTime) {
        hasAskedAgain = isAgain
        lastProcessID = lastProcessID.next
        send(.processID(lastProcessID), now: now)
        enter(.probingEcho(lastProcessID), now: now)
    }

    private mutating func probeFence(now: MonotonicTime) {
        reader.expectPaperSensorStatus()
        send(.paperSensorStatus, now: now)
        enter(.probingFence, now: now)
    }
}

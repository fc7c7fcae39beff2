import ESCPOS
import Varlink

extension Conversation {
    /// How often the printer is brought back into step before it is given up.
    private static let mostAttempts = 3

    /// Brings the printer out of whatever command it is in; the next job waits until it has confirmed that.
    mutating func resynchronise(isCutting: Bool, now: MonotonicTime) {
        attempts = 0
        beginResynchronising(isCutting: isCutting, now: now)
    }

    private mutating func beginResynchronising(isCutting: Bool, now: MonotonicTime) {
        endDrawer("resynchronising")
        outbox.clear()
        reader.abandonPart()
        forgetRound()
        (hasHeardSinceResynchronising, lastFence) = (false, nil)
        send(.padding(longestRemainder), .initialize, .automaticStatus(.all), now: now)
        if isCutting { send(.feedAndCut(.full), now: now) }
        switch confirmation {
        case .processId:
            lastProcessID = lastProcessID.next
            send(.processID(lastProcessID), now: now)
            enter(.resynchronising(lastProcessID), now: now)
        case .fence:
            reader.expectPaperSensorStatus()
            send(.paperSensorStatus, now: now)
            enter(.resynchronising(nil), now: now)
        case .none: beInStep(now: now)
        }
    }

    /// The fence has answered.
    ///
    /// A single byte does not say whose answer it is: what the job before had asked for may
    /// still come, and would be taken for the next job's confirmation.
    mutating func takeFence(now: MonotonicTime) {
        if case .resynchronising(nil) = phase, reader.openSensorQuestions > 0 {
            lastFence = now
        } else {
            beInStep(now: now)
        }
    }

    mutating func goOnResynchronising(now: MonotonicTime) {
        if lastFence != nil {
            reader.forgetSensorQuestions()
            beInStep(now: now)
            return
        }
        attempts += 1
        guard hasHeardSinceResynchronising else { return lose("no answer") }
        guard attempts < Conversation.mostAttempts else { return lose("out of step") }
        beginResynchronising(isCutting: false, now: now)
    }

    private mutating func beInStep(now: MonotonicTime) {
        printingTime = .zero
        lastFence = nil
        enter(.idle, now: now)
        beginWaitingJob(now: now)
    }
}

import ESCPOS
import ReceiptEncoding
import Varlink

extension Conversation {
    /// A job is to be printed, as soon as the printer is known and in step.
    mutating func begin(_ document: EncodedDocument, now: MonotonicTime) {
        job = RunningJob(document: document)
        if phase == .idle { beginWaitingJob(now: now) }
    }

    /// Sends the job that was begun before the printer was ready for it.
    mutating func beginWaitingJob(now: MonotonicTime) {
        guard let job else { return }
        power.begin()
        // Answered before the job is confirmed, it shows that the printer was there from the first byte on.
        if line == .terminal, power.hasAnsweredRound { askForStatus(now: now) }
        longestRemainder = max(PrinterCommand.longestRemainder, job.document.longestPiece - 1)
        send(job.document, isJob: true, now: now)
        printingTime = Patience.line * job.document.lines
        switch confirmation {
        case .processId:
            lastProcessID = lastProcessID.next
            send(.processID(lastProcessID), now: now)
        case .fence:
            reader.expectPaperSensorStatus()
            send(.paperSensorStatus, now: now)
        case .none: break
        }
        enter(.sending, now: now)
    }

    mutating func awaitConfirmation(now: MonotonicTime) {
        switch confirmation {
        case .processId: enter(.confirming(lastProcessID), now: now)
        case .fence: enter(.confirming(nil), now: now)
        case .none:
            job = nil
            enter(.idle, now: now)
            reports.append(.outcome(.unknown, reason: "cannotAnswer", .transmittedOnly))
        }
        if job?.isConfirmedEarly == true { takeJobConfirmation(now: now) }
    }

    mutating func endConfirmed(now: MonotonicTime) {
        let isInPieces = job?.hasSeenPaperEnd ?? false
        noise.takeConfirmation()
        job = nil
        enter(.idle, now: now)
        switch (confirmation, settings.fence) {
        case (.processId, _) where isInPieces:
            reports.append(.outcome(.unknown, reason: "paperChanged", .processIdEcho))
        case (_, .honest) where isInPieces:
            reports.append(.outcome(.unknown, reason: "paperChanged", .statusFence))
        case (.processId, _): reports.append(.outcome(.printed, reason: nil, .processIdEcho))
        case (_, .honest): reports.append(.outcome(.printed, reason: nil, .statusFence))
        case (_, .unproven): reports.append(.outcome(.unknown, reason: "fenceUnproven", .consumed))
        }
    }

    mutating func endUnconfirmed(now: MonotonicTime) {
        endDoubtful("noConfirmation", now: now)
    }

    /// Counts what the line has and may have taken: nothing may be said to be unsent that can still come out.
    mutating func countDoubtfulBytes() {
        guard let sent = job?.bytesSent, outbox.doubtfulJobBytes > 0 else { return }
        job?.bytesSent = sent + outbox.doubtfulJobBytes
        reports.append(.progress(bytesSent: sent + outbox.doubtfulJobBytes))
    }

    /// The job is to stop as soon as the printer allows.
    mutating func abort(now: MonotonicTime) {
        countDoubtfulBytes()
        guard let aborted = job else { return }
        job = nil
        guard aborted.bytesSent > 0 else {
            reports.append(.outcome(.notPrinted, reason: "cancelled", .nothingSent))
            // Behind it there may wait the question for its confirmation.
            if phase == .sending { resynchronise(isCutting: false, now: now) }
            return
        }
        reports.append(.outcome(.unknown, reason: "cancelled", .interrupted))
        resynchronise(isCutting: true, now: now)
    }
}

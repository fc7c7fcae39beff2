import Interfaces

extension Printer.JobState {
    /// The exit code of an outcome; nil while there is none.
    var exitStatus: ExitStatus? {
        switch self {
        case .printed, .resolvedPrinted: .done
        case .notPrinted, .resolvedNotPrinted: .failed
        case .unknown, .superseded: .unknown
        case .queued, .sending, .waiting: nil
        }
    }
}

extension Printer.Job {
    /// How the job stands now, for a person who waits for it.
    var progress: String {
        switch state {
        case .queued: "queued" + (why.map { ": \($0)" } ?? "")
        case .sending: bytesSent > 0 ? "sending, \(bytesSent) bytes so far" : "sending"
        case .waiting: "waiting: \(why ?? "the printer needs a person")"
        case .printed: "printed"
        case .notPrinted: "not printed"
        case .unknown: "unknown"
        case .resolvedPrinted: "unknown at first, and settled: it is on paper"
        case .resolvedNotPrinted: "unknown at first, and settled: it is not on paper"
        case .superseded: "unknown, and printed again as \(printable(successor ?? "another job"))"
        }
    }

    /// The same on one line of a terminal, with a bar where it is known how long the job is.
    func progressLine(within width: Int) -> String {
        guard let bytesTotal, bytesTotal > 0, state == .sending || state == .waiting else {
            return fitted(progress, to: min(columns(progress), width))
        }
        let bar = ProgressBar(bytesSent, of: bytesTotal)
        return bar.line(state == .sending ? "sending" : progress, within: width)
    }

    /// Whether the job still waits to be sent.
    var isNotBegun: Bool { state == .queued && bytesSent == 0 }

    /// What became of the job and what that stands on.
    var outcome: String {
        var parts = [why, evidence.map { words($0) }].compactMap { $0 }
        // The evidence says it all for paper; a reason comes only where something is amiss.
        if state == .printed { parts.reverse() }
        // A printer that cannot answer is the reason and the evidence at once.
        if reason?.utf8.elementsEqual("cannotAnswer".utf8) == true, evidence == .transmittedOnly, detail ?? "" == "" {
            parts = evidence.map { [words($0)] } ?? []
        }
        let name =
            if isNotBegun {
                "not printed yet: nothing was sent, it is \(progress)"
            } else {
                state.exitStatus == nil ? "unknown: not known in time, it is \(progress)" : progress
            }
        let known = state.exitStatus == nil ? [] : parts
        return ([name] + (known.isEmpty ? [] : [known.joined(separator: "; ")])).joined(separator: ": ")
            + (isSimulated ? " (simulated)" : "")
    }

    /// The reason in words, and what to do where that is plain.
    private var why: String? {
        if let detail, !detail.isEmpty { return printable(detail) }
        guard let reason, !reason.isEmpty else { return nil }
        return attentionWords(reason) + (cure(reason).map { " - \($0)" } ?? "")
    }

    private func cure(_ reason: String) -> String? {
        switch reason {
        case "coverOpen": "close it"
        case "paperOut": "put in a roll"
        case "cutterJammed", "cutterError": "open it, free the cutter and close it"
        case "overheated": "let it cool down"
        case "paperChanged": "it is on paper, in two pieces; tear both off, or have it printed again"
        case "notAccepting": "it takes no data; look at its lamps"
        case "queuePaused": "start its queue again with cupsenable"
        case "queueRejecting": "let its queue take jobs again with cupsaccept"
        case "queueMisconfigured": "look at its queue in CUPS"
        case "jobHeld": "the print service holds it back; look with lpstat"
        case "keyNotKnown": "the lane does not remember this key, so it printed nothing now"
        default: nil
        }
    }

    private func words(_ evidence: Printer.Evidence) -> String {
        switch evidence {
        case .processIdEcho: "the printer returned the job's number after its last byte"
        case .statusFence: "the printer answered a question asked behind the last byte"
        case .consumed: "the printer took all bytes; whether it answers honestly is not known"
        case .transmittedOnly: "all \(bytesSent) bytes went to a printer that cannot answer"
        // A driver that has died with its gateway has told nobody how far it was.
        case .interrupted where bytesSent == 0: "bytes may have left, and nothing confirms them"
        case .interrupted: "\(bytesSent) bytes have left, and nothing confirms them"
        case .nothingSent: "no byte has left"
        }
    }
}

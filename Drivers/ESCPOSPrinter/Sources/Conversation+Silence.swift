import ESCPOS
import Varlink

/// Since when a printer that has answered questions before leaves those without an answer that have left.
struct SilenceWatch: Equatable {
    private(set) var since: MonotonicTime?

    /// The line has been looked at; while it holds bytes back, the printer takes none, and that is no silence.
    mutating func look(isDrained: Bool, isAsked: Bool, now: MonotonicTime) {
        if !isDrained {
            since = nil
        } else if isAsked, since == nil {
            since = now
        }
    }

    /// The printer has said something, be it late.
    mutating func takeReply() { since = nil }
}

extension Conversation {
    /// Some answer only when they have printed.
    private var patience: Duration { Patience.muteness + printingTime }

    private var isAsked: Bool { answersRealtime && round?.askedAt != nil }

    /// When the printer has been silent for too long in any phase, or when to look again whether the line is drained.
    var mutenessDeadline: MonotonicTime? {
        guard isAsked else { return nil }
        let next = lastLook + Patience.status
        return silence.since.map { min($0 + patience, next) } ?? next
    }

    /// Nobody can help a printer that does not even answer any more: whatever waits for it has an end.
    ///
    /// Looked at now and then, not after a write: what has just been written is always on its way.
    mutating func endMuteness(isDrained: Bool, now: MonotonicTime) {
        silence.look(isDrained: isDrained && outbox.isEmpty, isAsked: isAsked, now: now)
        guard isAsked, let since = silence.since, since + patience <= now else { return }
        lose("no answer")
    }
}

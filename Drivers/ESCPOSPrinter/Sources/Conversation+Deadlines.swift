import Interfaces
import Varlink

/// How long the printer is waited for, and what is done when it was in vain.
extension Conversation {
    /// Bounds of patience; those for an answer stand still while the printer needs a person.
    enum Patience {
        static let firstAnswer: Duration = .seconds(5)
        /// Others may have it now, and it serves connections in their order.
        ///
        /// Who gives up soon loses its turn. That printers keep others waiting like this is not verified on hardware.
        static let firstAnswerOnNetwork: Duration = .seconds(30)
        static let identity: Duration = .seconds(1)
        static let probe: Duration = .seconds(2)
        static let confirmation: Duration = .seconds(10)
        /// What one line may take a slow printer: TM-U220 prints some five a second.
        static let line: Duration = .milliseconds(200)
        static let progress: Duration = .seconds(10)
        static let furtherAnswers: Duration = .seconds(3)
        static let status: Duration = .seconds(5)
        static let statusInterval: Duration = .seconds(1)
        static let idleStatusInterval: Duration = .seconds(10)
        /// A printer without power is back no sooner than this, or its absence goes unseen.
        static let jobStatusInterval: Duration = .milliseconds(250)
        /// How long a printer with power may leave realtime questions without an answer.
        static let silence: Duration = .seconds(2)
        static let look: Duration = .milliseconds(100)
        /// How long a printer may leave questions open that it has answered before, beside the time that its lines may take.
        static let muteness: Duration = .seconds(30)
        /// How long a USB printer may take nothing, or leave a question open, before its port is asked why.
        static let portQuestion: Duration = .seconds(1)
        static let portInterval: Duration = .seconds(2)
    }

    /// When ``timeHasCome(isDrained:now:)`` has something to do.
    var deadline: MonotonicTime? {
        phase == .lost ? nil : deadlines.compactMap { $0 }.min()
    }

    /// The deadline has passed, and all that had come from the printer was told.
    mutating func timeHasCome(isDrained: Bool, now: MonotonicTime) {
        look(isDrained: isDrained, now: now)
        endSilence(now: now)
        endMuteness(isDrained: isDrained, now: now)
        guard phase != .lost else { return }
        drawerTimeHasCome(now: now)
        if let deadline = stallDeadline, deadline <= now {
            isStalled = true
            updateAttention(now: now)
        }
        if let deadline = portDeadline, deadline <= now { lose("no answer") }
        if let deadline = roundDeadline, deadline <= now { endSilentRound(now: now) }
        if let deadline = nextRound, deadline <= now { askForStatus(now: now) }
        if let deadline = phaseDeadline, deadline <= now { giveUpWaiting(now: now) }
    }

    private var deadlines: [MonotonicTime?] {
        [
            phaseDeadline, stallDeadline, roundDeadline, nextRound, silenceDeadline, mutenessDeadline, nextPortQuestion,
            portDeadline, outbox.wantsBack ? nil : drawer.rules.deadline,
        ]
    }

    private var phaseDeadline: MonotonicTime? {
        switch phase {
        case .starting:
            isHeldAtStart
                ? nil : awaitedSince + (line == .stream ? Patience.firstAnswerOnNetwork : Patience.firstAnswer)
        case .identifying: needsPerson ? nil : awaitedSince + Patience.identity
        case .probingEcho, .probingFence: needsPerson ? nil : awaitedSince + Patience.probe
        case .confirming: needsPerson ? nil : awaitedSince + Patience.confirmation + printingTime
        case .resynchronising:
            if needsPerson {
                nil
            } else if let lastFence {
                lastFence + Patience.furtherAnswers
            } else {
                awaitedSince + Patience.confirmation + printingTime
            }
        case .idle, .sending, .lost: nil
        }
    }

    private var stallDeadline: MonotonicTime? {
        isStalled || outbox.isEmpty ? nil : lastTaken + Patience.progress
    }

    private mutating func giveUpWaiting(now: MonotonicTime) {
        switch phase {
        case .starting: lose("no answer")
        case .identifying, .probingEcho, .probingFence: goOnWithoutAnswer(now: now)
        case .confirming: endUnconfirmed(now: now)
        case .resynchronising: goOnResynchronising(now: now)
        case .idle, .sending, .lost: break
        }
    }
}

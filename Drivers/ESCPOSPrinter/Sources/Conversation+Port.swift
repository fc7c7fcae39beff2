import ESCPOS
import LinuxDevices
import Varlink

/// What the port of a USB printer says while the printer takes nothing, or says nothing.
///
/// A printer that wants paper, or is off line, takes no data on USB, and the question for its state waits with the job. Its port
/// is asked by another way.
struct PortWatch: Equatable {
    /// Whether it can be asked; a port that refuses is not asked again.
    private(set) var canAsk: Bool
    /// What it said last, as far as it can be believed.
    private(set) var states: PrinterStates = []
    private var isOpen = false
    private var lastAsked: MonotonicTime?
    /// Whether it has ever answered.
    private var hasAnswered = false
    /// Since when one that has answered before leaves questions without an answer.
    private var silentSince: MonotonicTime?
    /// What it says of a printer with which all is well: some ports always say the same.
    private var distrusted: PrinterStates?
    private var refusals = 0

    /// One refusal may be a mishap.
    private static let mostRefusals = 2
    /// A silence before such a pause says nothing of one after it.
    private static let pause: Duration = .seconds(10)

    init(canAsk: Bool) { self.canAsk = canAsk }

    /// Whether it can be asked now.
    var isFree: Bool { canAsk && !isOpen }
    /// Whether it is not known yet what it says when all is well.
    var isUntried: Bool { distrusted == nil }

    /// When to ask again, where there has been cause since this.
    func next(since cause: MonotonicTime) -> MonotonicTime {
        max(cause, lastAsked.map { $0 + Conversation.Patience.portInterval } ?? cause)
    }

    /// When a port that answers nothing, not even this, belongs to a printer that is dead.
    var deadline: MonotonicTime? { silentSince.map { $0 + Conversation.Patience.muteness } }

    mutating func ask(now: MonotonicTime) {
        if let lastAsked, lastAsked + PortWatch.pause < now { silentSince = nil }
        (isOpen, lastAsked) = (true, now)
    }

    /// The printer has taken something, or said something by the usual way.
    mutating func takeSign() { silentSince = nil }

    mutating func take(_ answer: PortAnswer, isAllWell: Bool, now: MonotonicTime) {
        isOpen = false
        switch answer {
        case .status(let status):
            (hasAnswered, silentSince, refusals) = (true, nil, 0)
            let told = PortWatch.states(status)
            if isAllWell { distrusted = told }
            states = told.subtracting(distrusted ?? [])
        case .refused:
            // It is an answer of the device all the same.
            (hasAnswered, silentSince) = (true, nil)
            refuse()
        case .silence:
            if hasAnswered { silentSince = silentSince ?? now } else { refuse() }
        }
    }

    private mutating func refuse() {
        refusals += 1
        if refusals >= PortWatch.mostRefusals { (canAsk, states) = (false, []) }
    }

    private static func states(_ status: PortStatus) -> PrinterStates {
        var states: PrinterStates = []
        if status.contains(.paperEmpty) { states.insert(.paperOut) }
        if !status.contains(.selected) { states.insert(.offline) }
        if !status.contains(.notError), !status.contains(.paperEmpty) { states.insert(.otherError) }
        return states
    }
}

extension Conversation {
    /// When the port is to be asked; then ``takePortQuestion(now:)`` says so.
    var nextPortQuestion: MonotonicTime? {
        guard port.isFree, phase != .lost else { return nil }
        return portCause.map { port.next(since: $0) }
    }

    /// When a printer that takes nothing, and whose port is silent, is given up.
    var portDeadline: MonotonicTime? { outbox.isEmpty && phase != .starting ? nil : port.deadline }

    /// Whether a printer on USB takes nothing from the start on, or has said why it does not answer: it is there.
    var isHeldAtStart: Bool { line.isUSB && phase == .starting && (!hasAsked || needsPerson) }

    /// Whether the port is to be asked now; its answer, or that there was none, is to be told.
    mutating func takePortQuestion(now: MonotonicTime) -> Bool {
        guard let moment = nextPortQuestion, moment <= now else { return false }
        port.ask(now: now)
        return true
    }

    /// The port has answered, or has not.
    mutating func portAnswered(_ answer: PortAnswer, now: MonotonicTime) {
        guard phase != .lost else { return }
        let isAllWell = isIdleAndWell
        changeStates(now: now) { $0.port.take(answer, isAllWell: isAllWell, now: now) }
        // Who says that it waits for somebody is not mute.
        if !port.states.isEmpty { silence.takeReply() }
    }

    /// Since when, and for how long already, there is something to ask the port for.
    private var portCause: MonotonicTime? {
        if isIdleAndWell, port.isUntried || confirmation == .none { return lastRound }
        if !port.states.isEmpty { return lastRound }
        if !outbox.isEmpty { return lastTaken + Patience.portQuestion }
        if phase == .starting { return awaitedSince + Patience.portQuestion }
        return round?.askedAt.map { $0 + Patience.portQuestion }
    }

    /// Whether nothing is wrong, as far as the printer itself says, and nothing is to be done.
    private var isIdleAndWell: Bool {
        phase == .idle && outbox.isEmpty && states.isDisjoint(with: Attention.blocking) && round == nil
    }
}

import ESCPOS
import Interfaces
import ReceiptEncoding
import Varlink

/// What driver and printer say to each other: told what happened, it knows what is to be sent, reported and awaited.
///
/// The start is in `Conversation+Start.swift`, jobs in `Conversation+Job.swift`, the way back into step in
/// `Conversation+Resynchronisation.swift`, status in `Conversation+Status.swift`, the loss of power in
/// `Conversation+PowerLoss.swift`, the port of a USB printer in `Conversation+Port.swift`, silence in `Conversation+Silence.swift`, the drawer in `Conversation+Drawer.swift`.
struct Conversation {
    /// What the driver is to report.
    enum Report: Equatable {
        case ready([String: String])
        case attention([String])
        case progress(bytesSent: Int)
        case outcome(LinkDriverReports.JobOutcome, reason: String?, LinkDriverReports.Evidence)
        case lost(String)
    }

    /// What is being waited for.
    enum Phase: Equatable {
        /// The first sign of life.
        case starting
        /// One of the texts about the printer.
        case identifying(PrinterIdentity)
        /// The echo of a first process id, which shows whether the printer returns such.
        case probingEcho(ProcessID)
        /// The answer to a queued status, which shows whether the printer has such.
        case probingFence
        /// The next job.
        case idle
        /// The line, to take all of the job.
        case sending
        /// The printer, to confirm the job; with its id where it returns such.
        case confirming(ProcessID?)
        /// The printer, to confirm that it is back in step.
        case resynchronising(ProcessID?)
        /// Nothing any more.
        case lost
    }

    /// How the printer confirms.
    enum Confirmation: String {
        case processId
        case fence
        case none
    }

    /// The job that the gateway has begun, waiting or on its way.
    struct RunningJob {
        let document: EncodedDocument
        var bytesSent = 0
        /// Whether the paper was out after its first byte: it is on two rolls then, in two pieces.
        var hasSeenPaperEnd = false
        /// Whether its confirmation came before the line told that it had taken the question for it.
        var isConfirmedEarly = false
    }

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

    let settings: PrinterSettings
    let line: LinkDriver.DeviceDescriptor.Kind
    /// What the system knows of the printer beside what it says over the line.
    var clues: PrinterClues
    var phase = Phase.starting
    var outbox = Outbox()
    var reader = ReplyReader()
    var reports: [Report] = []
    var job: RunningJob?
    /// How much padding closes whatever command of the newest job may be open.
    var longestRemainder = PrinterCommand.longestRemainder
    /// Whether a command of a stream may be open that is longer than any of the driver's own.
    var mayBeInLongCommand = false

    var facts: [String: String]
    var confirmation = Confirmation.none
    var isReady = false
    /// Whether what is asked for at the start was asked for before, in vain.
    var hasAskedAgain = false
    /// The text that came last; it may come twice.
    var lastText: [UInt8] = []
    var lastProcessID: ProcessID

    var states: PrinterStates = []
    var reasons: [String] = []
    var isStalled = false
    var round: StatusRound?
    var answersRealtime = false
    var sendsStatusByItself = false
    var silentRounds = 0
    var lastRound: MonotonicTime
    var power = PowerWatch()
    var noise = NoiseMeter()
    var silence = SilenceWatch()
    var drawer = DrawerWatch()
    var port: PortWatch
    /// When it was last looked whether the line holds anything back.
    var lastLook: MonotonicTime

    /// Since when the answer of this phase is awaited: since the question left, or a person has helped.
    var awaitedSince: MonotonicTime
    /// Whether the question has left.
    var hasAsked = false
    /// When the line last took something, or was last given something to take.
    var lastTaken: MonotonicTime
    /// How long the printer may have to do with what it has.
    var printingTime: Duration = .zero

    var attempts = 0
    var hasHeardSinceResynchronising = false
    var lastFence: MonotonicTime?

    /// Begins with a printer that may be in the middle of a command.
    init(
        _ settings: PrinterSettings,
        on line: LinkDriver.DeviceDescriptor.Kind,
        wasInterrupted: Bool,
        found: FoundPrinter = FoundPrinter(nil),
        hasPort: Bool = false,
        now: MonotonicTime
    ) {
        (self.settings, self.line, clues, facts) = (settings, line, found.clues, found.facts)
        port = PortWatch(canAsk: hasPort)
        // Ascending with time, so that no id of a driver before this one is mistaken for one of its own.
        lastProcessID = ProcessID(Int(now.nanoseconds / 10_000_000))
        (lastRound, awaitedSince, lastTaken, lastLook) = (now, now, now, now)
        // On a slow serial line so much padding would take minutes.
        mayBeInLongCommand = wasInterrupted && line != .terminal
        start(wasInterrupted: wasInterrupted, now: now)
    }

    /// The reports that have come up since the last time.
    mutating func takeReports() -> [Report] {
        defer { reports = [] }
        return reports
    }

    /// Bytes have come from the printer.
    mutating func received(_ bytes: some Sequence<UInt8>, now: MonotonicTime) {
        // One by one: what is still open when a reply is taken must not be what is open after all of them.
        for byte in bytes where phase != .lost {
            if power.isRestart(byte), couldLoseJobUnseen { endDoubtful("printerRestarted", now: now) }
            let isFlowControl = byte == PowerWatch.ready || byte == PowerWatch.notReady
            let finding = noise.takeByte(isFlowControl: isFlowControl, now: now)
            if let reply = reader.read(CollectionOfOne(byte)).first {
                // It may be an answer that comes too late; noise is found by its amount.
                (silentRounds, hasHeardSinceResynchronising) = (0, true)
                silence.takeReply()
                port.takeSign()
                if isAskedFor(reply) {
                    noise.takeReply()
                    // What comes unasked is no sign of a printer.
                    if phase == .starting { identify(.maker, now: now) }
                }
                take(reply, now: now)
            }
            if let finding { lose(finding.rawValue) }
        }
    }

    private func isAskedFor(_ reply: PrinterReply) -> Bool {
        switch (reply, phase) {
        case (.automaticStatus, _), (.realtimeStatus, _), (.paperSensorStatus, _), (.text, .identifying): true
        case (.processID, _): phase != .starting
        case (.text, _), (.block, _), (.unexpected, _): false
        }
    }

    /// The line has taken so many bytes of what was to be sent.
    ///
    /// None, where it has given back what it was handed. `isDrained` tells of the line whether it holds back nothing that it
    /// was given.
    mutating func wrote(_ count: Int, isDrained: Bool, now: MonotonicTime) {
        guard phase != .lost else { return }
        let jobBytes = outbox.wrote(count)
        notePulse(now: now)
        guard count > 0 else { return }
        lastTaken = now
        isStalled = false
        port.takeSign()
        if !hasAsked {
            awaitedSince = now
            hasAsked = outbox.isEmpty
        }
        if !outbox.holdsUrgent { round?.hasLeft(now) }
        look(isDrained: isDrained, now: now)
        if jobBytes > 0, let sent = job?.bytesSent {
            job?.bytesSent = sent + jobBytes
            reports.append(.progress(bytesSent: sent + jobBytes))
        }
        if phase == .sending, outbox.isEmpty { awaitConfirmation(now: now) }
        updateAttention(now: now)
    }

    /// When ``timeHasCome(now:)`` has something to do.
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

    /// Whether the printer waits for a person, and a job or an answer with it.
    var needsPerson: Bool { isStalled || !allStates.isDisjoint(with: Attention.blocking) }

    /// What the printer says of itself, and what its port says.
    var allStates: PrinterStates { states.union(port.states) }

    /// Queues whole commands behind all that is to be sent.
    mutating func send(_ commands: PrinterCommand..., now: MonotonicTime) {
        var document = EncodedDocument()
        for command in commands { document.append(command) }
        send(document, now: now)
    }

    /// Queues commands, or a job, behind all that is to be sent.
    mutating func send(_ document: EncodedDocument, isJob: Bool = false, now: MonotonicTime) {
        if outbox.isEmpty { lastTaken = now }
        outbox.append(document, isJob: isJob)
    }

    /// Waits for something else from now on.
    mutating func enter(_ phase: Phase, now: MonotonicTime) {
        self.phase = phase
        (awaitedSince, hasAsked) = (now, outbox.isEmpty)
    }

    /// The device is lost; nothing is done any more.
    mutating func lose(_ reason: String) {
        guard phase != .lost else { return }
        countDoubtfulBytes()
        phase = .lost
        endDrawer("lost")
        outbox.clear()
        reports.append(.lost(reason))
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

    private mutating func take(_ reply: PrinterReply, now: MonotonicTime) {
        switch reply {
        case .automaticStatus(let status): takeStatus(status, now: now)
        case .realtimeStatus(let question, let byte): takeStatus(question, byte, now: now)
        case .text(let text): takeIdentity(text, now: now)
        case .processID(let id): takeConfirmation(id, now: now)
        case .paperSensorStatus: takeConfirmation(nil, now: now)
        case .block, .unexpected: break
        }
    }

    private mutating func takeConfirmation(_ id: ProcessID?, now: MonotonicTime) {
        switch phase {
        case .probingEcho(id): finishStart(.processId, now: now)
        case .probingFence where id == nil: finishStart(.fence, now: now)
        case .confirming(id): takeJobConfirmation(now: now)
        case .sending where outbox.isHandedWhole && id == (confirmation == .processId ? lastProcessID : nil):
            job?.isConfirmedEarly = true
        case .resynchronising(id): takeFence(now: now)
        default: break
        }
    }
}

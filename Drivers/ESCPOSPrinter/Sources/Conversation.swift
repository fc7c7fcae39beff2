import ESCPOS
import Interfaces
import ReceiptEncoding
import Varlink

/// What driver and printer say to each other: told what happened, it knows what is to be sent, reported and awaited.
///
/// What comes from the printer is taken in `Conversation+Replies.swift`, and what is waited for, and for how long, stands in
/// `Conversation+Deadlines.swift`. The start is in `Conversation+Start.swift`, jobs in `Conversation+Job.swift`, the way back
/// into step in `Conversation+Resynchronisation.swift`, status in `Conversation+Status.swift`, the loss of power in
/// `Conversation+PowerLoss.swift`, the port of a USB printer in `Conversation+Port.swift`, silence in
/// `Conversation+Silence.swift`, the drawer in `Conversation+Drawer.swift`,
/// a jammed cutter in `Conversation+Cutter.swift`.
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
    var cutter = CutterWatch()
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
}

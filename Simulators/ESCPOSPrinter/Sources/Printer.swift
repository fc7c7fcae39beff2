import Interfaces
import SimulatorKit
import Varlink

/// A receipt printer: takes bytes and what people do, and answers with marks on paper and bytes.
///
/// No clock and no input or output of its own. What it makes of bytes does not depend on how they were cut up.
package struct Printer {
    let settings: PrinterSettings
    /// How it stands; a change is told to a driver that has asked for it.
    var status = PrinterStatus() { didSet { if status != oldValue { reportStatus() } } }
    /// Whether it hears and answers.
    private(set) var isPowered = true
    /// When it will have started; nil unless it was switched on a moment ago.
    private(set) var startedAt: MonotonicTime?

    var modes = PrintModes()
    var line = LineBuffer()
    /// What is on the page that FF prints; nil in standard mode.
    var page: Page?
    /// Whether ESC = has chosen it; otherwise it passes over what it is sent.
    var isSelected = true
    /// Pictures that are kept for later.
    var graphics = GraphicsStore()
    /// What a model for a country of East Asia has in its memory.
    let multibyte: MultibyteTable?
    /// The beginning of a character of several bytes.
    var leadBytes: [UInt8] = []
    /// What is stored for symbols in two dimensions.
    var symbols = SymbolStore()
    /// Characters that commands have defined.
    var definedCharacters = DefinedCharacters()
    /// The items of GS a.
    var automaticItems: UInt8 = 0
    /// Whether it says that it has printed when it has only heard.
    var isLying = false { didSet { if !isLying { earlyAnswers = EarlyAnswers() } } }
    /// What it has said too early.
    var earlyAnswers = EarlyAnswers()
    /// How many commands came that are in no table.
    var unknownCommands = 0
    /// The size of codes of dialects that set it apart from them.
    var dialectModule: UInt8 = 4
    /// A cut that the cutter did not make.
    var failedCut: PrinterCommand?

    private var reportedStatus: [UInt8] = []
    private var tokenizer: CommandTokenizer
    private var realtime = RealtimeScanner()
    private var input = ReceiveBuffer()
    private var isBufferFull = false
    private var isPieceBegun = false
    private var busyUntil: MonotonicTime?
    private var now = MonotonicTime(nanoseconds: 0)
    private var effects: [SimulatorEffect] = []
    /// How many bytes of dots lie in the effects, with something for each mark.
    private var effectBytes = 0

    /// A few bytes can print a large picture: what lies in the effects is taken away before more is made.
    private static let mostEffectBytes = 1 << 20

    /// Makes a printer that has just been switched on.
    package init(_ settings: PrinterSettings) {
        self.settings = settings
        isLying = settings.isLying
        multibyte = settings.language.map { MultibyteTable($0) }
        tokenizer = CommandTokenizer(CommandFraming(settings.dialect))
    }

    /// How many bytes it takes; without power a line swallows everything.
    package var capacity: Int { isPowered ? (isBufferFull ? 0 : settings.receiveBuffer - input.count) : 4096 }

    /// When it goes on with what it was sent.
    package var deadline: MonotonicTime? { startedAt ?? (input.isEmpty || !isPrinting ? nil : busyUntil) }

    /// How many bytes wait.
    package var waitingBytes: Int { input.count }

    /// Whether a command has begun whose end has not come.
    package var isInsideCommand: Bool { tokenizer.isInsideCommand || !input.isEmpty }

    /// Hands over what has happened.
    package mutating func takeEffects() -> [SimulatorEffect] {
        defer { (effects, effectBytes) = ([], 0) }
        return effects
    }

    /// Takes bytes; those that find no room are lost.
    package mutating func receive(_ bytes: [UInt8], now: MonotonicTime) {
        self.now = now
        for byte in bytes where isPowered {
            if input.count < settings.receiveBuffer { input.append(byte) }
            if isLying { answerEarly(byte) }
            // A printer is quick: what came before has been looked at when such a command comes, if it can be.
            if let command = realtime.take(byte) {
                process()
                obey(command)
            }
        }
        process()
    }

    /// Goes on with what waits.
    package mutating func proceed(now: MonotonicTime) {
        self.now = now
        if let startedAt, startedAt <= now { (self.startedAt, isPowered) = (nil, true) }
        process()
    }

    /// Switches it on: it hears nothing until it has started.
    mutating func switchOn(now: MonotonicTime) { if !isPowered, startedAt == nil { startedAt = now + settings.boot } }

    /// Takes its power away: what is not on paper is lost.
    mutating func switchOff() {
        startedAt = nil
        guard isPowered else { return }
        if isPieceBegun || !line.isEmpty || page != nil || isInsideCommand { tear("the power failed") }
        automaticItems = 0
        status.hasCutterError = false
        self.clear()
        reset()
        graphics.losePower()
        isSelected = true
        isPowered = false
        effects.append(.hangUp)
    }

    /// What is on the paper now is apart from what follows.
    mutating func tear(_ reason: String) {
        effects.append(.mark(.init(.tear, text: reason)))
        isPieceBegun = false
    }

    /// Tears off what hangs out, if anything does.
    mutating func changePaper() { if isPieceBegun { tear("the paper was changed") } }

    /// ESC @: everything that commands have set, but not what waits.
    mutating func reset() {
        modes = PrintModes()
        leadBytes = []
        line.clear()
        page = nil
        symbols = SymbolStore()
        definedCharacters = DefinedCharacters()
        graphics.reset()
    }

    /// Forgets what waits and what is not printed; what commands have set stays.
    mutating func clear() {
        input.clear()
        isBufferFull = false
        tokenizer.reset()
        realtime = RealtimeScanner()
        leadBytes = []
        line.clear()
        if page != nil { page = newPage }
        failedCut = nil
        busyUntil = nil
    }

    /// Sends an answer.
    mutating func answer(_ bytes: [UInt8]) { effects.append(.send(bytes)) }

    /// Makes a mark.
    mutating func make(_ mark: LinkSimulation.Mark) {
        effects.append(.mark(mark))
        effectBytes += (mark.raster?.rows.utf8.count ?? 0) + 256 + mark.runs.count * 128
        switch mark.kind {
        case .cut: isPieceBegun = false
        case .line, .image, .feed: isPieceBegun = true
        case .note: isPieceBegun = isPieceBegun || mark.dots > 0
        case .pulse, .tear: break
        }
        if mark.kind == .line, settings.lineNanoseconds > 0 {
            busyUntil = max(busyUntil ?? now, now) + .nanoseconds(settings.lineNanoseconds)
        }
    }

    /// Leaves a word about what is not drawn, and at once: on a page it has no place.
    mutating func note(_ text: String, dots: Int = 0) {
        make(.init(.note, text: text, dots: page == nil ? dots : 0))
        page?.feed(dots)
    }

    /// Sends the automatic status; all of it, whatever has changed.
    mutating func sendStatus() {
        reportedStatus = status.automatic(settings.drawerSense)
        answer(reportedStatus)
    }

    private mutating func reportStatus() {
        guard isPowered, automaticItems != 0 else { return }
        let (block, mask) = (status.automatic(settings.drawerSense), PrinterStatus.mask(automaticItems))
        let isChanged = zip(zip(block, reportedStatus), mask).contains { ($0.0 ^ $0.1) & $1 != 0 }
        if isChanged || reportedStatus.isEmpty { sendStatus() }
    }

    private var isPrinting: Bool { isPowered && !status.isOffline }

    private mutating func process() {
        while isPrinting, !input.isEmpty {
            if let busyUntil, now < busyUntil { break }
            if effectBytes > Printer.mostEffectBytes {
                busyUntil = now
                break
            }
            let skipped = min(tokenizer.skippable, input.count)
            if skipped > 0 {
                tokenizer.skip(skipped)
                input.drop(skipped)
            } else if let token = tokenizer.take(input.removeFirst()) {
                execute(token)
            }
        }
        // Full with 128 bytes left, ready again with 256: the 4 KB buffer of Epson's TM-T88III.
        let free = settings.receiveBuffer - input.count
        isBufferFull = isBufferFull ? free < 256 : free <= 128
    }
}

/// Bytes that wait, taken from the front.
struct ReceiveBuffer {
    private var bytes: [UInt8] = []
    private var start = 0

    var count: Int { bytes.count - start }
    var isEmpty: Bool { start == bytes.count }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func removeFirst() -> UInt8 {
        let byte = bytes[start]
        drop(1)
        return byte
    }

    mutating func drop(_ count: Int) {
        start += count
        if start == bytes.count {
            clear()
        } else if start >= 4096 {
            bytes.removeFirst(start)
            start = 0
        }
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        start = 0
    }
}

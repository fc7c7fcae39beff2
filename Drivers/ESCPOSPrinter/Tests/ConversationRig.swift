import DriverKit
import ESCPOS
import Interfaces
import Varlink

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

/// A conversation with its own clock, whose line takes what it is given when the test says so.
struct ConversationRig {
    private(set) var conversation: Conversation
    private(set) var now = MonotonicTime(nanoseconds: 1_000_000_000_000)

    static let normal: [UInt8] = [0x10, 0x00, 0x00, 0x00]
    static let coverOpen: [UInt8] = [0x38, 0x00, 0x00, 0x00]
    static let paperOut: [UInt8] = [0x18, 0x00, 0x0F, 0x00]
    static let nearEnd: [UInt8] = [0x10, 0x00, 0x03, 0x00]
    static let allWell: [UInt8] = [0x12, 0x12, 0x12, 0x12]
    static let coverOpenAnswers: [UInt8] = [0x1A, 0x16, 0x12, 0x12]
    static let paperOutAnswers: [UInt8] = [0x1A, 0x32, 0x12, 0x7E]

    init(
        confirmation: PrinterSettings.Confirmation = .auto,
        fence: PrinterSettings.Fence = .unproven,
        on line: LinkDriver.DeviceDescriptor.Kind = .stream,
        wasInterrupted: Bool = false,
        hasPort: Bool = false
    ) {
        var settings = PrinterSettings()
        (settings.confirmation, settings.fence) = (confirmation, fence)
        conversation = Conversation(settings, on: line, wasInterrupted: wasInterrupted, hasPort: hasPort, now: now)
    }

    init(settings: PrinterSettings, on line: LinkDriver.DeviceDescriptor.Kind = .stream, hasPort: Bool = false) {
        conversation = Conversation(settings, on: line, wasInterrupted: false, hasPort: hasPort, now: now)
    }

    /// A printer of which all is known, and which waits for its first job.
    static func ready(
        model: String = "TM-T88VI",
        returnsIDs: Bool = true,
        fence: PrinterSettings.Fence = .unproven,
        on line: LinkDriver.DeviceDescriptor.Kind = .stream,
        hasPort: Bool = false
    ) -> ConversationRig {
        var settings = PrinterSettings()
        settings.fence = fence
        return ready(settings: settings, model: model, returnsIDs: returnsIDs, on: line, hasPort: hasPort)
    }

    /// The same with these settings.
    static func ready(
        settings: PrinterSettings,
        model: String = "TM-T88VI",
        returnsIDs: Bool = true,
        on line: LinkDriver.DeviceDescriptor.Kind = .stream,
        hasPort: Bool = false
    ) -> ConversationRig {
        var rig = ConversationRig(settings: settings, on: line, hasPort: hasPort)
        rig.take()
        rig.answer(normal + allWell)
        for text in ["EPSON", model, "1.0", "X8R1"] {
            rig.take()
            rig.answer([0x5F] + Array(text.utf8) + [0x00])
        }
        rig.take()
        if returnsIDs { rig.echo() } else { rig.answer([0x00]) }
        _ = rig.reports()
        return rig
    }

    /// The line takes all that there is, or so many bytes; it may hold them back.
    @discardableResult
    mutating func take(_ most: Int = .max, isDrained: Bool = true) -> [UInt8] {
        var taken: [UInt8] = []
        while taken.count < most, !conversation.outbox.isEmpty {
            let next = Array(conversation.outbox.next.prefix(most - taken.count))
            taken += next
            conversation.wrote(next.count, isDrained: isDrained, now: now)
        }
        return taken
    }

    mutating func answer(_ bytes: [UInt8]) { conversation.received(bytes, now: now) }

    /// The printer returns the newest id, or one that is so much older.
    mutating func echo(older: Int = 0) {
        answer([0x37, 0x22] + ProcessID(conversation.lastProcessID.number - older).bytes + [0x00])
    }

    /// Time passes, and the conversation is woken whenever it wants to be; the line takes all where it is not blocked.
    mutating func wait(_ duration: Duration, lineTakes: Bool = true, isDrained: Bool = true) {
        let end = now + duration
        while let deadline = conversation.deadline, deadline <= end {
            now = max(now, deadline)
            conversation.timeHasCome(isDrained: isDrained && lineTakes, now: now)
            if lineTakes { take(isDrained: isDrained) }
        }
        now = end
    }

    /// Time passes, and all questions that leave are answered with this.
    mutating func wait(_ duration: Duration, answering answers: [UInt8]) {
        let end = now + duration
        while let deadline = conversation.deadline, deadline <= end {
            now = max(now, deadline)
            conversation.timeHasCome(isDrained: true, now: now)
            if take().firstRange(of: PrinterCommand.realtimeStatus(.printer).bytes) != nil { answer(answers) }
        }
        now = end
    }

    mutating func begin(lines: Int = 1) {
        var document = EncodedDocument()
        for _ in 0..<lines { document.append(Array("receipt\n".utf8), lines: 1) }
        conversation.begin(document, now: now)
    }

    mutating func begin(_ document: EncodedDocument) { conversation.begin(document, now: now) }

    /// The line is given so many bytes, and does not say yet how many it takes.
    mutating func hand(_ most: Int) -> [UInt8] { conversation.outbox.hand(most) }

    /// The line says how many it took of what it was given.
    mutating func settle(_ count: Int) { conversation.wrote(count, isDrained: true, now: now) }

    mutating func wake(at moment: MonotonicTime) {
        now = max(now, moment)
        conversation.timeHasCome(isDrained: conversation.outbox.isEmpty, now: now)
    }

    mutating func askPort() -> Bool { conversation.takePortQuestion(now: now) }

    mutating func tellPort(_ answer: PortAnswer) { conversation.portAnswered(answer, now: now) }

    mutating func takeReports() -> [Conversation.Report] { conversation.takeReports() }

    mutating func abort() { conversation.abort(now: now) }

    mutating func open(_ opening: DrawerOpening) throws(DrawerRefusal) { try conversation.open(opening, now: now) }

    mutating func lose() { conversation.lose("lost") }

    /// Time passes in which the process does nothing.
    mutating func sleep(_ duration: Duration) { now = now + duration }

    /// What the driver does before it writes.
    mutating func prepareToWrite() { conversation.drawerTimeHasCome(now: now) }

    /// What was reported of the drawer since the last time.
    mutating func drawerReports() -> [DrawerWatch.Report] { conversation.takeDrawerReports() }

    /// What was reported since the last time, without how far a job is.
    mutating func reports() -> [Conversation.Report] {
        conversation.takeReports().filter { if case .progress = $0 { false } else { true } }
    }
}

import ESCPOS
import Interfaces
import Testing
import Varlink

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

extension ConversationRig {
    static let jammed: [UInt8] = [0x18, 0x08, 0x00, 0x00]
    static let jammedAndOpen: [UInt8] = [0x38, 0x08, 0x00, 0x00]
    static let jammedAnswers: [UInt8] = [0x1A, 0x52, 0x1A, 0x12]
    static let jammedAndOpenAnswers: [UInt8] = [0x1A, 0x56, 0x1A, 0x12]

    /// Time passes, and all questions that leave are answered with this; returns after how many seconds the cutter was tried.
    mutating func tries(in duration: Duration, answering answers: [UInt8]) -> [Int] {
        let (start, end) = (now, now + duration)
        var tries: [Int] = []
        while let deadline = conversation.deadline, deadline <= end {
            wake(at: deadline)
            var taken = take()
            if taken.firstRange(of: PrinterCommand.realtimeStatus(.printer).bytes) != nil {
                answer(answers)
                taken += take()
            }
            if taken.firstRange(of: PrinterCommand.resume.bytes) != nil {
                tries.append(Int((now - start).components.seconds))
            }
        }
        sleep(end - now)
        return tries
    }
}

/// A printer whose cutter is jammed, and which goes on when it is told that somebody has freed it.
struct ConversationCutterTests {
    private typealias Report = Conversation.Report

    /// A printer whose cutter has just jammed at the end of a job, all of which it has.
    private func jammed(
        fence: PrinterSettings.Fence = .unproven,
        returnsIDs: Bool = true,
        on line: LinkDriver.DeviceDescriptor.Kind = .stream
    ) -> ConversationRig {
        let model = returnsIDs ? "TM-T88VI" : "SRP-350III"
        var rig = ConversationRig.ready(model: model, returnsIDs: returnsIDs, fence: fence, on: line)
        rig.begin()
        rig.take()
        if line == .terminal { rig.answer(ConversationRig.allWell) }
        rig.answer(ConversationRig.jammed)
        #expect(rig.reports() == [.attention(["cutterError"])])
        return rig
    }

    @Test func `a printer with a jammed cutter is told to go on as often as a person may have freed it`() {
        var rig = jammed()
        #expect(rig.tries(in: .seconds(35), answering: ConversationRig.jammedAnswers) == [10, 20, 30])
    }

    @Test func `it is told so less often after two minutes`() {
        var rig = jammed()
        let tries = rig.tries(in: .seconds(315), answering: ConversationRig.jammedAnswers)
        #expect(tries == Array(stride(from: 10, through: 120, by: 10)) + [180, 240, 300])
    }

    @Test func `a jam that is back after a try is the same one`() {
        var rig = jammed()
        _ = rig.tries(in: .seconds(125), answering: ConversationRig.jammedAnswers)
        rig.answer(ConversationRig.normal + ConversationRig.jammed)
        #expect(rig.tries(in: .seconds(70), answering: ConversationRig.jammedAnswers) == [60])
        rig.answer(ConversationRig.normal)
        rig.echo()
        #expect(rig.tries(in: .seconds(180), answering: ConversationRig.allWell) == [])
        rig.answer(ConversationRig.jammed)
        #expect(rig.tries(in: .seconds(25), answering: ConversationRig.jammedAnswers) == [10, 20])
    }

    @Test(arguments: [true, false])
    func `the job waits for the person however long, and is printed when the printer has gone on`(returnsIDs: Bool) {
        var rig = jammed(fence: .honest, returnsIDs: returnsIDs)
        _ = rig.tries(in: .seconds(3600), answering: ConversationRig.jammedAnswers)
        #expect(rig.reports() == [])
        rig.answer(ConversationRig.normal)
        if returnsIDs { rig.echo() } else { rig.answer([0x00]) }
        let evidence: LinkDriverReports.Evidence = returnsIDs ? .processIdEcho : .statusFence
        #expect(rig.reports() == [.attention([]), .outcome(.printed, reason: nil, evidence)])
        #expect(rig.tries(in: .seconds(60), answering: ConversationRig.allWell) == [])
    }

    @Test func `the blade rests while the cover is open, and is tried once it is closed`() {
        var rig = jammed()
        _ = rig.tries(in: .seconds(5), answering: ConversationRig.jammedAnswers)
        rig.answer(ConversationRig.jammedAndOpen)
        #expect(rig.tries(in: .seconds(600), answering: ConversationRig.jammedAndOpenAnswers) == [])
        rig.answer(ConversationRig.jammed)
        #expect(rig.tries(in: .seconds(15), answering: ConversationRig.jammedAnswers) == [1, 11])
    }

    @Test func `a cover that was opened just now is seen before the blade is moved`() {
        var rig = jammed()
        #expect(rig.tries(in: .seconds(15), answering: ConversationRig.jammedAndOpenAnswers) == [])
    }

    @Test(
        arguments: [
            [0x1A, 0x72, 0x1A, 0x7E], [0x1A, 0x5A, 0x1A, 0x12], [0x1A, 0x52, 0x3A, 0x12], [0x1A, 0x52, 0x32, 0x12],
            ConversationRig.allWell,
        ] as [[UInt8]]
    )
    func `a blade that may be near a hand, is broken or is well is left alone`(answers: [UInt8]) {
        var rig = jammed()
        #expect(rig.tries(in: .seconds(600), answering: answers) == [])
    }

    @Test func `a printer that does not answer gets no try`() {
        var rig = jammed()
        var taken: [UInt8] = []
        while let deadline = rig.conversation.deadline {
            rig.wake(at: deadline)
            taken += rig.take()
        }
        #expect(rig.reports() == [.lost("no answer")])
        #expect(taken.firstRange(of: [0x10, 0x05]) == nil)
    }

    @Test func `a try goes between whole commands of a job, before the rest of it`() {
        var rig = ConversationRig.ready()
        var document = EncodedDocument()
        for _ in 0..<3 { document.append([0x1D, 0x76, 0x30, 0x00] + [UInt8](repeating: 0x55, count: 200)) }
        rig.begin(document)
        // A command has begun when the cutter jams, and the line stands still for a moment.
        rig.take(100)
        rig.answer(ConversationRig.jammed)
        rig.wake(at: rig.now + .seconds(10))
        rig.take(104 + 12)
        rig.answer(ConversationRig.jammedAnswers)
        #expect(rig.take(3) == [0x10, 0x05, 0x01])
        #expect(rig.take(408) == Array(document.bytes[204...]))
    }

    @Test func `a try that the line has not taken is taken back when the cover is opened, and the job goes on`() {
        var rig = jammed()
        rig.wake(at: rig.now + .seconds(10))
        rig.take()
        rig.answer(ConversationRig.jammedAnswers)
        #expect(rig.hand(4096) == [0x10, 0x05, 0x01])
        rig.answer(ConversationRig.jammedAndOpen)
        #expect(rig.conversation.outbox.wantsBack)
        rig.settle(0)
        #expect(rig.conversation.outbox.isEmpty)
        rig.answer(ConversationRig.normal)
        rig.echo()
        #expect(rig.reports().last == .outcome(.printed, reason: nil, .processIdEcho))
    }

    @Test func `a try that is taken back behind the last of a job does not keep it from being confirmed`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take(3)
        rig.answer(ConversationRig.jammed)
        rig.wake(at: rig.now + .seconds(10))
        // The rest of the command, the questions, and the id.
        let rest = rig.hand(4096)
        rig.settle(rest.count)
        rig.take(12)
        rig.answer(ConversationRig.jammedAnswers)
        rig.answer(ConversationRig.jammedAndOpen)
        _ = rig.tries(in: .seconds(5), answering: ConversationRig.jammedAndOpenAnswers)
        rig.answer(ConversationRig.normal)
        rig.echo()
        #expect(rig.reports().last == .outcome(.printed, reason: nil, .processIdEcho))
    }

    @Test func `a try of which a part has left follows whole`() {
        var rig = jammed()
        rig.wake(at: rig.now + .seconds(10))
        rig.take()
        rig.answer(ConversationRig.jammedAnswers)
        #expect(rig.take(1) == [0x10])
        rig.answer(ConversationRig.jammedAndOpen)
        #expect(rig.take() == [0x05, 0x01])
    }

    @Test func `a blocked line is given one try, however long it stands still`() {
        var rig = jammed()
        rig.wake(at: rig.now + .seconds(10))
        rig.take()
        rig.answer(ConversationRig.jammedAnswers)
        rig.wait(.seconds(3600), lineTakes: false)
        let taken = rig.take()
        #expect(taken.count == 12 + 3)
        #expect(taken.firstRange(of: PrinterCommand.resume.bytes) != nil)
    }

    @Test func `a cancelled job leaves a printer that still goes on, and gets back into step`() {
        var rig = jammed()
        rig.abort()
        #expect(rig.reports() == [.outcome(.unknown, reason: "cancelled", .interrupted)])
        // Behind what closes the command that may be open.
        #expect(rig.take().firstRange(of: PrinterCommand.resume.bytes) == nil)
        #expect(rig.tries(in: .seconds(25), answering: ConversationRig.jammedAnswers).count == 2)
        rig.answer(ConversationRig.normal)
        rig.echo()
        rig.begin()
        rig.take()
        rig.echo()
        #expect(rig.reports() == [.attention([]), .outcome(.printed, reason: nil, .processIdEcho)])
    }

    @Test func `a printer whose cutter was jammed at its start goes on`() {
        var rig = ConversationRig()
        rig.take()
        rig.answer(ConversationRig.jammed + ConversationRig.jammedAnswers)
        #expect(rig.tries(in: .seconds(25), answering: ConversationRig.jammedAnswers) == [10, 20])
        #expect(rig.reports().last == .attention(["cutterError"]))
    }

    @Test func `on a serial line it goes on in the middle of the questions that go with a job`() {
        var rig = jammed(on: .terminal)
        #expect(rig.tries(in: .seconds(35), answering: ConversationRig.jammedAnswers).count == 3)
        rig.answer(ConversationRig.normal)
        rig.echo()
        rig.answer(ConversationRig.allWell)
        #expect(rig.reports() == [.attention([]), .outcome(.printed, reason: nil, .processIdEcho)])
    }
}

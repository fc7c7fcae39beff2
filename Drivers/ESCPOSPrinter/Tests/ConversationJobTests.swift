import ESCPOS
import Testing
import Varlink

@testable import ESCPOSPrinterDriver

struct ConversationJobTests {
    private typealias Report = Conversation.Report

    private static let printed = Report.outcome(.printed, reason: nil, .processIdEcho)
    private static let unconfirmed = Report.outcome(.unknown, reason: "noConfirmation", .interrupted)
    private static let cancelled = Report.outcome(.unknown, reason: "cancelled", .interrupted)

    @Test func `a job whose id comes back is printed`() {
        var rig = ConversationRig.ready()
        rig.begin()
        let sent = rig.take()
        #expect(sent.starts(with: Array("receipt\n".utf8) + [0x1D, 0x28, 0x48]))
        #expect(rig.reports() == [])
        rig.echo()
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `a job in whose middle the paper ended is on two pieces`() {
        // Automatic status, third byte: 0Ch for the end of the paper.
        let (out, back): ([UInt8], [UInt8]) = ([0x18, 0x00, 0x0C, 0x00], [0x10, 0x00, 0x00, 0x00])
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.answer(out)
        rig.answer(back)
        rig.echo()
        #expect(rig.reports().last == .outcome(.unknown, reason: "paperChanged", .processIdEcho))
        // One that waits for the new roll is on that alone.
        rig.answer(out)
        rig.begin()
        rig.take()
        rig.answer(back)
        rig.echo()
        #expect(rig.reports().last == Self.printed)
    }

    @Test func `the id of another job says nothing`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.echo(older: 1)
        rig.answer([0x37, 0x22, 0x7E, 0x7E, 0x7E, 0x7E, 0x00])
        #expect(rig.reports() == [])
        rig.wait(.seconds(15))
        #expect(rig.reports().first == Self.unconfirmed)
    }

    @Test func `an id that comes before the last byte has left says nothing`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take(4)
        rig.echo()
        #expect(rig.reports() == [])
    }

    @Test func `a job without an answer is unknown, and the next one waits for a fresh fence`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.wait(.seconds(9))
        #expect(rig.reports() == [])
        rig.wait(.seconds(2))
        #expect(rig.reports() == [Self.unconfirmed])
        rig.begin()
        #expect(!rig.take().contains(Array("receipt".utf8)))
        // The echo that was missed does not end the wait, the fresh one does.
        rig.echo(older: 1)
        #expect(rig.take() == [])
        rig.echo()
        #expect(rig.take().contains(Array("receipt".utf8)))
        rig.echo()
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `a long receipt on a slow printer has the time it needs`() {
        var rig = ConversationRig.ready()
        rig.begin(lines: 200)
        rig.take()
        rig.wait(.seconds(45))
        rig.echo()
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `a cover that is opened in a job makes it wait without limit`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.answer(ConversationRig.coverOpen)
        #expect(rig.reports() == [.attention(["coverOpen"])])
        rig.wait(.seconds(3600), answering: ConversationRig.coverOpenAnswers)
        #expect(rig.reports() == [])
        rig.answer(ConversationRig.normal)
        rig.wait(.seconds(9))
        rig.echo()
        #expect(rig.reports() == [.attention([]), Self.printed])
    }

    @Test func `after a person has helped, the confirmation has its time anew and no more`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.answer(ConversationRig.paperOut)
        rig.wait(.seconds(60), answering: ConversationRig.paperOutAnswers)
        rig.answer(ConversationRig.normal)
        rig.wait(.seconds(11))
        #expect(rig.reports() == [.attention(["paperOut"]), .attention([]), Self.unconfirmed])
    }

    @Test func `a roll near its end stops nothing`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.answer(ConversationRig.nearEnd)
        rig.wait(.seconds(11))
        #expect(rig.reports() == [.attention(["paperNearEnd"]), Self.unconfirmed])
    }

    @Test func `a line that takes nothing is told of, and the job waits`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take(3)
        rig.wait(.seconds(11), lineTakes: false)
        #expect(rig.reports() == [.attention(["notAccepting"])])
        rig.wait(.seconds(3600), lineTakes: false)
        #expect(rig.reports() == [])
        rig.take()
        rig.echo()
        #expect(rig.reports() == [.attention([]), Self.printed])
    }

    @Test func `status is asked for in the middle of a job, but not within a command`() {
        var rig = ConversationRig.ready()
        rig.begin(lines: 40)
        var sent = rig.take(70)
        rig.wait(.seconds(2), lineTakes: false)
        sent += rig.take()
        let question = PrinterCommand.realtimeStatus(.printer).bytes
        guard let place = sent.firstRange(of: question)?.lowerBound else {
            Issue.record("nothing was asked")
            return
        }
        // Lines of 8 bytes, gathered until there are 64.
        #expect(place % 8 == 0 && place > 70 && place < 200)
    }

    @Test func `a job that was cancelled before its first byte is not printed`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.abort()
        #expect(rig.reports() == [.outcome(.notPrinted, reason: "cancelled", .nothingSent)])
        #expect(!rig.take().contains(Array("receipt".utf8)))
        rig.echo()
        rig.begin()
        rig.take()
        rig.echo()
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `a job that was cancelled under way is unknown, and cut off`() {
        var rig = ConversationRig.ready()
        rig.begin(lines: 20)
        rig.take(13)
        rig.abort()
        #expect(rig.reports() == [Self.cancelled])
        let sent = rig.take()
        let padding = [UInt8](repeating: 0, count: PrinterCommand.longestRemainder)
        let wayBack: [UInt8] = padding + [0x1B, 0x40, 0x1D, 0x61, 0x0F, 0x1D, 0x56, 65, 0]
        #expect(sent.starts(with: wayBack))
        rig.abort()
        #expect(rig.reports() == [])
    }

    @Test func `a printer that was switched off and on in a job leaves it unknown and goes on`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.wait(.seconds(11))
        #expect(rig.reports() == [Self.unconfirmed])
        rig.answer(ConversationRig.normal)
        rig.echo()
        rig.begin()
        rig.take()
        rig.echo()
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `a printer that was switched off for good is lost`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.wait(.seconds(60))
        #expect(rig.reports() == [Self.unconfirmed, .lost("no answer")])
        #expect(rig.conversation.deadline == nil)
    }

    @Test func `a printer that answers but never comes back into step is lost`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        for _ in 0..<60 {
            rig.wait(.seconds(1))
            rig.answer(ConversationRig.allWell)
        }
        #expect(rig.reports() == [Self.unconfirmed, .lost("out of step")])
    }
}

extension [UInt8] {
    fileprivate func contains(_ part: [UInt8]) -> Bool { firstRange(of: part) != nil }
}

import ESCPOS
import Interfaces
import Testing
import Varlink

@testable import ESCPOSPrinterDriver

/// A printer that loses its power in a job, on a line that does not break with it.
struct ConversationPowerLossTests {
    private typealias Report = Conversation.Report

    private static let printed = Report.outcome(.printed, reason: nil, .processIdEcho)
    private static let silent = Report.outcome(.unknown, reason: "printerSilent", .interrupted)
    private static let restarted = Report.outcome(.unknown, reason: "printerRestarted", .interrupted)
    private static let questions: [UInt8] = [0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4]
    private static let id: [UInt8] = [0x1D, 0x28, 0x48]

    /// A job that has left, and with it the questions before it.
    private func sent(on line: LinkDriver.DeviceDescriptor.Kind = .terminal) -> ConversationRig {
        var rig = ConversationRig.ready(on: line)
        rig.begin()
        rig.take()
        return rig
    }

    @Test func `a job goes between questions, and is printed once they are answered`() {
        var rig = ConversationRig.ready(on: .terminal)
        rig.begin()
        #expect(rig.take().starts(with: Self.questions + Array("receipt\n".utf8) + Self.id))
        rig.answer(ConversationRig.allWell)
        #expect(rig.reports() == [])
        rig.echo()
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `an echo before the answers to what was asked before it waits for them`() {
        var rig = sent()
        rig.echo()
        rig.answer([0x12, 0x12, 0x12])
        #expect(rig.reports() == [])
        rig.answer([0x12])
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `an echo does not count where an answer is missing`() {
        for answers in 0...3 {
            var rig = sent()
            rig.answer(Array(ConversationRig.allWell.prefix(answers)))
            rig.echo()
            rig.wait(.milliseconds(1900))
            #expect(rig.reports() == [])
            rig.wait(.milliseconds(300))
            #expect(rig.reports() == [Self.silent])
        }
    }

    @Test func `what a doubted job may have left hanging is cut off`() {
        var rig = sent()
        rig.answer([0x11])
        #expect(rig.reports() == [Self.restarted])
        #expect(rig.take().firstRange(of: PrinterCommand.feedAndCut(.full).bytes) != nil)
    }

    @Test func `in a job the printer is asked four times a second, and not before or after`() {
        var rig = sent()
        rig.answer(ConversationRig.allWell)
        for _ in 0..<4 {
            rig.wait(.milliseconds(249), lineTakes: false)
            #expect(rig.take() == [])
            rig.wait(.milliseconds(1), lineTakes: false)
            #expect(rig.take() == Self.questions)
            rig.answer(ConversationRig.allWell)
        }
        rig.echo()
        #expect(rig.reports() == [Self.printed])
        rig.wait(.seconds(9), lineTakes: false)
        #expect(rig.take() == [])
    }

    @Test func `a blink between two rounds is seen by what was asked in it`() {
        var rig = sent()
        rig.answer(ConversationRig.coverOpen + ConversationRig.allWell)
        rig.wait(.milliseconds(250))
        // The questions went nowhere; the printer is back, and confirms what it has heard of.
        rig.answer(ConversationRig.normal)
        rig.echo()
        rig.wait(.seconds(3))
        #expect(rig.reports() == [.attention(["coverOpen"]), .attention([]), Self.silent])
    }

    @Test func `silence ends a job that waits for a person`() {
        var rig = sent()
        rig.answer(ConversationRig.coverOpen + [0x1A, 0x16, 0x12, 0x12])
        rig.wait(.milliseconds(2000))
        #expect(rig.reports() == [.attention(["coverOpen"])])
        rig.wait(.milliseconds(400))
        #expect(rig.reports() == [Self.silent])
    }

    @Test func `a line that is blocked may be silent`() {
        var rig = sent()
        rig.answer(ConversationRig.coverOpen)
        rig.wait(.seconds(3600), isDrained: false)
        #expect(rig.reports() == [.attention(["coverOpen"])])
        rig.answer(ConversationRig.allWell + ConversationRig.normal)
        rig.echo()
        #expect(rig.reports() == [.attention([]), Self.printed])
    }

    @Test func `silence is counted from when the line took everything`() {
        var rig = sent()
        rig.wait(.milliseconds(1900))
        rig.wait(.seconds(5), isDrained: false)
        rig.wait(.milliseconds(1900))
        #expect(rig.reports() == [])
        rig.wait(.milliseconds(300))
        #expect(rig.reports() == [Self.silent])
    }

    @Test func `before the first byte nothing can be lost`() {
        var rig = ConversationRig.ready(on: .terminal)
        rig.begin()
        rig.take(Self.questions.count)
        rig.answer([0x11])
        rig.wait(.seconds(8), lineTakes: false)
        #expect(rig.reports() == [])
        rig.answer(ConversationRig.allWell)
        rig.take()
        rig.echo()
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `a printer that never answered such questions may be silent`() {
        var rig = ConversationRig(confirmation: .processId, on: .terminal)
        rig.take()
        rig.answer(ConversationRig.normal)
        rig.take()
        rig.wait(.seconds(2))
        rig.echo()
        rig.begin()
        rig.take()
        rig.wait(.seconds(5))
        rig.echo()
        #expect(rig.reports().last == Self.printed)
    }

    @Test func `a connection breaks with the power, so that its silence and its bytes are no sign`() {
        var rig = sent(on: .stream)
        rig.answer([0x11])
        rig.wait(.seconds(9))
        #expect(rig.reports() == [])
        rig.echo()
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `an XON that follows no XOFF is a printer that was switched on`() {
        var rig = sent()
        rig.answer(ConversationRig.allWell + [0x11])
        rig.echo()
        #expect(rig.reports() == [Self.restarted])
    }

    @Test(arguments: [[], [0x13]] as [[UInt8]])
    func `an XON after an XOFF in the job or before it is flow control`(before: [UInt8]) {
        var rig = ConversationRig.ready(on: .terminal)
        rig.answer(before)
        rig.begin()
        rig.take()
        rig.answer(ConversationRig.allWell + (before.isEmpty ? [0x13, 0x11] : [0x11]))
        rig.echo()
        #expect(rig.reports() == [Self.printed])
        // What was held in the job before says nothing of this one.
        rig.begin()
        rig.take()
        rig.answer([0x11])
        #expect(rig.reports() == [Self.restarted])
    }

    @Test func `after a doubt the printer is brought into step, and the next job is printed`() {
        var rig = sent()
        rig.wait(.milliseconds(2200))
        #expect(rig.reports() == [Self.silent])
        rig.begin()
        rig.echo(older: 1)
        #expect(!rig.take().contains(0x72))
        rig.answer(ConversationRig.allWell)
        rig.echo()
        #expect(rig.take().starts(with: Self.questions + Array("receipt\n".utf8)))
        rig.answer(ConversationRig.allWell)
        rig.echo()
        #expect(rig.reports() == [Self.printed])
    }

    @Test func `an honest fence does not count either where an answer is missing`() {
        var rig = ConversationRig.ready(model: "POS-80", returnsIDs: false, fence: .honest, on: .terminal)
        rig.begin()
        rig.take()
        rig.answer([0x12, 0x12, 0x00])
        rig.wait(.milliseconds(2200))
        #expect(rig.reports() == [Self.silent])
    }
}

import ESCPOS
import Testing
import Varlink

@testable import ESCPOSPrinterDriver

struct ConversationStatusTests {
    @Test(
        arguments: [
            ([], []), (.drawerLineHigh, []), ([.offline, .coverOpen], ["coverOpen"]),
            ([.offline, .coverOpen, .passingError, .otherError], ["coverOpen"]),
            ([.paperOut, .paperNearEnd, .otherError], ["paperOut"]), (.paperNearEnd, ["paperNearEnd"]),
            ([.cutterError, .offline, .paperNearEnd], ["cutterError", "paperNearEnd"]),
            ([.unrecoverableError, .offline], ["printerError"]), ([.passingError, .offline], ["printerError"]),
            ([.otherError, .offline], ["printerError"]), (.offline, ["notAccepting"]), (.isFeeding, ["notAccepting"]),
        ] as [(PrinterStates, [String])]
    )
    func `states have the names that a person needs`(states: PrinterStates, reasons: [String]) {
        #expect(Attention.reasons(states, isStalled: false) == reasons)
    }

    @Test func `a printer that tells nothing by itself is asked while it needs a person`() {
        var rig = ConversationRig.ready()
        rig.wait(.seconds(11))
        rig.answer([0x1A, 0x16, 0x12, 0x12])
        #expect(rig.reports() == [.attention(["coverOpen"])])
        rig.wait(.seconds(10))
        rig.answer(ConversationRig.allWell)
        #expect(rig.reports() == [.attention([])])
    }

    @Test func `what the printer tells by itself is newer than answers under way`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.wait(.milliseconds(1100))
        rig.answer([0x12, 0x12] + ConversationRig.coverOpen + [0x12, 0x12])
        #expect(rig.reports() == [.attention(["coverOpen"])])
    }

    @Test(
        arguments: [
            (ConversationRig.coverOpen, ["coverOpen"], .zero), (ConversationRig.nearEnd, ["paperNearEnd"], .seconds(5)),
        ] as [([UInt8], [String], Duration)]
    )
    func `what a printer needs at its start is told once it is ready`(
        status: [UInt8],
        reasons: [String],
        time: Duration
    ) {
        var rig = ConversationRig()
        rig.take()
        rig.answer(status)
        rig.wait(time)
        let reports = rig.reports()
        #expect(reports.count == 2)
        #expect(reports.last == .attention(reasons))
        if case .ready = reports.first {} else { Issue.record("it is not ready first") }
    }

    @Test func `an idle printer that answers nothing any more is lost`() {
        var rig = ConversationRig.ready()
        rig.wait(.seconds(60))
        #expect(rig.reports() == [.lost("no answer")])
    }

    @Test func `an idle printer that answers is left alone between`() {
        var rig = ConversationRig.ready()
        for _ in 0..<20 {
            rig.wait(.seconds(9))
            rig.answer(ConversationRig.allWell)
        }
        #expect(rig.reports() == [])
    }

    @Test func `noise changes nothing`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.answer([UInt8](0x80...0xFF) + [0x01, 0x0D, 0x5F, 0x41, 0x00, 0x3D, 0x00] + [0x11, 0x13])
        rig.echo()
        #expect(rig.reports() == [.outcome(.printed, reason: nil, .processIdEcho)])
    }

    @Test(arguments: [[4], [1, 1, 1, 1], [1, 3], [3, 1]])
    func `the answers to a round are looked at together, however they come`(pieces: [Int]) {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        rig.wait(.seconds(2))
        var answers: [UInt8] = [0x1A, 0x32, 0x12, 0x7E]
        for piece in pieces {
            #expect(rig.reports() == [])
            rig.answer(Array(answers.prefix(piece)))
            answers.removeFirst(piece)
        }
        #expect(rig.reports() == [.attention(["paperOut"])])
    }
}

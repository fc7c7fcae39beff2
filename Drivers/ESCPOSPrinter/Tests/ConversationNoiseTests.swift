import ESCPOS
import Testing
import Varlink

@testable import ESCPOSPrinterDriver

/// What sends bytes that no printer sends.
struct ConversationNoiseTests {
    private static let endless = [Conversation.Report.lost("it sends without end")]
    private static let senseless = [Conversation.Report.lost("its answers make no sense")]

    @Test func `zeros are no sign of a printer`() {
        var rig = ConversationRig(on: .terminal)
        rig.take()
        for _ in 0..<6 {
            rig.answer([UInt8](repeating: 0, count: 20))
            rig.wait(.seconds(1))
        }
        #expect(rig.reports() == [.lost("no answer")])
    }

    @Test(arguments: [0x00, 0xFF, 0x5F, 0x41, 0x37] as [UInt8])
    func `bytes that answer nothing are no printer, before it is ready and after`(byte: UInt8) {
        for isReady in [false, true] {
            var rig = isReady ? ConversationRig.ready() : ConversationRig()
            rig.take()
            rig.answer([UInt8](repeating: byte, count: NoiseMeter.mostWithoutReply))
            #expect(rig.reports() == [])
            rig.answer([byte])
            #expect(rig.reports() == Self.senseless)
            rig.answer(ConversationRig.allWell)
            #expect(rig.reports() == [] && rig.conversation.deadline == nil)
        }
    }

    @Test func `a state that is told without end is no printer`() {
        var rig = ConversationRig.ready()
        rig.wait(.seconds(2))
        for _ in 0..<500 { rig.answer(ConversationRig.normal) }
        #expect(rig.reports() == [])
        rig.answer(ConversationRig.normal)
        #expect(rig.reports() == Self.endless)
    }

    @Test func `flow control without end is no printer either`() {
        var rig = ConversationRig.ready()
        rig.answer([UInt8](repeating: 0x13, count: NoiseMeter.mostInWindow + 1))
        #expect(rig.reports() == Self.endless)
    }

    @Test func `a printer that tells its state ten times a second and holds a long job is one`() {
        var rig = ConversationRig.ready()
        rig.begin()
        rig.take()
        for _ in 0..<90 {
            rig.answer(ConversationRig.normal + [UInt8](repeating: 0x13, count: 20))
            rig.wait(.milliseconds(100))
        }
        rig.echo()
        #expect(rig.reports() == [.outcome(.printed, reason: nil, .processIdEcho)])
    }

    @Test func `a printer that is through with a thousand jobs in a second is one`() {
        var rig = ConversationRig.ready()
        for _ in 0..<1000 {
            rig.begin()
            rig.take()
            rig.answer(ConversationRig.normal)
            rig.echo()
            rig.sleep(.milliseconds(1))
        }
        let printed = rig.reports().count { $0 == .outcome(.printed, reason: nil, .processIdEcho) }
        #expect(printed == 1000)
    }

    @Test func `a stray byte now and then is no noise`() {
        var rig = ConversationRig(confirmation: .none)
        rig.take()
        _ = rig.reports()
        for _ in 0..<1000 {
            rig.answer([0x80])
            rig.wait(.seconds(11))
        }
        #expect(rig.reports() == [])
    }
}

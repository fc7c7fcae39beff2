import ESCPOS
import Interfaces
import Testing
import Varlink

@testable import ESCPOSPrinterDriver

/// A printer that answered, and does so no more while somebody waits for it.
struct ConversationSilenceTests {
    private typealias Report = Conversation.Report

    private static let asksForPerson = Report.attention(["coverOpen"])

    /// A printer that has told of its open cover, before or after it had the job.
    private func coverOpened(hasJob: Bool, on line: LinkDriver.DeviceDescriptor.Kind = .stream) -> ConversationRig {
        var rig = ConversationRig.ready(on: line)
        if hasJob {
            rig.begin()
            rig.take()
        }
        rig.answer(ConversationRig.coverOpen)
        #expect(rig.reports() == [Self.asksForPerson])
        return rig
    }

    @Test func `a printer that goes mute with its cover open in a job is lost`() {
        var rig = coverOpened(hasJob: true)
        rig.wait(.seconds(29))
        #expect(rig.reports() == [])
        rig.wait(.seconds(11))
        #expect(rig.reports() == [.lost("no answer")])
        #expect(rig.conversation.deadline == nil)
    }

    @Test func `a printer that goes mute while the way back into step waits for a person is lost`() {
        for line in [LinkDriver.DeviceDescriptor.Kind.stream, .terminal] {
            var rig = coverOpened(hasJob: true, on: line)
            rig.abort()
            _ = rig.reports()
            rig.wait(.seconds(29))
            #expect(rig.reports() == [])
            rig.wait(.seconds(11))
            #expect(rig.reports() == [.lost("no answer")])
        }
    }

    @Test func `a printer that goes mute before it has told what it is is lost`() {
        var rig = ConversationRig()
        rig.take()
        rig.answer(ConversationRig.coverOpen + ConversationRig.allWell + ConversationRig.coverOpen)
        rig.take()
        _ = rig.reports()
        rig.wait(.seconds(40))
        #expect(rig.reports() == [.lost("no answer")])
    }

    @Test func `a printer that lets nothing in waits for paper, and is waited for`() {
        var rig = coverOpened(hasJob: true)
        rig.wait(.seconds(3600), isDrained: false)
        #expect(rig.reports() == [])
        // Silence is counted anew once all has left.
        rig.wait(.seconds(29))
        #expect(rig.reports() == [])
        rig.wait(.seconds(11))
        #expect(rig.reports() == [.lost("no answer")])
    }

    @Test func `a line that is stuck in a job is waited for`() {
        var rig = ConversationRig.ready()
        rig.begin(lines: 40)
        rig.take(70)
        rig.answer(ConversationRig.coverOpen)
        rig.wait(.seconds(3600), lineTakes: false)
        #expect(rig.reports() == [Self.asksForPerson])
    }

    @Test func `one answer in half a minute is enough`() {
        var rig = coverOpened(hasJob: true)
        for _ in 0..<20 {
            rig.wait(.seconds(25))
            rig.answer([0x1A])
        }
        #expect(!rig.reports().contains(.lost("no answer")))
    }

    @Test func `a printer that answers only when it has printed has the time of its lines`() {
        var rig = ConversationRig.ready()
        rig.begin(lines: 200)
        rig.take()
        rig.answer(ConversationRig.coverOpen)
        rig.wait(.seconds(65))
        #expect(rig.reports() == [Self.asksForPerson])
        rig.wait(.seconds(15))
        #expect(rig.reports() == [.lost("no answer")])
    }
}

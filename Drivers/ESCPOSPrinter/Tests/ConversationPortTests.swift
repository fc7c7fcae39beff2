import ESCPOS
import Interfaces
import LinuxDevices
import Testing
import Varlink

@testable import ESCPOSPrinterDriver

/// A USB printer that takes nothing, and what its port says meanwhile.
struct ConversationPortTests {
    private typealias Report = Conversation.Report

    private static let paperEmpty = PortAnswer.status(PortStatus(rawValue: 0x30))

    /// A printer that is known, and whose port has said that all is well.
    private func ready(port: PortAnswer = .status(.allWell)) -> ConversationRig {
        var rig = ConversationRig.ready(on: .usbInterface, hasPort: true)
        rig.waitOnPort(.seconds(3), answering: port)
        _ = rig.reports()
        return rig
    }

    @Test func `a printer that takes nothing is asked why, and its paper is told of`() {
        var rig = ready()
        rig.begin()
        #expect(rig.waitOnPort(.seconds(4), answering: Self.paperEmpty) > 0)
        #expect(rig.reports() == [.attention(["paperOut"])])
        rig.waitOnPort(.seconds(3600), answering: Self.paperEmpty)
        #expect(rig.reports() == [])
    }

    @Test func `once the port says so, nobody is wanted any more`() {
        var rig = ready()
        rig.begin()
        rig.waitOnPort(.seconds(4), answering: .status(PortStatus(rawValue: 0x08)))
        #expect(rig.reports() == [.attention(["notAccepting"])])
        rig.take()
        rig.waitOnPort(.seconds(4), answering: .status(.allWell), lineTakes: true)
        #expect(rig.reports() == [.attention([])])
        rig.echo()
        #expect(rig.reports() == [.outcome(.printed, reason: nil, .processIdEcho)])
    }

    @Test func `a printer that takes nothing and says that all is well is not accepting`() {
        var rig = ready()
        rig.begin()
        rig.waitOnPort(.seconds(3600), answering: .status(.allWell))
        #expect(rig.reports() == [.attention(["notAccepting"])])
    }

    @Test func `a port that refuses the question is not asked again, and the printer is waited for`() {
        var rig = ConversationRig.ready(on: .usbInterface, hasPort: true)
        rig.begin()
        let asked = rig.waitOnPort(.seconds(3600), answering: .refused)
        #expect(asked == 2)
        #expect(rig.reports() == [.attention(["notAccepting"])])
    }

    @Test func `a port that went mute with the printer belongs to one that is dead`() {
        var rig = ready()
        rig.begin()
        rig.waitOnPort(.seconds(60), answering: .silence)
        #expect(rig.reports().last == .lost("no answer"))
    }

    @Test func `a port that always says the same is not believed`() {
        var rig = ready(port: .status(PortStatus(rawValue: 0x20)))
        rig.begin()
        rig.waitOnPort(.seconds(8), answering: .status(PortStatus(rawValue: 0x20)))
        #expect(rig.reports() == [])
    }

    @Test func `paper that ends in a job by the word of the port leaves it in two pieces`() {
        var rig = ready()
        rig.begin(lines: 40)
        rig.take(70)
        rig.waitOnPort(.seconds(4), answering: Self.paperEmpty)
        rig.take()
        rig.waitOnPort(.seconds(4), answering: .status(.allWell), lineTakes: true)
        _ = rig.reports()
        rig.echo()
        #expect(rig.reports() == [.outcome(.unknown, reason: "paperChanged", .processIdEcho)])
    }

    @Test func `a printer that takes nothing from the start on is there, and is told of`() {
        var rig = ConversationRig(on: .usbInterface, hasPort: true)
        rig.waitOnPort(.seconds(600), answering: Self.paperEmpty)
        let reports = rig.reports()
        #expect(reports.last == .attention(["paperOut"]))
        #expect(!reports.contains(.lost("no answer")))
        rig.take()
        rig.waitOnPort(.seconds(4), answering: .status(.allWell), lineTakes: true)
        rig.answer(ConversationRig.normal)
        #expect(rig.conversation.phase == .identifying(.maker))
    }

    @Test func `a printer that takes all and never answers is lost`() {
        var rig = ConversationRig(on: .usbInterface, hasPort: true)
        rig.take()
        rig.waitOnPort(.seconds(60), answering: .status(.allWell), lineTakes: true)
        #expect(rig.reports().last == .lost("no answer"))
    }

    @Test func `what the line was handed may have been taken when the printer is lost`() {
        var rig = ready()
        rig.begin(lines: 40)
        let count = rig.hand(100).count
        rig.lose()
        #expect(rig.allReports() == [.progress(bytesSent: count), .lost("lost")])
    }

    @Test func `a confirmation may come before the line tells that it took the question`() {
        var rig = ready()
        rig.begin()
        while !rig.conversation.outbox.isEmpty {
            let count = rig.hand(4096).count
            if rig.conversation.outbox.isHandedWhole { rig.echo() }
            rig.settle(count)
        }
        #expect(rig.reports() == [.outcome(.printed, reason: nil, .processIdEcho)])
    }

    @Test func `a confirmation may come while a question for the state is on its way behind it`() {
        var rig = ready()
        rig.begin()
        var count = rig.hand(4096).count
        while !rig.conversation.outbox.isHandedWhole {
            rig.settle(count)
            count = rig.hand(4096).count
        }
        rig.wake(at: rig.now + .seconds(20))
        #expect(rig.conversation.outbox.holdsUrgent)
        rig.settle(count)
        rig.echo()
        rig.take()
        #expect(rig.reports().contains(.outcome(.printed, reason: nil, .processIdEcho)))
    }

    @Test func `an id that comes before its question was handed over confirms nothing`() {
        var rig = ready()
        rig.begin()
        rig.echo()
        rig.take()
        #expect(rig.reports() == [])
    }
}

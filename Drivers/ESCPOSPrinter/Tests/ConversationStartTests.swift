import ESCPOS
import Testing
import Varlink

@testable import ESCPOSPrinterDriver

struct ConversationStartTests {
    private func confirmation(_ reports: [Conversation.Report]) -> String? {
        guard case .ready(let facts) = reports.last else { return nil }
        return facts["confirmation"]
    }

    @Test func `the line is brought into step first`() {
        var rig = ConversationRig()
        let padding = PrinterCommand.longestRemainder
        let start: [UInt8] = [UInt8](repeating: 0, count: padding) + [0x1B, 0x40, 0x1D, 0x61, 0x0F, 0x10, 0x04, 0x01]
        #expect(rig.take().starts(with: start))
        var interrupted = ConversationRig(wasInterrupted: true)
        #expect(interrupted.take()[padding...].starts(with: [0x1B, 0x40, 0x1D, 0x56, 65, 0]))
    }

    @Test func `a line without an answer is lost`() {
        var rig = ConversationRig(on: .terminal)
        rig.take()
        rig.wait(.seconds(4))
        #expect(rig.reports() == [])
        rig.wait(.seconds(2))
        #expect(rig.reports() == [.lost("no answer")])
    }

    @Test func `a printer on the network may serve others first`() {
        var rig = ConversationRig(on: .stream)
        rig.take()
        rig.wait(.seconds(29))
        #expect(rig.reports() == [])
        rig.wait(.seconds(2))
        #expect(rig.reports() == [.lost("no answer")])
    }

    @Test func `a line that takes nothing is lost as well`() {
        var rig = ConversationRig(on: .terminal)
        rig.wait(.seconds(6), lineTakes: false)
        #expect(rig.reports() == [.lost("no answer")])
    }

    @Test(arguments: [
        ("TM-T88VI", true), ("tm-m30ii", true), ("TM-T88III", false), ("TM-U220", false), ("POS-80", false),
        ("", false),
    ])
    func `only models that are known for it are asked for an id`(model: String, isAsked: Bool) {
        var rig = ConversationRig()
        rig.take()
        rig.answer(ConversationRig.normal)
        for text in ["", model, ""] {
            rig.take()
            rig.answer([0x5F] + Array(text.utf8) + [0x00])
        }
        rig.take()
        rig.answer([0x5F, 0x00])
        #expect(rig.take().starts(with: [0x1D, 0x28, 0x48]) == isAsked)
    }

    /// A printer whose texts come as `answers` says, each as soon as it is asked for.
    private func facts(_ answers: [[String]]) -> [String: String] {
        var rig = ConversationRig()
        rig.take()
        rig.answer(ConversationRig.normal + ConversationRig.allWell)
        for texts in answers {
            rig.take()
            for text in texts { rig.answer([0x5F] + Array(text.utf8) + [0x00]) }
            // A question that was not answered is asked again after a second.
            if texts.isEmpty { rig.wait(.milliseconds(1100), lineTakes: false) }
        }
        rig.take()
        rig.echo()
        guard case .ready(let facts) = rig.reports().last else { return [:] }
        return facts.filter { ["maker", "model", "firmware", "serialNumber", "confirmation"].contains($0.key) }
    }

    private static let whole = [
        "maker": "EPSON", "model": "TM-T88VI", "firmware": "1.0", "serialNumber": "X8R1", "confirmation": "processId",
    ]

    @Test func `a text that was lost is asked for once more`() {
        for lost in 0..<4 {
            var answers = [["EPSON"], ["TM-T88VI"], ["1.0"], ["X8R1"]]
            answers.insert([], at: lost)
            #expect(facts(answers) == Self.whole)
        }
    }

    @Test func `a text that comes twice is not taken for the next one`() {
        for doubled in 0..<4 {
            var answers = [["EPSON"], ["TM-T88VI"], ["1.0"], ["X8R1"]]
            answers[doubled] += answers[doubled]
            #expect(facts(answers) == Self.whole)
        }
    }

    @Test func `a printer that says the same of everything is believed when it is asked again`() {
        var rig = ConversationRig()
        rig.take()
        rig.answer(ConversationRig.normal + ConversationRig.allWell)
        for _ in 0..<10 {
            if rig.take().contains(0x49) { rig.answer([0x5F] + Array("POS".utf8) + [0x00]) }
            rig.wait(.milliseconds(1100), lineTakes: false)
        }
        rig.answer([0x00])
        guard case .ready(let facts) = rig.reports().last else {
            Issue.record("it is not ready")
            return
        }
        #expect(
            [facts["maker"], facts["model"], facts["firmware"], facts["serialNumber"]] == ["POS", "POS", "POS", "POS"]
        )
    }

    @Test func `an echo that was lost is asked for once more`() {
        var rig = ConversationRig(confirmation: .processId)
        rig.take()
        rig.answer(ConversationRig.normal)
        rig.wait(.seconds(2))
        // Half of it, which must not swallow the next one.
        rig.answer([0x37, 0x22, 0x30])
        rig.wait(.seconds(2))
        rig.echo()
        #expect(confirmation(rig.reports()) == "processId")
    }

    @Test func `a setting has any model asked for an id, and the answer decides`() {
        for isAnswered in [true, false] {
            var rig = ConversationRig(confirmation: .processId)
            rig.take()
            rig.answer(ConversationRig.normal)
            rig.wait(.seconds(2))
            if isAnswered { rig.echo() } else { rig.wait(.seconds(4)) }
            rig.answer([0x00])
            #expect(confirmation(rig.reports()) == (isAnswered ? "processId" : "fence"))
        }
    }

    @Test func `a printer that confirms nothing is ready all the same`() {
        var rig = ConversationRig()
        rig.take()
        rig.answer(ConversationRig.allWell)
        rig.wait(.seconds(5))
        #expect(confirmation(rig.reports()) == "none")
        rig.begin()
        rig.take()
        #expect(rig.reports() == [.outcome(.unknown, reason: "cannotAnswer", .transmittedOnly)])
    }

    @Test func `a job may be begun before the printer is known`() {
        var rig = ConversationRig()
        rig.begin()
        rig.take()
        rig.answer(ConversationRig.normal)
        rig.wait(.seconds(2))
        rig.answer([0x00])
        #expect(confirmation(rig.reports()) == "fence")
        rig.take()
        rig.answer([0x00])
        #expect(rig.reports() == [.outcome(.unknown, reason: "fenceUnproven", .consumed)])
    }

    @Test func `a job that was cancelled before the printer is known is not printed`() {
        var rig = ConversationRig()
        rig.begin()
        rig.abort()
        #expect(rig.reports() == [.outcome(.notPrinted, reason: "cancelled", .nothingSent)])
        rig.take()
        rig.answer(ConversationRig.normal)
        #expect(rig.take().starts(with: [0x1D, 0x49, 66]))
    }

    @Test func `a text is kept to what can be shown`() {
        var rig = ConversationRig()
        rig.take()
        rig.answer(ConversationRig.normal + [0x5F] + [0xFF, 0x41] + [UInt8](repeating: 0x42, count: 200) + [0x00])
        rig.wait(.seconds(10))
        guard case .ready(let facts) = rig.reports().last else {
            Issue.record("it is not ready")
            return
        }
        #expect(facts["maker"] == nil || facts["maker"]?.utf8.count ?? 0 <= 64)
    }

    @Test func `an honest fence is evidence, and its answer is not mixed up with a late one`() {
        var rig = ConversationRig.ready(model: "POS-80", returnsIDs: false, fence: .honest)
        rig.begin()
        rig.take()
        rig.wait(.seconds(11))
        #expect(rig.reports() == [.outcome(.unknown, reason: "noConfirmation", .interrupted)])
        rig.begin()
        rig.take()
        // The answer that the first job had asked for, late, and then that of the way back into step.
        rig.answer([0x00])
        #expect(rig.take() == [])
        rig.answer([0x00])
        #expect(!rig.take().isEmpty)
        #expect(rig.reports() == [])
        rig.answer([0x00])
        #expect(rig.reports() == [.outcome(.printed, reason: nil, .statusFence)])
    }

    @Test func `an answer that was lost with the power is not waited for long`() {
        var rig = ConversationRig.ready(model: "POS-80", returnsIDs: false, fence: .honest)
        rig.begin()
        rig.take()
        rig.wait(.seconds(11))
        rig.begin()
        rig.take()
        rig.answer([0x00])
        rig.wait(.seconds(4), lineTakes: false)
        #expect(!rig.take().isEmpty)
        rig.answer([0x00])
        #expect(rig.reports().last == .outcome(.printed, reason: nil, .statusFence))
    }
}

import DriverKit
import ESCPOS
import Interfaces
import Testing
import Varlink

@testable import ESCPOSPrinterDriver
@testable import ReceiptEncoding

extension ConversationRig {
    /// A printer whose drawer is open where its line is at this level.
    static func ready(
        drawer level: PrinterSettings.DrawerLevel,
        keepsReports: Bool = false
    ) -> ConversationRig {
        var settings = PrinterSettings()
        settings.drawerOpenLevel = level
        var rig = ready(settings: settings)
        if !keepsReports { _ = rig.drawerReports() }
        return rig
    }

    /// Answers the whole state, with the drawer's line as told.
    mutating func answerState(isHigh: Bool) { answer([isHigh ? 0x16 : 0x12, 0x12, 0x12, 0x12]) }

    /// What the driver refuses, or nil.
    mutating func open(
        _ name: String = "a",
        connector: Int = 1,
        within limit: Duration = .seconds(5)
    ) -> DrawerRefusal? {
        do throws(DrawerRefusal) {
            try open(DrawerOpening(name: name, connector: connector, expiry: now + limit))
            return nil
        } catch {
            return error
        }
    }
}

/// On TM-T88VI: 110 ms on, 242 ms off, in units of 2 ms (REV23's setting for TM-T88V).
private let pulse: [UInt8] = [0x1B, 0x70, 0x00, 55, 121]
private let secondPulse: [UInt8] = [0x1B, 0x70, 0x01, 55, 121]
private let questions: [UInt8] = [0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4]

private func ended(
    _ outcome: LinkDrawerReports.Outcome,
    _ reason: String? = nil,
    _ before: LinkDrawerReports.SensorLevel? = nil,
    _ after: LinkDrawerReports.SensorLevel? = nil
) -> DrawerWatch.Report {
    .ended(DrawerEnd("a", outcome, reason: reason, before: before, after: after))
}

struct ConversationDrawerTests {
    @Test func `the line is read, the pulse sent, and the drawer seen to open`() {
        var rig = ConversationRig.ready(drawer: .high)
        let refusal = rig.open()
        let asked = rig.take()
        rig.answerState(isHigh: false)
        let sent = rig.take()
        rig.answer([0x14, 0x00, 0x00, 0x00])
        #expect(refusal == nil && asked == questions && sent == pulse + questions)
        #expect(
            rig.drawerReports() == [.state(.init(.open, level: .high), .automatic), ended(.opened, nil, .low, .high)]
        )
    }

    @Test func `a printer that tells nothing by itself is asked until the drawer is open`() {
        var rig = ConversationRig.ready(drawer: .low)
        _ = rig.open(connector: 2)
        rig.take()
        rig.answerState(isHigh: true)
        #expect(rig.take() == secondPulse + questions)
        rig.answerState(isHigh: true)
        rig.wait(.milliseconds(100))
        rig.answerState(isHigh: false)
        #expect(rig.drawerReports().last == ended(.opened, nil, .high, .low))
    }

    @Test func `an open drawer gets no pulse`() {
        var rig = ConversationRig.ready(drawer: .low)
        _ = rig.open()
        rig.take()
        rig.answerState(isHigh: false)
        #expect(rig.take() == [] && rig.drawerReports().last == ended(.alreadyOpen, nil, .low, .low))
    }

    @Test func `a jammed drawer did not open, and there is one pulse only`() {
        var rig = ConversationRig.ready(drawer: .high)
        _ = rig.open()
        rig.take()
        rig.answerState(isHigh: false)
        #expect(rig.take() == pulse + questions)
        rig.answerState(isHigh: false)
        var sent: [UInt8] = []
        for _ in 0..<30 {
            rig.wait(.milliseconds(100), lineTakes: false)
            let next = rig.take()
            sent += next
            if !next.isEmpty { rig.answerState(isHigh: false) }
        }
        #expect(sent.firstRange(of: pulse) == nil && sent.count >= 18 * questions.count)
        #expect(rig.drawerReports().last == ended(.didNotOpen, nil, .low, .low))
    }

    @Test(
        arguments: [
            (PrinterSettings.DrawerLevel.none, DrawerReading.nothing, ended(.noSensor)),
            (.unknown, .init(.unknown, level: .low), ended(.noSensor, nil, .low, .high)),
        ] as [(PrinterSettings.DrawerLevel, DrawerReading, DrawerWatch.Report)]
    )
    func `without a meaning of the line the driver says so`(
        level: PrinterSettings.DrawerLevel,
        first: DrawerReading,
        last: DrawerWatch.Report
    ) {
        var rig = ConversationRig.ready(drawer: level, keepsReports: true)
        #expect(rig.drawerReports() == [.state(first, .automatic)])
        _ = rig.open()
        rig.take()
        rig.answerState(isHigh: false)
        #expect(rig.take() == pulse + questions)
        rig.answerState(isHigh: true)
        #expect(rig.drawerReports().last == last)
    }

    @Test func `a pulse goes between whole commands of a job, before the rest of it`() {
        var rig = ConversationRig.ready(drawer: .high)
        rig.begin(lines: 100)
        rig.take(5)
        _ = rig.open()
        let asked = rig.take(200)
        rig.answerState(isHigh: false)
        let sent = rig.take()
        let (question, place) = (asked.firstRange(of: questions), sent.firstRange(of: pulse))
        // Lines of the receipt have eight bytes: what stands before is whole.
        #expect(question.map { ($0.lowerBound + 5) % 8 } == 0)
        let before = 5 + asked.count - questions.count + (place?.lowerBound ?? 0)
        #expect(place != nil && before % 8 == 0)
        let after = place.map { Array(sent[$0.upperBound...]) } ?? []
        #expect(after.starts(with: questions + Array("receipt\n".utf8)))
        rig.answerState(isHigh: true)
        #expect(rig.drawerReports().last == ended(.opened, nil, .low, .high))
        rig.echo()
        #expect(rig.reports().last == .outcome(.printed, reason: nil, .processIdEcho))
    }

    @Test func `a pulse that the line does not take is taken back at the deadline`() {
        var rig = ConversationRig.ready(drawer: .high)
        _ = rig.open(within: .milliseconds(500))
        rig.take()
        rig.answerState(isHigh: false)
        rig.wait(.seconds(1), lineTakes: false)
        #expect(rig.drawerReports().last == ended(.notPulsed, "expired", .low, .low))
        #expect(rig.take() == [])
    }

    @Test func `a pulse of which a part has left is unknown at the deadline, and its end follows`() {
        var rig = ConversationRig.ready(drawer: .high)
        _ = rig.open(within: .milliseconds(500))
        rig.take()
        rig.answerState(isHigh: false)
        #expect(rig.take(2) == [0x1B, 0x70])
        rig.wait(.seconds(1), lineTakes: false)
        #expect(rig.drawerReports().last == ended(.unknown, "expired", .low, .low))
        // A command that is torn would eat what follows.
        #expect(rig.take() == Array(pulse[2...]))
    }

    @Test func `a process that slept over the deadline sends no pulse`() {
        var rig = ConversationRig.ready(drawer: .high)
        _ = rig.open(within: .milliseconds(500))
        rig.take()
        rig.answerState(isHigh: false)
        rig.sleep(.seconds(1))
        rig.prepareToWrite()
        #expect(rig.take() == [])
        #expect(rig.drawerReports().last == ended(.notPulsed, "expired", .low, .low))
    }

    @Test func `an offline printer is refused, and nothing is sent`() {
        var rig = ConversationRig.ready(drawer: .high)
        rig.answer(ConversationRig.coverOpen)
        #expect(rig.open() == .notReady("coverOpen") && rig.take() == [])
    }

    @Test func `a printer that goes offline after the pulse may still open the drawer later`() {
        var rig = ConversationRig.ready(drawer: .high)
        _ = rig.open()
        rig.take()
        rig.answerState(isHigh: false)
        rig.take()
        rig.answer(ConversationRig.paperOutAnswers)
        rig.wait(.seconds(3), answering: ConversationRig.paperOutAnswers)
        #expect(rig.drawerReports().last == ended(.unknown, "paperOut", .low, .low))
    }

    @Test func `what cannot be begun is refused`() {
        var early = ConversationRig()
        #expect(early.open() == .notReady("starting"))
        var rig = ConversationRig.ready(drawer: .high)
        #expect(rig.open(connector: 3) == .wrongConnector && rig.open(connector: 0) == .wrongConnector)
        #expect(rig.open() == nil && rig.open("b") == .busy("a"))
    }

    @Test func `a lost line ends the opening before anything else is told`() {
        var rig = ConversationRig.ready(drawer: .high)
        _ = rig.open()
        rig.take()
        rig.answerState(isHigh: false)
        rig.take()
        rig.lose()
        #expect(rig.drawerReports().last == ended(.unknown, "lost", .low))
    }

    @Test func `getting back into step drops a pulse that has not left`() {
        var rig = ConversationRig.ready(drawer: .high)
        rig.begin(lines: 100)
        rig.take(5)
        _ = rig.open()
        rig.take(200)
        rig.answerState(isHigh: false)
        rig.abort()
        #expect(rig.drawerReports().last == ended(.notPulsed, "resynchronising", .low, .low))
        #expect(rig.take().firstRange(of: pulse) == nil)
    }

    @Test func `a printer that cannot answer gets its pulse and nothing is known`() {
        var settings = PrinterSettings()
        settings.confirmation = .none
        var rig = ConversationRig(settings: settings)
        rig.take()
        _ = rig.open()
        #expect(rig.take() == [0x1B, 0x70, 0x00, 25, 250])
        #expect(rig.drawerReports() == [ended(.noSensor)])
    }

    @Test func `a drawer that a person opens is told`() {
        var rig = ConversationRig.ready(drawer: .high)
        rig.answer([0x14, 0x00, 0x00, 0x00])
        rig.answer([0x10, 0x00, 0x00, 0x00])
        rig.answer([0x10, 0x00, 0x00, 0x00])
        #expect(
            rig.drawerReports() == [
                .state(.init(.open, level: .high), .automatic), .state(.init(.closed, level: .low), .automatic),
            ]
        )
    }
}

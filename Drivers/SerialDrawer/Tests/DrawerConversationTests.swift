import DriverKit
import DriverManifest
import Interfaces
import Testing
import Varlink

@testable import SerialDrawerDriver

/// A conversation with its own clock, whose line takes what it is given when the test says so.
private struct Rig {
    var conversation: DrawerConversation
    var now = MonotonicTime(nanoseconds: 1_000_000_000_000)

    init(_ settings: [String: String]) throws {
        conversation = DrawerConversation(try DrawerSettings(settings), now: now)
    }

    /// One that has settled, and whose first reports were heard; its lines are these meanwhile.
    static func ready(_ settings: [String: String], lines: ModemLines? = nil) throws -> Rig {
        var rig = try Rig(settings)
        rig.wait(.seconds(12), lines: lines, answer: 0x00)
        _ = rig.conversation.takeReports()
        return rig
    }

    /// The line takes all that there is.
    mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        while !conversation.next.isEmpty {
            let next = conversation.next
            taken += next
            conversation.wrote(next.count, now: now)
        }
        return taken
    }

    /// Time passes; modem lines and questions are answered like this.
    mutating func wait(_ duration: Duration, lines: ModemLines? = nil, answer: UInt8? = nil) {
        let end = now + duration
        look(lines)
        while let deadline = conversation.deadline, deadline <= end {
            now = max(now, deadline)
            conversation.timeHasCome(now: now)
            look(lines)
            if take().contains(0x06), let answer { conversation.received([answer], now: now) }
        }
        now = end
    }

    mutating func look(_ lines: ModemLines?) {
        while conversation.takeWish() { conversation.sampled(lines, now: now) }
    }

    mutating func open(_ connector: Int = 1, within limit: Duration = .seconds(5)) throws {
        try conversation.open(DrawerOpening(name: "a", connector: connector, expiry: now + limit), now: now)
    }

    mutating func reports() -> [DrawerConversation.Report] { conversation.takeReports() }
}

private func ended(_ outcome: LinkDrawerReports.Outcome, _ reason: String? = nil) -> DrawerConversation.Report {
    .ended(DrawerEnd("a", outcome, reason: reason))
}

@Suite struct DrawerConversationTests {
    @Test(
        arguments: [
            ("apg-484a", 1, [0x07]), ("ibm-4840", 1, [0x07]), ("ibm-4840", 2, [0x1B, 0x07]),
        ] as [(String, Int, [UInt8])]
    )
    func `each drawer gets the bytes that its maker names, once`(model: String, connector: Int, bytes: [UInt8]) throws {
        var rig = try Rig.ready(["model": model])
        try rig.open(connector)
        let sent = rig.take()
        rig.wait(.seconds(10))
        let more = rig.take()
        #expect(sent == bytes && more == [] && rig.reports() == [ended(.noSensor)])
    }

    @Test func `a connector that the model does not have is refused`() throws {
        var rig = try Rig.ready([:])
        #expect(throws: DrawerRefusal.wrongConnector) { try rig.open(2) }
    }

    @Test func `an APG 484A charges for twelve seconds before it is ready`() throws {
        var rig = try Rig([:])
        rig.wait(.milliseconds(11_999))
        #expect(rig.reports() == [] && isRefused(.notReady("starting")) { try rig.open() })
        rig.wait(.milliseconds(1))
        #expect(
            rig.reports() == [.ready(["model": "apg-484a", "sensor": "none"]), .state(.nothing, .asked)]
        )
    }

    @Test func `six seconds lie between two pulses of an APG 484A`() throws {
        var rig = try Rig.ready([:])
        try rig.open()
        _ = rig.take()
        _ = rig.reports()
        try rig.open(within: .seconds(20))
        rig.now = rig.now + .milliseconds(5999)
        rig.conversation.timeHasCome(now: rig.now)
        let early = rig.take()
        rig.now = rig.now + .milliseconds(1)
        rig.conversation.timeHasCome(now: rig.now)
        #expect(early == [] && rig.take() == [0x07])
    }

    @Test(
        arguments: [
            ("cts", "on", ModemLines.clearToSend, []), ("cts", "off", [], .clearToSend),
            ("ri", "on", .ringIndicator, .clearToSend), ("ri", "off", .clearToSend, .ringIndicator),
        ] as [(String, String, ModemLines, ModemLines)]
    )
    func `a modem line says how it stands`(line: String, when: String, open: ModemLines, closed: ModemLines) throws {
        var rig = try Rig.ready(["statusLine": line, "openWhen": when], lines: closed)
        try rig.open()
        rig.look(closed)
        let sent = rig.take()
        rig.look(closed)
        rig.wait(.milliseconds(200), lines: open)
        guard case .ended(let end)? = rig.reports().last else { throw Missing() }
        #expect(sent == [0x07] && end.outcome == .opened)
        try rig.open()
        rig.wait(.seconds(7), lines: open)
        guard case .ended(let again)? = rig.reports().last else { throw Missing() }
        // The rest after the first pulse is longer than this caller waits.
        #expect(again.outcome == .notPulsed && rig.take() == [])
    }

    @Test func `a terminal without modem lines makes it a drawer without a sensor`() throws {
        var rig = try Rig(["statusLine": "cts", "openWhen": "on"])
        rig.wait(.seconds(12), lines: nil)
        #expect(rig.reports().contains(.ready(["model": "apg-484a", "sensor": "none"])))
        try rig.open()
        #expect(rig.take() == [0x07] && rig.reports() == [ended(.noSensor)])
    }

    @Test func `a modem line without a meaning is told and nothing is concluded`() throws {
        var rig = try Rig.ready(["statusLine": "cts"], lines: [])
        try rig.open()
        rig.look([])
        _ = rig.take()
        rig.wait(.milliseconds(300), lines: .clearToSend)
        let end = DrawerEnd("a", .noSensor, before: .low, after: .high)
        #expect(rig.reports().last == .ended(end))
    }

    @Test func `an IBM 4840 that is asked says how it stands`() throws {
        var rig = try Rig.ready(["model": "ibm-4840", "statusQuery": "yes"])
        try rig.open(2)
        #expect(rig.take() == [0x06])
        // All bits but the one of which somebody says that it means open.
        rig.conversation.received([0xBF], now: rig.now)
        #expect(rig.take() == [0x1B, 0x07, 0x06])
        rig.conversation.received([0x40], now: rig.now)
        #expect(rig.reports() == [.state(.init(.open, level: nil), .asked), ended(.opened)])
    }

    @Test func `an IBM 4840 that does not answer is not asked again`() throws {
        var rig = try Rig(["model": "ibm-4840", "statusQuery": "yes"])
        rig.wait(.seconds(2))
        #expect(rig.reports().first == .ready(["model": "ibm-4840", "sensor": "none"]))
        try rig.open()
        #expect(rig.take() == [0x07] && rig.reports().last == ended(.noSensor))
    }

    @Test func `bytes that nobody asked for mean nothing`() throws {
        var rig = try Rig.ready(["model": "ibm-4840"])
        rig.conversation.received([0x40, 0xFF], now: rig.now)
        #expect(rig.reports() == [])
    }

    @Test func `a line that takes nothing gets no late pulse`() throws {
        var rig = try Rig.ready([:])
        try rig.open(within: .seconds(1))
        rig.now = rig.now + .seconds(2)
        rig.conversation.timeHasCome(now: rig.now)
        #expect(rig.take() == [] && rig.reports() == [ended(.notPulsed, "expired")])
    }

    @Test func `a line that closes ends an opening before the device is lost`() throws {
        var rig = try Rig.ready(["statusLine": "cts", "openWhen": "on"], lines: [])
        try rig.open()
        rig.look([])
        _ = rig.take()
        rig.conversation.lose("the line is closed")
        let reports = rig.reports()
        #expect(reports.last == .lost("the line is closed") && reports.count == 2 && rig.conversation.deadline == nil)
    }

    @Test(arguments: [
        ["model": "apg"], ["statusLine": "dsr"], ["openWhen": "yes"], ["settleSeconds": "61"], ["restSeconds": "x"],
        ["model": "ibm-4840", "statusLine": "cts"], ["statusQuery": "yes"], ["colour": "red"],
    ]) func `a wrong setting is refused`(settings: [String: String]) {
        #expect(throws: DriverFault.self) { try DrawerSettings(settings) }
    }

    @Test func `the manifest is the driver's`() throws {
        let text = String(decoding: SerialDrawer.manifest, as: UTF8.self)
        let manifest = try FamilyManifest(parsing: text, file: "driver.toml")
        #expect(manifest.family == SerialDrawer.family && manifest.classes == [.cashDrawer])
        #expect(
            manifest.settings.allSatisfy { setting in
                guard let value = setting.defaultValue else { return true }
                return (try? DrawerSettings([setting.name: value])) != nil
            }
        )
    }

    private struct Missing: Error {}

    private func isRefused(_ expected: DrawerRefusal, _ body: () throws -> Void) -> Bool {
        do { try body() } catch { return error as? DrawerRefusal == expected }
        return false
    }
}

import DriverKit
import Interfaces
import Testing
import Varlink

/// A drawer with its own clock, whose device reads and pulses when the test says so.
private struct Rig {
    var rules = DrawerRules()
    var now = MonotonicTime(nanoseconds: 1_000_000_000_000)

    static let timing = DrawerRules.Timing(on: .milliseconds(50), off: .milliseconds(500))
    static let closed = DrawerReading(.closed, level: .low)
    static let open = DrawerReading(.open, level: .high)

    mutating func begin(
        _ name: String = "a",
        limit: Duration = .seconds(5),
        canRead: Bool = true,
        isShared: Bool = false
    ) -> DrawerRules.Action? {
        let opening = DrawerOpening(name: name, connector: 1, expiry: now + limit, isSensorShared: isShared)
        return rules.begin(opening, canRead: canRead, now: now)
    }

    mutating func read(_ reading: DrawerReading) -> DrawerRules.Action? { rules.read(reading, now: now) }

    mutating func leave(ahead: Duration = .zero) -> DrawerRules.Action? {
        rules.pulseHasLeft(Rig.timing, ahead: ahead, now: now)
    }

    /// Time passes, and whatever is read meanwhile is this; returns the first action that is no question.
    mutating func wait(_ duration: Duration, reading: DrawerReading? = nil) -> DrawerRules.Action? {
        let end = now + duration
        while let deadline = rules.deadline, deadline <= end {
            now = max(now, deadline)
            var action = rules.timeHasCome(now: now)
            if action == .ask { action = reading.flatMap { rules.read($0, now: now) } }
            if let action, action != .ask { return action }
        }
        now = end
        return nil
    }

    /// Goes on to the moment after the pulse.
    mutating func pulse(reading: DrawerReading = Rig.closed, ahead: Duration = .zero) {
        _ = begin()
        _ = read(reading)
        _ = leave(ahead: ahead)
    }
}

private func end(
    _ outcome: LinkDrawerReports.Outcome,
    _ reason: String? = nil,
    _ before: LinkDrawerReports.SensorLevel? = nil,
    _ after: LinkDrawerReports.SensorLevel? = nil,
    of name: String = "a"
) -> DrawerRules.Action {
    .end(DrawerEnd(name, outcome, reason: reason, before: before, after: after))
}

@Suite struct DrawerRulesTests {
    @Test func `a closed drawer is read, pulsed and seen to open`() {
        var rig = Rig()
        let asked = rig.begin()
        let pulsed = rig.read(Rig.closed)
        let askedAgain = rig.leave()
        let ended = rig.read(Rig.open)
        #expect(asked == .ask && pulsed == .pulse(connector: 1) && askedAgain == .ask)
        #expect(ended == end(.opened, nil, .low, .high) && rig.rules.opening == nil && rig.rules.deadline == nil)
    }

    @Test func `an open drawer gets no pulse`() {
        var rig = Rig()
        _ = rig.begin()
        let ended = rig.read(Rig.open)
        #expect(ended == end(.alreadyOpen, nil, .high, .high))
    }

    @Test func `a drawer that stays closed for two seconds did not open`() {
        var rig = Rig()
        rig.pulse()
        let early = rig.wait(.milliseconds(1950), reading: Rig.closed)
        let late = rig.wait(.milliseconds(100), reading: Rig.closed)
        #expect(early == nil && late == end(.didNotOpen, nil, .low, .low))
    }

    @Test func `the state is read every hundred milliseconds after the pulse`() {
        var rig = Rig()
        rig.pulse()
        var asked = 0
        for _ in 0..<19 {
            rig.now = rig.rules.deadline ?? rig.now
            if rig.rules.timeHasCome(now: rig.now) == .ask { asked += 1 }
            _ = rig.read(Rig.closed)
        }
        #expect(asked == 19 && rig.rules.deadline == rig.now + .milliseconds(100))
    }

    @Test func `what the device works off before the pulse prolongs the look`() {
        var rig = Rig()
        rig.pulse(ahead: .seconds(2))
        let early = rig.wait(.milliseconds(3900), reading: Rig.closed)
        let late = rig.wait(.milliseconds(200), reading: Rig.closed)
        #expect(early == nil && late == end(.didNotOpen, nil, .low, .low))
    }

    @Test func `without a sensor nothing is said of the drawer`() {
        var rig = Rig()
        rig.pulse(reading: .nothing)
        let ended = rig.read(.nothing)
        #expect(ended == end(.noSensor))
    }

    @Test func `a level without a meaning is looked at, and its change is told`() {
        var rig = Rig()
        rig.pulse(reading: DrawerReading(.unknown, level: .high))
        let same = rig.read(DrawerReading(.unknown, level: .high))
        let other = rig.read(DrawerReading(.unknown, level: .low))
        #expect(same == nil && other == end(.noSensor, nil, .high, .low))
        var still = Rig()
        still.pulse(reading: DrawerReading(.unknown, level: .high))
        let ended = still.wait(.seconds(3), reading: DrawerReading(.unknown, level: .high))
        #expect(ended == end(.noSensor, nil, .high, .high))
    }

    @Test func `a sensor of two drawers keeps neither closed`() {
        var rig = Rig()
        _ = rig.begin(isShared: true)
        let pulsed = rig.read(Rig.open)
        _ = rig.leave()
        let ended = rig.wait(.seconds(3), reading: Rig.open)
        #expect(pulsed == .pulse(connector: 1) && ended == end(.noSensor, nil, .high, .high))
    }

    @Test func `a device that says nothing gets its pulse at once`() {
        var rig = Rig()
        let pulsed = rig.begin(canRead: false)
        let ended = rig.leave()
        #expect(pulsed == .pulse(connector: 1) && ended == end(.noSensor))
    }

    @Test func `no answer before the deadline means no pulse`() {
        var rig = Rig()
        _ = rig.begin(limit: .milliseconds(300))
        let ended = rig.wait(.seconds(1))
        #expect(ended == end(.notPulsed, "expired"))
        let late = rig.read(Rig.closed)
        #expect(late == nil)
    }

    @Test func `an answer after the deadline brings no pulse even if nobody looked at the clock`() {
        var rig = Rig()
        _ = rig.begin(limit: .milliseconds(300))
        rig.now = rig.now + .seconds(1)
        let ended = rig.read(Rig.closed)
        #expect(ended == end(.notPulsed, "expired"))
    }

    @Test func `an opening that comes too late is not begun`() {
        var rig = Rig()
        let ended = rig.begin(limit: .zero)
        let blind = rig.begin(limit: .seconds(-1), canRead: false)
        #expect(ended == end(.notPulsed, "expired") && blind == end(.notPulsed, "expired"))
    }

    @Test(arguments: [(true, LinkDrawerReports.Outcome.notPulsed), (false, .unknown)])
    func `a pulse that has not left is taken back at the deadline`(
        isUntouched: Bool,
        outcome: LinkDrawerReports.Outcome
    ) {
        var rig = Rig()
        _ = rig.begin(limit: .milliseconds(300))
        _ = rig.read(Rig.closed)
        let action = rig.wait(.milliseconds(300))
        let ended = rig.rules.withdrew(isUntouched: isUntouched)
        #expect(action == .withdraw && ended == end(outcome, "expired", .low, .low))
    }

    @Test func `the caller's deadline ends the look without a verdict`() {
        var rig = Rig()
        _ = rig.begin(limit: .milliseconds(500))
        _ = rig.read(Rig.closed)
        _ = rig.leave()
        let ended = rig.wait(.seconds(1), reading: Rig.closed)
        #expect(ended == end(.unknown, "notSeenInTime", .low, .low))
    }

    @Test func `a device that says nothing after the pulse leaves it unknown`() {
        var rig = Rig()
        rig.pulse()
        let ended = rig.wait(.seconds(3))
        #expect(ended == end(.unknown, "noAnswer", .low))
    }

    @Test func `what was said long ago is no answer`() {
        var rig = Rig()
        rig.pulse()
        _ = rig.wait(.milliseconds(500), reading: Rig.closed)
        let ended = rig.wait(.seconds(3))
        #expect(ended == end(.unknown, "noAnswer", .low, .low))
    }

    @Test func `a device that becomes offline before the pulse gets none`() {
        var rig = Rig()
        _ = rig.begin()
        let ended = rig.rules.blocked("coverOpen", now: rig.now)
        #expect(ended == end(.notPulsed, "coverOpen"))
        _ = rig.begin()
        _ = rig.read(Rig.closed)
        let action = rig.rules.blocked("coverOpen", now: rig.now)
        let withdrawn = rig.rules.withdrew(isUntouched: true)
        #expect(action == .withdraw && withdrawn == end(.notPulsed, "coverOpen", .low, .low))
    }

    @Test func `a device that becomes offline after the pulse may hold it back`() {
        var rig = Rig()
        rig.pulse()
        let action = rig.rules.blocked("paperOut", now: rig.now)
        let ended = rig.wait(.seconds(3), reading: Rig.closed)
        #expect(action == nil && ended == end(.unknown, "paperOut", .low, .low))
        rig.now = rig.now + .seconds(1)
        rig.pulse()
        _ = rig.rules.blocked("paperOut", now: rig.now)
        let opened = rig.read(Rig.open)
        #expect(opened == end(.opened, nil, .low, .high))
    }

    @Test func `a device that is lost after the pulse leaves it unknown`() {
        var rig = Rig()
        rig.pulse()
        let ended = rig.rules.lost("lost")
        #expect(ended == end(.unknown, "lost", .low))
        var early = Rig()
        _ = early.begin()
        let untouched = early.rules.lost("lost")
        #expect(untouched == end(.notPulsed, "lost"))
    }

    @Test func `the next pulse waits until the drawer has rested`() {
        var rig = Rig()
        rig.pulse()
        _ = rig.read(Rig.open)
        let asked = rig.begin("b")
        #expect(asked == nil && rig.rules.deadline == rig.now + .milliseconds(550))
        rig.now = rig.now + .milliseconds(549)
        let early = rig.rules.timeHasCome(now: rig.now)
        rig.now = rig.now + .milliseconds(1)
        let due = rig.rules.timeHasCome(now: rig.now)
        #expect(early == nil && due == .ask)
    }

    @Test func `a deadline within the rest brings no pulse`() {
        var rig = Rig()
        rig.pulse()
        _ = rig.read(Rig.open)
        _ = rig.begin("b", limit: .milliseconds(200))
        let ended = rig.wait(.seconds(1), reading: Rig.closed)
        #expect(ended == end(.notPulsed, "expired", of: "b"))
    }
}

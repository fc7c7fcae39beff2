import DriverKit
import ESCPOS
import Interfaces
import ReceiptEncoding
import Varlink

/// The drawer at the printer's connector: what its line says, and an opening that is under way.
struct DrawerWatch {
    /// What the driver is to report.
    enum Report: Equatable {
        case state(DrawerReading, LinkDrawerReports.StateSource)
        case ended(DrawerEnd)
    }

    var rules = DrawerRules()
    var reports: [Report] = []
    fileprivate var reading: DrawerReading?
}

extension Conversation {
    /// A drawer is to be opened, between the commands of whatever is being printed.
    mutating func open(_ opening: DrawerOpening, now: MonotonicTime) throws(DrawerRefusal) {
        if let running = drawer.rules.opening { throw .busy(running) }
        guard 1...2 ~= opening.connector else { throw .wrongConnector }
        switch phase {
        case .idle, .sending, .confirming: break
        case .starting, .identifying, .probingEcho, .probingFence: throw .notReady("starting")
        case .resynchronising: throw .notReady("resynchronising")
        case .lost: throw .notReady("lost")
        }
        // What is offline keeps a pulse until a person has helped, and nobody may be there by then.
        guard !needsPerson else { throw .notReady(reasons.first ?? "notAccepting") }
        perform(drawer.rules.begin(opening, canRead: answersRealtime || sendsStatusByItself, now: now), now: now)
    }

    /// The reports about the drawer that have come up since the last time.
    mutating func takeDrawerReports() -> [DrawerWatch.Report] {
        defer { drawer.reports = [] }
        return drawer.reports
    }

    /// The drawer's time has come; also to be called before anything is written, so that no pulse leaves too late.
    mutating func drawerTimeHasCome(now: MonotonicTime) {
        guard let deadline = drawer.rules.deadline, deadline <= now else { return }
        perform(drawer.rules.timeHasCome(now: now), now: now)
    }

    /// The printer has told all of its states.
    mutating func readDrawer(_ source: LinkDrawerReports.StateSource, now: MonotonicTime) {
        let reading = settings.drawerOpenLevel.reading(isHigh: states.contains(.drawerLineHigh))
        if reading != drawer.reading {
            drawer.reading = reading
            drawer.reports.append(.state(reading, source))
        }
        perform(drawer.rules.read(reading, now: now), now: now)
    }

    /// The line has taken something, perhaps the last of the pulse, or given it back.
    mutating func notePulse(now: MonotonicTime) {
        if outbox.takePulseLeft() {
            let time = profile.drawer
            let timing = DrawerRules.Timing(on: .milliseconds(time.on), off: .milliseconds(time.off))
            perform(drawer.rules.pulseHasLeft(timing, ahead: job == nil ? .zero : printingTime, now: now), now: now)
        }
        if let withdrawal = outbox.takeWithdrawal() { tellWithdrawal(isUntouched: withdrawal == .untouched) }
    }

    /// What needs a person may have changed.
    mutating func noteDrawerBlocked(now: MonotonicTime) {
        let reason = needsPerson ? reasons.first ?? "notAccepting" : nil
        perform(drawer.rules.blocked(reason, now: now), now: now)
    }

    /// What was to be sent is dropped.
    mutating func endDrawer(_ reason: String) {
        switch drawer.rules.lost(reason) {
        // It does not wait for what the line has to say.
        case .withdraw?: tellWithdrawal(isUntouched: outbox.withdrawPulse() == .untouched)
        case .end(let end)?: drawer.reports.append(.ended(end))
        case .ask?, .pulse?, nil: break
        }
    }

    private mutating func perform(_ action: DrawerRules.Action?, now: MonotonicTime) {
        switch action {
        case nil: break
        // One that is not asked tells each change by itself: what it said last is how things are.
        case .ask?: if answersRealtime { askForStatus(now: now) } else { readDrawer(.automatic, now: now) }
        case .pulse(let connector)?:
            if outbox.isEmpty { lastTaken = now }
            let (on, off) = profile.drawer
            outbox.appendPulse(PrinterCommand.pulse(connector: connector, on: on, off: off).bytes)
        case .withdraw?: withdrawPulse()
        case .end(let end)?: drawer.reports.append(.ended(end))
        }
    }

    private mutating func withdrawPulse() {
        switch outbox.withdrawPulse() {
        case .untouched: tellWithdrawal(isUntouched: true)
        case .tooLate: tellWithdrawal(isUntouched: false)
        case .asked: break
        }
    }

    private mutating func tellWithdrawal(isUntouched: Bool) {
        if case .end(let end)? = drawer.rules.withdrew(isUntouched: isUntouched) { drawer.reports.append(.ended(end)) }
    }
}

extension PrinterSettings.DrawerLevel {
    /// What a level of the line means.
    func reading(isHigh: Bool) -> DrawerReading {
        let level: LinkDrawerReports.SensorLevel = isHigh ? .high : .low
        return switch self {
        case .unknown: DrawerReading(.unknown, level: level)
        case .high: DrawerReading(isHigh ? .open : .closed, level: level)
        case .low: DrawerReading(isHigh ? .closed : .open, level: level)
        case .none: .nothing
        }
    }
}

import DriverKit
import Interfaces
import Varlink

/// What driver and drawer say to each other: told what happened, it knows what is to be sent, looked at and reported.
struct DrawerConversation {
    /// What the driver is to report.
    enum Report: Equatable {
        case ready([String: String])
        case state(DrawerReading, LinkDrawerReports.StateSource)
        case ended(DrawerEnd)
        case lost(String)
    }

    /// How the drawer tells how it stands.
    enum Sensor: String {
        /// On a modem line.
        case line
        /// When it is asked.
        case query
        /// Not at all.
        case none
    }

    private enum Phase: Equatable {
        /// Charging, and waiting for the answer to a first question, until then.
        case settling(until: MonotonicTime)
        case ready
        case lost
    }

    /// How often the state is looked at while nothing is being opened.
    static let interval: Duration = .milliseconds(500)
    /// How long the drawer may take to answer the first question.
    static let probe: Duration = .seconds(1)

    private let settings: DrawerSettings
    private var phase: Phase
    private(set) var sensor: Sensor
    private var rules = DrawerRules()
    private var reports: [Report] = []
    private var reading: DrawerReading?
    private var nextLook: MonotonicTime
    private var isQuestionDue = false
    private var openQuestions = 0
    private var isSampleDue = false
    private var pulse: (bytes: [UInt8], offset: Int) = ([], 0)

    /// More open questions than this are not counted: a drawer that answers none has lost them.
    private static let mostQuestions = 8

    /// Begins with a drawer whose line has just been opened.
    init(_ settings: DrawerSettings, now: MonotonicTime) {
        self.settings = settings
        sensor = settings.statusLine != .none ? .line : settings.isAsked ? .query : .none
        let settle = settings.settle ?? settings.model.settle
        phase = .settling(until: now + (sensor == .query ? max(settle, DrawerConversation.probe) : settle))
        nextLook = now + DrawerConversation.interval
        look()
    }

    /// Whether the device is given up.
    var isLost: Bool { phase == .lost }

    /// What goes next.
    var next: [UInt8] {
        if pulse.offset > 0 { return Array(pulse.bytes[pulse.offset...]) }
        // A question that came between 1B and 07 would be taken for something else.
        return isQuestionDue ? [DrawerModel.question] : pulse.bytes
    }

    /// When ``timeHasCome(now:)`` has something to do.
    var deadline: MonotonicTime? {
        guard phase != .lost else { return nil }
        var deadlines = [rules.deadline, sensor == .none ? nil : nextLook].compactMap { $0 }
        if case .settling(let end) = phase { deadlines.append(end) }
        return deadlines.min()
    }

    /// The reports that have come up since the last time.
    mutating func takeReports() -> [Report] {
        defer { reports = [] }
        return reports
    }

    /// Whether the modem lines are to be looked at now.
    mutating func takeWish() -> Bool {
        defer { isSampleDue = false }
        return isSampleDue
    }

    /// A drawer is to be opened.
    mutating func open(_ opening: DrawerOpening, now: MonotonicTime) throws(DrawerRefusal) {
        if let running = rules.opening { throw .busy(running) }
        guard settings.model.pulse(opening.connector) != nil else { throw .wrongConnector }
        switch phase {
        case .settling: throw .notReady("starting")
        case .lost: throw .notReady("lost")
        case .ready: break
        }
        perform(rules.begin(opening, canRead: sensor != .none, now: now), now: now)
    }

    /// The modem lines have been looked at; nil where there are none.
    mutating func sampled(_ lines: ModemLines?, now: MonotonicTime) {
        guard phase != .lost, sensor == .line else { return }
        guard let lines else {
            // Pseudo terminals and some converters: nothing will ever be said there.
            sensor = .none
            take(.nothing, now: now)
            return
        }
        let isOn = lines.contains(settings.statusLine == .cts ? .clearToSend : .ringIndicator)
        let level: LinkDrawerReports.SensorLevel = isOn ? .high : .low
        let state: LinkDrawerReports.DrawerState =
            switch settings.openWhen {
            case .unknown: .unknown
            case .on: isOn ? .open : .closed
            case .off: isOn ? .closed : .open
            }
        take(DrawerReading(state, level: level), now: now)
    }

    /// Bytes have come from the drawer; what answers no question means nothing.
    mutating func received(_ bytes: some Sequence<UInt8>, now: MonotonicTime) {
        for byte in bytes where openQuestions > 0 && phase != .lost {
            openQuestions -= 1
            let isOpen = byte & DrawerModel.openBit != 0
            take(DrawerReading(isOpen ? .open : .closed, level: nil), now: now)
        }
    }

    /// The line has taken so many bytes of ``next``.
    mutating func wrote(_ count: Int, now: MonotonicTime) {
        if pulse.offset == 0, isQuestionDue {
            isQuestionDue = false
            openQuestions = min(openQuestions + 1, DrawerConversation.mostQuestions)
            return
        }
        pulse.offset += count
        guard pulse.offset >= pulse.bytes.count else { return }
        pulse = ([], 0)
        let timing = DrawerRules.Timing(on: .zero, off: settings.rest ?? settings.model.rest)
        perform(rules.pulseHasLeft(timing, now: now), now: now)
    }

    /// The deadline has passed, and all that had come from the drawer was told.
    mutating func timeHasCome(now: MonotonicTime) {
        if case .settling(let end) = phase, end <= now { beReady(now: now) }
        if let deadline = rules.deadline, deadline <= now { perform(rules.timeHasCome(now: now), now: now) }
        if nextLook <= now {
            nextLook = now + DrawerConversation.interval
            look()
        }
    }

    /// The device is lost; nothing is done any more.
    mutating func lose(_ reason: String) {
        guard phase != .lost else { return }
        phase = .lost
        switch rules.lost("lost") {
        case .withdraw?: withdraw()
        case .end(let end)?: reports.append(.ended(end))
        case .ask?, .pulse?, nil: break
        }
        (pulse, isQuestionDue) = (([], 0), false)
        reports.append(.lost(reason))
    }

    private mutating func beReady(now: MonotonicTime) {
        phase = .ready
        // One that has not answered by now does not know the question: it is not asked again.
        if sensor == .query, reading == nil { sensor = .none }
        reports.append(.ready(["model": settings.model.rawValue, "sensor": sensor.rawValue]))
        if reading == nil { take(.nothing, now: now) }
    }

    private mutating func take(_ reading: DrawerReading, now: MonotonicTime) {
        if reading != self.reading {
            self.reading = reading
            reports.append(.state(reading, .asked))
        }
        perform(rules.read(reading, now: now), now: now)
    }

    private mutating func look() {
        switch sensor {
        case .line: isSampleDue = true
        // An answer that does not come, is given up: the next one would be taken for it.
        case .query: (isQuestionDue, openQuestions) = (true, 0)
        case .none: break
        }
    }

    private mutating func perform(_ action: DrawerRules.Action?, now: MonotonicTime) {
        switch action {
        case nil: break
        case .ask?: if sensor == .none { take(.nothing, now: now) } else { look() }
        case .pulse(let connector)?: pulse = (settings.model.pulse(connector) ?? [], 0)
        case .withdraw?: withdraw()
        case .end(let end)?: reports.append(.ended(end))
        }
    }

    private mutating func withdraw() {
        let isUntouched = pulse.offset == 0
        if isUntouched { pulse = ([], 0) }
        if case .end(let end)? = rules.withdrew(isUntouched: isUntouched) { reports.append(.ended(end)) }
    }
}

import Interfaces
import Varlink

/// What driver and print service say to each other: told what happened, it knows what is to be asked and reported.
///
/// Jobs are in `QueueConversation+Job.swift`.
struct QueueConversation {
    /// What the driver is to report.
    enum Report: Equatable {
        case ready([String: String])
        case attention([String])
        case progress(bytesSent: Int)
        case outcome(JobEnd, detail: String)
        case lost(String)
    }

    /// What is going on.
    enum Phase: Equatable {
        /// The queue was not seen yet.
        case starting
        /// The next job is waited for, or the queue until it takes the one there is.
        case idle
        /// The service makes a job.
        case creating
        /// The service takes the job of this number.
        case handing(Int)
        /// The service has the job of this number.
        case following(Int)
        /// Nothing any more.
        case lost
    }

    /// The job that the gateway has begun.
    struct RunningJob: Equatable {
        let name: String
        let document: [UInt8]
        /// The connection on which the service took it; another one may be to a service that was started again.
        var connection: UInt64?
        /// Whether the service was away since it took the job, or may have been.
        var wasAway = false
        /// Since when the service does not answer.
        var awaySince: MonotonicTime?
        /// Whether it was ever seen to have begun.
        var wasBegun = false
        /// Since when the queue is at it.
        var processingSince: MonotonicTime?
        /// Why it is to stop, and since when.
        var stop: (reason: String, since: MonotonicTime)?
        /// Whether the service was asked to stop it.
        var isStopAsked = false

        static func == (left: RunningJob, right: RunningJob) -> Bool { left.name == right.name }
    }

    /// Bounds of patience.
    enum Patience {
        /// For one answer, or the next piece of a job to be taken; each call of the library has shorter ones.
        static let answer: Duration = .seconds(20)
        static let idleInterval: Duration = .seconds(2)
        static let jobInterval: Duration = .milliseconds(250)
        /// A print service that is started again is back within this, or its job is given up.
        static let away: Duration = .seconds(30)
        /// How long a queue may be at a job until somebody is told: CUPS' `socket` says of a printer that it does not reach
        /// nothing but a sentence in somebody's language.
        static let processing: Duration = .seconds(10)
        /// How long a job may take to stop.
        static let stop: Duration = .seconds(10)
    }

    let queue: String
    /// Addresses of printers that other devices of the lane are.
    let taken: [String]
    /// What the names of this device's jobs begin with.
    let prefix: String
    var phase = Phase.starting
    var reports: [Report] = []
    var job: RunningJob?
    /// An empty job that nobody wants any more.
    var orphan: Int?
    /// What the service was asked and has not answered, and since when.
    private(set) var asked: (request: QueueRequest, since: MonotonicTime)?
    /// What it is to be asked now.
    private var request: QueueRequest?
    var nextQuestion: MonotonicTime
    private var reasons: [String] = []
    private let facts: [String: String]

    /// Begins with a queue of which nothing is known; `facts` are told when it is there.
    init(queue: String, device: String, taken: [String] = [], facts: [String: String], now: MonotonicTime) {
        (self.queue, self.taken, self.facts) = (queue, taken, facts)
        prefix = "lanekeeper/\(device)/"
        nextQuestion = now
        goOn(now: now)
    }

    /// The reports that have come up since the last time.
    mutating func takeReports() -> [Report] {
        defer { reports = [] }
        return reports
    }

    /// What the service is to be asked, once.
    mutating func takeRequest() -> QueueRequest? {
        defer { request = nil }
        return request
    }

    /// Whether a job that is being handed over is to be cut off.
    var isCuttingOff: Bool {
        if case .handing = phase { job?.stop != nil } else { false }
    }

    /// When ``timeHasCome(now:)`` has something to do.
    var deadline: MonotonicTime? {
        guard phase != .lost else { return nil }
        return asked.map { $0.since + Patience.answer } ?? nextQuestion
    }

    /// The deadline has passed.
    mutating func timeHasCome(now: MonotonicTime) {
        if let asked, asked.since + Patience.answer <= now {
            loseJob("the print service does not answer", wasSent: true, now: now)
            return
        }
        goOn(now: now)
    }

    /// The service has answered, on the connection of this number.
    mutating func answered(_ answer: QueueAnswer, connection: UInt64, now: MonotonicTime) {
        guard phase != .lost, let request = asked?.request else { return }
        if case .taken(let count) = answer {
            asked?.since = now
            reports.append(.progress(bytesSent: count))
            return
        }
        asked = nil
        if let orphan, request == .cancel(job: orphan) {
            self.orphan = nil
        } else if request == .look {
            tookLook(answer, now: now)
        } else {
            tookJobAnswer(answer, connection: connection, now: now)
        }
        goOn(now: now)
    }

    mutating func ask(_ request: QueueRequest, now: MonotonicTime) {
        asked = (request, now)
        self.request = request
    }

    /// Asks what is to be asked next, if nothing is open and the time has come.
    mutating func goOn(now: MonotonicTime) {
        guard asked == nil, phase != .lost else { return }
        if let orphan, phase == .idle { return ask(.cancel(job: orphan), now: now) }
        switch phase {
        case .starting, .idle:
            if nextQuestion <= now { ask(.look, now: now) }
        case .creating, .handing, .following:
            goOnWithJob(now: now)
        case .lost: break
        }
    }

    private mutating func tookLook(_ answer: QueueAnswer, now: MonotonicTime) {
        switch answer {
        case .queue(let state, let openJobs):
            take(state, openJobs: openJobs, now: now)
        case .refused(.notFound, _): lose("there is no queue \(queue)")
        case .refused(_, let words), .failed(let words, _): loseJob(words, wasSent: false, now: now)
        case .created, .taken, .handed, .job, .cancelled: lose("the print service answers what it was not asked")
        }
    }

    private mutating func take(_ state: QueueState, openJobs: [Int], now: MonotonicTime) {
        // CUPS takes a job for `file:` and counts it as completed, although it writes it nowhere.
        if state.device.utf8.starts(with: "file:".utf8) { return lose("the queue \(queue) leads to no printer") }
        // One owner for each printer: two would print into each other's receipts.
        if let address = QueueConversation.address(of: state.device), taken.contains(address) {
            return lose("the queue \(queue) leads to \(address), which is another device of this lane")
        }
        if phase == .starting {
            var facts = facts
            if !state.device.isEmpty { facts["deviceURI"] = state.device }
            if !state.model.isEmpty { facts["model"] = state.model }
            if !state.errorPolicy.isEmpty { facts["errorPolicy"] = state.errorPolicy }
            reports.append(.ready(facts))
            phase = .idle
        }
        attend(PrinterReasons.attention(state, holdsEarlierJob: !openJobs.isEmpty))
        nextQuestion = now + Patience.idleInterval
        if let job, state.isAccepting { create(job, now: now) }
    }

    /// Host and port of a printer on the network, as a configuration has them; 9100 is the usual port of CUPS' `socket`.
    static func address(of device: String) -> String? {
        let scheme = "socket://"
        guard device.hasPrefix(scheme) else { return nil }
        let place = device.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
        guard let last = place.last, last != ":" else { return nil }
        let hasPort = place.last { $0 == ":" || $0 == "]" } == ":"
        return hasPort ? String(place) : "\(place):9100"
    }

    mutating func attend(_ new: [String]) {
        guard new != reasons else { return }
        reasons = new
        reports.append(.attention(new))
    }

    mutating func lose(_ reason: String) {
        guard phase != .lost else { return }
        phase = .lost
        (job, asked, request) = (nil, nil, nil)
        reports.append(.lost(reason))
    }
}

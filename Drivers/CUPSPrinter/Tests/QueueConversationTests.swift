import Testing
import Varlink

@testable import CUPSPrinterDriver

/// A conversation with a service whose answers the test gives.
struct Talk {
    var conversation: QueueConversation
    var now = MonotonicTime(nanoseconds: 1_000_000_000)
    var connection: UInt64 = 7

    init(taken: [String] = []) {
        let facts = ["queue": "receipts"]
        conversation = QueueConversation(queue: "receipts", device: "front", taken: taken, facts: facts, now: now)
    }

    /// What the service is asked now.
    mutating func asked() -> QueueRequest? { conversation.takeRequest() }

    mutating func answer(_ answer: QueueAnswer) { conversation.answered(answer, connection: connection, now: now) }

    /// Passes time, until something is asked or the time is over; answers the last question.
    mutating func pass(_ duration: Duration) {
        let end = now + duration
        while let deadline = conversation.deadline, deadline <= end {
            now = max(now, deadline)
            conversation.timeHasCome(now: now)
            if conversation.phase == .lost { return }
            if let request = asked() {
                last = request
                return
            }
        }
        now = end
    }

    var last: QueueRequest?

    /// The end of the job, if it has come, in a line.
    mutating func ends() -> [String] {
        conversation.takeReports().compactMap {
            switch $0 {
            case .outcome(let end, let detail): "\(end.outcome) \(end.reason) \(end.evidence): \(detail)"
            case .lost(let reason): "lost: \(reason)"
            case .ready, .attention, .progress: nil
            }
        }
    }

    /// Makes the queue known and brings a job as far as it is to get.
    static func withJob(_ steps: QueueAnswer...) -> Talk {
        var talk = Talk()
        talk.answer(.queue(QueueState(), openJobs: []))
        talk.conversation.begin("job-1", [1, 2, 3], now: talk.now)
        talk.answer(.queue(QueueState(), openJobs: []))
        for step in steps { talk.answer(step) }
        _ = talk.conversation.takeReports()
        _ = talk.asked()
        return talk
    }

    static let pending = QueueAnswer.job(QueueJob(state: .pending, wasBegun: false), QueueState())
    static let processing = QueueAnswer.job(QueueJob(state: .processing, wasBegun: true), QueueState())
    static let canceled = QueueAnswer.job(QueueJob(state: .canceled, wasBegun: false), QueueState())
    static let completed = QueueAnswer.job(QueueJob(state: .completed, wasBegun: true), QueueState())
}

struct QueueConversationTests {
    @Test func `a job is made, handed over and followed to its end`() {
        var talk = Talk()
        #expect(talk.asked() == .look)
        talk.answer(.queue(QueueState(device: "socket://x", model: "Raw"), openJobs: []))
        let facts = ["queue": "receipts", "deviceURI": "socket://x", "model": "Raw"]
        #expect(talk.conversation.takeReports() == [.ready(facts)])
        talk.conversation.begin("job-1", [1, 2, 3], now: talk.now)
        #expect(talk.asked() == .look)
        talk.answer(.queue(QueueState(), openJobs: []))
        #expect(talk.asked() == .create(name: "lanekeeper/front/job-1"))
        talk.answer(.created(4))
        #expect(talk.asked() == .hand(job: 4, document: [1, 2, 3]))
        talk.answer(.taken(2))
        talk.answer(.handed)
        #expect(talk.asked() == .follow(job: 4))
        #expect(talk.conversation.takeReports() == [.progress(bytesSent: 2), .progress(bytesSent: 3)])
        talk.answer(Talk.processing)
        #expect(talk.asked() == nil)
        talk.pass(.seconds(1))
        #expect(talk.last == .follow(job: 4))
        talk.answer(Talk.completed)
        let end = "unknown cannotAnswer transmittedOnly: the queue's job receipts-4 was handed to the printer's line"
        #expect(talk.ends() == [end])
    }

    @Test func `a queue that takes no jobs is asked again, and nothing is made`() {
        var talk = Talk.withJob(.refused(.notNow, "not accepting jobs"))
        #expect(talk.ends() == [])
        talk.pass(.seconds(5))
        #expect(talk.last == .look)
        talk.answer(.queue(QueueState(isAccepting: false), openJobs: []))
        #expect(talk.asked() == nil)
        talk.conversation.abort(now: talk.now)
        #expect(talk.ends() == ["notPrinted cancelled nothingSent: the job was never in the queue"])
    }

    @Test func `a job that the queue refuses for good is not printed`() {
        var talk = Talk.withJob()
        talk.answer(.refused(.other, "forbidden"))
        #expect(talk.ends() == ["notPrinted refusedByQueue nothingSent: the job was refused: forbidden"])
        talk.pass(.seconds(5))
        #expect(talk.last == .look)
    }

    @Test func `a document that was not taken whole is certain, and its empty job is taken out`() {
        var talk = Talk.withJob(.created(4), .taken(2))
        talk.answer(.failed("no answer", wasSent: false))
        let reports = talk.conversation.takeReports()
        #expect(reports.first == .progress(bytesSent: 0))
        let end = JobEnd.nothingTaken("queueAway", "was not handed over whole: no answer")
        let detail = "the queue's job receipts-4 was not handed over whole: no answer"
        #expect(reports.last == .outcome(end, detail: detail))
        #expect(talk.asked() == .cancel(job: 4))
        talk.answer(.failed("still none", wasSent: false))
        #expect(talk.conversation.orphan == nil)
    }

    @Test func `a document that was sent whole without an answer is looked for`() {
        var talk = Talk.withJob(.created(4))
        talk.answer(.failed("no answer", wasSent: true))
        #expect(talk.asked() == .follow(job: 4))
        talk.connection = 8
        talk.answer(Talk.canceled)
        let end = "unknown cancelledInQueue interrupted: the queue's job receipts-4 was cancelled"
        #expect(talk.ends() == [end])
    }

    @Test func `a job whose document never came is stopped, not waited for`() {
        var talk = Talk.withJob(.created(4))
        talk.answer(.failed("no answer", wasSent: true))
        let empty = QueueJob(state: .held, wasBegun: false, hasDocument: false)
        _ = talk.asked()
        talk.answer(.job(empty, QueueState()))
        #expect(talk.asked() == .cancel(job: 4))
        talk.answer(.cancelled)
        talk.connection = 8
        talk.answer(Talk.canceled)
        #expect(talk.ends().first?.hasPrefix("unknown queueAway interrupted") == true)
    }

    @Test func `an abort cancels the job and takes its state for its end`() {
        var talk = Talk.withJob(.created(4), .handed, Talk.pending)
        talk.conversation.abort(now: talk.now)
        #expect(talk.asked() == .cancel(job: 4))
        talk.answer(.cancelled)
        #expect(talk.asked() == .follow(job: 4))
        talk.answer(Talk.canceled)
        let end = "notPrinted cancelled nothingSent: the queue's job receipts-4 was cancelled before it was begun"
        #expect(talk.ends() == [end])
    }

    @Test func `a queue that is at a job for long needs somebody to look, though it says nothing`() {
        var talk = Talk.withJob(.created(4), .handed, Talk.processing)
        var reports: [QueueConversation.Report] = []
        for _ in 0..<1000 where reports.isEmpty {
            talk.pass(.seconds(1))
            talk.answer(Talk.processing)
            reports = talk.conversation.takeReports()
        }
        #expect(reports == [.attention(["notAccepting"])])
        #expect(talk.now >= MonotonicTime(nanoseconds: 11_000_000_000))
        talk.pass(.seconds(1))
        talk.answer(Talk.pending)
        #expect(talk.conversation.takeReports() == [.attention([])])
    }

    @Test func `a job that does not stop is unknown after a while`() {
        var talk = Talk.withJob(.created(4), .handed, Talk.pending)
        talk.conversation.abort(now: talk.now)
        talk.answer(.refused(.other, "forbidden"))
        for _ in 0..<1000 where talk.conversation.job != nil {
            if talk.conversation.asked != nil { talk.answer(Talk.pending) }
            talk.pass(.seconds(1))
        }
        let story = "the queue's job receipts-4 is still in the queue and could not be cancelled"
        #expect(talk.ends() == ["unknown cancelled interrupted: \(story)"])
        #expect(talk.conversation.phase == .idle)
    }

    @Test func `what was seen to have begun stays so, whatever the queue says later`() {
        var talk = Talk.withJob(.created(4), .handed, Talk.processing)
        talk.pass(.seconds(1))
        talk.answer(Talk.canceled)
        #expect(talk.ends().first?.hasPrefix("unknown cancelledInQueue interrupted") == true)
    }

    @Test func `another connection may be another service, which takes certainty away`() {
        var talk = Talk.withJob(.created(4), .handed, Talk.pending)
        talk.connection = 8
        talk.pass(.seconds(1))
        talk.answer(Talk.canceled)
        #expect(talk.ends().first?.hasPrefix("unknown cancelledInQueue interrupted") == true)
    }

    @Test func `a service that stays away leaves the job unknown`() {
        var talk = Talk.withJob(.created(4), .handed)
        for _ in 0..<1000 where talk.conversation.phase != .lost {
            talk.answer(.failed("connection refused", wasSent: false))
            talk.pass(.seconds(1))
        }
        let reports = talk.ends()
        #expect(reports.first?.hasPrefix("unknown queueAway interrupted: the queue's job receipts-4 was in") == true)
        #expect(reports.last == "lost: the print service is away")
        #expect(talk.conversation.deadline == nil)
    }

    @Test func `a service that never answers is given up, and what it may have is unknown`() {
        var talk = Talk.withJob(.created(4))
        talk.pass(.seconds(60))
        #expect(talk.ends().first?.hasPrefix("unknown queueAway interrupted") == true)
        var early = Talk.withJob()
        early.pass(.seconds(60))
        #expect(early.ends().first?.hasPrefix("notPrinted queueAway nothingSent") == true)
    }

    @Test func `a queue that is gone, or leads nowhere, is no device`() {
        var talk = Talk()
        talk.answer(.refused(.notFound, "not found"))
        #expect(talk.ends() == ["lost: there is no queue receipts"])
        talk = Talk()
        talk.answer(.queue(QueueState(device: "file:///dev/null"), openJobs: []))
        #expect(talk.ends() == ["lost: the queue receipts leads to no printer"])
    }

    @Test(arguments: [
        ("socket://192.168.1.50:9100", "192.168.1.50:9100"),
        ("socket://192.168.1.50/?waiteof=false", "192.168.1.50:9100"),
        ("socket://[fe80::1]", "[fe80::1]:9100"), ("socket://[fe80::1]:9101/", "[fe80::1]:9101"), ("socket://", nil),
        ("usb://EPSON/TM-T88V", nil), ("socket://:", nil),
    ]) func `where a queue leads is read`(device: String, address: String?) {
        #expect(QueueConversation.address(of: device) == address)
    }

    @Test func `a printer that is another device already is not taken by a queue`() {
        var talk = Talk(taken: ["192.168.1.50:9100"])
        talk.answer(.queue(QueueState(device: "socket://192.168.1.50"), openJobs: []))
        #expect(
            talk.ends() == ["lost: the queue receipts leads to 192.168.1.50:9100, which is another device of this lane"]
        )
    }

    @Test func `jobs of a driver before this one are told and left alone`() {
        var talk = Talk()
        talk.answer(.queue(QueueState(), openJobs: [3]))
        #expect(talk.conversation.takeReports().last == .attention(["earlierJobQueued"]))
        _ = talk.asked()
        talk.pass(.seconds(5))
        #expect(talk.last == .look)
    }
}

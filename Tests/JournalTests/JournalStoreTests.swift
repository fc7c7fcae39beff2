import Interfaces
import Testing

@testable import Journal

private let now = WallTime(milliseconds: 1_800_000_000_000)

func job(
    _ name: String,
    _ text: String = "a",
    key: String? = nil,
    user: UInt32 = 1000,
    client: String = "till",
    role: String = "receipt"
) -> PrintJob {
    PrintJob(
        name: name,
        user: user,
        client: client,
        key: key,
        role: role,
        devices: ["front", "back"],
        body: .init(document: Array(text.utf8)),
        accepted: now,
        expires: now + .seconds(600)
    )
}

@Suite struct JournalStoreTests {
    private func accepted(_ submission: JournalStore.Submission) -> PrintJob? {
        if case .accepted(let job) = submission { job } else { nil }
    }

    @Test func `what was written down is read back whole`() throws {
        let store = try JournalStore()
        var asked = job("1", "é\u{0}x", key: "k")
        asked.body?.pictures = [3: [1, 2, 3], 1: []]
        asked.fingerprint = try #require(asked.body).fingerprint
        let written = try #require(accepted(try store.submit(asked, again: false)))
        #expect(written.sequence == 1)
        asked.sequence = 1
        #expect(written == asked)
        #expect(try store.job("1") == asked)
        try store.begin("1", device: "back", driver: "d1")
        let end = JobEnd(.unknown, reason: "driverEnded", detail: "it ended", bytesSent: 7, evidence: .interrupted)
        try store.end("1", end, at: now + .seconds(5))
        let over = try #require(try store.job("1"))
        #expect(over.state == .unknown && over.reason == "driverEnded" && over.detail == "it ended")
        #expect(over.bytesSent == 7 && over.evidence == .interrupted && over.ended == now + .seconds(5))
        #expect(over.device == "back" && over.driver == "d1" && over.attempts == 1)
    }

    @Test(arguments: [Printer.JobState.printed, .unknown])
    func `the same key moves no paper after this outcome`(outcome: Printer.JobState) throws {
        let store = try JournalStore()
        _ = try store.submit(job("1", key: "k"), again: false)
        for again in [false, true] {
            guard case .known(let known) = try store.submit(job("2", key: "k"), again: again) else {
                Issue.record("it is printed twice")
                return
            }
            #expect(known.name == "1")
        }
        try store.begin("1", device: "front", driver: "d")
        try store.end("1", JobEnd(outcome, evidence: .consumed), at: now)
        guard case .known(let known) = try store.submit(job("3", key: "k"), again: false) else {
            Issue.record("it is printed twice")
            return
        }
        #expect(known.state == outcome)
        #expect(try store.jobs(JobFilter()).count == 1)
    }

    @Test func `after notPrinted the same key is tried once more, as a job of its own`() throws {
        let store = try JournalStore()
        _ = try store.submit(job("1", key: "k"), again: false)
        try store.end("1", JobEnd(.notPrinted, reason: "expired", evidence: .nothingSent), at: now)
        #expect(accepted(try store.submit(job("2", key: "k"), again: true))?.name == "2")
        #expect(try store.newest(.init(role: "receipt", user: 1000, client: "till", key: "k"))?.name == "2")
    }

    @Test func `keys of others do not meet, and another document is refused`() throws {
        let store = try JournalStore()
        _ = try store.submit(job("1", key: "k"), again: false)
        #expect(try store.submit(job("2", "b", key: "k"), again: false) == .otherDocument)
        #expect(accepted(try store.submit(job("3", key: "k", user: 1001), again: false)) != nil)
        #expect(accepted(try store.submit(job("4", key: "k", client: "other"), again: false)) != nil)
        #expect(accepted(try store.submit(job("5", key: "k", role: "kitchen"), again: false)) != nil)
        #expect(try store.submit(job("6", key: "l"), again: true) == .keyNotKnown)
    }

    @Test func `an outcome never changes`() throws {
        let store = try JournalStore()
        _ = try store.submit(job("1"), again: false)
        try store.begin("1", device: "front", driver: "d")
        try store.end("1", JobEnd(.printed, evidence: .processIdEcho), at: now)
        try store.end("1", JobEnd(.unknown, evidence: .interrupted), at: now)
        try store.putBack("1")
        #expect(throws: JournalFault.self) { try store.begin("1", device: "front", driver: "e") }
        #expect(try store.job("1")?.state == .printed)
        #expect(try store.job("1")?.attempts == 1)
    }

    @Test func `what no driver has had is no attempt`() throws {
        let store = try JournalStore()
        _ = try store.submit(job("1"), again: false)
        try store.begin("1", device: "front", driver: "d")
        try store.putBack("1", isAttempt: false)
        #expect(try store.job("1")?.attempts == 0)
        try store.putBack("1", isAttempt: false)
        #expect(try store.job("1")?.attempts == 0)
        try store.begin("1", device: "front", driver: "d")
        try store.putBack("1")
        #expect(try store.job("1")?.attempts == 1)
    }

    @Test func `nothing of a transaction that fails is there`() throws {
        let store = try JournalStore()
        do throws(JournalFault) {
            try store.together { () throws(JournalFault) in
                _ = try store.submit(job("1"), again: false)
                throw .full
            }
            Issue.record("it did not fail")
        } catch {
            #expect(error == .full)
        }
        #expect(try store.job("1") == nil)
    }

    @Test func `an unknown job is settled once`() throws {
        let store = try JournalStore()
        _ = try store.submit(job("1", key: "k"), again: false)
        #expect(try store.resolve("2", .printed) == .notFound)
        guard case .wrongState = try store.resolve("1", .printed) else {
            Issue.record("a queued job was settled")
            return
        }
        try store.begin("1", device: "front", driver: "d")
        try store.end("1", JobEnd(.unknown, evidence: .interrupted), at: now)
        guard case .done(let settled, nil) = try store.resolve("1", .notPrinted) else {
            Issue.record("it was not settled")
            return
        }
        #expect(settled.state == .resolvedNotPrinted)
        guard case .wrongState = try store.resolve("1", .printed) else {
            Issue.record("it was settled twice")
            return
        }
        #expect(accepted(try store.submit(job("2", key: "k"), again: true)) != nil)
    }

    @Test func `a reprint is marked, has the key, and happens once`() throws {
        let store = try JournalStore()
        _ = try store.submit(job("1", key: "k"), again: false)
        try store.begin("1", device: "front", driver: "d")
        try store.end("1", JobEnd(.unknown, evidence: .interrupted), at: now)
        let change = try store.reprint("1", as: "2", accepted: now, expires: now + .seconds(60))
        guard case .done(let old, let new?) = change else {
            Issue.record("\(change)")
            return
        }
        #expect(old.state == .superseded && old.successor == "2")
        #expect(new.isMarked && new.predecessor == "1" && new.body == job("1").body && new.key == "k")
        guard case .known(let known) = try store.submit(job("3", key: "k"), again: true) else {
            Issue.record("the key does not lead to the reprint")
            return
        }
        #expect(known.name == "2")
        guard case .wrongState = try store.reprint("1", as: "4", accepted: now, expires: now) else {
            Issue.record("it was printed a third time")
            return
        }
    }

    @Test(arguments: [Printer.JobState.printed, .unknown])
    func `a reprint that came to nothing does not free the key`(outcome: Printer.JobState) throws {
        let store = try JournalStore()
        _ = try store.submit(job("1", key: "k"), again: false)
        try store.begin("1", device: "front", driver: "d")
        try store.end("1", JobEnd(outcome, evidence: .consumed), at: now)
        for (number, earlier) in [("2", "1"), ("3", "2")] {
            guard case .done(_, _?) = try store.reprint(earlier, as: number, accepted: now, expires: now) else {
                Issue.record("\(earlier) is not printed again")
                return
            }
            try store.end(number, JobEnd(.notPrinted, reason: "expired", evidence: .nothingSent), at: now)
        }
        guard case .known(let known) = try store.submit(job("9", key: "k"), again: true) else {
            Issue.record("it is printed twice without a line that says so")
            return
        }
        #expect(known.name == "1" && known.state == (outcome == .printed ? .printed : .superseded))
    }

    @Test func `bodies are erased before keys, and that of an unknown job with its key`() throws {
        let store = try JournalStore()
        for (name, state) in [("1", Printer.JobState.printed), ("2", .unknown)] {
            var asked = job(name, name, key: name)
            asked.body?.pictures = [0: [9]]
            _ = try store.submit(asked, again: false)
            try store.begin(name, device: "front", driver: "d")
            try store.end(name, JobEnd(state, evidence: .consumed), at: now)
        }
        _ = try store.submit(job("3"), again: false)
        #expect(try store.erase(bodiesBefore: now, entriesBefore: now) == 0)
        #expect(try store.job("1")?.body != nil)
        #expect(try store.erase(bodiesBefore: now + .seconds(1), entriesBefore: now) == 0)
        #expect(try store.job("1")?.body == nil)
        #expect(try store.job("2")?.body?.pictures == [0: [9]])
        guard case .noBody = try store.reprint("1", as: "9", accepted: now, expires: now) else {
            Issue.record("an erased body was printed")
            return
        }
        #expect(try store.erase(bodiesBefore: now + .seconds(1), entriesBefore: now + .seconds(1)) == 2)
        #expect(try store.jobs(JobFilter()).map(\.name) == ["3"])
        #expect(try store.database.integer("SELECT count(*) FROM body") == 1)
    }

    @Test func `jobs are listed by what is asked, the newest first`() throws {
        let store = try JournalStore()
        for name in ["1", "2", "3", "4"] {
            _ = try store.submit(
                job(name, user: name == "2" ? 7 : 8, role: name == "3" ? "kitchen" : "receipt"),
                again: false
            )
        }
        try store.end("4", JobEnd(.notPrinted, evidence: .nothingSent), at: now)
        var filter = JobFilter()
        #expect(try store.jobs(filter).map(\.name) == ["4", "3", "2", "1"])
        #expect(try store.jobs(filter).allSatisfy { $0.body == nil })
        filter.limit = 2
        filter.before = 4
        #expect(try store.jobs(filter).map(\.name) == ["3", "2"])
        filter.role = "receipt"
        filter.states = [.queued]
        #expect(try store.jobs(filter).map(\.name) == ["2", "1"])
        filter.user = 8
        #expect(try store.jobs(filter).map(\.name) == ["1"])
    }
}

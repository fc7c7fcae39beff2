import Interfaces
import Testing
import Varlink

@testable import Journal

@Suite struct JournalThreadTests {
    private func run(_ loop: EventLoop, until done: () -> Bool) throws {
        let end = MonotonicTime.now + .seconds(20)
        while !done(), MonotonicTime.now < end { try loop.runOnce(until: MonotonicTime.now + .milliseconds(100)) }
        #expect(done())
    }

    @Test func `requests are answered in their order`() throws {
        let loop = try EventLoop()
        var opening: Result<JournalStore.Opening, JournalFault>?
        let journal = try Journal(loop: loop, .init()) { opening = $0 }
        #expect(!journal.isDurable)
        var answered: [Int] = []
        for number in 0..<200 {
            journal.ask(.submit(job("\(number)"), again: false)) { answer in
                if case .success(.submission(.accepted(let job))) = answer { answered.append(Int(job.sequence) - 1) }
            }
        }
        try run(loop) { answered.count == 200 }
        #expect(answered == Array(0..<200))
        #expect(opening == .success(.init()))
    }

    @Test func `long lists are read when nobody waits for the disk`() throws {
        let loop = try EventLoop()
        let journal = try Journal(loop: loop, .init()) { _ in }
        var order: [String] = []
        for number in 0..<20 { journal.ask(.list(JobFilter())) { _ in order.append("list \(number)") } }
        for number in 0..<20 {
            journal.ask(.submit(job("\(number)"), again: false)) { _ in order.append("job \(number)") }
        }
        try run(loop) { order.count == 40 }
        #expect(order.filter { $0.hasPrefix("list") } == (0..<20).map { "list \($0)" })
        #expect(order.filter { $0.hasPrefix("job") } == (0..<20).map { "job \($0)" })
        #expect(order.last == "list 19")
        // Not all lists were read before the first job was written.
        let firstJob = try #require(order.firstIndex(of: "job 0"))
        #expect(firstJob < 39)
    }

    @Test func `one that fails does not take the others along`() throws {
        let loop = try EventLoop()
        let journal = try Journal(loop: loop, .init()) { _ in }
        var results: [String: Bool] = [:]
        // The name of a job is unique: the second of this name fails.
        for (place, name) in ["a", "b", "a", "c"].enumerated() {
            journal.ask(.submit(job(name), again: false)) { answer in
                if case .success = answer { results["\(place)"] = true } else { results["\(place)"] = false }
            }
        }
        try run(loop) { results.count == 4 }
        #expect(results == ["0": true, "1": true, "2": false, "3": true])
    }

    @Test func `a journal in memory forgets the oldest jobs that are over`() throws {
        let loop = try EventLoop()
        let journal = try Journal(loop: loop, .init()) { _ in }
        let text = String(repeating: "x", count: 1000)
        let count = JournalInMemory.mostEntries + 2 * JournalInMemory.forgetsEvery
        journal.ask(.submit(job("waits", text), again: false))
        // Old ones would be erased by their age.
        let start = WallTime.now
        var ended = 0
        for number in 0..<count {
            var handed = job("\(number)", text)
            handed.state = .sending
            journal.ask(.submit(handed, again: false))
            let end = JobEnd(number == 1001 ? .unknown : .printed, evidence: .interrupted)
            journal.ask(.end("\(number)", end, at: start + .milliseconds(number))) { _ in ended += 1 }
            if number % 64 == 0 { try loop.runOnce(until: .now) }
        }
        try run(loop) { ended == count }
        var found: [String: PrintJob?] = [:]
        let asked = ["waits", "0", "1000", "1001", "\(count - 1)"]
        for name in asked {
            journal.ask(.fetch(name)) { if case .success(.job(let job)) = $0 { found[name] = .some(job) } }
        }
        try run(loop) { found.count == asked.count }
        // What is not over is not forgotten; of what is, the newest entries are known, and the newest bodies.
        #expect(found["waits"]??.body != nil)
        #expect(found["0"] == .some(nil))
        #expect(found["1000"]??.state == .printed && found["1000"]??.body == nil)
        #expect(found["1001"]??.state == .unknown && found["1001"]??.body != nil)
        #expect(found["\(count - 1)"]??.body != nil)
    }

    @Test func `a journal in memory keeps little of a few large jobs that are over`() throws {
        let loop = try EventLoop()
        let journal = try Journal(loop: loop, .init()) { _ in }
        // As many as come before the oldest are forgotten by their number.
        let count = JournalInMemory.forgetsEvery - 1
        let text = String(repeating: "x", count: JournalInMemory.mostBodyBytes / 4)
        var ended = 0
        for number in 0..<count {
            var handed = job("\(number)", text)
            handed.state = .sending
            journal.ask(.submit(handed, again: false))
            journal.ask(.end("\(number)", JobEnd(.printed, evidence: .interrupted), at: .now)) { _ in ended += 1 }
            try loop.runOnce(until: .now)
        }
        try run(loop) { ended == count }
        var kept = 0
        var asked = 0
        for number in 0..<count {
            journal.ask(.fetch("\(number)")) { answer in
                asked += 1
                if case .success(.job(let job?)) = answer, job.body != nil { kept += 1 }
            }
        }
        try run(loop) { asked == count }
        // Twice as much at most: not after each of them is it looked what there is too much of.
        #expect(kept > 0 && kept <= 8)
    }

    @Test func `a folder that is not there is named`() throws {
        let loop = try EventLoop()
        var settings = Journal.Settings()
        settings.directory = "/nowhere/at/all"
        var opening: Result<JournalStore.Opening, JournalFault>?
        let journal = try Journal(loop: loop, settings) { opening = $0 }
        try run(loop) { opening != nil }
        #expect(isReadOnly(opening))
        // What is asked for all the same is answered.
        var answer: Result<JournalReply, JournalFault>?
        journal.ask(.find("1")) { answer = $0 }
        try run(loop) { answer != nil }
        #expect(isReadOnly(answer))
    }
}

private func isReadOnly<Value>(_ result: Result<Value, JournalFault>?) -> Bool {
    if case .failure(.readOnly) = result { true } else { false }
}

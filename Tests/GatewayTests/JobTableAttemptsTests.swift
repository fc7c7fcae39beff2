import Gateway
import Interfaces
import Journal
import Testing
import Varlink

private let start = MonotonicTime(nanoseconds: 1_000_000_000)

private func job(_ name: String) -> PrintJob {
    var job = PrintJob(
        name: name,
        user: 1000,
        client: "till",
        key: nil,
        role: "receipt",
        devices: ["front"],
        body: .init(document: [0x20]),
        accepted: WallTime(milliseconds: 0),
        expires: WallTime(milliseconds: 60_000)
    )
    job.sequence = Int64(name) ?? 0
    return job
}

private func table(_ names: String...) -> JobTable {
    var table = JobTable()
    for name in names { table.add(job(name), expiry: start + .seconds(60)) }
    return table
}

@Suite struct JobTableAttemptsTests {
    @Test func `what a driver was handed is an attempt`() {
        var table = table("1")
        _ = table.next(on: "front", now: start)
        _ = table.enter(.handed, "1", on: "front")
        let isAttempt = table.putBack("1")
        #expect(isAttempt && table["1"]?.attempts == 1)
    }

    @Test func `a call that never left is no attempt`() {
        var table = table("1")
        _ = table.next(on: "front", now: start)
        _ = table.enter(.handed, "1", on: "front")
        let isAttempt = table.putBack("1", wasSent: false)
        #expect(!isAttempt && table["1"]?.attempts == 0)
        #expect(table["1"]?.state == .queued)
    }

    @Test func `a job that was only written down was in no attempt`() {
        var table = table("1")
        _ = table.next(on: "front", now: start)
        let isAttempt = table.putBack("1")
        #expect(!isAttempt && table["1"]?.attempts == 0)
    }

    @Test func `a device that has refused a job gets none until its pause is over`() {
        var table = table("1", "2")
        _ = table.next(on: "front", now: start)
        _ = table.enter(.handed, "1", on: "front")
        let end = table.pause("front", afterAttempts: 1, now: start)
        table.putBack("1")
        #expect(table.next(on: "front", now: start + .milliseconds(99)) == nil)
        #expect(table.next(on: "front", now: end)?.name == "1")
    }

    @Test func `pauses grow and are bounded`() {
        var table = JobTable()
        let pauses = [0, 1, 2, 3, 4, 5, 1000].map { table.pause("front", afterAttempts: $0, now: start) - start }
        #expect(pauses == [100, 100, 200, 400, 800, 800, 800].map { .milliseconds($0) })
    }

    @Test func `who comes after a repeated job gets no place before it`() {
        var table = JobTable()
        // Where a repeated one waits, the table is told that nobody is free.
        let none = table.announce(job("1"), isFree: { _ in false })
        let free = table.announce(job("2"), isFree: { _ in true })
        #expect(none == nil && free == nil)
        table.withdraw(job("1"), from: nil)
        table.withdraw(job("2"), from: nil)
        let next = table.announce(job("3"), isFree: { _ in true })
        #expect(next == "front")
    }
}

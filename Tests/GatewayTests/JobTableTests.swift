import Gateway
import Interfaces
import Testing
import Varlink

private let start = MonotonicTime(nanoseconds: 1_000_000_000)

private func request(
    _ text: String = "a",
    key: String? = nil,
    again: Bool = false,
    user: UInt32 = 1000,
    client: String = "till",
    expiry: Duration = .seconds(60)
) -> JobTable.Request {
    .init(
        key: key.map { .init(role: "receipt", user: user, client: client, key: $0) },
        role: "receipt",
        device: "front",
        document: Array(text.utf8),
        again: again,
        expiry: start + expiry
    )
}

@Suite struct JobTableTests {
    @Test func `jobs come to the device one after the other`() {
        var table = JobTable()
        #expect(table.submit(request("a"), name: "1") == .job("1"))
        #expect(table.submit(request("b"), name: "2") == .job("2"))
        #expect(table.count(on: "front") == 2)
        #expect(table.next(on: "front", now: start)?.name == "1")
        #expect(table.next(on: "front", now: start) == nil)
        #expect(table["1"]?.state == .sending)
        #expect(table["2"]?.state == .queued)
        let ended = table.end("1", .printed, evidence: .processIdEcho)
        #expect(ended)
        #expect(table.next(on: "front", now: start)?.name == "2")
    }

    @Test func `the same key moves no paper while it is on its way, printed or unknown`() {
        for outcome in [Printer.JobState.printed, .unknown] {
            var table = JobTable()
            #expect(table.submit(request(key: "k"), name: "1") == .job("1"))
            #expect(table.submit(request(key: "k"), name: "2") == .job("1"))
            _ = table.next(on: "front", now: start)
            #expect(table.submit(request(key: "k"), name: "3") == .job("1"))
            _ = table.end("1", outcome, evidence: .interrupted)
            #expect(table.submit(request(key: "k", again: true), name: "4") == .job("1"))
            #expect(table.next(on: "front", now: start) == nil)
        }
    }

    @Test func `after notPrinted the same key is tried once more`() {
        var table = JobTable()
        _ = table.submit(request(key: "k"), name: "1")
        _ = table.next(on: "front", now: start)
        _ = table.end("1", .notPrinted, reason: "cancelled", evidence: .nothingSent)
        #expect(table.submit(request(key: "k"), name: "2") == .job("2"))
        #expect(table.next(on: "front", now: start)?.name == "2")
        #expect(table.submit(request(key: "k", again: true), name: "3") == .job("2"))
    }

    @Test func `another document under a used key is refused`() {
        var table = JobTable()
        _ = table.submit(request("a", key: "k"), name: "1")
        #expect(table.submit(request("b", key: "k"), name: "2") == .otherDocument)
    }

    @Test func `keys of other users, clients and roles do not meet, nor do texts that only look the same`() {
        var table = JobTable()
        _ = table.submit(request(key: "k\u{e9}"), name: "1")
        #expect(table.submit(request(key: "k\u{e9}", user: 1001), name: "2") == .job("2"))
        #expect(table.submit(request(key: "k\u{e9}", client: "kiosk"), name: "3") == .job("3"))
        #expect(table.submit(request(key: "ke\u{301}"), name: "4") == .job("4"))
    }

    @Test func `an again whose key is not known prints nothing`() {
        var table = JobTable()
        #expect(table.submit(request(key: "k", again: true), name: "1") == .keyNotKnown)
        #expect(table.next(on: "front", now: start) == nil)
    }

    @Test func `a job that was put back is the next one again`() {
        var table = JobTable()
        _ = table.submit(request("a"), name: "1")
        _ = table.submit(request("b"), name: "2")
        _ = table.next(on: "front", now: start)
        table.putBack("1")
        #expect(table["1"]?.state == .queued)
        #expect(table.next(on: "front", now: start)?.name == "1")
    }

    @Test func `an outcome never changes`() {
        var table = JobTable()
        _ = table.submit(request(), name: "1")
        _ = table.next(on: "front", now: start)
        #expect(table.end("1", .unknown, evidence: .interrupted) == true)
        #expect(table.end("1", .printed, evidence: .processIdEcho) == false)
        #expect(table["1"]?.state == .unknown)
        #expect(table.end("nobody", .printed, evidence: .processIdEcho) == false)
    }

    @Test func `a job that has waited too long is not printed, one on its way goes on`() {
        var table = JobTable()
        _ = table.submit(request("a", expiry: .seconds(1)), name: "1")
        _ = table.submit(request("b", expiry: .seconds(2)), name: "2")
        _ = table.submit(request("c", expiry: .seconds(9)), name: "3")
        _ = table.next(on: "front", now: start)
        #expect(table.nextExpiry == start + .seconds(2))
        #expect(table.expire(now: start + .seconds(1)) == [])
        #expect(table.expire(now: start + .seconds(2)) == ["2"])
        #expect(table["2"]?.state == .notPrinted)
        #expect(table["2"]?.reason == "expired")
        #expect(table["1"]?.state == .sending)
        _ = table.end("1", .printed, evidence: .processIdEcho)
        #expect(table.next(on: "front", now: start)?.name == "3")
    }

    @Test func `a job whose time is over is not begun, even before anybody has ended it`() {
        var table = JobTable()
        _ = table.submit(request("a", expiry: .seconds(1)), name: "1")
        _ = table.submit(request("b", expiry: .seconds(5)), name: "2")
        #expect(table.next(on: "front", now: start + .seconds(1))?.name == "2")
        #expect(table.expire(now: start + .seconds(1)) == ["1"])
    }

    @Test func `what needs a person makes the job wait, paper that ends soon does not`() {
        var table = JobTable()
        _ = table.submit(request(), name: "1")
        _ = table.next(on: "front", now: start)
        #expect(table.attention(on: "front", ["paperNearEnd"]) == nil)
        #expect(table.attention(on: "front", ["paperNearEnd", "coverOpen"]) == "1")
        #expect(table["1"]?.state == .waiting)
        #expect(table["1"]?.reason == "coverOpen")
        #expect(table.attention(on: "front", ["coverOpen"]) == nil)
        #expect(table.attention(on: "front", []) == "1")
        #expect(table["1"]?.state == .sending)
        #expect(table["1"]?.reason == nil)
        #expect(table.attention(on: "back", ["coverOpen"]) == nil)
    }

    @Test func `a queue that is full says so and loses nothing`() {
        var table = JobTable()
        for index in 0..<JobTable.longestQueue { _ = table.submit(request("a\(index)"), name: "\(index)") }
        #expect(table.submit(request("more"), name: "more") == .queueFull(JobTable.longestQueue))
        #expect(table.next(on: "front", now: start)?.name == "0")
    }

    @Test func `only the newest keys are remembered`() {
        var table = JobTable()
        let count = JobTable.memory * 2 + 10
        for index in 0..<count {
            _ = table.submit(request("a", key: "\(index)"), name: "job \(index)")
            _ = table.next(on: "front", now: start)
            _ = table.end("job \(index)", .printed, evidence: .processIdEcho)
        }
        #expect(table.submit(request("a", key: "0", again: true), name: "x") == .keyNotKnown)
        let oldestKnown = count - JobTable.memory
        #expect(table.submit(request("a", key: "\(oldestKnown)"), name: "x") == .job("job \(oldestKnown)"))
        #expect(table["job \(oldestKnown - 1)"] == nil)
    }
}

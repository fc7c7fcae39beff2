import Gateway
import Interfaces
import Journal
import Testing
import Varlink

private let start = MonotonicTime(nanoseconds: 1_000_000_000)
private let later = start + .seconds(60)

private func job(_ name: String, on devices: [String] = ["front"], bytes: Int = 1) -> PrintJob {
    var job = PrintJob(
        name: name,
        user: 1000,
        client: "till",
        key: nil,
        role: "receipt",
        devices: devices,
        body: .init(document: [UInt8](repeating: 0x20, count: bytes)),
        accepted: WallTime(milliseconds: 0),
        expires: WallTime(milliseconds: 60_000)
    )
    job.sequence = Int64(name) ?? 0
    return job
}

private func table(_ names: String..., on devices: [String] = ["front"]) -> JobTable {
    var table = JobTable()
    for name in names { table.add(job(name, on: devices), expiry: later) }
    return table
}

private let printed = JobEnd(.printed, evidence: .processIdEcho)

@Suite struct JobTableTests {
    @Test func `jobs come to the device one after the other`() {
        var table = table("1", "2")
        #expect(table.count(on: "front") == 2)
        #expect(table.next(on: "front", now: start)?.name == "1")
        #expect(table.next(on: "front", now: start) == nil)
        #expect(table["1"]?.state == .sending)
        #expect(table["2"]?.state == .queued)
        let ended = table.end("1", printed)
        #expect(ended?.state == .printed && ended?.body == nil)
        #expect(table["1"] == nil)
        let twice = table.end("1", printed)
        #expect(twice == nil)
        #expect(table.next(on: "front", now: start)?.name == "2")
    }

    @Test func `a job that comes to a free device is kept a place there until it is on the disk`() {
        var table = JobTable()
        let free = table.announce(job("1"), isFree: { _ in true })
        #expect(free == "front")
        // Another one was on the disk first, which the place is not for.
        table.add(job("2"), expiry: later)
        #expect(table.next(on: "front", now: start) == nil)
        table.withdraw(job("1"), from: free)
        table.add(job("1"), expiry: later)
        let isStarted = table.start("1", on: "front")
        #expect(isStarted && table["1"]?.state == .sending)
        #expect(table.running(on: "front")?.phase == .writing)
        #expect(table.next(on: "front", now: start) == nil)
        table.putBack("1")
        #expect(table.next(on: "front", now: start)?.name == "1")
    }

    @Test func `a job that could not be written down leaves its place to the next one`() {
        var table = JobTable()
        let free = table.announce(job("1"), isFree: { _ in true })
        table.withdraw(job("1"), from: free)
        table.add(job("2"), expiry: later)
        #expect(table.next(on: "front", now: start)?.name == "2")
    }

    @Test func `nobody is kept a place before those who came earlier`() {
        // One is on its way to the disk, without a place of its own.
        var table = JobTable()
        var free = table.announce(job("1"), isFree: { _ in false })
        #expect(free == nil)
        free = table.announce(job("2"), isFree: { _ in true })
        #expect(free == nil)
        table.withdraw(job("1"), from: nil)
        table.withdraw(job("2"), from: nil)
        free = table.announce(job("3"), isFree: { _ in true })
        #expect(free == "front")
        table.withdraw(job("3"), from: free)
        // One waits.
        table.add(job("4"), expiry: later)
        free = table.announce(job("5"), isFree: { _ in true })
        #expect(free == nil)
    }

    @Test func `of a pool the first free device is kept`() {
        var table = JobTable()
        let pool = ["left", "right"]
        #expect(table.announce(job("1", on: pool), isFree: { $0 == "right" }) == "right")
        table.withdraw(job("1", on: pool), from: "right")
        table.add(job("1", on: pool), expiry: later)
        let isStarted = table.start("1", on: "right")
        #expect(isStarted)
        #expect(table["1"]?.device == "right")
        #expect(table.next(on: "left", now: start) == nil)
    }

    @Test func `a job that was put back is the next one again`() {
        var table = table("1", "2", "3")
        _ = table.next(on: "front", now: start)
        table.putBack("1", reason: "diskFull")
        #expect(table["1"]?.state == .queued && table["1"]?.reason == "diskFull")
        #expect(table.next(on: "front", now: start)?.name == "1")
        #expect(table["1"]?.reason == nil)
    }

    @Test func `a job of a pool goes to whichever device is free, once`() {
        var table = table("1", "2", "3", on: ["left", "right"])
        #expect(table.next(on: "right", now: start)?.name == "1")
        #expect(table["1"]?.device == "right")
        #expect(table.next(on: "left", now: start)?.name == "2")
        table.putBack("2")
        #expect(table.count(on: "left") == 2)
        _ = table.end("1", printed)
        #expect(table.next(on: "right", now: start)?.name == "2")
        #expect(table.next(on: "left", now: start)?.name == "3")
        #expect(table.count(on: "left") == 1)
    }

    @Test func `a job that a driver may have keeps its device until the driver speaks of it`() {
        var table = JobTable()
        var old = job("1")
        (old.state, old.driver) = (.sending, "d")
        let isTaken = table.recover(old, expiry: later)
        let isTakenTwice = table.recover(job("3"), expiry: later)
        #expect(isTaken && !isTakenTwice)
        table.add(job("2"), expiry: later)
        #expect(table.next(on: "front", now: start) == nil)
        #expect(table.running(on: "front")?.phase == .recovered(driver: "d"))
        let moved = table.progress("1", on: "front", bytesSent: 0)
        #expect(!moved)
        #expect(table.running(on: "front")?.phase == .begun)
        _ = table.end("1", printed)
        #expect(table.next(on: "front", now: start)?.name == "2")
    }

    @Test func `progress counts for the job that the device has`() {
        var table = table("1", "2")
        let early = table.progress("1", on: "front", bytesSent: 5)
        #expect(!early)
        _ = table.next(on: "front", now: start)
        let forward = table.progress("1", on: "front", bytesSent: 5)
        let back = table.progress("1", on: "front", bytesSent: 4)
        let other = table.progress("2", on: "front", bytesSent: 9)
        let elsewhere = table.progress("1", on: "back", bytesSent: 9)
        #expect(forward && !back && !other && !elsewhere)
        #expect(table["1"]?.bytesSent == 5)
        let ended = table.end("1", JobEnd(.unknown, evidence: .interrupted))
        #expect(ended?.bytesSent == 5)
    }

    @Test func `the length of a job is known once its driver has told it, until it is over`() {
        var table = table("1")
        _ = table.next(on: "front", now: start)
        let first = table.progress("1", on: "front", bytesSent: 0)
        let told = table.progress("1", on: "front", bytesSent: 0, bytesTotal: 100)
        let again = table.progress("1", on: "front", bytesSent: 0, bytesTotal: 100)
        let step = table.progress("1", on: "front", bytesSent: 5)
        #expect(!first && told && !again && step)
        #expect(table["1"]?.bytesTotal == 100 && table["1"]?.bytesSent == 5)
        for bytes in [0, -1, Int.min] {
            let isNews = table.progress("1", on: "front", bytesSent: bytes, bytesTotal: bytes)
            #expect(!isNews && table["1"]?.bytesTotal == 100)
        }
        let ended = table.end("1", printed)
        #expect(ended?.bytesSent == 5 && ended?.bytesTotal == nil)
    }

    @Test func `a job that goes to another driver has no length again`() {
        var table = table("1")
        _ = table.next(on: "front", now: start)
        _ = table.progress("1", on: "front", bytesSent: 0, bytesTotal: 100)
        table.putBack("1")
        #expect(table["1"]?.state == .queued && table["1"]?.bytesTotal == nil)
    }

    @Test func `a job waits while its device needs a person`() {
        var table = table("1")
        #expect(table.attention(on: "front", ["coverOpen"]) == nil)
        _ = table.next(on: "front", now: start)
        #expect(table.attention(on: "front", ["paperNearEnd"]) == nil)
        #expect(table.attention(on: "front", ["coverOpen"]) == "1")
        #expect(table["1"]?.state == .waiting && table["1"]?.reason == "coverOpen")
        #expect(table.attention(on: "front", ["coverOpen"]) == nil)
        #expect(table.attention(on: "front", []) == "1")
        #expect(table["1"]?.state == .sending && table["1"]?.reason == nil)
    }

    @Test func `a job whose time is over does not begin, and is named`() {
        var table = JobTable()
        table.add(job("1", on: ["left", "right"]), expiry: start + .seconds(1))
        table.add(job("2", on: ["left", "right"]), expiry: later)
        #expect(table.nextExpiry == start + .seconds(1))
        #expect(table.expired(now: start).isEmpty)
        let now = start + .seconds(1)
        #expect(table.next(on: "left", now: now)?.name == "2")
        #expect(table.expired(now: now) == ["1"])
        _ = table.end("1", JobEnd(.notPrinted, evidence: .nothingSent))
        #expect(table.nextExpiry == nil)
    }

    @Test func `one that is on its way does not expire`() {
        var table = table("1")
        _ = table.next(on: "front", now: start)
        #expect(table.expired(now: later + .seconds(1)).isEmpty)
        table.putBack("1")
        #expect(table.expired(now: later + .seconds(1)) == ["1"])
    }

    @Test func `jobs say what the device that they wait for is not there for`() {
        var table = table("1", "2")
        table.add(job("3", on: ["front", "back"]), expiry: later)
        #expect(table.explain("front", "printerInUse", "a sentence") == ["1", "2"])
        #expect(table.explain("front", "printerInUse", "a sentence") == [])
        table.add(job("4"), expiry: later)
        #expect(
            ["1", "2", "3", "4"].map { table[$0]?.reason } == ["printerInUse", "printerInUse", nil, "printerInUse"]
        )
        #expect(table["4"]?.detail == "a sentence")
        #expect(table.explain("front", nil, nil) == ["1", "2", "4"])
        #expect(table["1"]?.reason == nil && table["1"]?.detail == nil)
    }

    @Test func `what the journal says of a job that waits counts more`() {
        var table = table("1")
        _ = table.next(on: "front", now: start)
        table.putBack("1", reason: "diskFull", detail: "no room")
        #expect(table.explain("front", "unreachable", nil) == [])
        #expect(table["1"]?.reason == "diskFull")
    }

    @Test func `a device is waited for while a job could go to it`() {
        var table = table("1", on: ["front", "back"])
        #expect(table.isWaitedFor("front", now: start) && table.isWaitedFor("back", now: start))
        #expect(!table.isWaitedFor("front", now: later))
        _ = table.next(on: "back", now: start)
        #expect(!table.isWaitedFor("front", now: start) && !table.isWaitedFor("back", now: start))
    }

    @Test func `there is room for so many jobs and so many bytes`() {
        var table = JobTable()
        for number in 1...JobTable.longestQueue { table.add(job("\(number)"), expiry: later) }
        #expect(!table.hasRoom(1, on: ["front"]))
        #expect(table.hasRoom(1, on: ["front", "back"]))
        _ = table.end("1", printed)
        #expect(table.hasRoom(1, on: ["front"]))
        table.add(job("9999", on: ["back"], bytes: JobTable.largestQueues - 2000), expiry: later)
        #expect(table.hasRoom(1000, on: ["back"]))
        #expect(!table.hasRoom(2000, on: ["back"]))
    }

    @Test func `the states of a job are those of the document`() throws {
        for state in [Printer.JobState.printed, .notPrinted, .resolvedPrinted, .resolvedNotPrinted, .superseded] {
            #expect(state.followers.isEmpty && state.isOver)
        }
        #expect(Printer.JobState.unknown.isOver)
        #expect(!Printer.JobState.queued.isOver && !Printer.JobState.sending.isOver && !Printer.JobState.waiting.isOver)
    }
}

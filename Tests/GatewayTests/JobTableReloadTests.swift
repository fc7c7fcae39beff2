import Gateway
import Interfaces
import Journal
import Testing
import Varlink

private let start = MonotonicTime(nanoseconds: 1_000_000_000)

private func job(_ number: Int64, _ role: String = "receipt", on devices: String...) -> PrintJob {
    var job = PrintJob(
        name: "\(number)",
        user: 1000,
        client: "till",
        key: nil,
        role: role,
        devices: devices,
        body: .init(document: [0x20]),
        accepted: WallTime(milliseconds: 0),
        expires: WallTime(milliseconds: 60_000)
    )
    job.sequence = number
    return job
}

private func table(_ jobs: PrintJob...) -> JobTable {
    var table = JobTable()
    for job in jobs { table.add(job, expiry: start + .seconds(60)) }
    return table
}

@Suite struct JobTableReloadTests {
    @Test func `jobs that wait go to who plays their role now, in their order`() {
        var table = table(job(1, on: "front"), job(2, "kitchen", on: "back"), job(3, on: "front"))
        let (moved, homeless) = table.rearrange { _ in ["back"] }
        #expect(moved == ["1", "3"] && homeless.isEmpty)
        var order: [String] = []
        while let next = table.next(on: "back", now: start) {
            order.append(next.name)
            _ = table.end(next.name, JobEnd(.printed, evidence: .statusFence))
        }
        #expect(order == ["1", "2", "3"])
        #expect(table.next(on: "front", now: start) == nil)
    }

    @Test func `what a device has stays with it, and goes to the others if it comes back`() {
        var table = table(job(1, on: "front"), job(2, on: "front"))
        _ = table.next(on: "front", now: start)
        let (moved, homeless) = table.rearrange { _ in ["back"] }
        #expect(moved == ["2"] && homeless.isEmpty)
        #expect(table.running(on: "front")?.job.name == "1" && table["1"]?.device == "front")
        table.putBack("1")
        // What is told of it names who it waits for now.
        #expect(table["1"]?.device == "back")
        #expect(table.count(on: "front") == 0)
        #expect(table.next(on: "back", now: start)?.name == "1")
    }

    @Test func `a job that was written down for a device that left its role meanwhile waits for the others`() {
        var table = JobTable()
        table.add(job(1, on: "back"), expiry: start + .seconds(60))
        let hasStarted = table.start("1", on: "front")
        #expect(hasStarted && table["1"]?.device == "front")
        table.putBack("1")
        #expect(table["1"]?.device == "back" && table.count(on: "front") == 0 && table.count(on: "back") == 1)
    }

    @Test func `a job of a role that nobody plays is named, unless a device has it`() {
        var table = table(job(1, on: "front"), job(2, on: "front"), job(3, "kitchen", on: "front"))
        _ = table.next(on: "front", now: start)
        let (moved, homeless) = table.rearrange { $0 == "kitchen" ? ["front"] : [] }
        #expect(moved.isEmpty && homeless == ["2"])
        // Nobody gets it any more, and it is named as long as it is there.
        table.putBack("1")
        let again = table.rearrange { $0 == "kitchen" ? ["front"] : [] }
        #expect(again.homeless == ["1", "2"])
        #expect(table.next(on: "front", now: start)?.name == "3")
    }

    @Test func `a job that moves waits for what its new device waits for`() {
        var table = table(job(1, on: "front"))
        _ = table.explain("front", "unreachable", "nothing answers")
        _ = table.explain("back", "printerInUse", nil)
        #expect(table["1"]?.reason == "unreachable")
        _ = table.rearrange { _ in ["back"] }
        #expect(table["1"]?.reason == "printerInUse" && table["1"]?.device == "back")
        _ = table.rearrange { _ in ["front", "back"] }
        #expect(table["1"]?.reason == nil && table["1"]?.device == "back")
    }

    @Test func `nothing moves where nothing has changed`() {
        var table = table(job(1, on: "front", "back"), job(2, on: "front", "back"))
        _ = table.next(on: "back", now: start)
        let (moved, homeless) = table.rearrange { _ in ["front", "back"] }
        #expect(moved.isEmpty && homeless.isEmpty && table.count(on: "front") == 1)
    }
}

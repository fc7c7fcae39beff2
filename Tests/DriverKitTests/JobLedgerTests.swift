import CLinux
import Glibc
import Testing
import Varlink

@testable import DriverKit

@Suite struct JobLedgerTests {
    @Test func `a job runs until it ends and is kept until it is settled`() {
        var ledger = JobLedger()
        ledger.begin("a")
        ledger.progress(bytesSent: 10)
        #expect(ledger.running?.bytesSent == 10)
        let isSettledEarly = ledger.settle("a")
        let end = JobLedger.End(outcome: .printed, reason: nil, evidence: .statusFence)
        let ended = [ledger.end(end)?.name, ledger.end(end)?.name]
        #expect(!isSettledEarly && ended == ["a", nil])
        #expect(ledger.running == nil && ledger.entry("a")?.end == end)
        let isSettled = [ledger.settle("a"), ledger.settle("a")]
        #expect(isSettled == [true, false] && ledger.entry("a") == nil)
    }

    @Test func `the length of a job is kept with it, and the next one has none`() {
        var ledger = JobLedger()
        let early = ledger.total(bytes: 5)
        ledger.begin("a")
        let told = ledger.total(bytes: 100)
        ledger.progress(bytesSent: 10)
        #expect(early == nil && told?.name == "a" && told?.bytesSent == 0)
        #expect(ledger.running?.bytesTotal == 100 && ledger.running?.bytesSent == 10)
        _ = ledger.end(.init(outcome: .printed, reason: nil, evidence: .statusFence))
        ledger.begin("b")
        #expect(ledger.running?.name == "b" && ledger.running?.bytesTotal == nil)
    }

    @Test func `jobs that nobody settles do not pile up`() {
        var ledger = JobLedger()
        for number in 0..<1000 {
            ledger.begin("\(number)")
            _ = ledger.end(.init(outcome: .unknown, reason: nil, evidence: .consumed))
        }
        #expect(ledger.entries.count == JobLedger.capacity)
        #expect(ledger.entries.last?.name == "999")
    }

    @Test func `a document must be sealed`() throws {
        let file = OwnedDescriptor(linux_memory_file("document"))
        #expect(write(file.rawValue, "text", 4) == 4)
        #expect(SealedDocument(file) == nil)
        #expect(linux_seal(file.rawValue) == 0)
        let document = try #require(SealedDocument(file))
        #expect(Array(document.bytes) == Array("text".utf8))
        #expect(write(file.rawValue, "more", 4) == -1)
    }

    @Test func `an empty document is one`() {
        let file = OwnedDescriptor(linux_memory_file("document"))
        #expect(linux_seal(file.rawValue) == 0)
        #expect(SealedDocument(file)?.bytes.count == 0)
    }

    @Test func `an ordinary file is no document`() {
        #expect(SealedDocument(OwnedDescriptor(open("/etc/hostname", O_RDONLY))) == nil)
    }
}

import Interfaces
import Testing
import Varlink

@testable import lane

@Suite struct ProgressLineTests {
    private func job(
        _ state: Printer.JobState,
        _ reason: String? = nil,
        bytesSent: Int = 52,
        bytesTotal: Int? = 100
    ) -> Printer.Job {
        Printer.Job(
            job: "1",
            key: nil,
            role: "receipt",
            device: "front",
            state: state,
            reason: reason,
            detail: nil,
            bytesSent: bytesSent,
            bytesTotal: bytesTotal,
            evidence: nil,
            isSimulated: false,
            keyMemory: .none,
            acceptedMilliseconds: 0,
            endedMilliseconds: nil,
            attempts: 1,
            isReprint: false,
            predecessor: nil,
            successor: nil
        )
    }

    @Test func `a job whose length is known has a bar while it is sent and while it waits`() {
        let bar = "[###############               ] 52 %"
        #expect(job(.sending).progressLine(within: 79) == "sending \(bar)")
        #expect(job(.waiting, "paperOut").progressLine(within: 79) == "waiting: paper out - put in a roll \(bar)")
    }

    @Test func `without its length a job is told in bytes`() {
        for total in [nil, 0, -1] {
            #expect(job(.sending, bytesTotal: total).progressLine(within: 79) == "sending, 52 bytes so far")
        }
        #expect(job(.queued).progressLine(within: 79) == "queued")
        #expect(job(.printed).progressLine(within: 79) == "printed")
    }

    @Test func `only the whole is 100 percent, whatever the numbers are`() {
        #expect(ProgressBar(0, of: 1000).percent == 0)
        #expect(ProgressBar(999, of: 1000).percent == 99)
        #expect(ProgressBar(1000, of: 1000).percent == 100)
        #expect(ProgressBar(.max, of: 1).percent == 100)
        #expect(ProgressBar(.min, of: .max).percent == 0)
        #expect(ProgressBar(.max - 1, of: .max).percent == 99)
        #expect(ProgressBar(5, of: 0).percent == 100)
    }

    @Test func `a line with a bar fits whatever it is to fit`() {
        let long = String(repeating: "長い", count: 50)
        for width in 0...79 {
            for words in ["", "sending", long] {
                for done in [0, 50, 100] {
                    let line = ProgressBar(done, of: 100).line(words, within: width)
                    #expect(columns(line) <= width)
                }
            }
        }
        #expect(ProgressBar(52, of: 100).line(long, within: 79).hasSuffix(" [#####     ] 52 %"))
    }

    @Test func `a line is drawn at once, then ten times a second at most, and its last text always`() {
        var pace = LinePace()
        let start = MonotonicTime(nanoseconds: 0)
        let first = pace.offer("a", now: start)
        let same = pace.offer("a", now: start + .milliseconds(10))
        let soon = [pace.offer("b", now: start + .milliseconds(20)), pace.offer("c", now: start + .milliseconds(90))]
        #expect(first == "a" && same == nil && soon == [nil, nil])
        #expect(pace.deadline == start + .milliseconds(100))
        let early = pace.due(now: start + .milliseconds(99))
        let due = pace.due(now: start + .milliseconds(100))
        #expect(early == nil && due == "c" && pace.deadline == nil)
        let drawn = (0..<1000).filter { pace.offer("\($0)", now: start + .milliseconds(200 + $0)) != nil }
        #expect(drawn.count == 10)
    }

    @Test func `a text that is drawn already is not drawn when what came between is gone`() {
        var pace = LinePace()
        let start = MonotonicTime(nanoseconds: 0)
        _ = pace.offer("a", now: start)
        _ = pace.offer("b", now: start + .milliseconds(1))
        let back = pace.offer("a", now: start + .milliseconds(2))
        #expect(back == nil && pace.deadline == nil)
    }
}

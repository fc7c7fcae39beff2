import Testing
import Varlink

@testable import DriverKit

struct PacedReportTests {
    private static let start = MonotonicTime(nanoseconds: 1_000_000_000)
    private var paced = PacedReport<Int>(every: .milliseconds(250))

    private func after(_ milliseconds: Int) -> MonotonicTime { Self.start + .milliseconds(milliseconds) }

    @Test mutating func `a change is told at once, and one soon after it when its time has come`() {
        let told = [paced.offer(1, now: after(0)), paced.offer(2, now: after(10)), paced.offer(3, now: after(20))]
        #expect(told == [1, nil, nil])
        #expect(paced.deadline == after(250))
        let due = [paced.due(now: after(249)), paced.due(now: after(250)), paced.due(now: after(900))]
        #expect(due == [nil, 3, nil])
        #expect(paced.deadline == nil)
    }

    @Test mutating func `a state that flaps is told four times a second`() {
        var told: [Int] = []
        for millisecond in 0..<2000 {
            if let state = paced.due(now: after(millisecond)) { told.append(state) }
            if let state = paced.offer(millisecond, now: after(millisecond)) { told.append(state) }
        }
        #expect(told.count == 8)
    }

    @Test mutating func `what has become again what was told is not told again`() {
        let told = [paced.offer(1, now: after(0)), paced.offer(2, now: after(10)), paced.offer(1, now: after(20))]
        #expect(told == [1, nil, nil])
        #expect(paced.deadline == nil)
        let due = paced.due(now: after(500))
        #expect(due == nil)
    }

    @Test mutating func `what presses does not wait, and what was forgotten is never told`() {
        let told = [paced.offer(1, now: after(0)), paced.offer(2, isPressing: true, now: after(1))]
        #expect(told == [1, 2])
        _ = paced.offer(3, now: after(2))
        paced.reset()
        let due = paced.due(now: after(500))
        #expect(due == nil && paced.deadline == nil)
        let next = paced.offer(3, now: after(501))
        #expect(next == 3)
    }
}

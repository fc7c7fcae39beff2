import Testing
import Varlink

@testable import Supervisor

@Suite struct RestartPolicyTests {
    private func second(_ seconds: Double) -> MonotonicTime { MonotonicTime(nanoseconds: Int64(seconds * 1e9)) }

    @Test func `the first restart is at once, then they slow down`() {
        var policy = RestartPolicy(.driver)
        let decisions = [0, 1, 2, 3].map { policy.died(now: second($0)) }
        #expect(decisions == [0, 1.25, 2.5, 4].map { .restart(at: second($0)) })
    }

    @Test func `five deaths within a minute lead to quarantine`() {
        var policy = RestartPolicy(.driver)
        let decisions = [0, 1, 2, 3, 4, 605].map { policy.died(now: second($0)) }
        #expect(decisions[4...] == [.quarantine(until: second(604)), .quarantine(until: second(1205))])
    }

    @Test func `a quiet minute is forgiven`() {
        var policy = RestartPolicy(.driver)
        let decisions = [0, 1, 2, 3, 63.1].map { policy.died(now: second($0)) }
        #expect(decisions.last == .restart(at: second(63.1)))
    }

    @Test func `an essential process is never given up`() {
        var policy = RestartPolicy(.essential)
        var last = RestartPolicy.Decision.restart(at: second(0))
        for _ in 0..<50 { last = policy.died(now: second(0)) }
        #expect(last == .restart(at: second(10)))
    }

    @Test func `deaths that lie apart do not add up to a long wait`() {
        var policy = RestartPolicy(.essential)
        var longest = 0.0
        for death in 0..<100 {
            let now = second(Double(death) * 12)
            guard case .restart(let moment) = policy.died(now: now) else { continue }
            longest = max(longest, Double(moment.nanoseconds - now.nanoseconds) / 1e9)
        }
        // Five in any minute: 0, 250, 500 ms, 1 and 2 s.
        #expect(longest == 2)
    }

    @Test func `a child that shows signs is never stuck`() {
        var pulse = Pulse(patience: .seconds(5), now: second(0))
        #expect(pulse.deadline == second(5))
        pulse.sign(now: second(3))
        #expect(pulse.deadline == second(8))
    }

    @Test func `an announced silence postpones the end, but not for ever`() {
        var pulse = Pulse(patience: .seconds(5), now: second(0))
        pulse.busy(for: .seconds(30), atMost: .seconds(60), now: second(1))
        #expect(pulse.deadline == second(36))
        pulse.sign(now: second(2))
        #expect(pulse.deadline == second(36))
        pulse.busy(for: .seconds(1_000_000), atMost: .seconds(60), now: second(10))
        #expect(pulse.deadline == second(75))
        pulse.busy(for: .seconds(-5), atMost: .seconds(60), now: second(20))
        #expect(pulse.deadline == second(25))
    }

    @Test func `after a quarantine it is tried once, and forgiven when it holds for a minute`() {
        var policy = RestartPolicy(.driver)
        for _ in 0..<5 { _ = policy.died(now: second(0)) }
        #expect(policy.died(now: second(601)) == .quarantine(until: second(1201)))
        #expect(policy.died(now: second(1262)) == .restart(at: second(1262)))
    }

    @Test func `deaths are counted until it has held for a minute`() {
        var policy = RestartPolicy(.driver)
        let moments: [Double] = [0, 1, 2, 3, 4, 604, 1205, 1300, 1900, 2600]
        let counts = moments.map { moment in
            _ = policy.died(now: second(moment))
            return policy.deathsInARow
        }
        #expect(counts == [1, 2, 3, 4, 5, 6, 7, 8, 9, 1])
    }

    @Test func `a silence that nobody could have heard is forgiven once`() {
        var pulse = Pulse(patience: .seconds(4), now: second(0))
        let early = pulse.isSilent(now: second(3))
        #expect(!early)
        var other = pulse
        let inTime = other.isSilent(now: second(4.5))
        #expect(inTime)
        let late = pulse.isSilent(now: second(60))
        #expect(!late)
        #expect(pulse.deadline == second(64))
        let again = pulse.isSilent(now: second(64.1))
        #expect(again)
    }
}

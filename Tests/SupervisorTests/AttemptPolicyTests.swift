import Testing
import Varlink

@testable import Supervisor

@Suite struct AttemptPolicyTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)

    private func failures(_ policy: inout AttemptPolicy, _ count: Int) -> [Duration] {
        (0..<count).map { _ in policy.lineFailed(isWithOthers: false, now: start) }
    }

    @Test func `a device that was plugged in is looked for at once, twice`() {
        var policy = AttemptPolicy()
        let before = failures(&policy, 3)
        policy.hasCome()
        // The first failure may be the end of what began before it came.
        let after = failures(&policy, 3)
        #expect(before == [.zero, ReopenPolicy.firstDelay, ReopenPolicy.firstDelay * 2])
        #expect(after == [.zero, .zero, ReopenPolicy.firstDelay])
    }

    @Test func `a device that takes jobs is not known to have just come`() {
        var policy = AttemptPolicy()
        policy.hasCome()
        policy.ready(now: start)
        let delays = failures(&policy, 2)
        #expect(delays == [.zero, ReopenPolicy.firstDelay])
    }

    @Test func `a line that is looked for anew has never failed`() {
        var policy = AttemptPolicy()
        _ = failures(&policy, 5)
        policy.forgiveLine()
        let delays = failures(&policy, 2)
        #expect(delays == [.zero, ReopenPolicy.firstDelay])
    }

    @Test func `drivers that die are not forgiven for a new line, but for themselves`() {
        var policy = AttemptPolicy()
        for _ in 0..<4 { _ = policy.driverDied(now: start) }
        policy.forgiveLine()
        policy.hasCome()
        let fifth = policy.driverDied(now: start)
        policy.forgiveDriver()
        let first = policy.driverDied(now: start)
        #expect(fifth == .quarantine(until: start + RestartPolicy.Numbers.driver.quarantine))
        #expect(first == .restart(at: start))
    }

    @Test func `a line that fails says nothing of the driver`() {
        var policy = AttemptPolicy()
        _ = failures(&policy, 20)
        let first = policy.driverDied(now: start)
        #expect(first == .restart(at: start))
    }
}

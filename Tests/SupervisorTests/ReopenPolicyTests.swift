import Supervisor
import Testing
import Varlink

@Suite struct ReopenPolicyTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)

    @Test func `a device that is away is looked for ever less often, and for ever`() {
        var policy = ReopenPolicy()
        var delays: [Duration] = []
        for _ in 0..<9 { delays.append(policy.failed(now: start)) }
        #expect(delays[0] == .zero)
        #expect(delays[1] == ReopenPolicy.firstDelay)
        #expect(delays[2] == ReopenPolicy.firstDelay * 2)
        #expect(delays[8] == ReopenPolicy.lastDelay)
    }

    @Test func `a device that has worked is looked for at once`() {
        var policy = ReopenPolicy()
        for _ in 0..<5 { _ = policy.failed(now: start) }
        policy.ready(now: start)
        #expect(policy.failed(now: start + ReopenPolicy.worked) == .zero)
        #expect(policy.failed(now: start + ReopenPolicy.worked) == ReopenPolicy.firstDelay)
    }

    @Test func `a device that others have is asked for every second`() {
        var policy = ReopenPolicy()
        var delays: [Duration] = []
        for _ in 0..<9 { delays.append(policy.failed(isWithOthers: true, now: start)) }
        #expect(delays[0] == .zero && delays[8] == ReopenPolicy.lastDelayWithOthers)
        #expect(policy.failed(now: start) == ReopenPolicy.lastDelay)
    }

    @Test func `a device that comes and goes is not looked for at once each time`() {
        var policy = ReopenPolicy()
        _ = policy.failed(now: start)
        _ = policy.failed(now: start)
        policy.ready(now: start)
        #expect(policy.failed(now: start + .seconds(1)) == ReopenPolicy.firstDelay * 2)
    }
}

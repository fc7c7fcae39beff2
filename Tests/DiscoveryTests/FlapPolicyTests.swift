import Discovery
import Testing
import Varlink

@Suite struct FlapPolicyTests {
    private let start = MonotonicTime.now

    @Test func `the first returns are at once`() {
        var policy = FlapPolicy()
        for second in 1..<FlapPolicy.mostDepartures {
            policy.left(now: start + .seconds(second))
            let rest = policy.isThere(now: start + .seconds(second))
            #expect(rest == nil)
        }
    }

    @Test func `a device that goes on flapping rests ever longer`() {
        var policy = FlapPolicy()
        var now = start
        var rests: [Duration] = []
        while rests.count < 8 {
            now = now + .seconds(1)
            policy.left(now: now)
            if let end = policy.isThere(now: now)?.until, end - now > .seconds(9) {
                rests.append(end - now)
                now = end
            }
        }
        #expect(rests == [10, 20, 40, 80, 160, 300, 300, 300].map(Duration.seconds))
    }

    @Test func `returns within a rest do not end it`() {
        var policy = FlapPolicy()
        for _ in 0..<FlapPolicy.mostDepartures { policy.left(now: start) }
        let rest = policy.isThere(now: start)
        policy.left(now: start + .seconds(1))
        let again = policy.isThere(now: start + .seconds(2))
        let over = policy.isThere(now: start + .seconds(10))
        #expect(rest?.until == start + .seconds(10))
        #expect(again?.until == start + .seconds(10))
        #expect(over == nil)
    }

    @Test func `the same is said of a rest for as long as it lasts, so that it is said once`() throws {
        let printer = try function(usbPrinter())
        var policy = FlapPolicy()
        for _ in 0..<FlapPolicy.mostDepartures { policy.left(now: start) }
        let first = policy.isThere(now: start)?.sentence(printer)
        policy.left(now: start + .seconds(1))
        let later = policy.isThere(now: start + .milliseconds(3_500))?.sentence(printer)
        #expect(first?.contains("it is left alone for 10 s") == true)
        #expect(later == first)
    }

    @Test func `flapping within a rest leads to a longer one`() {
        var policy = FlapPolicy()
        for _ in 0..<FlapPolicy.mostDepartures { policy.left(now: start) }
        _ = policy.isThere(now: start)
        for second in 1...5 { policy.left(now: start + .seconds(second)) }
        let end = policy.isThere(now: start + .seconds(10))?.until
        #expect(end == start + .seconds(30))
    }

    @Test func `a quiet minute is forgiven`() {
        var policy = FlapPolicy()
        for _ in 0..<FlapPolicy.mostDepartures { policy.left(now: start) }
        _ = policy.isThere(now: start)
        let later = start + .seconds(71)
        for _ in 0..<FlapPolicy.mostDepartures { policy.left(now: later) }
        let end = policy.isThere(now: later)?.until
        #expect(end == later + .seconds(10))
    }

    @Test func `one departure a quarter of a minute is no flapping`() {
        var policy = FlapPolicy()
        for number in 1...100 {
            let now = start + .seconds(number * 15)
            policy.left(now: now)
            let rest = policy.isThere(now: now)
            #expect(rest == nil)
        }
    }
}

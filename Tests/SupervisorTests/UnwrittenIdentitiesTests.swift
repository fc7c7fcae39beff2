import Supervisor
import Testing
import Varlink

@Suite struct UnwrittenIdentitiesTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)

    @Test func `what could not be written is told once and tried again after longer and longer pauses`() {
        var unwritten = UnwrittenIdentities()
        let isNews = unwritten.failed("a", "front", now: start)
        #expect(isNews)
        #expect(unwritten.nextAttempt == start + UnwrittenIdentities.firstPause)
        let isNewsAgain = unwritten.failed("b", "front", now: start)
        #expect(!isNewsAgain)
        #expect(unwritten.texts == ["front": "b"])
        var (now, pauses) = (start, [Duration]())
        for _ in 0..<10 {
            guard let next = unwritten.nextAttempt else { break }
            pauses.append(next - now)
            now = next
            unwritten.isTried(now: now)
        }
        #expect(pauses.count == 10)
        #expect(pauses[0...2].map { $0 / .seconds(1) } == [1, 2, 4])
        #expect(pauses.last == UnwrittenIdentities.longestPause)
    }

    @Test func `what is written is told once and pauses begin anew after all of it`() {
        var unwritten = UnwrittenIdentities()
        _ = unwritten.failed("a", "front", now: start)
        _ = unwritten.failed("b", "back", now: start)
        unwritten.isTried(now: start)
        let wasUnwritten = unwritten.settled("front")
        #expect(wasUnwritten)
        let isStillThere = unwritten.settled("front")
        #expect(!isStillThere)
        #expect(unwritten.nextAttempt != nil)
        _ = unwritten.settled("back")
        #expect(unwritten.nextAttempt == nil)
        _ = unwritten.failed("a", "front", now: start)
        #expect(unwritten.nextAttempt == start + UnwrittenIdentities.firstPause)
    }
}

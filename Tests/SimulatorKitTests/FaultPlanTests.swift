import Interfaces
import Testing
import Varlink

@testable import SimulatorKit

/// What goes wrong, when, and how often.
@Suite struct FaultPlanTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)

    private func order(
        _ fault: LinkSimulation.FaultKind,
        after bytes: Int? = nil,
        milliseconds: Int? = nil,
        bytes count: Int? = nil,
        replies: Int? = nil,
        pace: Int? = nil,
        seed: Int? = nil
    ) throws(FaultRefusal) -> FaultOrder {
        try FaultOrder(
            .init(
                device: "front",
                fault: fault,
                afterBytes: bytes,
                milliseconds: milliseconds,
                bytes: count,
                replies: replies,
                bytesPerSecond: pace,
                seed: seed
            )
        )
    }

    private func fired(
        _ fault: LinkSimulation.FaultKind,
        at bytes: Int,
        number: Int = 1
    ) -> FaultPlan.Action {
        .note(.init(number: number, fault: fault, receivedBytes: bytes))
    }

    @Test func `without a fault everything passes`() {
        var plan = FaultPlan()
        let actions = plan.received(700, now: start)
        let answer = plan.answer([1, 2])
        #expect(actions.isEmpty && answer.parts == [[1, 2]] && answer.actions.isEmpty)
        #expect(plan.capacity(now: start) == .max && plan.deadline(now: start) == nil && plan.receivedBytes == 700)
    }

    @Test func `a cable is pulled at its byte and not before`() throws {
        var plan = FaultPlan()
        _ = plan.received(1000, now: start)
        let armed = try plan.arm(try order(.unplugAtByte, after: 700), now: start)
        #expect(armed.actions.isEmpty && plan.capacity(now: start) == 700)
        let early = plan.received(699, now: start)
        #expect(early.isEmpty && plan.capacity(now: start) == 1)
        let due = plan.received(1, now: start)
        #expect(due == [fired(.unplugAtByte, at: 1700), .unplug(until: nil)])
        let fault = try #require(plan.fault(1))
        #expect(fault.state == .over && fault.firedAtByte == 1700 && fault.firedTimes == 1 && plan.firedFaults == 1)
        let later = plan.received(1000, now: start)
        #expect(later.isEmpty && plan.capacity(now: start) == .max)
    }

    @Test func `no bytes to wait for is at once`() throws {
        var plan = FaultPlan()
        let armed = try plan.arm(try order(.powerLoss, milliseconds: 300), now: start)
        #expect(armed.actions == [fired(.powerLoss, at: 0), .losePower(.milliseconds(300))])
    }

    @Test func `a stall takes nothing until its time is over`() throws {
        var plan = FaultPlan()
        _ = try plan.arm(try order(.stall, after: 10, milliseconds: 500), now: start)
        _ = plan.received(10, now: start)
        let end = start + .milliseconds(500)
        #expect(plan.capacity(now: start) == 0 && plan.deadline(now: start) == end)
        plan.timeHasCome(now: end + .nanoseconds(-1))
        #expect(plan.capacity(now: start) == 0)
        plan.timeHasCome(now: end)
        #expect(plan.capacity(now: end) == .max && plan.deadline(now: end) == nil)
    }

    @Test func `a stall without an end lasts until it is cleared`() throws {
        var plan = FaultPlan()
        _ = try plan.arm(try order(.stall), now: start)
        _ = try plan.arm(try order(.unplugAtByte, after: 5), now: start)
        plan.timeHasCome(now: start + .seconds(86_400))
        #expect(plan.capacity(now: start + .seconds(86_400)) == 0 && plan.deadline(now: start) == nil)
        plan.clear()
        let actions = plan.received(10, now: start)
        #expect(plan.capacity(now: start) == .max && actions.isEmpty && plan.faults.allSatisfy { $0.state == .over })
    }

    @Test func `a slow line takes its bytes evenly`() throws {
        var plan = FaultPlan()
        _ = try plan.arm(try order(.slow, pace: 1000), now: start)
        var (now, taken) = (start, 0)
        while now < start + .seconds(10) {
            let capacity = plan.capacity(now: now)
            if capacity > 0 {
                _ = plan.received(capacity, now: now)
                taken += capacity
            }
            now = try #require(plan.deadline(now: now))
        }
        #expect(taken > 9900 && taken <= 10_000)
        // What was not used is not saved up.
        #expect(plan.capacity(now: now + .seconds(60)) == 50)
    }

    @Test func `a very slow line takes a byte at a time`() throws {
        var plan = FaultPlan()
        _ = try plan.arm(try order(.slow, pace: 1), now: start)
        let deadline = try #require(plan.deadline(now: start))
        #expect(deadline == start + .seconds(1) && plan.capacity(now: deadline) == 1)
    }

    @Test func `answers are lost, halved and doubled as often as was told`() throws {
        var plan = FaultPlan()
        _ = try plan.arm(try order(.dropReplies, after: 3, replies: 2), now: start)
        let before = plan.answer([1])
        _ = plan.received(3, now: start)
        let answers = (0..<3).map { _ in plan.answer([1, 2]) }
        #expect(before.parts == [[1]] && answers.map(\.parts) == [[], [], [[1, 2]]])
        #expect(answers[0].actions == [fired(.dropReplies, at: 3)] && plan.firedFaults == 2)
        #expect(plan.fault(1)?.state == .over && plan.fault(1)?.firedTimes == 2)

        _ = try plan.arm(try order(.halfReply), now: start)
        // A single byte has no half.
        let halves = [[7], [1, 2, 3], [1, 2, 3]].map { plan.answer($0).parts }
        #expect(halves == [[[7]], [[1]], [[1, 2, 3]]])

        _ = try plan.arm(try order(.duplicateReply), now: start)
        let doubles = [[1, 2], [3]].map { plan.answer($0).parts }
        #expect(doubles == [[[1, 2], [1, 2]], [[3]]])
    }

    @Test func `garbage follows from its seed`() throws {
        var (one, other) = (FaultPlan(), FaultPlan())
        let actions = try one.arm(try order(.garbage, bytes: 5, seed: 1), now: start).actions
        let same = try other.arm(try order(.garbage, bytes: 5, seed: 1), now: start).actions
        // SplitMix64 begins with 0x910a2dec89025cc1 and 0xbeeb8da1658eec67 for the seed 1.
        #expect(actions == same && actions.last == .send([0x91, 0xBE, 0xF8, 0x71, 0x71]))
        #expect(GarbageBytes.make(5, seed: 2) != GarbageBytes.make(5, seed: 1))
    }

    @Test func `faults of the same byte fire in their order`() throws {
        var plan = FaultPlan()
        _ = try plan.arm(try order(.unplugAtByte, after: 9, milliseconds: 20), now: start)
        _ = try plan.arm(try order(.stall, after: 9), now: start)
        _ = try plan.arm(try order(.stall, after: 4), now: start)
        #expect(plan.capacity(now: start) == 4)
        let first = plan.received(4, now: start)
        #expect(first == [fired(.stall, at: 4, number: 3)])
        let rest = plan.received(5, now: start)
        #expect(
            rest == [
                fired(.unplugAtByte, at: 9), .unplug(until: .milliseconds(20)), fired(.stall, at: 9, number: 2),
            ]
        )
    }

    @Test func `what is open is bounded and what is over forgotten`() throws {
        var plan = FaultPlan()
        for _ in 0..<FaultPlan.mostOpen { _ = try plan.arm(try order(.stall, after: 1), now: start) }
        #expect(throws: FaultRefusal.self) { _ = try plan.arm(try order(.stall), now: start) }
        plan.clear()
        for _ in 0..<100 { _ = try plan.arm(try order(.unplugAtByte), now: start) }
        #expect(plan.faults.count == FaultPlan.mostOver && plan.faults.last?.number == 132 && plan.firedFaults == 100)
    }

    @Test func `what a fault does not take is refused by its name`() throws {
        func wrong(_ make: () throws(FaultRefusal) -> FaultOrder) -> String? {
            do throws(FaultRefusal) {
                _ = try make()
                return nil
            } catch {
                return error.parameter
            }
        }
        #expect(wrong { () throws(FaultRefusal) in try order(.stall, bytes: 3) } == "bytes")
        #expect(wrong { () throws(FaultRefusal) in try order(.slow) } == "bytesPerSecond")
        #expect(wrong { () throws(FaultRefusal) in try order(.garbage, bytes: 3) } == "seed")
        #expect(wrong { () throws(FaultRefusal) in try order(.garbage, bytes: 65_537, seed: 1) } == "bytes")
        #expect(wrong { () throws(FaultRefusal) in try order(.unplugAtByte, after: .max) } == "afterBytes")
        #expect(wrong { () throws(FaultRefusal) in try order(.powerLoss, milliseconds: 0) } == "milliseconds")
        #expect(wrong { () throws(FaultRefusal) in try order(.clear) } == "fault")
    }
}

import Interfaces
import Varlink

/// The faults of one device: told of bytes, answers and time, it says what goes wrong.
///
/// Without clock and without input or output. What fires, and at which byte, follows from the bytes alone.
struct FaultPlan {
    /// What is to be done, in order.
    enum Action: Equatable {
        /// A fault has fired.
        case note(LinkSimulation.FiredFault)
        /// The cable is pulled; it is plugged in again after a while, or by a person.
        case unplug(until: Duration?)
        /// The power fails for a while.
        case losePower(Duration)
        /// Bytes that no device has made go to the driver.
        case send([UInt8])
    }

    /// How many faults can be armed or go on at a time.
    static let mostOpen = 32
    /// How many that are over are remembered.
    static let mostOver = 32

    /// How many bytes were taken from the driver.
    private(set) var receivedBytes = 0
    /// How often faults have fired.
    private(set) var firedFaults = 0
    private var entries: [Entry] = []
    private var lastNumber = 0

    fileprivate struct Entry {
        let number: Int
        let order: FaultOrder
        let beginsAtByte: Int
        var state: LinkSimulation.FaultState = .armed
        var firedTimes = 0
        var firedAtByte: Int?
        var endsAt: MonotonicTime?
        var repliesLeft = 0
        var pace: SlowPace?
    }

    /// The faults for whoever looks, the oldest first.
    var faults: [LinkSimulation.ArmedFault] { entries.map(\.description) }

    /// Adds a fault, which fires at once where no bytes are to be waited for; returns it and what is to be done.
    mutating func arm(
        _ order: FaultOrder,
        now: MonotonicTime
    ) throws(FaultRefusal) -> (number: Int, actions: [Action]) {
        guard entries.count(where: { $0.state != .over }) < FaultPlan.mostOpen else {
            throw FaultRefusal(parameter: "fault", reason: "\(FaultPlan.mostOpen) faults are armed already")
        }
        lastNumber += 1
        entries.append(Entry(number: lastNumber, order: order, beginsAtByte: receivedBytes + order.afterBytes))
        return (lastNumber, fireWhatIsDue(now: now))
    }

    /// The fault of this number, as long as it is remembered.
    func fault(_ number: Int) -> LinkSimulation.ArmedFault? { entries.first { $0.number == number }?.description }

    /// Ends all faults.
    mutating func clear() {
        for index in entries.indices { entries[index].state = .over }
        forget()
    }

    /// How many bytes may be taken now: never more than up to the next byte at which a fault begins.
    func capacity(now: MonotonicTime) -> Int {
        var capacity = Int.max
        for entry in entries {
            switch (entry.state, entry.order.effect) {
            case (.armed, _): capacity = min(capacity, max(0, entry.beginsAtByte - receivedBytes))
            case (.active, .stall): return 0
            case (.active, .slow): capacity = min(capacity, entry.pace?.capacity(now: now) ?? capacity)
            default: break
            }
        }
        return capacity
    }

    /// When ``timeHasCome(now:)`` has something to do, or there is capacity again.
    func deadline(now: MonotonicTime) -> MonotonicTime? {
        let active = entries.filter { $0.state == .active }
        return (active.map(\.endsAt) + active.map { $0.pace?.refill(now: now) }).compactMap { $0 }.min()
    }

    /// So many bytes were taken; what is to be done comes after what the device makes of them.
    mutating func received(_ count: Int, now: MonotonicTime) -> [Action] {
        receivedBytes += count
        for index in entries.indices where entries[index].state == .active {
            entries[index].pace?.take(count, now: now)
        }
        return fireWhatIsDue(now: now)
    }

    /// The device answers; returns what of it is sent, and whose fault it is when that is something else.
    mutating func answer(_ reply: [UInt8]) -> (parts: [[UInt8]], actions: [Action]) {
        for index in entries.indices where entries[index].state == .active {
            guard case .replies(_, let what) = entries[index].order.effect else { continue }
            // Of a single byte there is no half.
            if what == .halved, reply.count < 2 { continue }
            entries[index].repliesLeft -= 1
            let note = fire(index)
            if entries[index].repliesLeft == 0 { entries[index].state = .over }
            forget()
            switch what {
            case .dropped: return ([], [note])
            case .halved: return ([Array(reply.prefix(reply.count / 2))], [note])
            case .doubled: return ([reply, reply], [note])
            }
        }
        return ([reply], [])
    }

    /// Ends what has lasted long enough.
    mutating func timeHasCome(now: MonotonicTime) {
        for index in entries.indices where entries[index].endsAt.map({ $0 <= now }) == true {
            entries[index].state = .over
        }
        forget()
    }

    private mutating func fireWhatIsDue(now: MonotonicTime) -> [Action] {
        var actions: [Action] = []
        for index in entries.indices
        where entries[index].state == .armed && entries[index].beginsAtByte <= receivedBytes {
            actions += begin(index, now: now)
        }
        forget()
        return actions
    }

    private mutating func begin(_ index: Int, now: MonotonicTime) -> [Action] {
        switch entries[index].order.effect {
        case .unplug(let until):
            entries[index].state = .over
            return [fire(index), .unplug(until: until)]
        case .losePower(let duration):
            entries[index].state = .over
            return [fire(index), .losePower(duration)]
        case .garbage(let bytes, let seed):
            entries[index].state = .over
            return [fire(index), .send(GarbageBytes.make(bytes, seed: seed))]
        case .stall(let duration):
            entries[index].state = .active
            entries[index].endsAt = duration.map { now + $0 }
            return [fire(index)]
        case .slow(let bytesPerSecond, let duration):
            entries[index].state = .active
            entries[index].endsAt = duration.map { now + $0 }
            entries[index].pace = SlowPace(bytesPerSecond: bytesPerSecond, now: now)
            return [fire(index)]
        case .replies(let count, _):
            entries[index].state = .active
            entries[index].repliesLeft = count
            return []
        }
    }

    private mutating func fire(_ index: Int) -> Action {
        entries[index].firedTimes += 1
        entries[index].firedAtByte = receivedBytes
        firedFaults += 1
        let (number, fault) = (entries[index].number, entries[index].order.told.fault)
        return .note(LinkSimulation.FiredFault(number: number, fault: fault, receivedBytes: receivedBytes))
    }

    private mutating func forget() {
        var surplus = entries.count(where: { $0.state == .over }) - FaultPlan.mostOver
        guard surplus > 0 else { return }
        entries.removeAll { entry in
            guard entry.state == .over, surplus > 0 else { return false }
            surplus -= 1
            return true
        }
    }
}

extension FaultPlan.Entry {
    fileprivate var description: LinkSimulation.ArmedFault {
        LinkSimulation.ArmedFault(
            number: number,
            fault: order.told.fault,
            state: state,
            beginsAtByte: beginsAtByte,
            milliseconds: order.told.milliseconds,
            bytes: order.told.bytes,
            replies: order.told.replies,
            bytesPerSecond: order.told.bytesPerSecond,
            seed: order.told.seed,
            firedTimes: firedTimes,
            firedAtByte: firedAtByte
        )
    }
}

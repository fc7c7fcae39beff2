/// Moments and what is to happen at each, soonest first; no clock of its own.
///
/// Cancelling is cheap: the entry stays until its moment and is passed over then.
struct TimerQueue {
    private struct Entry {
        let moment: MonotonicTime
        let identifier: UInt64
    }

    /// A binary heap by moment, then by age.
    private var heap: [Entry] = []
    private var actions: [UInt64: () -> Void] = [:]
    /// The number of the action that was added last.
    private(set) var lastIdentifier: UInt64 = 0

    /// How many entries there are, those of cancelled actions included.
    var heapCount: Int { heap.count }

    /// How many actions wait.
    var count: Int { actions.count }

    /// Adds an action; the number returned cancels it.
    mutating func add(at moment: MonotonicTime, _ action: @escaping () -> Void) -> UInt64 {
        lastIdentifier += 1
        actions[lastIdentifier] = action
        heap.append(Entry(moment: moment, identifier: lastIdentifier))
        siftUp(heap.count - 1)
        return lastIdentifier
    }

    /// Forgets an action and returns it: the caller lets go of it, since what that ends may come back here.
    mutating func cancel(_ identifier: UInt64) -> (() -> Void)? {
        let action = actions.removeValue(forKey: identifier)
        // Many timers are made and cancelled long before their moment: deadlines that were met.
        if heap.count > 64, heap.count > actions.count * 4 { removeCancelled() }
        return action
    }

    /// The soonest moment at which something is to happen.
    mutating func nextMoment() -> MonotonicTime? {
        while let first = heap.first {
            if actions[first.identifier] != nil { return first.moment }
            removeFirst()
        }
        return nil
    }

    /// Takes one action whose moment has come; call until it returns nil.
    ///
    /// Actions with a number above `last` have to wait for the next round.
    mutating func takeDue(_ now: MonotonicTime, upTo last: UInt64 = .max) -> (() -> Void)? {
        guard let moment = nextMoment(), moment <= now, let first = heap.first, first.identifier <= last else {
            return nil
        }
        removeFirst()
        return actions.removeValue(forKey: first.identifier)
    }

    private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
        (left.moment, left.identifier) < (right.moment, right.identifier)
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        siftDown(0)
    }

    private mutating func removeCancelled() {
        heap = heap.filter { actions[$0.identifier] != nil }.sorted(by: TimerQueue.isBefore)
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard TimerQueue.isBefore(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if TimerQueue.isBefore(heap[child], heap[least]) { least = child }
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}

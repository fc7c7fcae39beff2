/// Where what happens in the lane is written down.
package protocol EventSink: AnyObject {
    /// Writes one event down; it must not wait for a disk.
    func record(_ event: LaneEvent)
}

/// The newest events, in memory, and a line of the journal for each.
package final class RecentEvents: EventSink {
    /// How many events are kept.
    package static let capacity = 1024

    private var ring: [LaneEvent] = []
    private var oldest = 0
    private let log: (String) -> Void

    /// Starts empty; `log` gets the lines, each with its end.
    package init(log: @escaping (String) -> Void) { self.log = log }

    package func record(_ event: LaneEvent) {
        if ring.count < RecentEvents.capacity {
            ring.append(event)
        } else {
            ring[oldest] = event
            oldest = (oldest + 1) % RecentEvents.capacity
        }
        log("lane-gateway: \(event.line)\n")
    }

    /// The events that are kept, the oldest first.
    package var events: [LaneEvent] { Array(ring[oldest...] + ring[..<oldest]) }
}

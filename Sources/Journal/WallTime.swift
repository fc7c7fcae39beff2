import Glibc

/// A moment by the clock on the wall: it outlives the machine's restart, and may be set.
package struct WallTime: Comparable, Hashable, Sendable {
    /// Milliseconds since 1970 in UTC.
    package let milliseconds: Int64

    /// The moment so many milliseconds after 1970.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The moment that it is now.
    package static var now: WallTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// The moment so much later.
    package static func + (moment: WallTime, duration: Duration) -> WallTime {
        WallTime(milliseconds: moment.milliseconds + Int64(duration / .milliseconds(1)))
    }

    /// The moment so much earlier.
    package static func - (moment: WallTime, duration: Duration) -> WallTime { moment + (.zero - duration) }

    /// How long from the second moment to the first.
    package static func - (later: WallTime, earlier: WallTime) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    package static func < (left: WallTime, right: WallTime) -> Bool { left.milliseconds < right.milliseconds }
}

import Varlink

/// Decides when a device is tried again: when its line is looked for, and when another driver is started for it.
///
/// What was learned of a line does not count for drivers, nor the other way round: a printer that is often switched off
/// has no worse driver for that, and a driver that dies often leaves its line open.
struct AttemptPolicy {
    private var line = ReopenPolicy()
    private var driver = RestartPolicy(.driver)
    /// Whether the device is known to be back, whatever is being done about its absence now.
    private var isBack = false

    /// The device was plugged in again: what was learned of its absence counts no more, and the next failure not yet.
    mutating func hasCome() { (line, isBack) = (ReopenPolicy(), true) }

    /// There is a reason to look for the line as if it had never failed.
    mutating func forgiveLine() { line = ReopenPolicy() }

    /// There is a reason to start drivers as if none had ever died.
    mutating func forgiveDriver() { driver = RestartPolicy(.driver) }

    /// The device takes jobs.
    mutating func ready(now: MonotonicTime) {
        line.ready(now: now)
        isBack = false
    }

    /// The line could not be opened, or was lost; answers how long to wait.
    mutating func lineFailed(isWithOthers: Bool, now: MonotonicTime) -> Duration {
        defer { isBack = false }
        return isBack ? .zero : line.failed(isWithOthers: isWithOthers, now: now)
    }

    /// How often drivers have died, none of which held for a minute.
    var driverDeaths: Int { driver.deathsInARow }

    /// A driver has died that had its device.
    mutating func driverDied(now: MonotonicTime) -> RestartPolicy.Decision { driver.died(now: now) }
}

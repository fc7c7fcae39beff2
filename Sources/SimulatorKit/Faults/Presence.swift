import Varlink

/// Whether a device is where its driver looks for it, and when it comes back by itself.
struct Presence: Equatable {
    /// What time brings about.
    enum Change: Equatable {
        /// Its power is switched on.
        case powerOn
    }

    private var isUnplugged = false
    private var plugsAt: MonotonicTime?
    private var lacksPower = false
    private var powerAt: MonotonicTime?

    /// Whether it can be on a surface.
    var isHere: Bool { !isUnplugged && !lacksPower }

    /// When ``timeHasCome(now:)`` has something to do.
    var deadline: MonotonicTime? { [plugsAt, powerAt].compactMap { $0 }.min() }

    /// The cable is pulled, for good where no moment is told.
    mutating func unplug(until moment: MonotonicTime?) { (isUnplugged, plugsAt) = (true, moment) }

    /// Somebody has plugged it in.
    mutating func plug() { (isUnplugged, plugsAt) = (false, nil) }

    /// The power has failed until this moment.
    mutating func losePower(until moment: MonotonicTime) { (lacksPower, powerAt) = (true, moment) }

    /// The device has power, and has started.
    mutating func hasStarted() { if powerAt == nil { lacksPower = false } }

    /// Does what is due.
    mutating func timeHasCome(now: MonotonicTime) -> Change? {
        if let plugsAt, plugsAt <= now { plug() }
        guard let powerAt, powerAt <= now else { return nil }
        self.powerAt = nil
        return .powerOn
    }
}

import Interfaces
import Varlink

extension DeviceChild {
    /// Whether the device is given up, for good or for what the configuration says now.
    var isLeaving: Bool { leaving != nil }

    /// How far a device is with being given up.
    struct Leaving {
        /// Told when its driver is gone and its line is closed.
        var whenLeft: (() -> Void)?
        /// When its driver is not waited for any longer.
        var limit: EventLoop.Timer?
    }

    /// How long a driver may take to end the job that it has, in patiences of the lane: a minute unless told.
    private static let patiences = 12

    /// Begins nothing new from here on, and stands as one whose driver is to end.
    func beginToLeave() {
        leaving = Leaving()
        if let attempt { lane.loop.cancel(attempt) }
        (attempt, search) = (nil, nil)
        let condition =
            successor == nil
            ? DeviceCondition("removed", "the configuration has it no more, and its driver ends after its job")
            : DeviceCondition("reconfigured", "the configuration has changed, and its driver ends after its job")
        // The gateway hears of it with all that has changed.
        if child != nil { (state, self.condition) = (.dying, condition) }
    }

    /// Has the driver end after what it has to do, and closes the line; `whenLeft` is called once, perhaps before this returns.
    func leave(_ whenLeft: @escaping () -> Void) {
        leaving?.whenLeft = whenLeft
        guard child != nil else { return closing == nil ? left() : () }
        // Nobody could begin a job with a driver that has not shown yet that its device is the right one.
        guard heldLink.isEmpty else { return end(.left) }
        if ending != nil { return }
        lane.drain(self)
        let limit = lane.description.patience * DeviceChild.patiences
        leaving?.limit = lane.loop.schedule(after: limit) { [weak self] in
            guard let self else { return }
            self.leaving?.limit = nil
            self.lane.log(self.device.name, "its driver is not done after \(limit), and is stopped all the same")
            self.end(.left)
        }
    }

    /// The driver is gone: closes the line, if there is one.
    func left() {
        if let line {
            guard line.descriptor != nil, line.kind == .stream else {
                self.line = nil
                return left()
            }
            return close(line) { [weak self] in self?.left() }
        }
        guard closing == nil, let done = leaving?.whenLeft else { return }
        if let limit = leaving?.limit { lane.loop.cancel(limit) }
        leaving?.limit = nil
        leaving?.whenLeft = nil
        giveBack()
        done()
    }
}

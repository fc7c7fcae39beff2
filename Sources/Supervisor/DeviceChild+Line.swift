import Interfaces
import Varlink

/// A device's line: looking for it, trying again, and closing it.
extension DeviceChild {
    /// The search is over.
    func searched(_ result: Result<DeviceLine, LineFailure>) {
        search = nil
        switch result {
        case .success(let line):
            self.line = line
            if device.connection == .perJob, device.location.isSimulated { plug = SocketAddress(line.location) }
            let verdict = identity?.connected(to: line.location) ?? .accepted
            guard let condition = identity?.condition(verdict) else { return startDriver(line) }
            say(condition)
            close(line) { [weak self] in
                self?.enter(.absent, because: condition)
                self?.again(after: ReopenPolicy.lastDelay)
            }
        case .failure(let error):
            // Once, not at each attempt: a printer may be switched off for a week.
            if lastFailure != "\(error)" { lane.log(device.name, "\(error)") }
            lastFailure = "\(error)"
            enter(.absent, because: error.reason.map { DeviceCondition($0, "\(error)") })
            lookAgain()
        }
    }

    /// The device stays as it was seen last.
    func closeBetweenJobs() {
        guard let line else { return }
        close(line) { [weak self] in
            guard let self, self.isWanted, self.attempt == nil else { return }
            self.start()
        }
    }

    /// The device is not the right one: another one may take its place.
    func closeRefused(_ condition: DeviceCondition) {
        guard let line else { return }
        close(line) { [weak self] in
            self?.enter(.absent, because: condition)
            self?.again(after: ReopenPolicy.lastDelay)
        }
    }

    /// Closes the line in good order, which takes a while on the network.
    func close(_ line: DeviceLine, _ whenDone: @escaping () -> Void) {
        self.line = nil
        guard let descriptor = line.descriptor else { return whenDone() }
        closing = LineClosing(loop: lane.loop, descriptor) { [weak self] in
            self?.closing = nil
            if self?.isLeaving == true { self?.left() } else { whenDone() }
        }
    }

    /// Looks for the line again when it is time.
    func lookAgain() {
        let isWithOthers = condition?.isWorthAskingSoon == true
        again(after: attempts.lineFailed(isWithOthers: isWithOthers, now: lane.loop.now))
    }

    /// Begins anew after a while.
    func again(after delay: Duration) {
        attempt = lane.loop.schedule(after: max(.zero, delay)) { [weak self] in self?.start() }
    }
}

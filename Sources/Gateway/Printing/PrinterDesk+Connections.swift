import Varlink

/// Devices that are connected to for each job alone, and who is told of what they need.
struct JobConnections {
    /// Told of a device for which a job waits.
    var whenWanted: ((String) -> Void)?
    /// Told of a device and its driver, which has nothing to do any more.
    var whenDone: ((String, String) -> Void)?
    /// The devices.
    var devices: Set<String> = []
}

extension PrinterDesk {
    /// Notes whether a device is connected to for each job alone; ``pump(_:)`` asks for it where a job waits.
    func put(_ device: String, isConnectedPerJob: Bool) {
        if isConnectedPerJob { connections.devices.insert(device) } else { connections.devices.remove(device) }
    }

    /// Whether a job may go to a driver that is there; asks for one, or gives one back that has done its job.
    ///
    /// A device whose connection is kept is always used. One that is shared is given back after each job, so that others get
    /// their turn, as soon as the outcome is on the disk: only the driver knew it before.
    func mayUseConnection(of device: String, _ link: DriverLink?) -> Bool {
        guard connections.devices.contains(device) else { return true }
        let isWaitedFor = table.isWaitedFor(device, now: loop.now)
        guard let link else {
            if isWaitedFor { connections.whenWanted?(device) }
            return false
        }
        guard link.isReady, table.running(on: device) == nil, link.isSpent || !isWaitedFor else { return !link.isSpent }
        guard strangers[device] == nil else { return false }
        guard !unwritten.values.contains(where: { $0.job.device == device && !$0.job.isUnwritten }) else {
            return false
        }
        (link.isReady, link.isReleased) = (false, true)
        connections.whenDone?(device, link.driver)
        return false
    }

    /// Says of the jobs that wait for a device what they wait for.
    func explain(_ device: String, _ reason: String?, _ detail: String?) {
        for name in table.explain(device, reason, detail) { changed(name) }
    }
}

import Varlink

extension LaneSupervisor {
    /// Reads the configuration again, and brings the lane to what it says; `whenDone` is called once.
    ///
    /// A configuration that is wrong changes nothing. Otherwise the answer comes when the gateway knows of all that has
    /// changed; drivers that have to end do so after their jobs.
    package func reload(
        _ asker: ReloadAsker,
        dryRun: Bool = false,
        _ whenDone: @escaping (Result<LaneDifference, ReloadRefusal>) -> Void = { _ in }
    ) {
        do throws(ReloadRefusal) {
            let (new, difference) = try compare()
            let how = dryRun ? "compared" : "read again"
            log("configuration", "\(how), \(asker): \(difference)")
            guard !dryRun, !difference.isEmpty || new.devices.map(\.name) != description.devices.map(\.name) else {
                return whenDone(.success(difference))
            }
            become(new, difference) { whenDone(.success(difference)) }
        } catch {
            log("configuration", "not read again, \(asker): \(error)")
            whenDone(.failure(error))
        }
    }

    private func compare() throws(ReloadRefusal) -> (LaneDescription, LaneDifference) {
        let new: LaneDescription
        do throws(ConfigurationFault) { new = try reread() } catch { throw .configuration(error) }
        let difference = LaneDifference(from: description, to: new)
        guard difference.obstacles.isEmpty else { throw .restartNeeded(file: file, difference.obstacles) }
        return (new, difference)
    }

    private func become(_ new: LaneDescription, _ difference: LaneDifference, _ whenTold: @escaping () -> Void) {
        description = new
        memory.retain(new.devices)
        let before = devices
        var leaving: [DeviceChild] = []
        devices = new.devices.map { device in
            guard let child = before.first(where: { $0.device.name == device.name }) else {
                identities?.add(device.name)
                let child = DeviceChild(device, lane: self)
                waitingForPlaces.append(child)
                return child
            }
            if child.isLeaving {
                // Whatever it was to become, it becomes this.
                child.successor = device
            } else if difference.deed(of: device.name) == .restarted {
                child.successor = device
                leaving.append(child)
            } else {
                child.device = device
            }
            return child
        }
        for child in before where !new.devices.contains(where: { $0.name == child.device.name }) {
            child.successor = nil
            if !child.isLeaving { leaving.append(child) }
            devices.append(child)
        }
        for child in leaving { child.beginToLeave() }
        // Those that leave keep what they have until they are gone.
        found.want(devices.map(\.device))
        // Before any driver is touched: who asks for a role finds it.
        if let gateway { gateway.reconfigure(whenTold) } else { whenTold() }
        startSimulator()
        for child in leaving { child.leave { [weak self, unowned child] in self?.hasLeft(child) } }
        startWhatHasItsPlace()
    }

    /// The driver of a device is gone, and its line is closed: what comes in its place can begin.
    private func hasLeft(_ child: DeviceChild) {
        guard let index = devices.firstIndex(where: { $0 === child }) else { return }
        let (old, next) = (child.device, child.successor)
        if old.location.isSimulated, next?.location != old.location || next?.family != old.family {
            simulator?.remove(old.name, keepsPaper: next?.location.isSimulated == true)
        }
        if let next {
            let new = DeviceChild(next, lane: self)
            devices[index] = new
            waitingForPlaces.append(new)
            gateway?.put(new, link: [])
        } else {
            devices.remove(at: index)
            identities?.remove(old.name)
            gateway?.remove(old.name)
        }
        found.want(devices.map(\.device))
        log(old.name, next == nil ? "removed" : "its driver has ended, and a new one comes")
        startWhatHasItsPlace()
    }

    /// Starts devices that are new, but for those where another one is still leaving: a line is never held twice.
    private func startWhatHasItsPlace() {
        let waiting = waitingForPlaces.filter { child in devices.contains { $0 === child } }
        waitingForPlaces = []
        for child in waiting {
            let location = child.device.location
            let isTaken = !location.isSimulated && devices.contains { $0.isLeaving && $0.device.location == location }
            if isTaken { waitingForPlaces.append(child) } else { child.start() }
        }
    }
}

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
        devices = NamedList()
        var leaving: [DeviceChild] = []
        arrivals.areCollected = true
        for device in new.devices {
            guard let child = before[device.name] else {
                identities?.add(device.name)
                let child = DeviceChild(device, lane: self)
                arrivals.new.append(child)
                devices.put(child, as: device.name)
                continue
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
            devices.put(child, as: device.name)
        }
        for child in before where devices[child.device.name] == nil {
            child.successor = nil
            if !child.isLeaving { leaving.append(child) }
            devices.put(child, as: child.device.name)
        }
        for child in leaving {
            child.beginToLeave()
            places.beginToLeave(child.device.location)
        }
        // Those that leave keep what they have until they are gone.
        found.want(devices.map(\.device))
        // Before any driver is touched: who asks for a role finds it.
        if let gateway { gateway.reconfigure(whenTold) } else { whenTold() }
        startSimulator()
        for child in leaving { child.leave { [weak self, unowned child] in self?.hasLeft(child) } }
        arrivals.areCollected = false
        startArrivals()
    }

    /// The driver of a device is gone, and its line is closed: what comes in its place can begin.
    private func hasLeft(_ child: DeviceChild) {
        let (old, next) = (child.device, child.successor)
        guard devices[old.name] === child else { return }
        if old.location.isSimulated, next?.location != old.location || next?.family != old.family {
            simulator?.remove(old.name, keepsPaper: next?.location.isSimulated == true)
        }
        if let next {
            let new = DeviceChild(next, lane: self)
            devices.put(new, as: old.name)
            arrivals.new.append(new)
            gateway?.put(new, link: [])
        } else {
            devices.remove(old.name)
            identities?.remove(old.name)
            gateway?.remove(old.name)
        }
        if old.location.isFound || next?.location.isFound == true { arrivals.changeWhatIsWanted = true }
        log(old.name, next == nil ? "removed" : "its driver has ended, and a new one comes")
        arrivals.new += places.left(old.location)
        if !arrivals.areCollected { startArrivals() }
    }

    /// Starts devices that are new, but for those where another one is still leaving.
    private func startArrivals() {
        let now = arrivals
        arrivals = Arrivals()
        if now.changeWhatIsWanted { found.want(devices.map(\.device)) }
        for child in now.new where devices[child.device.name] === child {
            child.waitsForPlace = !places.take(child.device.location, for: child)
            child.start()
        }
    }

    /// What is to be done once for all devices that come or go at one moment: each look at all of them is dear where
    /// many do.
    struct Arrivals {
        /// Devices that have not been looked for yet.
        var new: [DeviceChild] = []
        /// Whether those that are to be found are others now.
        var changeWhatIsWanted = false
        /// Whether there are more to come.
        var areCollected = false
    }
}

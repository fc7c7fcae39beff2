import Interfaces
import Journal
import Varlink

extension PrinterDesk {
    /// Who plays which role has changed, or is known for the first time: jobs that wait go to whoever it is now.
    func rearrange(_ devices: [String]) {
        knowsDevices = true
        let (moved, homeless) = table.rearrange(players)
        for name in homeless { end(name, .roleRemoved) }
        for name in moved { changed(name) }
        watchExpiry()
        for device in devices { pump(device) }
    }

    /// A driver is to end: it gets no further job, and is given back when it has none.
    func drain(_ device: String, _ driver: String) {
        guard let link = [links[device], successors[device]].compactMap({ $0 }).first(where: { $0.driver == driver })
        else {
            // It is gone, or its link has never come; whoever wants it to end need not wait.
            connections.whenDone?(device, driver)
            return
        }
        (link.isDraining, link.isReady) = (true, false)
        releaseDrained(device)
    }

    /// Gives a driver back that is to end, once all that it did is written down.
    func releaseDrained(_ device: String) {
        guard let link = links[device], link.isDraining, !link.isReleased, isIdle(device) else { return }
        link.isReleased = true
        connections.whenDone?(device, link.driver)
    }

    /// Whether a device's driver has nothing to do, and all that it did is written down.
    private func isIdle(_ device: String) -> Bool {
        table.running(on: device) == nil && strangers[device] == nil && !isOpeningDrawer(device)
            && !unwritten.values.contains { $0.job.device == device && !$0.job.isUnwritten }
    }

    /// A driver is about to lose its device: gets nothing any more, if it has nothing to do; says otherwise at which job it is.
    func yield(_ device: String, _ driver: String) -> (isIdle: Bool, job: String?) {
        guard isIdle(device) else { return (false, table.running(on: device)?.job.name ?? strangers[device]) }
        for link in [links[device], successors[device]] where link?.driver == driver { link?.isYielding = true }
        return (true, nil)
    }

    /// A driver that has yielded keeps its device.
    func keep(_ device: String, _ driver: String) {
        for link in [links[device], successors[device]] where link?.driver == driver { link?.isYielding = false }
        pump(device)
    }

    /// A device is no part of the lane any more, and its driver has ended.
    func drop(_ device: String) {
        connections.devices.remove(device)
        explain(device, nil, nil)
        settleOverdue(device)
        let successor = successors.removeValue(forKey: device)
        withExtendedLifetime(successor) {}
        guard let link = links[device] else { return }
        (link.isDraining, link.isReleased, link.isReady) = (true, true, false)
        // What it has reported of its job may still be on its way; the end of its reports decides.
        guard table.running(on: device) == nil else { return }
        link.whenEnded = nil
        ended(link, device)
    }
}

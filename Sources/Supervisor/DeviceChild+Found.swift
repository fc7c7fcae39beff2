import Discovery
import Varlink

/// A device that is found by being plugged in.
extension DeviceChild {
    /// How long a driver may take to see by itself that its device is gone: it knows best what became of a job.
    private static let ownWords: Duration = .milliseconds(250)

    /// Opens what was found.
    func openFound() -> Result<DeviceLine, LineFailure> {
        switch lane.found.place(of: device.name) {
        case .missing(let condition): return .failure(LineFailure(condition))
        case .here(let function, let settings):
            do throws(LineFailure) {
                let line = try DeviceLine.open(function, kernel: &kernelDriver) { [lane] in lane.found.look(at: $0) }
                modelSettings = settings
                return .success(line)
            } catch {
                // It may have been pulled out, and nobody has told.
                if error.reason == "notPluggedIn" { lane.found.lookSoon() }
                return .failure(error)
            }
        }
    }

    /// Why a device that was found before is not to be used now; nil for one that is there, or is not found at all.
    var missing: DeviceCondition? {
        guard case .found = device.location, case .missing(let condition) = lane.found.place(of: device.name) else {
            return nil
        }
        return condition
    }

    /// The device was pulled out, or is not to be used: no driver is started before it is back, and before the one that
    /// had it is gone.
    func unplugged(_ condition: DeviceCondition) {
        kernelDriver = nil
        // Whoever pulls it out and plugs it in has done what there is to do: drivers begin anew.
        if state == .quarantined { attempts.forgiveDriver() }
        say(condition)
        closeLine()
        enter(.absent, because: condition)
        guard let child else { return }
        lane.later(DeviceChild.ownWords) { [weak self, weak child] in
            guard let self, let child, child === self.child else { return }
            self.end(.unplugged)
        }
    }

    /// The lane ends, or has this device no more: its driver goes, and the kernel has the interface again.
    func giveBack() {
        guard let kernelDriver else { return }
        self.kernelDriver = nil
        child?.killAndWait("the lane gives its device back")
        closeLine()
        kernelDriver.giveBack()
    }
}

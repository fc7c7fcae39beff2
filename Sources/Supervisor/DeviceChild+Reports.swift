import Interfaces
import Varlink

extension DeviceChild {
    /// How long a device may leave open which one it is, before it is asked once more over a new line.
    private static let identityPatience: Duration = .seconds(30)

    /// The driver says that the device takes jobs, and what it is; again when more is known.
    func ready(_ facts: [String: String]) {
        child?.sign()
        guard state == .starting || state == .ready || state == .attention, ending == nil, isRight(facts),
            state == .starting
        else { return }
        attempts.ready(now: lane.loop.now)
        (lastFailure, runningJob) = (nil, .none)
        let link = heldLink
        heldLink = []
        enter(attentionReasons.isEmpty ? .ready : .attention, link: link)
    }

    /// Whether it is the device that belongs here; one that is not gets no job.
    private func isRight(_ facts: [String: String]) -> Bool {
        guard let verdict = identity?.judge(facts), let condition = identity?.condition(verdict) else { return true }
        if verdict == .unknown, state == .starting {
            enter(.starting, because: condition)
            extendStart(by: DeviceChild.identityPatience) { [weak self] in
                self?.say(condition)
                self?.end(.refused(condition))
            }
        } else if verdict != .unknown {
            say(condition)
            enter(.dying, because: condition)
            end(.refused(condition))
        }
        return false
    }

    /// Takes whatever is at its address now for the device that belongs there; one that is in use is that one already.
    func bindAnew() throws(SystemError) -> BoundDevice {
        let before = identity?.rule.remembered?.description
        if state == .ready || state == .attention { return BoundDevice(before: before, now: before) }
        try identity?.forget()
        lookNow()
        return BoundDevice(before: before)
    }

    func sign() { child?.sign() }

    func busy(milliseconds: Int) { child?.busy(milliseconds: milliseconds) }

    func progress(_ job: String) {
        sign()
        runningJob = .job(job)
    }

    func outcome(_ job: String, isInterrupted: Bool) {
        sign()
        // What came out of an interrupted job may still hang out of the device: the next driver has to know.
        if runningJob == .job(job), !isInterrupted { runningJob = .none }
    }

    func attention(_ reasons: [String]) {
        sign()
        attentionReasons = reasons
        if state == .ready || state == .attention { enter(reasons.isEmpty ? .ready : .attention) }
    }

    func lost(_ reason: String) {
        sign()
        // What was pulled out was said to be.
        if missing == nil {
            if lastFailure != reason { lane.log(device.name, "lost: \(reason)") }
            lastFailure = reason
        }
        end(.lost(state == .starting ? absence(reason) : nil))
    }

    /// Why a device that was never ready is lost.
    private func absence(_ reason: String) -> DeviceCondition? {
        guard let line, line.descriptor != nil, line.kind == .stream else { return nil }
        guard line.isHungUp else { return DeviceChild.unserved }
        return DeviceCondition("connectionRefused", "it closes each connection at once")
    }

    /// The gateway cannot work with the driver, whatever it reports.
    func failed(_ reason: String) {
        child?.kill("the gateway cannot work with it: \(reason)")
    }
}

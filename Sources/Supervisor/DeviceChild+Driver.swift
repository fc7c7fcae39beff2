import Discovery
import Interfaces
import Varlink

/// The process of a device's driver: starting it, ending it, and what follows when it has ended.
extension DeviceChild {
    /// How long a driver may take to end once it has lost its device, or was told to.
    private static let lastWords: Duration = .seconds(2)
    /// How long a device on the network may say nothing before that is told: others may have it.
    private static let silence: Duration = .seconds(3)

    /// Starts a driver for an open line.
    func startDriver(_ line: DeviceLine) {
        do throws(SystemError) {
            try startChild(line)
        } catch {
            lane.log(device.name, "\(error)")
            enter(.absent)
            again(after: RestartPolicy.Numbers.driver.lastDelay)
        }
    }

    private func startChild(_ line: DeviceLine) throws(SystemError) {
        let services = ServiceDirectory(LaneSupervisor.information)
        services.add(DriverReportsService(self))
        let (gatewayCalls, gatewayReports) = (try SocketPair(), try SocketPair())
        let output = try DriverOutput(loop: lane.loop) { [weak self] line in
            guard let self else { return }
            self.lane.log(self.device.name, "its driver says: \(line)")
        }
        (ending, isWanted, attentionReasons) = (nil, false, [])
        let new = try Child(loop: lane.loop, patience: lane.description.patience, services: services) {
            calls,
            reports in
            program(
                [nil, output.there, output.there, calls, gatewayCalls.there, reports, gatewayReports.there]
                    + [line.descriptor].compactMap { $0 }
            )
        }
        child = new
        driver = DeviceChild.newName()
        output.there.close()
        new.whenRefused = { [weak self] call in
            guard let self else { return }
            self.lane.log(self.device.name, "its driver was refused \(call)")
        }
        new.whenExited = { [weak self] exit in
            output.finish()
            self?.ended(exit)
        }
        let link = [gatewayCalls.here, gatewayReports.here]
        // Nobody can begin a job before it is known which device it is.
        heldLink = identity == nil ? [] : link
        enter(.starting, link: identity == nil ? link : [])
        begin(new, with: line)
        watchSilence(of: new, on: line)
    }

    /// The driver's program, and what it is given.
    private func program(_ descriptors: [OwnedDescriptor?]) -> Program {
        let isOutside = lane.description.outsideDrivers[device.family] != nil
        return Program(
            path: lane.description.driver(of: device),
            arguments: [device.program, device.family, device.name],
            descriptors: descriptors,
            identity: lane.identities?.driver(of: device.name),
            maximumProcesses: isOutside ? OutsideConfinement.mostThreads : nil,
            confinement: isOutside ? confinement() : nil
        )
    }

    /// Tells the driver what its device is, and gives it the time that it may take to be ready.
    private func begin(_ new: Child, with line: DeviceLine) {
        LinkDriver.Client(new.calls).start(
            .init(
                device: device.name,
                isSimulated: device.location.isSimulated,
                descriptors: line.descriptor == nil ? [] : [.init(number: 7, kind: line.kind)],
                settings: modelSettings.merging(lane.description.driverSettings(of: device)) { $1 },
                wasInterrupted: runningJob.wasInterrupted,
                found: line.found,
                heartbeatMilliseconds: lane.heartbeatMilliseconds
            ),
            deadline: lane.deadline
        ) { [weak new] result in
            if case .failure(let error) = result { new?.kill("it could not start: \(error)") }
        }
        readyTimer = lane.loop.schedule(after: device.readyDeadline) { [weak self, weak new] in
            guard let self, self.state == .starting else { return }
            new?.kill("it was not ready within \(self.device.readyDeadline)")
        }
    }

    /// Tells that a device on the network says nothing: others may have it, and its driver waits for its turn.
    private func watchSilence(of new: Child, on line: DeviceLine) {
        guard line.descriptor != nil, line.kind == .stream else { return }
        lane.later(DeviceChild.silence) { [weak self, weak new] in
            guard let self, let new, new === self.child, self.state == .starting, self.condition == nil,
                self.ending == nil
            else { return }
            self.enter(.starting, because: DeviceChild.unserved)
        }
    }

    /// The gateway needs this driver no more: the line is closed, and the next job opens another one.
    func release(_ driver: String) {
        guard device.connection == .perJob || isLeaving, child != nil, self.driver == driver, ending == nil else {
            return
        }
        isWanted = false
        end(isLeaving ? .left : .released)
    }

    /// Gives the driver a link to a new gateway; returns the gateway's ends, or nil without a driver.
    func makeGatewayLink() throws(SystemError) -> [OwnedDescriptor]? {
        guard let child, heldLink.isEmpty, ending == nil,
            state == .starting || state == .ready || state == .attention || isLeaving
        else { return nil }
        let (calls, reports) = (try SocketPair(), try SocketPair())
        LinkDriver.Client(child.calls).attachGateway(
            .init(calls: 0, reports: 1),
            descriptors: [calls.there, reports.there],
            deadline: lane.deadline
        ) { [weak child] result in
            if case .failure(let error) = result { child?.kill("it took no new gateway: \(error)") }
        }
        return [calls.here, reports.here]
    }

    /// Tells the driver to end, which it does by itself when it has lost its device.
    func end(_ ending: Ending) {
        guard let child, self.ending == nil else { return }
        self.ending = ending
        if case .lost = ending {
            // It ends by itself now. One that does not holds a device of which it says that it is not there.
        } else {
            LinkDriver.Client(child.calls).stop(.init(), deadline: lane.deadline) { _ in }
        }
        lane.later(DeviceChild.lastWords) { [weak child] in child?.kill("it did not end after \(ending.words)") }
    }

    /// Gives a device more time to say which one it is; it needs a person, or a question was lost.
    func extendStart(by patience: Duration, _ whenOver: @escaping () -> Void) {
        if let readyTimer { lane.loop.cancel(readyTimer) }
        readyTimer = lane.loop.schedule(after: patience) { [weak self, weak child] in
            guard let self, let child, child === self.child, self.state == .starting else { return }
            whenOver()
        }
    }

    private func ended(_ exit: ProcessExit) {
        let end = DriverEnd(
            ending: ending,
            isLeaving: isLeaving,
            killReason: child?.killReason,
            exit: exit,
            hasLine: line.map { !$0.isHungUp } ?? false,
            missing: missing
        )
        (child, ending, heldLink) = (nil, nil, [])
        if let readyTimer { lane.loop.cancel(readyTimer) }
        if let words = end.words { lane.log(device.name, words) }
        switch end.consequence {
        case .left: left()
        case .closeBetweenJobs: closeBetweenJobs()
        case .closeRefused(let condition): closeRefused(condition)
        case .lookAgain(let condition):
            line = nil
            enter(.absent, because: condition)
            lookAgain()
        case .startAgain: startAgain(after: end)
        }
    }

    /// Starts another driver for the line that is open, if this one's device is to be tried again soon.
    private func startAgain(after end: DriverEnd) {
        if line?.isForOneDriver == true { line = nil }
        let now = lane.loop.now
        switch attempts.driverDied(now: now) {
        case .restart(let moment):
            lane.log(device.name, "driver ended: \(end.reason)")
            enter(.recovering)
            again(after: moment - now)
        case .quarantine(let moment):
            lane.log(device.name, "driver ended again: \(end.reason); quarantined")
            enter(.quarantined, because: givenUp(end.reason))
            again(after: moment - now)
        }
    }

    /// Why no driver is started now, and when one is.
    private func givenUp(_ lastEnd: String) -> DeviceCondition {
        let minutes = RestartPolicy.Numbers.driver.quarantine.components.seconds / 60
        let atOnce =
            switch device.location {
            case .found: ", and at once when it is plugged in again or switched off and on"
            case .simulated: ", and at once when it is plugged in again"
            case .network, .terminal, .queue: ""
            }
        // It may be in words of a driver from outside.
        let words = FoundFunction.shown(lastEnd, atMost: 200)
        return DeviceCondition(
            "driverFails",
            "its driver ended \(attempts.driverDeaths) times without a quiet minute, the last time: \(words); "
                + "another one is started every \(minutes) minutes\(atOnce)"
        )
    }

    private static func newName() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
    }
}

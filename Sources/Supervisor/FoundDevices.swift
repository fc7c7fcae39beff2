import Configuration
import Discovery
import DriverManifest
import Varlink

/// The devices of the lane that are found by being plugged in: watches, assigns, calms, remembers, and tells each.
final class FoundDevices {
    /// Where a device of the configuration is.
    enum Place {
        /// There, and this is what is known of its model for its driver.
        case here(FoundFunction, settings: [String: String])
        /// Nowhere, or not to be used.
        case missing(DeviceCondition)
    }

    /// Told when something was plugged in or out, or belongs to another device.
    var whenChanged: (() -> Void)?
    /// Why nothing is found; nil while there is somebody who tells.
    private(set) var problem: String?
    /// How each device stands.
    private(set) var standings: [String: DeviceAssignment.Standing] = [:]

    private unowned let lane: LaneSupervisor
    private var watch: DeviceWatch?
    private var assignment = DeviceAssignment()
    private var flaps: [String: FlapPolicy] = [:]
    private let bound: BoundInterfaces
    private var rests: [String: (rest: FlapPolicy.Rest, timer: EventLoop.Timer)] = [:]

    init(lane: LaneSupervisor) {
        self.lane = lane
        bound = BoundInterfaces { [unowned lane] in lane.log("devices", $0) }
    }

    /// The lane ends, and has nothing any more.
    func stop() { bound.mark([]) }

    /// All that is plugged in.
    var functions: [FoundFunction] { watch?.table.all ?? [] }

    /// Why nothing of what is plugged in can be seen; nil while it is.
    var blindness: String? { watch == nil ? problem : nil }

    /// Which device has what, and why.
    var explanation: Explanation {
        let manifests = lane.description.manifests
        return Explanation(
            functions,
            wanted: assignment.wanted,
            standings: standings,
            sharedNumbers: assignment.sharedNumbers
        ) { manifests.explain($0) }
    }

    /// What is remembered of a device.
    func remembered(_ device: String) -> RememberedDevice? { assignment.remembered[device] }

    /// Begins to look, unless that is being done.
    func start() {
        guard watch == nil else { return }
        assignment.share(lane.memory.sharedNumbers())
        do throws(SystemError) {
            let watch = DeviceWatch(
                loop: lane.loop,
                source: try Udev(),
                log: { [unowned lane] in lane.log("devices", $0) },
                whenChanged: { [weak self] in self?.assign() }
            )
            self.watch = watch
            watch.start()
            problem = watch.problem
        } catch {
            problem = "devices that are plugged in are not found: \(error)"
            lane.log("devices", "\(error): what is plugged in is not found")
        }
    }

    /// Takes over the devices of a configuration that are to be found; looks only if there are any.
    func want(_ devices: [LaneDescription.Device]) {
        let wanted = devices.compactMap(DeviceAssignment.Wanted.init)
        assignment.want(
            wanted,
            remembered: { [memory = lane.memory] device in
                memory.text(of: device.name, at: IdentityMemory.place(device.subsystem)).flatMap {
                    RememberedDevice($0)
                }
            },
            forgotten: { [memory = lane.memory] device in
                memory.forgotten(device.name, at: IdentityMemory.place(device.subsystem))
            }
        )
        let names = Set(wanted.map(\.name))
        for name in standings.keys where !names.contains(name) {
            standings[name] = nil
            flaps[name] = nil
            if let rest = rests.removeValue(forKey: name) { lane.loop.cancel(rest.timer) }
        }
        if !wanted.isEmpty { start() }
        assign()
    }

    /// Somebody has found a device gone, or in a state that was not told.
    func lookSoon() { watch?.lookSoon() }

    /// What the system shows at a path now, whatever it has told.
    func look(at path: String) -> FoundFunction? { watch?.look(at: path) }

    /// Where a device is now.
    func place(of device: String) -> Place {
        guard let standing = standings[device], let wanted = assignment.wanted(device)
        else { return .missing(DeviceCondition("notPluggedIn", problem)) }
        if let function = standing.function {
            if let rest = rests[device]?.rest {
                return .missing(DeviceCondition("flapping", rest.sentence(function)))
            }
            return .here(function, settings: verdict(wanted.family, function)?.settings ?? [:])
        }
        let problem = standing.problem ?? .notPluggedIn
        let sentence = problem.sentence(wanted, remembered: assignment.remembered[device], assignment.sharedNumbers)
        return .missing(DeviceCondition(problem.reason, watch == nil ? self.problem : sentence))
    }

    /// What is wanted, in the order of the configuration.
    var wanted: [DeviceAssignment.Wanted] { assignment.wanted }

    /// Binds a device to something as if that had been found first, takes it from whoever has it, and assigns anew.
    ///
    /// - Throws: The memory is not written; nothing has changed then.
    func bind(_ device: DeviceAssignment.Wanted, _ binding: Binding) throws(SystemError) {
        if let text = binding.memory.text {
            let place = IdentityMemory.place(device.subsystem)
            try lane.memory.bind(device.name, to: text, at: place, takenFrom: binding.owner)
        }
        binding.apply(to: &assignment, device.name)
        assign()
    }

    /// How all would stand, if such a change were made now.
    private func standings(after change: (inout DeviceAssignment) -> Void) -> [String: DeviceAssignment.Standing] {
        var next = assignment
        change(&next)
        return next.update(functions) { [self] in verdict($0.family, $1)?.isMatch == true }
    }

    /// Why it would not be clear which one a device is, in a sentence, if what it was bound to were forgotten now; nil where it would be.
    func doubt(withoutMemoryOf device: DeviceAssignment.Wanted) -> String? {
        let then = standings { $0.remember(device.name, nil) }
        guard let problem = then[device.name]?.problem, case .ambiguous = problem else { return nil }
        return problem.sentence(device, remembered: nil, assignment.sharedNumbers)
    }

    /// The devices that would lose what they have, if such a change were made now.
    func losers(of change: (inout DeviceAssignment) -> Void) -> [String] {
        let then = standings(after: change)
        return wanted.map(\.name).filter { name in
            guard let now = standings[name]?.function else { return false }
            return then[name]?.function.map { $0.path == now.path && $0.appearance == now.appearance } != true
        }
    }

    /// Forgets what a device was bound to, and assigns anew.
    func forget(_ device: String) throws(SystemError) {
        try lane.memory.forget(device)
        assignment.remember(device, nil)
        assign()
    }

    /// What a family says of something that was found.
    private func verdict(_ family: String, _ function: FoundFunction) -> FamilyVerdict? {
        lane.description.manifests.family(family).map { FamilyVerdict($0, lane.description.manifests.quirks, function) }
    }

    private func assign() {
        let before = standings
        let (memory, numbers) = (assignment.remembered, assignment.sharedNumbers)
        standings = assignment.update(functions) { [self] in verdict($0.family, $1)?.isMatch == true }
        for device in assignment.wanted {
            guard let standing = standings[device.name] else { continue }
            if let news = standing.news, let function = standing.function {
                lane.log(device.name, news.sentence(function, assignment.remembered[device.name]))
            }
            if let new = assignment.remembered[device.name], new != memory[device.name], let text = new.text {
                lane.memory.keep(text, of: device.name, at: IdentityMemory.place(device.subsystem))
            }
            tell(device.name, before: before[device.name], now: standing)
        }
        if assignment.sharedNumbers != numbers { lane.memory.keep(assignment.sharedNumbers) }
        bound.mark(Set(standings.values.compactMap { FoundDevices.interfaceOfKeyboard($0.function) }))
        whenChanged?()
    }

    /// The interface of something that may be a keyboard, too.
    private static func interfaceOfKeyboard(_ function: FoundFunction?) -> String? {
        guard let function, function.subsystem == .hidraw || function.subsystem == .input else { return nil }
        return function.interfacePath
    }

    private func tell(_ name: String, before: DeviceAssignment.Standing?, now: DeviceAssignment.Standing) {
        let isSame = before?.function.map { $0.path == now.function?.path && $0.appearance == now.function?.appearance }
        if isSame == true {
            // Its permissions, or the driver that was bound to it, may be others now.
            if before?.function != now.function { lane.device(name)?.hurry() }
            return
        }
        if let old = before?.function {
            // Whoever binds it to another one has not pulled it out.
            let isThere = functions.contains { $0.path == old.path && $0.appearance == old.appearance }
            if !isThere { flaps[name, default: FlapPolicy()].left(now: lane.loop.now) }
            if case .missing(let condition) = place(of: name) {
                lane.device(name)?.unplugged(condition)
            } else {
                let words = isThere ? "another one takes its place" : "it was pulled out for a moment"
                lane.device(name)?.unplugged(DeviceCondition("notPluggedIn", words))
            }
        } else if now.function == nil, before?.problem != now.problem, case .missing(let condition) = place(of: name) {
            lane.device(name)?.unplugged(condition)
        }
        if now.function != nil { use(name) }
    }

    /// Opens a device that is there, unless it has to rest.
    private func use(_ name: String) {
        if let rest = rests.removeValue(forKey: name) { lane.loop.cancel(rest.timer) }
        guard standings[name]?.function != nil else { return }
        guard let rest = flaps[name, default: FlapPolicy()].isThere(now: lane.loop.now) else {
            lane.device(name)?.plugged()
            return
        }
        rests[name] = (rest, lane.loop.schedule(at: rest.until) { [weak self] in self?.use(name) })
        if case .missing(let condition) = place(of: name) { lane.device(name)?.unplugged(condition) }
    }
}

extension DeviceAssignment.Wanted {
    /// What a device of the lane wants; nil for one that is not found.
    init?(_ device: LaneDescription.Device) {
        guard case .found(let attachment) = device.location else { return nil }
        self.init(
            name: device.name,
            subsystem: attachment.subsystem,
            family: device.family,
            choice: device.foundIdentity
        )
    }
}

import Configuration
import Discovery
import Varlink

/// Why a device is not bound.
enum BindFailure: Error, Equatable {
    /// The configuration says which one it is.
    case byConfiguration(device: String, identity: String, LaneDescription.Place?)
    /// For this reason, in a word and in a sentence; `owner` has what was meant.
    case refused(String, String, owner: String? = nil)
}

/// What a device was bound to, and what it is bound to now.
struct BoundDevice: Equatable {
    var before: String?
    var now: String?
    var takenFrom: String?
}

/// The drivers that get nothing to do any more while a device is being bound: they are about to lose their devices.
struct Yielding {
    struct Driver: Hashable {
        let device: String
        let driver: String

        init(_ child: DeviceChild) { (device, driver) = (child.device.name, child.driver) }
    }

    var drivers: Set<Driver> = []
}

extension LaneSupervisor {
    /// Binds a device to what is there now and has an identity, or with `first` to whatever is there; `whenDone` is called once.
    ///
    /// Nothing is taken from a driver that is at a job.
    func bind(
        _ name: String,
        to identity: String,
        takes: Bool,
        _ whenDone: @escaping (Result<BoundDevice, BindFailure>) -> Void
    ) {
        guard yielding == nil else {
            let sentence = "another device of the lane is being bound just now; bind again"
            return whenDone(.failure(.refused("busy", sentence)))
        }
        yielding = Yielding()
        attempt(name, identity, takes) { [weak self] result in
            guard let self else { return }
            let drivers = yielding?.drivers ?? []
            yielding = nil
            // What has lost its device gets another driver; the others go on.
            for each in drivers {
                guard let child = device(each.device), child.driver == each.driver, child.state != .absent else {
                    continue
                }
                gateway?.keep(each.device, each.driver)
            }
            whenDone(result)
        }
    }

    private func attempt(
        _ name: String,
        _ identity: String,
        _ takes: Bool,
        _ whenDone: @escaping (Result<BoundDevice, BindFailure>) -> Void
    ) {
        do throws(BindFailure) {
            let step = try step(name, identity, takes)
            let losers = found.losers(of: step.change).compactMap(device).filter { $0.process != nil }
            if let leaving = losers.first(where: \.isLeaving) { throw .leaving(leaving.device.name) }
            let next = losers.first { yielding?.drivers.contains(Yielding.Driver($0)) == false }
            guard let next else { return whenDone(.success(try step.bind())) }
            // Whatever happens until the answer comes is looked at then: who would lose something may be another one.
            guard let gateway, yielding?.drivers.count ?? 0 < devices.count * 2 else {
                throw .busy(next.device.name, nil)
            }
            let driver = Yielding.Driver(next)
            gateway.yield(next) { [weak self] reply in
                guard let self else { return }
                guard let reply, reply.isIdle else {
                    return whenDone(.failure(.busy(driver.device, reply?.job)))
                }
                yielding?.drivers.insert(driver)
                attempt(name, identity, takes, whenDone)
            }
        } catch {
            whenDone(.failure(error))
        }
    }

    /// What is to be done, as long as nothing else happens.
    private struct Step {
        /// What it makes of what is plugged in.
        var change: (inout DeviceAssignment) -> Void = { _ in }
        var bind: () throws(BindFailure) -> BoundDevice
    }

    private func step(_ name: String, _ identity: String, _ takes: Bool) throws(BindFailure) -> Step {
        guard let child = devices.first(where: { $0.device.name.utf8.elementsEqual(name.utf8) }) else {
            throw .refused("notFound", "the lane has no device of this name")
        }
        switch child.device.location {
        case .found: return try bindFound(child, to: identity, takes: takes)
        case .network: return Step { [self] () throws(BindFailure) in try bindAddress(child, to: identity) }
        case .terminal, .queue, .simulated:
            let place = child.device.location.description
            throw .refused("notFound", "'\(name)' is always what is at its place, \(place)")
        }
    }

    private func bindFound(
        _ child: DeviceChild,
        to text: String,
        takes: Bool
    ) throws(BindFailure) -> Step {
        let name = child.device.name
        guard let wanted = found.wanted.first(where: { $0.name == name }) else {
            throw .refused("notFound", "'\(name)' is about to be removed")
        }
        guard wanted.choice == .first else {
            throw .byConfiguration(device: name, identity: wanted.choice.words, child.device.place)
        }
        if let blindness = found.blindness { throw .refused("notPluggedIn", blindness) }
        let before = found.remembered(name)?.description
        if text.utf8.elementsEqual("first".utf8) {
            // Whoever has one that works is not to lose it for nothing.
            if let doubt = found.doubt(withoutMemoryOf: wanted) { throw .refused("ambiguous", doubt) }
            return Step(
                change: { $0.remember(name, nil) },
                bind: { [self] () throws(BindFailure) in
                    try written { () throws(SystemError) in try found.forget(name) }
                    return BoundDevice(before: before, now: found.remembered(name)?.description)
                }
            )
        }
        guard let identity = FoundIdentity(text) else {
            throw .refused("invalidIdentity", "expected serialNumber:A1, port:1-2.3, model:04b8:0202 or first")
        }
        let binding = try binding(wanted, identity, takes: takes)
        return Step(
            change: { binding.apply(to: &$0, name) },
            bind: { [self] () throws(BindFailure) in
                try written { () throws(SystemError) in try found.bind(wanted, binding) }
                let now = found.remembered(name)?.description
                return BoundDevice(before: before, now: now, takenFrom: binding.owner)
            }
        )
    }

    private func binding(
        _ wanted: DeviceAssignment.Wanted,
        _ identity: FoundIdentity,
        takes: Bool
    ) throws(BindFailure) -> Binding {
        let manifests = description.manifests
        do throws(Binding.Refusal) {
            return try Binding(
                identity,
                for: wanted,
                among: found.functions,
                found.explanation,
                takes: takes,
                fits: { manifests.explain($0).contains { $0.family == wanted.family && $0.isMatch } }
            )
        } catch {
            if case .taken(_, let owner, isNamed: true) = error, let other = device(owner),
                let choice = found.wanted.first(where: { $0.name == owner })?.choice
            {
                throw .byConfiguration(device: owner, identity: choice.words, other.device.place)
            }
            throw .init(error, wanted, identity)
        }
    }

    /// A device on the network: the next one that is seen at its address is the one.
    private func bindAddress(_ child: DeviceChild, to text: String) throws(BindFailure) -> BoundDevice {
        guard child.device.identity == .first else {
            throw .byConfiguration(
                device: child.device.name,
                identity: child.device.identity.words,
                child.device.place
            )
        }
        guard text.utf8.elementsEqual("first".utf8) else {
            throw .refused("invalidIdentity", "a device on the network is bound to what is at its address: first")
        }
        var bound = BoundDevice()
        try written { () throws(SystemError) in bound = try child.bindAnew() }
        return bound
    }

    private func written(_ action: () throws(SystemError) -> Void) throws(BindFailure) {
        do throws(SystemError) { try action() } catch {
            throw .refused("notWritten", "what it is bound to cannot be written down: \(error)")
        }
    }
}

extension BindFailure {
    /// A driver is at a job, or at something else that would be lost.
    fileprivate static func busy(_ device: String, _ job: String?) -> BindFailure {
        let words =
            if let job {
                "'\(device)' is at job \(job), which would be lost: wait until it is over, or end it with 'lane cancel \(job)', "
            } else {
                "'\(device)' is at something that would be lost: wait until that is over, "
            }
        return .refused("busy", words + "and bind again", owner: device)
    }

    /// A driver ends, after a job that it may have.
    fileprivate static func leaving(_ device: String) -> BindFailure {
        let words = "the driver of '\(device)' ends after its job, since the configuration was read again: "
        return .refused("busy", words + "wait until it has ended, and bind again", owner: device)
    }

    fileprivate init(_ refusal: Binding.Refusal, _ wanted: DeviceAssignment.Wanted, _ identity: FoundIdentity) {
        switch refusal {
        case .notPluggedIn:
            let sentence = "nothing that is plugged in is \(identity) (\(wanted.subsystem.rawValue)); plug it in first"
            self = .refused("notPluggedIn", sentence)
        case .noFamily(let function, let reason, let sentence):
            self = .refused(reason, "\(function) is no \(wanted.family): \(sentence)")
        case .ambiguous(let functions):
            let names = functions.map(\.description).joined(separator: " and ")
            self = .refused("ambiguous", "\(identity) is not one alone: \(names)")
        case .taken(let function, let owner, _):
            self = .refused("taken", "'\(owner)' has \(function)", owner: owner)
        case .nameless(let function):
            self = .refused("invalidIdentity", "nothing distinguishes \(function) when it is seen again")
        }
    }
}

extension IdentityChoice {
    /// The choice in words of the configuration.
    fileprivate var words: String {
        switch self {
        case .first: "first"
        case .any: "any"
        case .bound(let identity): "\(identity)"
        }
    }
}

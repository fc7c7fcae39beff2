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

extension LaneSupervisor {
    /// Binds a device to what is there now and has an identity, or with `first` to whatever is there.
    func bind(_ name: String, to identity: String, takes: Bool) throws(BindFailure) -> BoundDevice {
        guard let child = devices.first(where: { $0.device.name.utf8.elementsEqual(name.utf8) }) else {
            throw .refused("notFound", "the lane has no device of this name")
        }
        switch child.device.location {
        case .found: return try bindFound(child, to: identity, takes: takes)
        case .network: return try bindAddress(child, to: identity)
        case .terminal, .queue, .simulated:
            let place = child.device.location.description
            throw .refused("notFound", "'\(name)' is always what is at its place, \(place): nothing is to be bound")
        }
    }

    private func bindFound(
        _ child: DeviceChild,
        to text: String,
        takes: Bool
    ) throws(BindFailure) -> BoundDevice {
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
            try written { () throws(SystemError) in try found.forget(name) }
            return BoundDevice(before: before, now: found.remembered(name)?.description)
        }
        guard let identity = FoundIdentity(text) else {
            throw .refused("invalidIdentity", "expected serialNumber:A1, port:1-2.3, model:04b8:0202 or first")
        }
        let binding = try binding(wanted, identity, takes: takes)
        try written { () throws(SystemError) in try found.bind(wanted, binding) }
        return BoundDevice(
            before: before,
            now: found.remembered(name)?.description,
            takenFrom: binding.owner
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

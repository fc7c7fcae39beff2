import Configuration
import DriverManifest

/// Decides which of the things that were found is which device of the configuration.
///
/// What a device is bound to stays its own while it is there. A device that is gone is looked for by what tells most: the
/// serial number that the configuration or the memory names, on any port; the port; the model. Nothing is ever two
/// devices, and what is not clear is refused.
package struct DeviceAssignment {
    /// A device of the configuration.
    package struct Wanted: Equatable {
        /// Its name.
        package var name: String
        /// As what the kernel is to show it.
        package var subsystem: MatchRule.Subsystem
        /// The family of its driver.
        package var family: String
        /// Which one is taken.
        package var choice: FoundIdentityChoice

        /// Collects what is wanted.
        package init(name: String, subsystem: MatchRule.Subsystem, family: String, choice: FoundIdentityChoice) {
            (self.name, self.subsystem, self.family, self.choice) = (name, subsystem, family, choice)
        }
    }

    /// Why a device has nothing.
    package enum Problem: Equatable {
        /// Nothing of its family is there that no other device has.
        case notPluggedIn
        /// What is there of its family belongs to other devices, one for each.
        case withOthers([FoundFunction], devices: [String])
        /// Several fit, or one fits several devices, which are named.
        case ambiguous([FoundFunction], devices: [String])
        /// These are there, and none of them is the one.
        case otherDevice([FoundFunction])
        /// Which one it was is not known any more, and it could be each of these.
        case forgotten([FoundFunction], because: String)
    }

    /// What has become known of a device, for the log.
    package enum News: Equatable {
        /// It is the first one, and remembered from now on.
        case first
        /// It is back at another port.
        case moved(from: String)
        /// It is another one of the model at the port of the one that is gone.
        case replaced(RememberedDevice)
        /// Another one with its serial number was seen.
        case shared
    }

    /// How a device stands.
    package struct Standing: Equatable {
        /// What it is bound to.
        package var function: FoundFunction?
        /// Why it is bound to nothing.
        package var problem: Problem?
        /// What has just become known.
        package var news: News?
    }

    /// What is wanted, in the order of the configuration.
    package private(set) var wanted: [Wanted] = []
    private var wantedByName: [String: Wanted] = [:]
    /// The devices that were found first, where the configuration names none.
    package private(set) var remembered: [String: RememberedDevice] = [:]
    /// The serial numbers that tell nothing.
    package private(set) var sharedNumbers = SharedNumbers()
    /// Devices that were found before, and of which nobody knows any more what that was; with the reason.
    private var forgotten: [String: String] = [:]
    private var bound: [String: FoundFunction] = [:]

    /// Starts with nothing wanted.
    package init() {}

    /// Takes over what a configuration wants; a device that wants the same as before keeps what it has.
    ///
    /// `reason` says why what was remembered of a device cannot be known any more, where something was.
    package mutating func want(
        _ new: [Wanted],
        remembered memory: (Wanted) -> RememberedDevice?,
        forgotten reason: (Wanted) -> String? = { _ in nil }
    ) {
        let before = wantedByName
        wantedByName = Dictionary(new.map { ($0.name, $0) }) { first, _ in first }
        for device in wanted where wantedByName[device.name] != device { remember(device.name, nil) }
        for device in new where device.choice == .first && before[device.name] != device {
            remembered[device.name] = memory(device)
            if let known = remembered[device.name] {
                sharedNumbers.learn(known)
            } else {
                forgotten[device.name] = reason(device)
            }
        }
        wanted = new
    }

    /// What the device of a name wants.
    package func wanted(_ name: String) -> Wanted? { wantedByName[name] }

    /// Takes the serial numbers that are known to tell nothing.
    package mutating func share(_ numbers: SharedNumbers) {
        sharedNumbers = numbers
        for memory in remembered.values { sharedNumbers.learn(memory) }
    }

    /// Forgets what a device was bound to; from now on it is known by something else, or it is the first one that is found.
    package mutating func remember(_ device: String, _ memory: RememberedDevice?) {
        (bound[device], remembered[device], forgotten[device]) = (nil, memory, nil)
    }

    /// Decides anew; `fits` says whether something is of a device's family.
    package mutating func update(
        _ functions: [FoundFunction],
        fits: (Wanted, FoundFunction) -> Bool
    ) -> [String: Standing] {
        let known = remembered
        sharedNumbers.look(at: functions)
        for (name, memory) in known where sharedNumbers.contains(memory) { remembered[name]?.isShared = true }
        var round = Round()
        for device in wanted {
            round.candidates[device.name] = DeviceAssignment.oneEach(
                functions.filter { $0.subsystem == device.subsystem && fits(device, $0) }
            )
        }
        for device in wanted {
            guard let before = bound[device.name] else { continue }
            let same = round.free(device.name).first {
                $0.path == before.path && $0.appearance == before.appearance
            }
            if let same { round.take(same, for: device.name) }
        }
        bindNamed(&round)
        bindRemembered(&round)
        bindFree(&round)
        for device in wanted {
            bound[device.name] = round.standings[device.name]?.function
            remember(device, known[device.name], &round)
            if round.standings[device.name] == nil {
                let others = round.free(device.name)
                let problem: Problem =
                    if let because = forgotten[device.name] {
                        .forgotten(others, because: because)
                    } else {
                        others.isEmpty ? nothing(for: device.name, round) : .otherDevice(others)
                    }
                round.standings[device.name] = Standing(problem: problem)
            }
        }
        return round.standings
    }

    /// Why nothing is left for a device.
    private func nothing(for device: String, _ round: Round) -> Problem {
        var (functions, owners): ([FoundFunction], [String]) = ([], [])
        for function in round.candidates[device] ?? [] {
            guard let owner = wanted.first(where: { round.standings[$0.name]?.function?.place == function.place })
            else { continue }
            functions.append(function)
            owners.append(owner.name)
        }
        return functions.isEmpty ? .notPluggedIn : .withOthers(functions, devices: owners)
    }

    /// A device that shows itself several times at one port is taken once, by its first interface that fits.
    private static func oneEach(_ functions: [FoundFunction]) -> [FoundFunction] {
        let ordered = functions.sorted { one, other in
            if one.port != other.port { return PortOrder.isBefore(one.port, other.port) }
            return (one.interface ?? 0, one.path) < (other.interface ?? 0, other.path)
        }
        return ordered.enumerated().filter { $0 == 0 || ordered[$0 - 1].port != $1.port }.map(\.element)
    }

    private func bindNamed(_ round: inout Round) {
        for device in wanted where round.standings[device.name] == nil {
            guard case .bound(.serialNumber(let number)) = device.choice else { continue }
            round.takeOnly(of: round.free(device.name).filter { $0.serialNumber == number }, for: device.name)
        }
        for device in wanted where round.standings[device.name] == nil {
            guard case .bound(.port(let port)) = device.choice else { continue }
            round.takeOnly(of: round.free(device.name).filter { $0.port == port }, for: device.name)
        }
    }

    private mutating func bindRemembered(_ round: inout Round) {
        for device in wanted where round.standings[device.name] == nil {
            guard let memory = remembered[device.name], let number = memory.tellingNumber else { continue }
            let fitting = round.free(device.name).filter { memory.isSameModel(as: $0) && $0.serialNumber == number }
            let here = fitting.filter { $0.port == memory.port }
            round.takeOnly(of: here.isEmpty ? fitting : here, for: device.name)
            if let now = round.standings[device.name]?.function, now.port != memory.port {
                round.standings[device.name]?.news = .moved(from: memory.port)
            }
        }
        // First those that are what they were, then what stands in for one that is gone.
        for isExact in [true, false] {
            for device in wanted where round.standings[device.name] == nil {
                guard let memory = remembered[device.name] else { continue }
                let here = round.free(device.name).first { $0.port == memory.port && memory.isSameModel(as: $0) }
                guard let here, (here.realSerialNumber == memory.serialNumber) == isExact else { continue }
                // It may as well be what another device has had, of which nothing is known any more.
                if !isExact, !claimants(of: [here], round).isEmpty { continue }
                round.take(here, for: device.name)
                if !isExact { round.standings[device.name]?.news = .replaced(memory) }
            }
        }
    }

    /// Devices whose own one of these may be, although nobody knows.
    private func claimants(of functions: [FoundFunction], _ round: Round) -> [String] {
        let places = Set(functions.map(\.place))
        return wanted.map(\.name).filter { name in
            forgotten[name] != nil && round.free(name).contains { places.contains($0.place) }
        }
    }

    /// Those that take what there is: by model first, then without any condition.
    private func bindFree(_ round: inout Round) {
        for isByModel in [true, false] {
            let open = wanted.filter { device in
                guard round.standings[device.name] == nil else { return false }
                if case .bound(.model) = device.choice { return isByModel }
                let isNew = remembered[device.name] == nil && forgotten[device.name] == nil
                return !isByModel && (device.choice == .any || device.choice == .first && isNew)
            }
            let fitting = open.map { device in
                round.free(device.name).filter { function in
                    guard case .bound(.model(let vendor, let product)) = device.choice else { return true }
                    return function.vendor == vendor && function.product == product
                }
            }
            for (index, device) in open.enumerated() where !fitting[index].isEmpty {
                let places = Set(fitting[index].map(\.place))
                let rivals = open.indices.filter { fitting[$0].contains { places.contains($0.place) } }
                // What a configuration names is not doubted.
                let claimants = isByModel ? [] : claimants(of: fitting[index], round)
                if rivals.count == 1, fitting[index].count == 1, claimants.isEmpty {
                    round.take(fitting[index][0], for: device.name)
                } else {
                    let names = rivals.map { open[$0].name } + claimants
                    let problem = Problem.ambiguous(fitting[index], devices: names)
                    round.standings[device.name] = Standing(problem: problem)
                }
            }
        }
    }

    /// Notes what tells the device again.
    private mutating func remember(_ device: Wanted, _ memory: RememberedDevice?, _ round: inout Round) {
        guard device.choice == .first, let function = round.standings[device.name]?.function else { return }
        let wasReplaced = if case .replaced? = round.standings[device.name]?.news { true } else { false }
        let wasShared = memory?.isShared == true && !wasReplaced
        let isShared = wasShared || sharedNumbers.contains(function)
        remembered[device.name] = RememberedDevice(function, isShared: isShared) ?? memory
        guard round.standings[device.name]?.news == nil else { return }
        if memory == nil {
            round.standings[device.name]?.news = .first
        } else if isShared, !wasShared {
            round.standings[device.name]?.news = .shared
        }
    }
}

/// One decision while it is made.
private struct Round {
    var candidates: [String: [FoundFunction]] = [:]
    var standings: [String: DeviceAssignment.Standing] = [:]
    private var taken: Set<String> = []

    /// What fits a device and is nobody's yet.
    func free(_ device: String) -> [FoundFunction] {
        (candidates[device] ?? []).filter { !taken.contains($0.place) }
    }

    mutating func take(_ function: FoundFunction, for device: String) {
        taken.insert(function.place)
        standings[device] = .init(function: function)
    }

    /// Takes the only one; refuses several.
    mutating func takeOnly(of fitting: [FoundFunction], for device: String) {
        if fitting.count == 1, let only = fitting.first {
            take(only, for: device)
        } else if !fitting.isEmpty {
            standings[device] = .init(problem: .ambiguous(fitting, devices: [device]))
        }
    }
}

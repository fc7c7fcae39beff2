import Configuration
import Discovery
import DriverManifest
import Glibc
import Interfaces
import Varlink

extension GatewayChild {
    /// More is not told: what is plugged in is bounded by the ports of a machine, and a message is.
    private static let mostFound = 200
    private static let mostExplained = 16

    /// Tells what is plugged in.
    func listFound(_ call: Call<LinkGatewayReports.ListFound>) {
        tellsOfFound = true
        lane.found.start()
        let explanation = lane.found.explanation
        let functions = lane.found.functions.prefix(GatewayChild.mostFound)
        call.reply(
            .init(
                notLooking: lane.found.blindness,
                found: functions.map { .init($0, explanation, lane, isWhole: false) },
                devices: lane.found.wanted.map { .init($0, lane) }
            )
        )
    }

    /// Tells all that is known of some of it.
    func explainFound(
        _ call: Call<LinkGatewayReports.ExplainFound>,
        _ parameters: LinkGatewayReports.ExplainFound.Parameters
    ) {
        let explanation = lane.found.explanation
        var functions = lane.found.functions.filter { parameters.numbers.contains($0.appearance) }
        if functions.isEmpty, let name = parameters.device,
            let wanted = lane.found.wanted.first(where: { $0.name.utf8.elementsEqual(name.utf8) })
        {
            functions = explanation.nearest(to: wanted)
        }
        let told = functions.prefix(GatewayChild.mostExplained)
        call.reply(.init(found: told.map { .init($0, explanation, lane, isWhole: true) }))
    }

    /// What is plugged in has changed, or whose it is; said once, until the gateway has asked again.
    func foundChanged() {
        guard tellsOfFound, let child, isOpen else { return }
        tellsOfFound = false
        LinkGateway.Client(child.calls).foundChanged(.init(), deadline: lane.deadline, check(child))
    }

    /// Somebody binds a device.
    func bind(_ call: Call<LinkGatewayReports.Bind>, _ parameters: LinkGatewayReports.Bind.Parameters) {
        lane.bind(parameters.device, to: parameters.identity, takes: parameters.take) { [weak self] result in
            switch result {
            case .success(let bound):
                let asker = Asker(user: parameters.user, process: parameters.process)
                let (before, now) = (bound.before ?? "nothing", bound.now ?? "what is there next")
                self?.lane.log(parameters.device, "bound anew, \(asker): it was \(before), and is \(now)")
                // The gateway hears first how the devices stand now, and whoever asked after that.
                self?.after { call.reply(.init(before: bound.before, now: bound.now, takenFrom: bound.takenFrom)) }
            case .failure(.byConfiguration(let device, let identity, let place)):
                call.fail(
                    LinkGatewayReports.BoundByConfiguration(
                        device: device,
                        identity: identity,
                        file: place?.file,
                        line: place?.line
                    )
                )
            case .failure(.refused(let reason, let sentence, let owner)):
                call.fail(
                    LinkGatewayReports.BindRefused(
                        device: parameters.device,
                        reason: reason,
                        detail: FoundFunction.shown(sentence, atMost: 2000),
                        by: owner
                    )
                )
            }
        }
    }

    /// Does something when the gateway has heard all that it was told before.
    private func after(_ action: @escaping () -> Void) {
        guard let child, isOpen else { return action() }
        let check: (Result<Reply<LinkGateway.FoundChanged>, CallError>) -> Void = check(child)
        LinkGateway.Client(child.calls).foundChanged(.init(), deadline: lane.deadline) { result in
            check(result)
            action()
        }
    }

    /// Who asks, as the log has it.
    private struct Asker: CustomStringConvertible {
        var user: Int?
        var process: Int?

        var description: String {
            guard let user, let process else { return "asked for by nobody knows whom" }
            return "asked for by user \(user) in process \(process)"
        }
    }
}

extension LinkGatewayReports.Found {
    /// What is told of a function; all of it with what rules say and who holds it.
    init(_ function: FoundFunction, _ explanation: Explanation, _ lane: LaneSupervisor, isWhole: Bool) {
        func word(_ text: String?) -> String? { text.map { FoundFunction.shown($0, atMost: 130) } }
        let owner = explanation.device(with: function)
        let reason = owner == nil ? explanation.reason(for: function) : nil
        let verdicts = lane.description.manifests.explain(function)
        let interface = function.interfaceClass.map { hexadecimal($0, digits: 2) }.joined()
        self.init(
            number: function.appearance,
            subsystem: .init(rawValue: function.subsystem.rawValue) ?? .usb,
            node: FoundFunction.shown(function.node, atMost: 130),
            port: FoundFunction.shown(function.port, atMost: 130),
            vendor: function.vendor.map { hexadecimal($0, digits: 4) },
            product: function.product.map { hexadecimal($0, digits: 4) },
            manufacturer: word(function.manufacturer),
            model: word(function.model),
            serialNumber: word(function.serialNumber),
            deviceId: isWhole ? function.deviceId.map { FoundFunction.shown($0) } : nil,
            interface: interface.isEmpty ? nil : interface,
            interfaceNumber: function.interface,
            usages: function.usages.prefix(8).map(\.description),
            kernelDriver: word(function.driver),
            families: verdicts.filter(\.isMatch).map(\.family),
            identities: explanation.identities(of: function).map(\.description),
            device: owner,
            reason: reason?.word,
            detail: reason.map { FoundFunction.shown($0.sentence, atMost: 400) },
            heldBy: isWhole ? NodeHolders.names(of: function.node) : [],
            verdicts: isWhole ? verdicts.map { .init($0) } : []
        )
    }
}

extension LinkGatewayReports.FamilyVerdict {
    fileprivate init(_ verdict: FamilyVerdict) {
        self.init(
            family: verdict.family,
            isMatch: verdict.isMatch,
            rules: verdict.rules.map { rule in
                .init(
                    file: rule.rule.file,
                    line: rule.rule.position.line,
                    rule: rule.rule.words,
                    misses: rule.misses.map { miss in
                        let found = miss.found.map { FoundFunction.shown($0, atMost: 130) }
                        return .init(key: miss.key, wanted: miss.wanted, found: found)
                    },
                    because: rule.rule.because
                )
            },
            quirk: verdict.quirk.map { quirk in
                .init(
                    file: quirk.file,
                    line: quirk.position.line,
                    isExcluded: quirk.isExcluded,
                    settings: quirk.settings,
                    because: quirk.because,
                    evidence: quirk.evidence
                )
            }
        )
    }
}

extension LinkGatewayReports.Wanted {
    /// What a device of the lane looks for, and how that stands.
    fileprivate init(_ wanted: DeviceAssignment.Wanted, _ lane: LaneSupervisor) {
        let child = lane.device(wanted.name)
        let standing = lane.found.standings[wanted.name]
        var condition = child?.condition
        if case .missing(let missing) = lane.found.place(of: wanted.name) { condition = missing }
        let candidates: [FoundFunction] =
            switch standing?.problem {
            case .ambiguous(let functions, _), .otherDevice(let functions), .forgotten(let functions, _): functions
            case .notPluggedIn, .withOthers, nil: []
            }
        self.init(
            device: wanted.name,
            roles: child?.device.roles ?? [],
            family: wanted.family,
            attached: child?.device.attachment?.rawValue ?? wanted.subsystem.rawValue,
            identity: wanted.choice.words,
            remembered: wanted.choice == .first ? lane.found.remembered(wanted.name).map(\.description) : nil,
            file: child?.device.place?.file,
            line: child?.device.place?.line,
            found: standing?.function?.appearance,
            reason: condition?.reason,
            detail: condition?.detail.map { String($0.unicodeScalars.prefix(900)) },
            candidates: candidates.prefix(16).map(\.appearance)
        )
    }
}

extension LaneDescription.Device {
    /// As what it is opened, when it is found by being plugged in.
    fileprivate var attachment: Attachment? {
        if case .found(let attachment) = location { attachment } else { nil }
    }
}

extension FoundIdentityChoice {
    /// The choice in words of the configuration.
    var words: String {
        switch self {
        case .first: "first"
        case .any: "any"
        case .bound(let identity): "\(identity)"
        }
    }
}

import Configuration
import DriverManifest

/// Says of everything that is plugged in which device has it, or why none has; and of a device that has nothing what comes nearest.
package struct Explanation {
    /// Why no device has something.
    package struct Reason: Equatable {
        /// In a word that programs know.
        package var word: String
        /// In a sentence.
        package var sentence: String

        init(_ word: String, _ sentence: String) { (self.word, self.sentence) = (word, sentence) }
    }

    let sharedNumbers: SharedNumbers
    private let functions: [FoundFunction]
    private let verdicts: (FoundFunction) -> [FamilyVerdict]
    private let wanted: [DeviceAssignment.Wanted]
    private let standings: [String: DeviceAssignment.Standing]

    /// Looks at what is there, at what is wanted, and at how that stands.
    package init(
        _ functions: [FoundFunction],
        wanted: [DeviceAssignment.Wanted],
        standings: [String: DeviceAssignment.Standing],
        sharedNumbers: SharedNumbers,
        verdicts: @escaping (FoundFunction) -> [FamilyVerdict]
    ) {
        self.sharedNumbers = sharedNumbers
        (self.functions, self.wanted, self.standings, self.verdicts) = (functions, wanted, standings, verdicts)
    }

    /// The device that has something, as what it is shown here.
    package func device(with function: FoundFunction) -> String? {
        wanted.first { standings[$0.name]?.function?.appearance == function.appearance }?.name
    }

    /// The device that has something, whatever it is shown as.
    package func owner(of function: FoundFunction) -> DeviceAssignment.Wanted? {
        wanted.first { standings[$0.name]?.function?.place == function.place }
    }

    /// Why no device has something.
    package func reason(for function: FoundFunction) -> Reason {
        let verdicts = verdicts(function)
        let families = verdicts.filter(\.isMatch).map(\.family)
        if let owner = owner(of: function) {
            let how = "it is a part of what '\(owner.name)' has as something else (\(owner.subsystem.rawValue))"
            return Reason("sameDevice", how)
        }
        if families.isEmpty { return Explanation.stranger(verdicts) }
        let fitting = wanted.filter { $0.subsystem == function.subsystem && families.contains($0.family) }
        guard !fitting.isEmpty else {
            if let other = otherShape(of: function) {
                let how = "it is a part of what is also shown as \(other.subsystem.rawValue), and looked for as that"
                return Reason("sameDevice", how)
            }
            let attached = Attachment.allCases.first { $0.subsystem == function.subsystem }?.rawValue
            let line = attached.map { ": driver = \"\(families[0])\", attached = \"\($0)\"" } ?? ""
            return Reason("notWanted", "no device of the lane looks for it; one that does says\(line)")
        }
        for device in fitting {
            guard let problem = standings[device.name]?.problem else { continue }
            let isMeant =
                switch problem {
                case .notPluggedIn, .withOthers: false
                case .ambiguous(let functions, _), .otherDevice(let functions), .forgotten(let functions, _):
                    functions.contains { $0.place == function.place }
                }
            if isMeant {
                let identity = identities(of: function).first.map { "; it is known by \($0)" } ?? ""
                let words = if case .otherDevice = problem { "it is not what belongs to" } else { "it could be" }
                return Reason(problem.reason, "\(words) '\(device.name)', see there\(identity)")
            }
        }
        let names = fitting.map { "'\($0.name)'" }.joined(separator: " and ")
        return Reason("notNeeded", "\(names) would take it, and has another one")
    }

    /// The same thing as what some device looks for it.
    private func otherShape(of function: FoundFunction) -> FoundFunction? {
        functions.first { other in
            guard other.place == function.place, other.subsystem != function.subsystem else { return false }
            let families = verdicts(other).filter(\.isMatch).map(\.family)
            return wanted.contains { $0.subsystem == other.subsystem && families.contains($0.family) }
        }
    }

    /// Why something is not of one family.
    package func reason(for function: FoundFunction, isNo family: String) -> Reason {
        let reason = Explanation.stranger(verdicts(function).filter { $0.family == family })
        return reason.word == "excluded" ? reason : Reason(reason.word, "no rule of \(family) matches")
    }

    /// Why something is of no family.
    private static func stranger(_ verdicts: [FamilyVerdict]) -> Reason {
        let excluded = verdicts.first { $0.quirk?.isExcluded == true && $0.rules.contains { $0.isMatch } }
        guard let excluded, let quirk = excluded.quirk else {
            return Reason("noFamily", "no rule of any driver matches")
        }
        let place = "\(quirk.file):\(quirk.position.line)"
        return Reason("excluded", "\(place) says that this model is no \(excluded.family): \(quirk.because)")
    }

    /// How a device may be bound to something, the strongest first.
    package func identities(of function: FoundFunction) -> [FoundIdentity] {
        let others = functions.filter { $0.port != function.port }
        var identities: [FoundIdentity] = []
        if let number = function.realSerialNumber, !sharedNumbers.contains(function),
            !others.contains(where: { $0.serialNumber == number })
        {
            identities.append(.serialNumber(number))
        }
        if let port = FoundIdentity("port:\(function.port)") { identities.append(port) }
        if let vendor = function.vendor, let product = function.product {
            identities.append(.model(vendor: vendor, product: product))
        }
        return identities
    }

    /// What fits a device that has nothing best, without fitting: the closest first, few of them.
    package func nearest(to device: DeviceAssignment.Wanted) -> [FoundFunction] {
        let scored = functions.compactMap { function -> (function: FoundFunction, score: Int)? in
            guard let verdict = verdicts(function).first(where: { $0.family == device.family }) else { return nil }
            let score = verdict.rules.map { $0.closeness(to: function) }.max() ?? 0
            return score > 0 ? (function, score) : nil
        }
        // Of what is equally close the order of the ports decides.
        let ordered = scored.enumerated().sorted {
            ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
        }
        return ordered.prefix(Explanation.mostNearest).map(\.element.function)
    }

    private static let mostNearest = 3
}

extension RuleVerdict {
    /// How much of the rule fits: numbers of maker and model tell most, that something is shown as the same kind of thing tells nothing.
    fileprivate func closeness(to function: FoundFunction) -> Int {
        let missed = Set(misses.map(\.key))
        var score = 0
        if rule.vendor != nil, !missed.contains("vendor") { score += rule.product == nil ? 2 : 3 }
        if rule.vendor != nil, rule.product != nil, !missed.contains("vendor"), !missed.contains("product") {
            score += 3
        }
        if rule.usage != nil, !missed.contains("usage") { score += 4 }
        if let wanted = rule.interface {
            if !missed.contains("interface") {
                score += 4
            } else if wanted.first == function.interfaceClass.first {
                score += 1
            }
        }
        return score
    }
}

extension MatchRule {
    /// The rule in words of its file.
    package var words: String {
        var words = ["subsystem = \"\(subsystem.rawValue)\""]
        if let vendor { words.append("vendor = \"\(hexadecimal(vendor, digits: 4))\"") }
        if let product { words.append("product = \"\(hexadecimal(product, digits: 4))\"") }
        if let interface {
            words.append("interface = \"\(interface.map { hexadecimal($0, digits: 2) }.joined())\"")
        }
        if let usage { words.append("usage = \"\(usage)\"") }
        if let interfaceNumber { words.append("interfaceNumber = \(interfaceNumber)") }
        return words.joined(separator: ", ")
    }
}

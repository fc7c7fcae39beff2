import DriverManifest
import TOMLFile

/// Whether one rule fits a function that was found, and if not, why.
package struct RuleVerdict: Equatable, Sendable {
    /// A key of the rule that the function does not fit.
    package struct Miss: Equatable, Sendable, CustomStringConvertible {
        /// The key.
        package let key: String
        /// What the rule says.
        package let wanted: String
        /// What the function has; nil for nothing.
        package let found: String?

        /// Both, in words.
        package var description: String {
            "\(key) is \(found.map { FoundFunction.shown($0) } ?? "not told"), wanted \(wanted)"
        }
    }

    /// The rule.
    package let rule: MatchRule
    /// All keys that do not fit.
    package let misses: [Miss]

    /// Whether the function fits all keys.
    package var isMatch: Bool { misses.isEmpty }

    /// Looks at each key.
    package init(_ rule: MatchRule, _ function: FoundFunction) {
        self.rule = rule
        var misses: [Miss] = []
        func compare(_ key: String, _ wanted: String?, _ found: String?) {
            if let wanted, wanted != found { misses.append(Miss(key: key, wanted: wanted, found: found)) }
        }
        func digits(_ number: UInt16?) -> String? { number.map { hexadecimal($0, digits: 4) } }
        compare("subsystem", rule.subsystem.rawValue, function.subsystem.rawValue)
        if let wanted = rule.interface, !RuleVerdict.fits(function.interfaceClass, wanted) {
            let found = function.interfaceClass.isEmpty ? nil : RuleVerdict.spelled(function.interfaceClass)
            misses.append(Miss(key: "interface", wanted: RuleVerdict.spelled(wanted), found: found))
        }
        compare("vendor", digits(rule.vendor), digits(function.vendor))
        compare("product", digits(rule.product), digits(function.product))
        if let usage = rule.usage, !function.usages.contains(usage) {
            let found = function.usages.map(\.description).joined(separator: " ")
            misses.append(Miss(key: "usage", wanted: "\(usage)", found: found.isEmpty ? nil : found))
        }
        compare("interfaceNumber", rule.interfaceNumber.map { "\($0)" }, function.interface.map { "\($0)" })
        self.misses = misses
    }

    /// A printer's interface for IPP over USB (070104) belongs to the service for that, unless a rule names it in full.
    private static func fits(_ found: [UInt8], _ wanted: [UInt8]) -> Bool {
        found.starts(with: wanted) && (found != [7, 1, 4] || wanted == found)
    }

    private static func spelled(_ bytes: [UInt8]) -> String { bytes.map { hexadecimal($0, digits: 2) }.joined() }
}

extension RuleVerdict: CustomStringConvertible {
    /// The rule's place, and what became of it.
    package var description: String {
        let place = "\(rule.file):\(rule.position.line): "
        guard isMatch else { return place + "does not match: " + misses.map(\.description).joined(separator: "; ") }
        return place + "matches" + (rule.because.map { ", because: \($0)" } ?? "")
    }
}

/// Whether a function that was found is of a family, and why.
package struct FamilyVerdict: Equatable, Sendable {
    /// The family.
    package let family: String
    /// What each rule says, in the order of the file.
    package let rules: [RuleVerdict]
    /// The fact that is known of this model; the first one counts.
    package let quirk: Quirk?

    /// Whether the function is of the family.
    package var isMatch: Bool { rules.contains { $0.isMatch } && quirk?.isExcluded != true }

    /// What the driver is told of the model, unless the configuration says otherwise.
    package var settings: [String: String] { quirk?.settings ?? [:] }

    /// Looks at all rules of a family, and at what is known of the model.
    package init(_ family: FamilyManifest, _ quirks: [Quirk], _ function: FoundFunction) {
        self.family = family.family
        rules = family.rules.map { RuleVerdict($0, function) }
        quirk = quirks.first {
            $0.family.utf8.elementsEqual(family.family.utf8)
                && $0.isAbout(vendor: function.vendor, product: function.product, deviceId: function.deviceId)
        }
    }

    /// A line for each rule, and one for what is known of the model.
    package var explanation: [String] {
        var lines = rules.map(\.description)
        if let quirk {
            let told = quirk.settings.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
            let effect = quirk.isExcluded ? "never of this family" : "settings " + told.joined(separator: ", ")
            let source = quirk.evidence ?? "unverified"
            lines.append("\(quirk.file):\(quirk.position.line): \(effect), because: \(quirk.because) (\(source))")
        }
        return lines
    }
}

extension DriverManifests {
    /// What all families say of a function that was found, in their order; those without rules say nothing.
    package func explain(_ function: FoundFunction) -> [FamilyVerdict] {
        families.filter { !$0.rules.isEmpty }.map { FamilyVerdict($0, quirks, function) }
    }
}

import Interfaces
import Varlink

extension Devices.Found {
    /// Maker and model as the device tells them.
    var name: String {
        let words = [manufacturer, model].compactMap { $0 }.filter { !$0.isEmpty }.map { shortened($0, to: 60) }
        return words.isEmpty ? "a device without a name" : words.joined(separator: " ")
    }

    /// What a sentence calls it.
    var title: String { "\(name) at port \(shortened(port, to: 40))" }

    /// The numbers of maker and model.
    var numbers: String {
        vendor == nil ? "-" : "\(shortened(vendor ?? "?", to: 4)):\(shortened(product ?? "?", to: 4))"
    }

    /// As what the kernel shows it, in few words.
    var shownAs: String {
        switch subsystem {
        case .usb: "usb \(shortened(interface ?? "-", to: 6))"
        case .usbmisc: "usblp"
        case .hidraw: "hid \(shortened(usages.joined(separator: " "), to: 11))"
        case .tty: "serial"
        case .input: "input"
        }
    }

    /// Why no device has it, for a cell of a table.
    var shortReason: String {
        switch reason {
        case "noFamily": "no driver"
        case "excluded": "excluded"
        case "sameDevice": "as above"
        case "notWanted": "not in lane.toml"
        case "otherDevice": "not the bound one"
        case "notNeeded": "not needed"
        case .some(let reason): shortened(attentionWords(reason), to: 20)
        case nil: "none"
        }
    }

    /// All that is known of it, for a person.
    var explanation: String {
        var entries = [("numbers", numbers)]
        entries.append(("serial number", serialNumber.map { shortened($0, to: 130) } ?? "none"))
        var shown = shownAs + (interfaceNumber.map { ", interface number \($0)" } ?? "")
        shown += ", \(shortened(node, to: 60))"
        entries.append(("shown as", shown))
        if let deviceId { entries.append(("1284 id", shortened(deviceId, to: 400))) }
        if let kernelDriver { entries.append(("kernel driver", shortened(kernelDriver, to: 40))) }
        if !heldBy.isEmpty { entries.append(("held by", shortened(heldBy.joined(separator: ", "), to: 400))) }
        if let device {
            entries.append(("device", shortened(device, to: 60)))
        } else {
            let why = detail.map { shortened($0, to: 900) } ?? shortReason
            entries.append(("device", "none: \(why)"))
        }
        if !identities.isEmpty {
            entries.append(("known by", shortened(identities.joined(separator: ", "), to: 400)))
        }
        let families = verdicts.map { "\n  " + $0.explanation }.joined()
        let none = verdicts.isEmpty ? "\n  no family has rules for what is plugged in" : ""
        return "\(wrapped(title, indent: 0))\n\(definitions(entries))\(families)\(none)"
    }
}

extension Devices.FamilyVerdict {
    /// What each rule says.
    fileprivate var explanation: String {
        var lines = ["\(shortened(family, to: 60)): \(isMatch ? "it is one" : "it is none")"]
        lines += rules.map { "    " + wrapped($0.sentence, indent: 6) }
        if let quirk { lines.append("    " + wrapped(quirk.sentence, indent: 6)) }
        return lines.joined(separator: "\n")
    }
}

extension Devices.RuleVerdict {
    fileprivate var sentence: String {
        let place = "\(shortened(file, to: 70)):\(line)"
        let rule = shortened(rule, to: 200)
        let why = because.map { " (\(shortened($0, to: 300)))" } ?? ""
        if misses.isEmpty { return "\(place) matches: \(rule)\(why)" }
        if let other = misses.first(where: { $0.key.utf8.elementsEqual("subsystem".utf8) }) {
            let found = other.found.map { shortened($0, to: 20) } ?? "nothing"
            return "\(place) is for what is shown as \(shortened(other.wanted, to: 20)), and this is shown as \(found)"
        }
        let words = misses.map { miss in
            let found = miss.found.map { shortened($0, to: 60) } ?? "not told"
            return "\(shortened(miss.key, to: 20)) is \(found), wanted \(shortened(miss.wanted, to: 60))"
        }
        return "\(place) does not match: \(words.joined(separator: "; "))"
    }
}

extension Devices.QuirkVerdict {
    fileprivate var sentence: String {
        let told = settings.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { "\(shortened($0.key, to: 40)) = \(shortened($0.value, to: 60))" }
        let effect = isExcluded ? "says that this model is none" : "sets " + told.joined(separator: ", ")
        let source = evidence.map { shortened($0, to: 200) } ?? "not verified"
        return "\(shortened(file, to: 70)):\(line) \(effect): \(shortened(because, to: 300)) (\(source))"
    }
}

extension Devices.Wanted {
    /// Whether a name means this device, or a role that it plays.
    func isCalled(_ name: String) -> Bool {
        device.utf8.elementsEqual(name.utf8) || roles.contains { $0.utf8.elementsEqual(name.utf8) }
    }

    /// Where the configuration says which one is taken.
    var place: String? { file.map { file in "\(shortened(file, to: 100))" + (line.map { ":\($0)" } ?? "") } }

    /// Which one is taken, in a sentence.
    var choice: String {
        switch identity {
        case "first":
            remembered.map { "the one that was found first: \(shortened($0, to: 140))" }
                ?? "the first one that is found; none is remembered"
        case "any": "any"
        default: shortened(identity, to: 140)
        }
    }

    /// What it looks for, and what came of it.
    func explanation(found: [Devices.Found]) -> String {
        let roles = roles.isEmpty ? "" : " (\(listed(roles)))"
        var entries = [
            ("looks for", "\(shortened(family, to: 60)), attached by \(shortened(attached, to: 20))"),
            ("takes", choice),
        ]
        if let place { entries.append(("as says", place)) }
        if let number = self.found {
            entries.append(("has", found.first { $0.number == number }?.title ?? "what has just been pulled out"))
        } else {
            entries.append(("has", "nothing" + (reason.map { ": \(attentionWords($0))" } ?? "")))
        }
        if let detail { entries.append(("", shortened(detail, to: 900))) }
        return "\(wrapped("\(shortened(device, to: 60))\(roles)", indent: 0))\n\(definitions(entries))"
    }
}

extension Devices.Device {
    /// What is to be said of a device that is not looked for among what is plugged in.
    var placeExplanation: String {
        var entries = [
            ("is at", "\(shortened(location, to: 140)), and is not looked for among what is plugged in"),
            ("state", state.rawValue + (reason.map { ": \(attentionWords($0))" } ?? "")),
        ]
        if let detail { entries.append(("", shortened(detail, to: 900))) }
        return "\(shortened(device, to: 60))\n\(definitions(entries))"
    }
}

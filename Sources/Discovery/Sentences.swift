import Configuration
import DriverManifest

extension Attachment {
    /// As what the kernel shows such a device.
    package var subsystem: MatchRule.Subsystem {
        switch self {
        case .usb: .usb
        case .usblp: .usbmisc
        case .serial: .tty
        case .hid: .hidraw
        }
    }
}

extension DeviceAssignment.Problem {
    /// The reason in a word that programs know.
    package var reason: String {
        switch self {
        case .notPluggedIn, .withOthers: "notPluggedIn"
        case .ambiguous: "ambiguous"
        case .otherDevice: "otherDevice"
        case .forgotten: "memoryDamaged"
        }
    }

    /// What is wrong and what to write, for people.
    package func sentence(
        _ device: DeviceAssignment.Wanted,
        remembered: RememberedDevice?,
        _ sharedNumbers: SharedNumbers
    ) -> String {
        let wanted: String? =
            switch device.choice {
            case .bound(let identity): "\(identity)"
            case .first: remembered.map { "\($0)" }
            case .any: nil
            }
        switch self {
        case .notPluggedIn:
            let what = "nothing that \(device.family) drives is plugged in (\(device.subsystem.rawValue))"
            return wanted.map { "\(what); wanted is \($0)" } ?? what
        case .withOthers(let functions, let owners):
            let names = zip(functions, owners).prefix(mostNamed).map { "'\($1)' has \($0)" }
            let more = functions.count > mostNamed ? ["others have \(functions.count - mostNamed) more"] : []
            let what =
                "nothing else that \(device.family) drives is plugged in (\(device.subsystem.rawValue)): "
                + (names + more).joined(separator: " and ")
            return wanted.map { "\(what); wanted is \($0)" } ?? what
        case .ambiguous(let functions, let devices):
            let names = devices.map { "'\($0)'" }.joined(separator: " and ")
            let found = named(functions)
            let lines = "write into [device.\(device.name)]: \(lines(functions, sharedNumbers))"
            // What the configuration says otherwise, `lane bind` leaves to it.
            let verb = device.choice == .first ? " with 'lane bind \(device.name)', or " : nil
            return functions.count > 1
                ? "\(found) fit \(names); " + (verb.map { "say which one it is\($0)" } ?? "to say which one it is, ")
                    + lines
                : "\(found) fits \(names); if it is '\(device.name)', " + (verb.map { "say so\($0)" } ?? "") + lines
        case .otherDevice(let functions):
            let found = named(functions)
            let lines = lines(functions, sharedNumbers)
            return "plugged in is \(found); wanted is \(wanted ?? "another one"); to take it, write into "
                + "[device.\(device.name)]: \(lines)"
        case .forgotten(let functions, let because):
            let found = functions.isEmpty ? "" : "; plugged in is \(named(functions))"
            let line =
                functions.isEmpty ? "" : ", or write into [device.\(device.name)]: \(lines(functions, sharedNumbers))"
            return "\(because)\(found); say which one it is with 'lane bind \(device.name)'\(line)"
        }
    }
}

/// More are not named: whoever plugs things in must not make sentences, logs and answers grow.
private let mostNamed = 4

private func named(_ functions: [FoundFunction]) -> String {
    let names = functions.prefix(mostNamed).map(\.description).joined(separator: " and ")
    return functions.count > mostNamed ? "\(names) and \(functions.count - mostNamed) more" : names
}

private func lines(_ functions: [FoundFunction], _ sharedNumbers: SharedNumbers) -> String {
    functions.prefix(mostNamed).map { $0.line(among: functions, sharedNumbers) }.joined(separator: " or ")
}

extension DeviceAssignment.News {
    /// What has become known, for the log.
    package func sentence(_ function: FoundFunction, _ remembered: RememberedDevice?) -> String {
        let identity = remembered.map { "\($0)" } ?? "\(function)"
        return switch self {
        case .first: "it is \(function), known by \(identity) from now on"
        case .moved(let port): "it is back at port \(function.port), and was at \(port)"
        case .replaced(let before): "it was replaced: \(function) stands in for \(before) from now on"
        case .shared: "another device has its serial number: it is known by its port \(function.port) from now on"
        }
    }
}

extension FoundFunction {
    /// What a configuration says of this one alone.
    ///
    /// Another one with its number may have been seen; that it is not there now makes it no better.
    func line(among others: [FoundFunction], _ sharedNumbers: SharedNumbers) -> String {
        let identity: FoundIdentity =
            if let number = realSerialNumber, !sharedNumbers.contains(self),
                !others.contains(where: { $0.port != port && $0.serialNumber == number })
            {
                .serialNumber(number)
            } else {
                .port(port)
            }
        let text = "\(identity)"
        // A device tells what it likes: neither quotes nor backslashes are to spoil the line (TOML 1.0, literal strings).
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
            return "identity = \"\(text)\""
        }
        return text.utf8.contains(UInt8(ascii: "'"))
            ? "identity = \"\(FoundIdentity.port(port))\"" : "identity = '\(text)'"
    }
}

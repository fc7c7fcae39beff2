import Interfaces

extension LinkGatewayReports.Found {
    /// The same in the words of the clients' interface.
    package var forClients: Devices.Found {
        .init(
            number: number,
            subsystem: .init(rawValue: subsystem.rawValue) ?? .usb,
            node: node,
            port: port,
            vendor: vendor,
            product: product,
            manufacturer: manufacturer,
            model: model,
            serialNumber: serialNumber,
            deviceId: deviceId,
            interface: interface,
            interfaceNumber: interfaceNumber,
            usages: usages,
            kernelDriver: kernelDriver,
            families: families,
            identities: identities,
            device: device,
            reason: reason,
            detail: detail,
            heldBy: heldBy,
            verdicts: verdicts.map(\.forClients)
        )
    }
}

extension LinkGatewayReports.Wanted {
    /// The same in the words of the clients' interface.
    package var forClients: Devices.Wanted {
        .init(
            device: device,
            roles: roles,
            family: family,
            attached: attached,
            identity: identity,
            remembered: remembered,
            file: file,
            line: line,
            found: found,
            reason: reason,
            detail: detail,
            candidates: candidates
        )
    }
}

extension LinkGatewayReports.FamilyVerdict {
    fileprivate var forClients: Devices.FamilyVerdict {
        .init(
            family: family,
            isMatch: isMatch,
            rules: rules.map { rule in
                .init(
                    file: rule.file,
                    line: rule.line,
                    rule: rule.rule,
                    misses: rule.misses.map { .init(key: $0.key, wanted: $0.wanted, found: $0.found) },
                    because: rule.because
                )
            },
            quirk: quirk.map { quirk in
                .init(
                    file: quirk.file,
                    line: quirk.line,
                    isExcluded: quirk.isExcluded,
                    settings: quirk.settings,
                    because: quirk.because,
                    evidence: quirk.evidence
                )
            }
        )
    }
}

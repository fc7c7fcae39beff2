import Configuration
import Discovery
import DriverManifest
import Glibc
import TOMLFile
import Varlink

extension LaneDescription {
    /// The lane that a configuration describes, of drivers that their manifests describe.
    ///
    /// Errors name file and line of the configuration: a family that nobody drives,
    /// a device where its driver cannot reach it, a setting that its driver does
    /// not know, a program or a folder that is not there.
    package init(
        _ configuration: LaneConfiguration,
        manifests: DriverManifests,
        socket: UnixAddress,
        programs: String
    ) throws(TOMLError) {
        try configuration.checkPaths()
        let roles = configuration.rolesByDevice
        self.init(
            socket: socket,
            devices: try configuration.devices.map { (device) throws(TOMLError) in
                try Device(device, as: roles[device.name] ?? [], in: configuration, manifests)
            }.checked(against: configuration),
            programs: programs,
            outsideDrivers: Dictionary(configuration.drivers.map { ($0.family, $0.program) }) { first, _ in first }
        )
        unconfinedDrivers = Set(configuration.drivers.filter { !$0.isConfined }.map(\.family))
        self.manifests = manifests
        if let patience = configuration.patience { self.patience = patience }
        rolls = configuration.rolls
        (journal, state) = (configuration.journal, configuration.journal.folder)
        for role in configuration.roles { whenUnknown[role.name] = role.whenUnknown }
    }
}

extension [LaneDescription.Device] {
    /// Refuses a pool of anything but printers: of other devices a program must know which one it has.
    fileprivate func checked(against configuration: LaneConfiguration) throws(TOMLError) -> Self {
        var others: [String: Int] = [:]
        for (index, device) in enumerated() where !device.classes.contains("printer") { others[device.name] = index }
        for role in configuration.roles where role.devices.count > 1 {
            guard let index = role.devices.compactMap({ others[$0] }).min() else { continue }
            let position = configuration.devices[index].position
            let message =
                "'\(self[index].name)' is no printer, and the role '\(role.name)' is a pool, which only printers can be"
            throw TOMLError(file: configuration.file, position: position, message: message)
        }
        return self
    }
}

extension LaneConfiguration {
    /// Looks for the drivers' programs and the folder of the paper, without which nothing of what they are for works.
    fileprivate func checkPaths() throws(TOMLError) {
        for driver in drivers {
            guard let mode = mode(of: driver.program) else {
                throw fault("'program' names '\(driver.program)', which is not there", at: driver.position)
            }
            guard mode & S_IFMT == S_IFREG, Glibc.access(driver.program, X_OK) == 0 else {
                throw fault("'program' names '\(driver.program)', which cannot be executed", at: driver.position)
            }
        }
        if let rolls, let rollsPosition, mode(of: rolls).map({ $0 & S_IFMT == S_IFDIR }) != true {
            throw fault("'rolls' names '\(rolls)', which is no folder here", at: rollsPosition)
        }
    }

    private func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode : nil
    }

    private func fault(_ message: String, at position: TOMLPosition) -> TOMLError {
        TOMLError(file: file, position: position, message: message)
    }
}

extension AccessGroups {
    /// Gives each right to the groups that a configuration names; errors name the one that this machine does not have.
    package init(_ configuration: AccessConfiguration) throws(TOMLError) {
        self.init(number: AccessGroups.number(of:))
        for entry in configuration.rights {
            guard let right = Right(rawValue: entry.right) else { continue }
            groups[right] = try entry.names.map { (name) throws(TOMLError) in
                guard let number = AccessGroups.number(of: name) else { throw entry.unknown(name) }
                return number
            }
        }
    }
}

extension LaneDescription.Device {
    fileprivate init(
        _ device: DeviceConfiguration,
        as roles: [LaneConfiguration.Role],
        in configuration: LaneConfiguration,
        _ manifests: DriverManifests
    ) throws(TOMLError) {
        func fault(_ message: String, at position: TOMLPosition? = nil) -> TOMLError {
            TOMLError(file: configuration.file, position: position ?? device.position, message: message)
        }
        self.init(
            name: device.name,
            family: device.driver,
            roles: roles.map(\.name),
            location: LaneDescription.Location(device),
            settings: values(device.settings)
        )
        (connection, identity, foundIdentity) = (device.connection, device.identity, device.foundIdentity)
        let position = device.identityPosition ?? device.position
        place = LaneDescription.Place(file: configuration.file, line: position.line)
        if case .found(let attachment) = location,
            manifests.family(family)?.rules.contains(where: { $0.subsystem == attachment.subsystem }) != true
        {
            let rule = "[[match]] with subsystem = \"\(attachment.subsystem.rawValue)\""
            throw fault("no device is found to be of the family '\(family)': its driver.toml has no \(rule)")
        }
        if let driver = configuration.drivers.first(where: { $0.family == device.driver }) {
            classes = driver.classes
            drawers = try configuration.drawers(of: device, as: roles, classes: classes)
            return
        }
        guard let manifest = manifests.family(device.driver) else {
            let known = manifests.families.map(\.family) + configuration.drivers.map(\.family)
            throw fault("no driver is called '\(device.driver)', expected one of \(known.joined(separator: ", "))")
        }
        guard manifest.connections.contains(location.connection) else {
            throw fault("a driver of the family '\(device.driver)' does not reach \(device.location)")
        }
        do throws(WrongSetting) { try manifest.check(settings) } catch {
            throw fault("\(error)", at: device.settings.first { $0.name == error.name }?.position)
        }
        classes = manifest.classes.map(\.rawValue)
        program = manifest.program ?? program
        let confirmsNothing = manifest.confirmation == .none || settings["confirmation"] == "none"
        if confirmsNothing, let role = roles.first(where: { $0.whenUnknown == nil && $0.drawer == nil }) {
            throw fault(
                "nothing that '\(device.name)' prints is ever confirmed, so '\(role.name)' has to say what becomes of a job "
                    + "that may be on paper: whenUnknown = \"hold\", \"reprintMarked\" or \"assumePrinted\"",
                at: role.position
            )
        }
        drawers = try configuration.drawers(of: device, as: roles, classes: classes)
        readyDeadline = manifest.readyDeadline
    }
}

extension LaneDescription.Location {
    fileprivate init(_ device: DeviceConfiguration) {
        switch device.location {
        case .terminal(let path): self = .terminal(path)
        case .address(let address): self = .network(host: address.host, port: address.port)
        case .queue(let queue):
            self = .queue(name: queue.name, server: queue.server, description: queue.description)
        case .simulated(let surface): self = .simulated(isNetwork: surface == .tcp, settings: values(device.simulation))
        case .found(let attachment): self = .found(attachment)
        }
    }

    fileprivate var connection: FamilyManifest.Connection {
        switch self {
        case .terminal: .terminal
        case .network: .network
        case .queue: .queue
        case .simulated(let isNetwork, _): isNetwork ? .network : .terminal
        case .found(.usb), .found(.usblp): .usb
        case .found(.serial): .terminal
        case .found(.hid): .hid
        }
    }
}

private func values(_ settings: [DeviceConfiguration.Setting]) -> [String: String] {
    Dictionary(settings.map { ($0.name, $0.value) }) { first, _ in first }
}

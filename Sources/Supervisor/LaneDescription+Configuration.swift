import Configuration
import DriverManifest
import TOMLFile
import Varlink

extension LaneDescription {
    /// The lane that a configuration describes, of drivers that their manifests describe.
    ///
    /// Errors name file and line of the configuration: a family that nobody drives,
    /// a device where its driver cannot reach it, a setting that its driver does
    /// not know.
    package init(
        _ configuration: LaneConfiguration,
        manifests: DriverManifests,
        socket: UnixAddress,
        programs: String
    ) throws(TOMLError) {
        self.init(
            socket: socket,
            devices: try configuration.devices.map { (device) throws(TOMLError) in
                try Device(device, in: configuration, manifests)
            },
            programs: programs,
            outsideDrivers: Dictionary(configuration.drivers.map { ($0.family, $0.program) }) { first, _ in first }
        )
        if let patience = configuration.patience { self.patience = patience }
        rolls = configuration.rolls
    }
}

extension LaneDescription.Device {
    fileprivate init(
        _ device: DeviceConfiguration,
        in configuration: LaneConfiguration,
        _ manifests: DriverManifests
    ) throws(TOMLError) {
        func fault(_ message: String, at position: TOMLPosition? = nil) -> TOMLError {
            TOMLError(file: configuration.file, position: position ?? device.position, message: message)
        }
        self.init(
            name: device.name,
            family: device.driver,
            roles: configuration.roles(of: device.name),
            location: LaneDescription.Location(device),
            settings: values(device.settings)
        )
        if let driver = configuration.drivers.first(where: { $0.family == device.driver }) {
            classes = driver.classes
            return
        }
        guard let manifest = manifests.family(device.driver) else {
            let known = manifests.families.map(\.family) + configuration.drivers.map(\.family)
            throw fault("no driver is called '\(device.driver)', expected one of \(known.joined(separator: ", "))")
        }
        guard manifest.connections.contains(location.isNetwork ? .network : .terminal) else {
            throw fault("a driver of the family '\(device.driver)' does not reach \(device.location)")
        }
        do throws(WrongSetting) { try manifest.check(settings) } catch {
            throw fault("\(error)", at: device.settings.first { $0.name == error.name }?.position)
        }
        classes = manifest.classes.map(\.rawValue)
        readyDeadline = manifest.readyDeadline
    }
}

extension LaneDescription.Location {
    fileprivate init(_ device: DeviceConfiguration) {
        switch device.location {
        case .terminal(let path): self = .terminal(path)
        case .address(let address): self = .network(host: address.host, port: address.port)
        case .simulated(let surface): self = .simulated(isNetwork: surface == .tcp, settings: values(device.simulation))
        }
    }

    fileprivate var isNetwork: Bool {
        switch self {
        case .terminal: false
        case .network: true
        case .simulated(let isNetwork, _): isNetwork
        }
    }
}

private func values(_ settings: [DeviceConfiguration.Setting]) -> [String: String] {
    Dictionary(settings.map { ($0.name, $0.value) }) { first, _ in first }
}

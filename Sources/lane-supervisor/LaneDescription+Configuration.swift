import Configuration
import Supervisor

extension LaneDescription.Device {
    /// A device as the configuration says.
    init(_ device: DeviceConfiguration, in configuration: LaneConfiguration) {
        let location: LaneDescription.Location
        switch device.location {
        case .terminal(let path): location = .terminal(path)
        case .address(let address): location = .network(host: address.host, port: address.port)
        case .simulated(let surface):
            location = .simulated(isNetwork: surface == .tcp, settings: values(device.simulation))
        }
        self.init(
            name: device.name,
            family: device.driver,
            classes: configuration.drivers.first { $0.family == device.driver }?.classes ?? [],
            roles: configuration.roles(of: device.name),
            location: location,
            settings: values(device.settings)
        )
    }
}

private func values(_ settings: [DeviceConfiguration.Setting]) -> [String: String] {
    Dictionary(settings.map { ($0.name, $0.value) }) { first, _ in first }
}

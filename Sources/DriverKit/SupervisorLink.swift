import Glibc
import Interfaces
import Varlink

/// Answers `org.lanekeeper.link.Driver` for the supervisor.
final class SupervisorLink: LinkDriver.Service {
    private unowned let host: DriverHost

    init(_ host: DriverHost) { self.host = host }

    func start(_ call: Call<LinkDriver.Start>, _ parameters: LinkDriver.Start.Parameters) {
        guard host.driver == nil, parameters.heartbeatMilliseconds > 0 else {
            call.fail(LinkDriver.WrongDescriptor(reason: "a driver is started once, with its device's descriptors"))
            return
        }
        for descriptor in parameters.descriptors where fcntl(Int32(clamping: descriptor.number), F_GETFD) == -1 {
            call.fail(LinkDriver.WrongDescriptor(reason: "descriptor \(descriptor.number) is not open"))
            return
        }
        host.heartbeatInterval = .milliseconds(parameters.heartbeatMilliseconds)
        let device = StartedDevice(
            name: parameters.device,
            isSimulated: parameters.isSimulated,
            descriptors: parameters.descriptors.map { LinkedDescriptor(kind: $0.kind, number: Int32($0.number)) },
            settings: parameters.settings,
            wasInterrupted: parameters.wasInterrupted,
            found: parameters.found
        )
        do throws(DriverFault) {
            let driver = try host.makeDriver(device, host.reports, .now)
            host.driver = driver
            host.deviceDescriptor = driver.descriptor ?? device.descriptors.first?.number ?? -1
            call.reply()
        } catch {
            call.fail(LinkDriver.WrongDescriptor(reason: "\(error)"))
        }
    }

    func attachGateway(_ call: Call<LinkDriver.AttachGateway>, _ parameters: LinkDriver.AttachGateway.Parameters) {
        let descriptors = call.descriptors
        guard descriptors.indices.contains(parameters.calls), descriptors.indices.contains(parameters.reports),
            parameters.calls != parameters.reports
        else {
            call.fail(LinkDriver.WrongDescriptor(reason: "two descriptors come beside this call"))
            return
        }
        host.adoptGateway(calls: descriptors[parameters.calls], reports: descriptors[parameters.reports])
        call.reply()
    }

    func stop(_ call: Call<LinkDriver.Stop>, _ parameters: LinkDriver.Stop.Parameters) {
        call.reply()
        host.stop()
    }
}

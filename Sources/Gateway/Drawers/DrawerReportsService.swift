import Interfaces
import Varlink

/// Answers `org.lanekeeper.link.DrawerReports` for one driver's process.
final class DrawerReportsService: LinkDrawerReports.Service {
    private let device: String
    private unowned let gateway: GatewayServer
    weak var link: DriverLink?

    init(_ device: String, _ gateway: GatewayServer) { (self.device, self.gateway) = (device, gateway) }

    func state(_ call: Call<LinkDrawerReports.State>, _ parameters: LinkDrawerReports.State.Parameters) {
        call.reply()
        link?.noteReport(now: gateway.loop.now)
        gateway.drawers.reported(device, parameters)
    }

    func ended(_ call: Call<LinkDrawerReports.Ended>, _ parameters: LinkDrawerReports.Ended.Parameters) {
        call.reply()
        link?.noteReport(now: gateway.loop.now)
        gateway.drawers.ended(device, parameters)
    }
}

import Interfaces
import Varlink

/// Answers `org.lanekeeper.link.DriverReports` for one driver.
final class DriverReportsService: LinkDriverReports.Service {
    private weak var device: DeviceChild?

    init(_ device: DeviceChild) { self.device = device }

    func ready(_ call: Call<LinkDriverReports.Ready>, _ parameters: LinkDriverReports.Ready.Parameters) {
        device?.ready(parameters.facts)
        call.reply()
    }

    func heartbeat(_ call: Call<LinkDriverReports.Heartbeat>, _ parameters: LinkDriverReports.Heartbeat.Parameters) {
        device?.sign()
        call.reply()
    }

    func busyUntil(_ call: Call<LinkDriverReports.BusyUntil>, _ parameters: LinkDriverReports.BusyUntil.Parameters) {
        device?.busy(milliseconds: parameters.milliseconds)
        call.reply()
    }

    func progress(_ call: Call<LinkDriverReports.Progress>, _ parameters: LinkDriverReports.Progress.Parameters) {
        device?.progress(parameters.job)
        call.reply()
    }

    func outcome(_ call: Call<LinkDriverReports.Outcome>, _ parameters: LinkDriverReports.Outcome.Parameters) {
        device?.outcome(parameters.job, isInterrupted: parameters.evidence == .interrupted)
        call.reply()
    }

    func attention(_ call: Call<LinkDriverReports.Attention>, _ parameters: LinkDriverReports.Attention.Parameters) {
        device?.attention(parameters.reasons)
        call.reply()
    }

    func lost(_ call: Call<LinkDriverReports.Lost>, _ parameters: LinkDriverReports.Lost.Parameters) {
        device?.lost(parameters.reason)
        call.reply()
    }
}

import Interfaces
import Varlink

/// Answers `org.lanekeeper.link.Jobs` for the gateway.
final class GatewayLink: LinkJobs.Service {
    private unowned let host: DriverHost

    init(_ host: DriverHost) { self.host = host }

    func begin(_ call: Call<LinkJobs.Begin>, _ parameters: LinkJobs.Begin.Parameters) {
        // The gateway may repeat a call of which it does not know whether it came: the job is not begun twice.
        if host.reports.ledger.entry(parameters.job) != nil {
            call.reply()
            return
        }
        if let running = host.reports.ledger.running {
            call.fail(LinkJobs.Busy(job: running.name))
            return
        }
        guard let driver = host.driver, driver.accepts(format: parameters.format) else {
            call.fail(LinkJobs.UnknownFormat(format: parameters.format))
            return
        }
        guard call.descriptors.indices.contains(parameters.document),
            let document = SealedDocument(call.descriptors[parameters.document])
        else {
            call.fail(LinkJobs.WrongDocument())
            return
        }
        // In the ledger first: a driver may have an outcome before it returns.
        host.reports.begin(parameters.job, now: .now)
        do throws(JobRefusal) {
            try driver.begin(Job(name: parameters.job, document: document, format: parameters.format), now: .now)
            call.reply()
        } catch {
            host.reports.refuse(parameters.job)
            if error.drawings.isEmpty {
                call.fail(LinkJobs.WrongElement(element: error.element, reason: error.reason))
            } else {
                call.fail(LinkJobs.NeedsDrawing(drawings: error.drawings))
            }
        }
    }

    func settle(_ call: Call<LinkJobs.Settle>, _ parameters: LinkJobs.Settle.Parameters) {
        guard host.reports.settle(parameters.job) else {
            call.fail(LinkJobs.NoSuchJob(job: parameters.job))
            return
        }
        call.reply()
    }

    func abort(_ call: Call<LinkJobs.Abort>, _ parameters: LinkJobs.Abort.Parameters) {
        guard host.reports.ledger.running?.name == parameters.job else {
            call.fail(LinkJobs.NoSuchJob(job: parameters.job))
            return
        }
        call.reply()
        host.driver?.abort(now: .now)
    }
}

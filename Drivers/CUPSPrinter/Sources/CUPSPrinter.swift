import DriverKit
import ESCPOS
import Interfaces
import ReceiptEncoding
import Varlink

/// Drives a receipt printer that speaks ESC/POS, behind a raw queue of CUPS.
package final class CUPSPrinter: Driver {
    package static let family = "CUPSPrinter"
    package static var manifest: [UInt8] { PackageResources.driver_toml }

    private let target: PrintTarget
    private let dialect: Dialect
    private let reports: DriverReports
    private let service: PrintService
    private var conversation: QueueConversation

    package static func prepare() { _ = QueueSession.ownUser }

    package init(_ device: StartedDevice, _ reports: DriverReports, now: MonotonicTime) throws(DriverFault) {
        let settings = try QueueSettings(device.settings)
        (target, dialect) = (settings.target, settings.dialect)
        self.reports = reports
        conversation = QueueConversation(
            queue: settings.queue,
            device: device.name,
            taken: settings.taken,
            facts: settings.facts,
            now: now
        )
        let service = PrintService(queue: settings.queue, prefix: conversation.prefix, server: settings.server)
        guard let service else { throw .wrongDescriptors("this machine has no thread for the print service") }
        self.service = service
        goOn(now: now)
    }

    package var descriptor: Int32? { service.descriptor }

    package var interest: Readiness { .readable }

    package var deadline: MonotonicTime? { conversation.deadline }

    package func accepts(format: String) -> Bool { JobDocument.Format(format) != nil }

    package func begin(_ job: Job, now: MonotonicTime) throws(JobRefusal) {
        let bytes = job.document.bytes
        let document =
            JobDocument.Format(job.format) == .raw
            ? try RawJob.encode(bytes, dialect)
            : try DocumentEncoder.encode(try JobDocument(bytes, format: job.format), for: target)
        reports.total(bytes: document.bytes.count)
        conversation.begin(job.name, document.bytes, now: now)
        goOn(now: now)
    }

    package func abort(now: MonotonicTime) {
        conversation.abort(now: now)
        goOn(now: now)
    }

    package func timeHasCome(now: MonotonicTime) {
        // Where this process itself was late, the answer may have come in time.
        readAnswers(now: now)
        conversation.timeHasCome(now: now)
        goOn(now: now)
    }

    package func deviceIsReady(_ readiness: Readiness, now: MonotonicTime) {
        readAnswers(now: now)
        goOn(now: now)
    }

    private func readAnswers(now: MonotonicTime) {
        for message in service.takeMessages() {
            conversation.answered(message.answer, connection: message.connection, now: now)
        }
    }

    private func goOn(now: MonotonicTime) {
        if let request = conversation.takeRequest() { service.ask(request) }
        if conversation.isCuttingOff { service.cutOff() }
        for report in conversation.takeReports() {
            switch report {
            case .ready(let facts): reports.ready(facts)
            case .attention(let reasons): reports.attention(reasons, now: now)
            case .progress(let bytesSent): reports.progress(bytesSent: bytesSent, now: now)
            case .outcome(let end, let detail):
                reports.outcome(end.outcome, reason: end.reason, evidence: end.evidence, detail: detail)
            case .lost(let reason): reports.lost(reason)
            }
        }
    }
}

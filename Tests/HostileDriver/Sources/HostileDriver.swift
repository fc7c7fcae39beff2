import Deeds
import DriverKit
import Glibc
import Varlink

/// A driver for tests that somebody has taken over: a job is the name of a deed and the process to do it to.
class HostileDriver: Driver {
    class var family: String { "hostile" }
    static let manifest: [UInt8] = []

    private let line: Int32
    private let reports: DriverReports

    required init(_ device: StartedDevice, _ reports: DriverReports, now: MonotonicTime) throws(DriverFault) {
        guard let first = device.descriptors.first else { throw .wrongDescriptors("one line is needed") }
        line = first.number
        self.reports = reports
        reports.ready(["model": "hostile"])
    }

    var interest: Readiness { [] }

    var deadline: MonotonicTime? { nil }

    func timeHasCome(now: MonotonicTime) {}

    func deviceIsReady(_ readiness: Readiness, now: MonotonicTime) {}

    func accepts(format: String) -> Bool { format == "text/plain" }

    func begin(_ job: Job, now: MonotonicTime) {
        let words = String(decoding: job.document.bytes, as: UTF8.self).split(separator: " ")
        let reason = deed_attempt(words.first.map(String.init) ?? "", words.last.flatMap { Int32($0) } ?? 0, line)
        switch reason {
        case 0: reports.outcome(.unknown, reason: "succeeded", evidence: .interrupted)
        case -1: reports.outcome(.notPrinted, reason: "noSuchDeed", evidence: .nothingSent)
        default:
            let detail = String(cString: strerror(reason))
            reports.outcome(.notPrinted, reason: "refused", evidence: .nothingSent, detail: detail)
        }
    }

    func abort(now: MonotonicTime) {}
}

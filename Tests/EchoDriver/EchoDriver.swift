import DriverKit
import Glibc
import Varlink

/// A driver for tests: writes documents to its line as they are, and takes a job for printed when the line has returned it.
final class EchoDriver: Driver {
    static let family = "echo"
    static let manifest: [UInt8] = []

    private let line: Int32
    private let reports: DriverReports
    private var job: Job?
    private var sent = 0
    private var returned = 0

    init(_ device: StartedDevice, _ reports: DriverReports, now: MonotonicTime) throws(DriverFault) {
        guard device.descriptors.count == 1, let first = device.descriptors.first else {
            throw .wrongDescriptors("one line is needed")
        }
        line = first.number
        self.reports = reports
        reports.ready(["model": "echo"])
    }

    var interest: Readiness { job.map { sent < $0.document.bytes.count } == true ? [.readable, .writable] : .readable }

    var deadline: MonotonicTime? { nil }

    func timeHasCome(now: MonotonicTime) {}

    func accepts(format: String) -> Bool { format == "text/plain" || format == "org.lanekeeper.Printer.Document" }

    func begin(_ job: Job, now: MonotonicTime) {
        self.job = job
        (sent, returned) = (0, 0)
        finishIfReturned()
    }

    func abort(now: MonotonicTime) {
        job = nil
        reports.outcome(
            sent == 0 ? .notPrinted : .unknown,
            reason: "aborted",
            evidence: sent == 0 ? .nothingSent : .interrupted
        )
    }

    func deviceIsReady(_ readiness: Readiness, now: MonotonicTime) {
        if readiness.contains(.readable) { readLine() }
        if readiness.contains(.writable), let job, sent < job.document.bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: job.document.bytes[sent...].prefix(4096))
            let count = write(line, rest.baseAddress, rest.count)
            if count > 0 {
                sent += count
                reports.progress(bytesSent: sent, now: now)
            } else if errno != EAGAIN {
                reports.lost("write failed")
            }
        } else if !readiness.isDisjoint(with: [.hangUp, .failed]) {
            reports.lost("the line is closed")
        }
    }

    private func readLine() {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(line, &bytes, bytes.count)
        guard count > 0 else {
            if count == 0 || errno != EAGAIN { reports.lost("the line is closed") }
            return
        }
        returned += count
        finishIfReturned()
    }

    private func finishIfReturned() {
        guard let job, sent == job.document.bytes.count, returned >= sent else { return }
        self.job = nil
        reports.outcome(.printed, evidence: .statusFence)
    }
}

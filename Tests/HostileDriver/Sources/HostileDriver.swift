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

    func accepts(format: String) -> Bool { true }

    func begin(_ job: Job, now: MonotonicTime) {
        // A document is text within JSON.
        let text = String(decoding: job.document.bytes, as: UTF8.self)
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.drop { $0 != "deed" }.prefix(3)
        let name = words.dropFirst().first.map(String.init) ?? ""
        let reason = deed_attempt(name, words.last.flatMap { Int32($0) } ?? 0, line)
        let said = reason == 0 ? "succeeded" : String(cString: strerror(reason))
        if tells { print("deed \(name): \(said)") }
        switch reason {
        case 0: reports.outcome(.printed, reason: said, evidence: .statusFence)
        case -1: reports.outcome(.notPrinted, reason: "noSuchDeed", evidence: .nothingSent)
        // A whole lane would ask again, with pauses, for what is certainly not printed.
        case _ where tells: reports.outcome(.unknown, reason: "refused", evidence: .interrupted, detail: said)
        default: reports.outcome(.notPrinted, reason: "refused", evidence: .nothingSent, detail: said)
        }
    }

    /// Whether a whole lane runs it, whose journal says what came of a deed.
    private var tells: Bool { ["hostile-outside", "hostile-usb"].contains(CommandLine.arguments.dropFirst().first) }

    private func print(_ words: String) { _ = write(2, words + "\n", words.utf8.count + 1) }

    func abort(now: MonotonicTime) {}
}

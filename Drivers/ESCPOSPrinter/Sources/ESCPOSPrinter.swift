import DriverKit
import ESCPOS
import Glibc
import Interfaces
import ReceiptEncoding
import Varlink

/// Drives a receipt printer that speaks ESC/POS, on a terminal or a connected stream.
package final class ESCPOSPrinter: DrawerDriver {
    package static let family = "ESCPOSPrinter"
    package static var manifest: [UInt8] { PackageResources.driver_toml }
    package static var quirks: [UInt8]? { PackageResources.quirks_toml }

    private let line: Int32
    private let kind: LinkDriver.DeviceDescriptor.Kind
    private let settings: PrinterSettings
    private let reports: DriverReports
    private var conversation: Conversation
    private var target: PrintTarget

    package init(_ device: StartedDevice, _ reports: DriverReports, now: MonotonicTime) throws(DriverFault) {
        guard device.descriptors.count == 1, let first = device.descriptors.first else {
            throw .wrongDescriptors("one line is needed, a terminal or a connected stream")
        }
        settings = try PrinterSettings(device.settings)
        (line, kind) = (first.number, first.kind)
        target = PrintTarget(.generic, settings)
        self.reports = reports
        ESCPOSPrinter.prepare(line)
        conversation = Conversation(
            settings,
            on: kind,
            wasInterrupted: device.wasInterrupted == true,
            now: now
        )
        report(now: now)
    }

    package var interest: Readiness {
        // What a lost device still sends must not keep the process busy until it has ended.
        guard conversation.phase != .lost else { return [] }
        return conversation.outbox.isEmpty ? .readable : [.readable, .writable]
    }

    package var deadline: MonotonicTime? { conversation.deadline }

    package func accepts(format: String) -> Bool { JobDocument.Format(format) != nil }

    package func begin(_ job: Job, now: MonotonicTime) throws(JobRefusal) {
        let profile = conversation.profile
        if profile.name != target.profile.name { target = PrintTarget(profile, settings) }
        let bytes = job.document.bytes
        let document =
            JobDocument.Format(job.format) == .raw
            ? try RawJob.encode(bytes, profile.dialect(settings))
            : try DocumentEncoder.encode(try JobDocument(bytes, format: job.format), for: target)
        conversation.begin(document, now: now)
        report(now: now)
    }

    package func abort(now: MonotonicTime) {
        conversation.abort(now: now)
        report(now: now)
    }

    package func open(_ opening: DrawerOpening, now: MonotonicTime) throws(DrawerRefusal) {
        try conversation.open(opening, now: now)
        report(now: now)
    }

    package func timeHasCome(now: MonotonicTime) {
        // Where this process itself was late, the answer may have come in time.
        readLine(now: now)
        conversation.timeHasCome(isDrained: isDrained, now: now)
        report(now: now)
    }

    package func deviceIsReady(_ readiness: Readiness, now: MonotonicTime) {
        if readiness.contains(.readable) { readLine(now: now) }
        if !readiness.isDisjoint(with: [.hangUp, .failed]) { conversation.lose(ESCPOSPrinter.lineClosed) }
        if readiness.contains(.writable) { writeLine(now: now) }
        report(now: now)
    }

    private static let lineClosed = "the line is closed"
    private static let mostAtOnce = 4096

    /// Once a round of the loop at most, however much there is.
    private func readLine(now: MonotonicTime) {
        var bytes = [UInt8](repeating: 0, count: ESCPOSPrinter.mostAtOnce)
        let count = read(line, &bytes, bytes.count)
        if count > 0 {
            conversation.received(bytes[..<count], now: now)
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            conversation.lose(ESCPOSPrinter.lineClosed)
        }
    }

    private var isDrained: Bool { kind == .terminal ? TerminalOutput.isDrained(line) : StreamOutput.isDrained(line) }

    /// A few writes at most, so that what the printer says is heard between them; on a terminal one, which stays short.
    private func writeLine(now: MonotonicTime) {
        conversation.drawerTimeHasCome(now: now)
        let (writes, most) = kind == .terminal ? (1, TerminalOutput.piece) : (4, ESCPOSPrinter.mostAtOnce)
        for _ in 0..<writes where !conversation.outbox.isEmpty {
            let next = conversation.outbox.next.prefix(most)
            let count = next.withUnsafeBytes { write(line, $0.baseAddress, $0.count) }
            guard count > 0 else {
                if errno != EAGAIN, errno != EINTR { conversation.lose(ESCPOSPrinter.lineClosed) }
                return
            }
            conversation.wrote(count, isDrained: isDrained, now: now)
        }
    }

    private func report(now: MonotonicTime) {
        // Before the word that the device is lost, which is the last one.
        for report in conversation.takeDrawerReports() {
            switch report {
            case .state(let reading, let source): reports.drawer(reading, source)
            case .ended(let end): reports.ended(end)
            }
        }
        for report in conversation.takeReports() {
            switch report {
            case .ready(let facts): reports.ready(facts)
            case .attention(let reasons): reports.attention(reasons, now: now)
            case .progress(let bytesSent): reports.progress(bytesSent: bytesSent, now: now)
            case .outcome(let outcome, let reason, let evidence):
                reports.outcome(outcome, reason: reason, evidence: evidence)
            case .lost(let reason): reports.lost(reason)
            }
        }
    }

    /// Lets no call on the line wait, and forgets what the printer said to the driver before this one.
    private static func prepare(_ line: Int32) {
        _ = fcntl(line, F_SETFL, fcntl(line, F_GETFL) | O_NONBLOCK)
        // What lies in a large buffer of this machine, no status question can overtake. A terminal has no such option.
        var size: Int32 = 4096
        _ = setsockopt(line, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        var bytes = [UInt8](repeating: 0, count: mostAtOnce)
        for _ in 0..<16 where read(line, &bytes, bytes.count) <= 0 { break }
    }
}

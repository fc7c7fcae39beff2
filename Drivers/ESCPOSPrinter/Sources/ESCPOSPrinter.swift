import DriverKit
import ESCPOS
import Interfaces
import LinuxDevices
import ReceiptEncoding
import Varlink

/// Drives a receipt printer that speaks ESC/POS, on USB, a terminal or a connected stream.
package final class ESCPOSPrinter: DrawerDriver {
    package static let family = "ESCPOSPrinter"
    package static var manifest: [UInt8] { PackageResources.driver_toml }
    package static var quirks: [UInt8]? { PackageResources.quirks_toml }
    package static func prepare() { USBInterface.prepare() }

    private let channel: any PrinterChannel
    private let settings: PrinterSettings
    private let reports: DriverReports
    private var conversation: Conversation
    private var target: PrintTarget
    /// Whether the job is to be stopped as soon as it is known how much of it was taken.
    private var isAborting = false

    package init(_ device: StartedDevice, _ reports: DriverReports, now: MonotonicTime) throws(DriverFault) {
        let found = FoundPrinter(device.found)
        var settings = try PrinterSettings(device.settings)
        channel = try ESCPOSPrinter.open(device, found, reports, now: now)
        // Who cannot be heard cannot be asked.
        if !channel.hears, settings.confirmation == .auto { settings.confirmation = .none }
        self.settings = settings
        target = PrintTarget(.generic, settings)
        self.reports = reports
        conversation = Conversation(
            settings,
            on: device.descriptors.first?.kind ?? .stream,
            wasInterrupted: device.wasInterrupted == true,
            found: found,
            hasPort: channel.hasPort,
            now: now
        )
        goOn(now: now)
    }

    package var descriptor: Int32? { channel.descriptor }

    package var interest: Readiness {
        // What a lost device still sends must not keep the process busy until it has ended.
        guard conversation.phase != .lost else { return [] }
        return channel.interest(hasOutput: !conversation.outbox.isEmpty)
    }

    package var deadline: MonotonicTime? {
        guard conversation.phase != .lost else { return nil }
        return [conversation.deadline, channel.deadline].compactMap { $0 }.min()
    }

    package func accepts(format: String) -> Bool { JobDocument.Format(format) != nil }

    package func begin(_ job: Job, now: MonotonicTime) throws(JobRefusal) {
        let profile = conversation.profile
        if profile.name != target.profile.name { target = PrintTarget(profile, settings) }
        let bytes = job.document.bytes
        let document =
            JobDocument.Format(job.format) == .raw
            ? try RawJob.encode(bytes, profile.dialect(settings))
            : try DocumentEncoder.encode(try JobDocument(bytes, format: job.format), for: target)
        isAborting = false
        reports.total(bytes: document.bytes.count)
        // What has come is heard before more is said, as in every round of the loop.
        take(channel.takeEvents(.readable, now: now), now: now)
        conversation.begin(document, now: now)
        if channel.isDrained { write(now: now) }
        goOn(now: now)
    }

    package func abort(now: MonotonicTime) {
        if channel.isWriting {
            isAborting = true
            channel.withdraw()
        } else {
            conversation.abort(now: now)
        }
        goOn(now: now)
    }

    package func leave(now: MonotonicTime) {
        guard conversation.phase != .lost else { return }
        conversation.wrote(channel.leave(), isDrained: true, now: now)
        report(now: now)
    }

    package func open(_ opening: DrawerOpening, now: MonotonicTime) throws(DrawerRefusal) {
        try conversation.open(opening, now: now)
        goOn(now: now)
    }

    package func timeHasCome(now: MonotonicTime) {
        // Where this process itself was late, the answer may have come in time.
        take(channel.takeEvents(.readable, now: now), now: now)
        conversation.timeHasCome(isDrained: channel.isDrained, now: now)
        goOn(now: now)
    }

    package func deviceIsReady(_ readiness: Readiness, now: MonotonicTime) {
        take(channel.takeEvents(readiness, now: now), now: now)
        if readiness.contains(.writable) { write(now: now) }
        goOn(now: now)
    }

    private func take(_ events: [ChannelEvent], now: MonotonicTime) {
        for event in events where conversation.phase != .lost {
            switch event {
            case .received(let bytes): conversation.received(bytes, now: now)
            case .wrote(let count):
                conversation.wrote(count, isDrained: channel.isDrained, now: now)
                if isAborting { conversation.abort(now: now) }
                isAborting = false
            case .port(let answer): conversation.portAnswered(answer, now: now)
            case .deviceID(let id): conversation.learn(id)
            case .lost(let reason): conversation.lose(reason)
            }
        }
    }

    /// A few writes at most, so that what the printer says is heard between them.
    private func write(now: MonotonicTime) {
        guard conversation.phase != .lost else { return }
        conversation.drawerTimeHasCome(now: now)
        for _ in 0..<channel.writesAtOnce where !conversation.outbox.isEmpty && !channel.isWriting {
            switch channel.write(conversation.outbox.hand(channel.mostAtOnce), now: now) {
            case .took(let count): conversation.wrote(count, isDrained: channel.isDrained, now: now)
            case .later: return
            case .nothing: return conversation.wrote(0, isDrained: false, now: now)
            case .lost(let reason):
                conversation.wrote(0, isDrained: false, now: now)
                return conversation.lose(reason)
            }
        }
    }

    /// What is due after anything that has happened.
    private func goOn(now: MonotonicTime) {
        if channel.takesUnasked { write(now: now) }
        if conversation.takePortQuestion(now: now) { channel.askPort() }
        if conversation.outbox.wantsBack { channel.withdraw() }
        report(now: now)
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
}

import DriverKit
import Glibc
import Interfaces
import Varlink

/// Drives a cash drawer that has a serial line of its own.
package final class SerialDrawer: DrawerDriver {
    package static let family = "SerialDrawer"
    package static var manifest: [UInt8] { PackageResources.driver_toml }

    private let line: Int32
    private let reports: DriverReports
    private var conversation: DrawerConversation

    package init(_ device: StartedDevice, _ reports: DriverReports, now: MonotonicTime) throws(DriverFault) {
        guard device.descriptors.count == 1, let first = device.descriptors.first, first.kind == .terminal else {
            throw .wrongDescriptors("one terminal is needed")
        }
        let settings = try DrawerSettings(device.settings)
        (line, self.reports) = (first.number, reports)
        ModemLines.prepare(line)
        conversation = DrawerConversation(settings, now: now)
        goOn(now: now)
    }

    package var interest: Readiness {
        guard !conversation.isLost else { return [] }
        return conversation.next.isEmpty ? .readable : [.readable, .writable]
    }

    package var deadline: MonotonicTime? { conversation.deadline }

    package func accepts(format: String) -> Bool { false }

    package func begin(_ job: Job, now: MonotonicTime) throws(JobRefusal) {
        throw JobRefusal(element: 0, reason: "a drawer prints nothing")
    }

    package func abort(now: MonotonicTime) {}

    package func open(_ opening: DrawerOpening, now: MonotonicTime) throws(DrawerRefusal) {
        try conversation.open(opening, now: now)
        goOn(now: now)
    }

    package func timeHasCome(now: MonotonicTime) {
        readLine(now: now)
        conversation.timeHasCome(now: now)
        goOn(now: now)
    }

    package func deviceIsReady(_ readiness: Readiness, now: MonotonicTime) {
        if readiness.contains(.readable) { readLine(now: now) }
        if !readiness.isDisjoint(with: [.hangUp, .failed]) { conversation.lose("the line is closed") }
        if readiness.contains(.writable) { writeLine(now: now) }
        goOn(now: now)
    }

    private func readLine(now: MonotonicTime) {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(line, &bytes, bytes.count)
        if count > 0 {
            conversation.received(bytes[..<count], now: now)
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            conversation.lose("the line is closed")
        }
    }

    private func writeLine(now: MonotonicTime) {
        // No pulse leaves that has expired while this process was held up.
        conversation.timeHasCome(now: now)
        let next = conversation.next
        guard !next.isEmpty else { return }
        let count = write(line, next, next.count)
        if count > 0 {
            conversation.wrote(count, now: now)
        } else if errno != EAGAIN, errno != EINTR {
            conversation.lose("the line is closed")
        }
    }

    /// Looks at the modem lines where that is wanted, and reports.
    private func goOn(now: MonotonicTime) {
        while conversation.takeWish() { conversation.sampled(ModemLines.read(line), now: now) }
        for report in conversation.takeReports() {
            switch report {
            case .ready(let facts): reports.ready(facts)
            case .state(let reading, let source): reports.drawer(reading, source)
            case .ended(let end): reports.ended(end)
            case .lost(let reason): reports.lost(reason)
            }
        }
    }
}

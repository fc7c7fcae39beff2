import Glibc
import Interfaces
import LinuxDevices
import Varlink

/// A printer behind a descriptor that is read and written: a terminal, a connected stream, or the kernel's own device of
/// USB printers.
final class LineChannel: PrinterChannel {
    static let lineClosed = "the line is closed"
    static let mostRead = 4096

    let descriptor: Int32
    let hears = true
    let isWriting = false
    let takesUnasked = false
    private let kind: LinkDriver.DeviceDescriptor.Kind
    private let willBlock: (Duration) -> Void
    private var answers: [ChannelEvent] = []
    private var pause: MonotonicTime?

    /// Lets no call on the line wait, and forgets what the printer said to the driver before this one; `willBlock` is told
    /// before a call that may block for so long nevertheless.
    init(
        _ descriptor: Int32,
        _ kind: LinkDriver.DeviceDescriptor.Kind,
        willBlock: @escaping (Duration) -> Void
    ) {
        (self.descriptor, self.kind, self.willBlock) = (descriptor, kind, willBlock)
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        // What lies in a large buffer of this machine, no status question can overtake. Only a stream has such an option.
        var size: Int32 = 4096
        if kind == .stream {
            _ = setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var bytes = [UInt8](repeating: 0, count: LineChannel.mostRead)
        for _ in 0..<16 where read(descriptor, &bytes, bytes.count) <= 0 { break }
    }

    /// On a terminal a piece stays short; of a stream more fits, and what the printer says is heard between a few of them.
    var mostAtOnce: Int { kind == .terminal ? TerminalOutput.piece : 4096 }
    var writesAtOnce: Int { kind == .stream ? 4 : 1 }
    var hasPort: Bool { kind == .usbPrinter }
    var deadline: MonotonicTime? { answers.isEmpty ? pause : MonotonicTime(nanoseconds: 0) }

    var isDrained: Bool {
        switch kind {
        case .terminal: TerminalOutput.isDrained(descriptor)
        case .usbPrinter: USBPrinterNode.isDrained(descriptor)
        default: StreamOutput.isDrained(descriptor)
        }
    }

    func interest(hasOutput: Bool) -> Readiness {
        var interest: Readiness = hasOutput ? [.writable] : []
        if pause == nil { interest.insert(.readable) }
        return interest
    }

    func write(_ bytes: [UInt8], now: MonotonicTime) -> ChannelWrite {
        let count = Glibc.write(descriptor, bytes, bytes.count)
        if count > 0 { return .took(count) }
        // usblp says by "no space" that the paper is out, where it was set to.
        let isForNow = errno == EAGAIN || errno == EINTR || (kind == .usbPrinter && errno == ENOSPC)
        return isForNow ? .nothing : .lost(LineChannel.lineClosed)
    }

    func withdraw() {}

    func askPort() {
        guard hasPort else { return }
        willBlock(USBPrinterNode.blocking)
        answers.append(.port(USBPrinterNode.portStatus(descriptor).map(PortAnswer.status) ?? .silence))
    }

    /// Asks the printer what it is.
    func askDeviceID() {
        guard hasPort else { return }
        willBlock(USBPrinterNode.blocking)
        if let id = USBPrinterNode.deviceID(descriptor) { answers.append(.deviceID(id)) }
    }

    /// Reads once a round of the loop at most, however much there is.
    func takeEvents(_ readiness: Readiness, now: MonotonicTime) -> [ChannelEvent] {
        var events = answers
        answers = []
        if let moment = pause, moment <= now { pause = nil }
        if readiness.contains(.readable), pause == nil, let event = readLine(now: now) { events.append(event) }
        if !readiness.isDisjoint(with: [.hangUp, .failed]) { events.append(.lost(LineChannel.lineClosed)) }
        return events
    }

    func leave() -> Int { 0 }

    private func readLine(now: MonotonicTime) -> ChannelEvent? {
        var bytes = [UInt8](repeating: 0, count: LineChannel.mostRead)
        let count = read(descriptor, &bytes, bytes.count)
        if count > 0 { return .received(Array(bytes[..<count])) }
        if count < 0, errno == EAGAIN || errno == EINTR { return nil }
        // On USB an empty packet is no end; one that is sent without end must not keep this machine busy.
        if count == 0, kind == .usbPrinter {
            pause = now + .milliseconds(20)
            return nil
        }
        return .lost(LineChannel.lineClosed)
    }
}

import LinuxDevices
import Varlink

/// A printer behind an interface of a USB device.
final class USBInterfaceChannel: PrinterChannel {
    let mostAtOnce = USBInterface.mostAtOnce
    let writesAtOnce = 1
    let takesUnasked = true
    let hasPort = true
    private let interface: USBInterface
    /// Until then what comes is for the driver before this one.
    private var discardsUntil: MonotonicTime?

    /// Whether the port is to be asked as soon as another question has its answer.
    private var isPortWaiting = false

    /// How long what a printer has ready takes to come, and more.
    private static let discarding: Duration = .milliseconds(50)

    /// Takes a claimed interface; after a driver that was interrupted, what that had asked for is thrown away first.
    init(_ interface: USBInterface, wasInterrupted: Bool, now: MonotonicTime) {
        self.interface = interface
        if wasInterrupted, interface.printer.input != nil { discardsUntil = now + USBInterfaceChannel.discarding }
    }

    var descriptor: Int32 { interface.descriptor }
    var hears: Bool { interface.printer.input != nil }
    var deadline: MonotonicTime? { [interface.deadline, discardsUntil].compactMap { $0 }.min() }
    var isWriting: Bool { interface.isWriting || discardsUntil != nil }
    var isDrained: Bool { !interface.isWriting }

    func interest(hasOutput: Bool) -> Readiness { .readable }

    func write(_ bytes: [UInt8], now: MonotonicTime) -> ChannelWrite {
        interface.write(bytes)
        return .later
    }

    func withdraw() { interface.withdraw() }

    func askPort() { isPortWaiting = !interface.ask(.portStatus(interface.printer.setting)) }

    /// Asks the printer what it is.
    func askDeviceID() { _ = interface.ask(.deviceID(interface.printer.setting)) }

    func takeEvents(_ readiness: Readiness, now: MonotonicTime) -> [ChannelEvent] {
        let events = interface.takeEvents(now: now).compactMap(event)
        if isPortWaiting { askPort() }
        guard let moment = discardsUntil else { return events }
        if moment <= now { discardsUntil = nil }
        return events.filter { if case .received = $0 { false } else { true } }
    }

    func leave() -> Int { interface.leave() }

    private func event(_ event: USBInterface.Event) -> ChannelEvent? {
        switch event {
        case .received(let bytes): .received(bytes)
        case .wrote(let count): .wrote(count)
        case .lost(let reason): .lost(reason)
        case .answered(let request, let answer):
            if request == .portStatus(interface.printer.setting) {
                .port(portAnswer(answer))
            } else if case .bytes(let bytes) = answer {
                PrinterDeviceID(answer: bytes).map(ChannelEvent.deviceID)
            } else {
                nil
            }
        }
    }

    private func portAnswer(_ answer: USBInterface.Answer) -> PortAnswer {
        switch answer {
        case .bytes(let bytes): bytes.first.map { .status(PortStatus(rawValue: $0)) } ?? .refused
        case .refused: .refused
        case .silence: .silence
        }
    }
}

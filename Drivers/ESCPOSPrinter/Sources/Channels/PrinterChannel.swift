import Interfaces
import LinuxDevices
import Varlink

/// The way to a printer and back.
///
/// What can be told only later is told by events: how much was taken of what was written, and what the port answers.
protocol PrinterChannel: AnyObject {
    /// What is watched.
    var descriptor: Int32 { get }
    /// The most that is written at once.
    var mostAtOnce: Int { get }
    /// How often a round of the loop may write.
    var writesAtOnce: Int { get }
    /// Whether it is to be written to without having been seen ready for it.
    var takesUnasked: Bool { get }
    /// Whether what the printer says can be heard.
    var hears: Bool { get }
    /// Whether the printer's port can be asked while the printer takes nothing.
    var hasPort: Bool { get }
    /// When ``takeEvents(_:now:)`` has something to do.
    var deadline: MonotonicTime? { get }
    /// Whether it is not known yet how much was taken of what was written; until then nothing can be written.
    var isWriting: Bool { get }
    /// Whether nothing of what was written is held back.
    var isDrained: Bool { get }

    /// What is to be watched for.
    func interest(hasOutput: Bool) -> Readiness

    /// Writes, and never waits.
    func write(_ bytes: [UInt8], now: MonotonicTime) -> ChannelWrite

    /// Takes back what was written, as far as the printer has not taken it; ``ChannelEvent/wrote(_:)`` follows. Only where
    /// ``isWriting``.
    func withdraw()

    /// Asks the port how things are; ``ChannelEvent/port(_:)`` follows.
    func askPort()

    /// What has happened since the last time.
    func takeEvents(_ readiness: Readiness, now: MonotonicTime) -> [ChannelEvent]

    /// Ends what is under way; returns how much was taken of what was written last.
    func leave() -> Int
}

/// What became of an attempt to write.
enum ChannelWrite: Equatable {
    /// So many bytes were taken.
    case took(Int)
    /// How many were taken is told later.
    case later
    /// None were taken, for now.
    case nothing
    /// The way is lost.
    case lost(String)
}

/// What has happened on the way to a printer.
enum ChannelEvent: Equatable {
    /// Bytes have come.
    case received([UInt8])
    /// What was written has ended, and so many bytes were taken.
    case wrote(Int)
    /// The port has answered, or has not.
    case port(PortAnswer)
    /// The printer has said what it is.
    case deviceID(PrinterDeviceID)
    /// The way is lost.
    case lost(String)
}

/// What became of a question to the port.
enum PortAnswer: Equatable {
    /// How things are.
    case status(PortStatus)
    /// It does not know the question.
    case refused
    /// It did not answer.
    case silence
}

extension LinkDriver.DeviceDescriptor.Kind {
    /// Whether it is a way over USB, which breaks when the printer loses its power, and does not hold anything back unseen.
    var isUSB: Bool { self == .usbInterface || self == .usbPrinter }
}

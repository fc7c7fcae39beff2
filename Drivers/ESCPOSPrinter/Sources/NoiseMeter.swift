import Varlink

/// Whether what comes over the line can be a printer at all.
///
/// A printer says little: sixteen bytes a second where it is asked four times, some hundred while it tells what it is.
/// What never stops, or never answers, would keep this machine busy for nothing.
struct NoiseMeter: Equatable {
    /// Why the device is no printer.
    enum Finding: String {
        case endless = "it sends without end"
        case senseless = "its answers make no sense"
    }

    /// More than this in one ``window`` no printer says, unless it confirms jobs meanwhile.
    static let mostInWindow = 2000
    static let window: Duration = .seconds(1)
    /// More than this without one reply that was asked for is no printer; twice what the longest text may have.
    static let mostWithoutReply = 512
    /// After such a pause a stray byte is none of those before it: a byte with each receipt is no noise.
    static let pause: Duration = .seconds(10)

    private var windowBegan: MonotonicTime?
    private var inWindow = 0
    private var withoutReply = 0
    private var lastByte: MonotonicTime?

    /// A byte has come; what it shows is told once it shows something.
    mutating func takeByte(isFlowControl: Bool, now: MonotonicTime) -> Finding? {
        if windowBegan.map({ now >= $0 + NoiseMeter.window }) ?? true { (windowBegan, inWindow) = (now, 0) }
        inWindow += 1
        if inWindow > NoiseMeter.mostInWindow { return .endless }
        // XON and XOFF answer nothing and say much; a printer may need hundreds of them in a long job.
        guard !isFlowControl else { return nil }
        if let lastByte, now >= lastByte + NoiseMeter.pause { withoutReply = 0 }
        lastByte = now
        withoutReply += 1
        return withoutReply > NoiseMeter.mostWithoutReply ? .senseless : nil
    }

    /// The last byte has ended a reply that was asked for.
    mutating func takeReply() { withoutReply = 0 }

    /// A job was confirmed: there are no more of these than jobs, and a quick printer says as much about each.
    mutating func takeConfirmation() { inWindow = 0 }
}

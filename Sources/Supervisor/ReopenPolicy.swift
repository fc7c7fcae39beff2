import Varlink

/// Decides when a device whose line is closed, or that does not answer, is looked for again.
///
/// A device that worked for a while is looked for at once; after that ever less
/// often, up to a limit that a person who has just switched it on can wait for. It
/// is never given up: a device that is switched off is no fault.
package struct ReopenPolicy {
    /// Before the second attempt; doubled for each further one.
    package static let firstDelay: Duration = .milliseconds(250)
    /// At most.
    package static let lastDelay: Duration = .seconds(10)
    /// At most, for a device that others have now.
    package static let lastDelayWithOthers: Duration = .seconds(1)
    /// A device that was ready for this long did work.
    package static let worked: Duration = .seconds(5)

    private var delay: Duration = .zero
    private var readySince: MonotonicTime?

    /// Starts without a failure.
    package init() {}

    /// The device has become ready.
    package mutating func ready(now: MonotonicTime) { if readySince == nil { readySince = now } }

    /// The line could not be opened, or was lost; answers how long to wait.
    ///
    /// A device that others have now, and may give back at any moment, is asked for more often.
    package mutating func failed(isWithOthers: Bool = false, now: MonotonicTime) -> Duration {
        if let since = readySince, since + ReopenPolicy.worked <= now { delay = .zero }
        readySince = nil
        defer { delay = delay == .zero ? ReopenPolicy.firstDelay : min(delay * 2, ReopenPolicy.lastDelay) }
        return isWithOthers ? min(delay, ReopenPolicy.lastDelayWithOthers) : delay
    }
}

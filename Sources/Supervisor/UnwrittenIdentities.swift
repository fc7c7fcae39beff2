import Varlink

/// Decides when what could not be written down is tried again, and when that is said: once, and once more when it is written.
package struct UnwrittenIdentities {
    /// The first pause; each further one is twice as long, up to the longest.
    package static let firstPause: Duration = .seconds(1)
    /// No pause is longer: whoever has made room is not to wait for long.
    package static let longestPause: Duration = .seconds(60)

    /// What is to be written into each file; the newest counts.
    package private(set) var texts: [String: String] = [:]
    /// When all of it is tried again; nil where there is nothing.
    package private(set) var nextAttempt: MonotonicTime?
    private var pause = firstPause

    /// Starts with nothing.
    package init() {}

    /// A text could not be written into a file; whether that is news.
    package mutating func failed(_ text: String, _ file: String, now: MonotonicTime) -> Bool {
        let isNews = texts.updateValue(text, forKey: file) == nil
        if nextAttempt == nil { nextAttempt = now + pause }
        return isNews
    }

    /// The pause is over, and what is left is tried now; until when, if that is in vain.
    package mutating func isTried(now: MonotonicTime) {
        pause = min(pause * 2, UnwrittenIdentities.longestPause)
        nextAttempt = texts.isEmpty ? nil : now + pause
    }

    /// The file says now what it is to say, or is to say nothing any more; whether that was in doubt.
    package mutating func settled(_ file: String) -> Bool {
        let wasUnwritten = texts.removeValue(forKey: file) != nil
        if texts.isEmpty { (nextAttempt, pause) = (nil, UnwrittenIdentities.firstPause) }
        return wasUnwritten
    }
}

import Varlink

/// One line of a terminal that shows how something goes on, written over in place; nothing where standard error is no terminal.
struct ProgressLine {
    /// How many columns a text may have: more than 79 are not read at a glance, and in the last column some terminals begin
    /// the next line.
    let width = terminalColumns(2) - 1
    private let isShown = isTerminal(2)
    private var pace = LinePace()
    private var drawn: String?

    /// When ``timeHasCome(now:)`` has something to draw.
    var deadline: MonotonicTime? { pace.deadline }

    /// Shows a text in the place of the one before.
    mutating func show(_ text: String) {
        if isShown, text != drawn { draw(text) }
    }

    /// The same for one that changes often: it may be drawn later, or another one after it instead, unless it is news.
    mutating func show(_ text: String, isNews: Bool, now: MonotonicTime) {
        if isNews { pace = LinePace() }
        if isShown, let text = pace.offer(text, now: now) { draw(text) }
    }

    /// Draws what came too soon after the text before it.
    mutating func timeHasCome(now: MonotonicTime) {
        if let text = pace.due(now: now) { draw(text) }
    }

    /// Takes the line away, so that others can be written.
    mutating func clear() {
        if drawn != nil { writeAll("\r\u{1B}[K", to: 2) }
        (drawn, pace) = (nil, LinePace())
    }

    private mutating func draw(_ text: String) {
        drawn = text
        writeAll("\r\u{1B}[K\(fitted(text, to: min(columns(text), width)))", to: 2)
    }
}

/// When a line that changes often is drawn: at once, but ten times a second at most; of the texts between, the latest follows.
struct LinePace {
    private static let interval: Duration = .milliseconds(100)
    private var last: (text: String, moment: MonotonicTime)?
    private var waiting: String?

    /// When ``due(now:)`` has a text.
    var deadline: MonotonicTime? { waiting == nil ? nil : last.map { $0.moment + LinePace.interval } }

    /// The line is to say this; returns it when it may be drawn at once.
    mutating func offer(_ text: String, now: MonotonicTime) -> String? {
        waiting = nil
        if let last {
            guard text != last.text else { return nil }
            guard now >= last.moment + LinePace.interval else {
                waiting = text
                return nil
            }
        }
        last = (text, now)
        return text
    }

    /// Returns the text that had to wait until now.
    mutating func due(now: MonotonicTime) -> String? {
        guard let waiting, let deadline, deadline <= now else { return nil }
        return offer(waiting, now: now)
    }
}

import Interfaces
import SimulatorKit
import Testing
import Varlink

@testable import ESCPOSPrinterSimulator

/// A printer with everything that it has done.
struct PrinterStand {
    let printer: SimulatedESCPOSPrinter
    private(set) var marks: [LinkSimulation.Mark] = []
    private(set) var answers: [UInt8] = []
    private(set) var hangUps = 0
    var now = MonotonicTime(nanoseconds: 0)

    static let start = MonotonicTime(nanoseconds: 0)

    init(_ settings: [String: String] = [:]) throws { printer = try SimulatedESCPOSPrinter(settings: settings) }

    /// The texts of the lines.
    var lines: [String] { marks.filter { $0.kind == .line }.map(\.text) }

    /// The texts of the notes.
    var notes: [String] { marks.filter { $0.kind == .note }.map(\.text) }

    var kinds: [LinkSimulation.MarkKind] { marks.map(\.kind) }

    /// Writes bytes, as much at a time as is said, never more than the printer takes; returns what it did not take.
    @discardableResult
    mutating func write(_ bytes: [UInt8], by chunk: Int = .max) -> Int {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(min(chunk, printer.capacity))
            if part.isEmpty { break }
            printer.receive(Array(part), now: now)
            rest = rest.dropFirst(part.count)
            take()
        }
        return rest.count
    }

    mutating func write(_ text: String) { write(Array(text.utf8)) }

    mutating func act(_ action: String, _ value: String) {
        printer.act(action, value, now: now)
        take()
    }

    /// Lets time pass.
    mutating func wait(_ duration: Duration) {
        now = now + duration
        printer.timeHasCome(now: now)
        take()
    }

    /// The answers since the last time.
    mutating func takeAnswers() -> [UInt8] {
        defer { answers = [] }
        return answers
    }

    private mutating func take() {
        for effect in printer.takeEffects() {
            switch effect {
            case .mark(let mark): marks.append(mark)
            case .send(let bytes): answers += bytes
            case .hangUp: hangUps += 1
            }
        }
    }
}

// sources: ESCPOSPrinterSimulator SimulatorKit Interfaces Varlink CLinux
// What a driver, or whoever reaches a simulated printer's port, can send it: bytes in chunks of any size, while people
// open covers and pull plugs.

import Interfaces
import SimulatorKit
import Varlink

/// Writes bytes in chunks, no more than the printer takes; what stands in `actions` is done in between.
private func effects(
    of bytes: ArraySlice<UInt8>,
    by chunk: Int,
    _ model: [String: String],
    _ actions: [(String, String)] = []
) -> [SimulatorEffect] {
    // Without a time for starting, what is swallowed does not depend on how often bytes come.
    var settings = actions.isEmpty ? ["boot": "0"] : ["speed": "100"]
    settings.merge(model) { own, _ in own }
    guard let printer = try? SimulatedESCPOSPrinter(settings: settings) else {
        preconditionFailure("the settings are right")
    }
    var (rest, effects, now, turn) = (bytes, [SimulatorEffect](), MonotonicTime(nanoseconds: 0), 0)
    while !rest.isEmpty {
        let part = rest.prefix(min(chunk, printer.capacity))
        rest = rest.dropFirst(part.count)
        printer.receive(Array(part), now: now)
        if part.isEmpty || !actions.isEmpty {
            let action = actions.isEmpty ? ("power", "cycle") : actions[turn % actions.count]
            printer.act(action.0, action.1, now: now)
            turn += 1
            // Nothing that a person does in turn brings it back.
            if turn > 1000 { break }
        }
        now = now + .milliseconds(100)
        effects += printer.takeEffects()
        // Between large pictures it waits until they were taken.
        while let deadline = printer.deadline, deadline <= now {
            printer.timeHasCome(now: now)
            effects += printer.takeEffects()
        }
    }
    return effects
}

/// Every value of every action, beginning at one of them.
private func actions(from start: Int) -> [(String, String)] {
    guard let printer = try? SimulatedESCPOSPrinter(settings: [:]) else { return [] }
    let all = printer.actions.flatMap { action in action.values.map { (action.action, $0) } }
    return (0..<all.count).map { all[(start + $0 * 5) % all.count] }
}

/// One of the models: a language and a maker.
private func model(_ number: Int) -> [String: String] {
    let languages = ["none", "japanese", "simplifiedChinese", "traditionalChinese", "korean"]
    let dialects = Dialect.allCases.map(\.rawValue)
    return ["kanji": languages[number % languages.count], "dialect": dialects[number % dialects.count]]
}

/// However the bytes are cut up, the same comes out; and no mark is longer than a roll keeps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return 0 }
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let (number, model) = (Int(bytes[0]), model(Int(bytes[0])))
    let whole = effects(of: bytes[1...], by: 4096, model)
    precondition(whole == effects(of: bytes[1...], by: number + 1, model))
    let disturbed = effects(of: bytes[1...], by: number * 8 + 1, model, actions(from: number))
    for case .mark(let mark) in whole + disturbed { precondition(mark.encoded().count < 256 << 10) }
    return 0
}

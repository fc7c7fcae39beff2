// sources: ESCPOS ESCPOSPrinterSimulator SimulatorKit Interfaces Varlink CLinux
// Streams of bytes that a client wants printed: whatever they are, they are walked to their end or refused with a place in them,
// and what is let through is cut up as the simulated printer does by its own tables.

import ESCPOSPrinterSimulator

/// Walks the bytes in every dialect, with unknown commands and without.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    for dialect in Dialect.allCases {
        let strict = walk(bytes, dialect, allowsUnknown: false)
        let lenient = walk(bytes, dialect, allowsUnknown: true)
        guard let strict else { continue }
        precondition(!strict.needs.contains { $0.kind == .unknown })
        // Allowing more changes nothing about what is known.
        precondition(lenient?.ends == strict.ends && lenient?.needs == strict.needs)
        checkParts(bytes, dialect, strict)
        if dialect == .epson { compare(bytes, strict) }
    }
    return 0
}

/// What was found in a stream.
private struct Walked {
    let needs: [StreamNeed]
    let ends: [Int]
}

private func walk(_ bytes: [UInt8], _ dialect: Dialect, allowsUnknown: Bool) -> Walked? {
    var ends: [Int] = []
    do throws(StreamFault) {
        let stream = try CommandStream(bytes, dialect, allowsUnknown: allowsUnknown) { step in
            precondition(step.lowerBound == ends.last ?? 0 && !step.isEmpty)
            ends.append(step.upperBound)
        }
        precondition(ends.last == bytes.count && stream.lines >= 0)
        precondition(stream.needs.allSatisfy { bytes.indices.contains($0.offset) && $0.count > 0 })
        return Walked(needs: stream.needs, ends: ends)
    } catch {
        precondition(bytes.indices.contains(error.offset) && !error.reason.isEmpty)
        precondition(!allowsUnknown || error.kind != .unknown)
        return nil
    }
}

/// No step holds a pulse, a question or the end of the printer's power that the steps do not begin with.
private func checkParts(_ bytes: [UInt8], _ dialect: Dialect, _ stream: Walked) {
    let starts = Set([0] + stream.ends)
    let hasDrawer = stream.needs.contains { $0.kind == .drawer }
    let hasSetting = stream.needs.contains { $0.kind == .settings }
    for place in bytes.indices.dropLast(2) where bytes[place] == 0x10 {
        switch (bytes[place + 1], bytes[place + 2]) {
        case (0x04, 1...8), (0x05, 0...2), (0x14, 7), (0x14, 8): preconditionFailure("the printer is asked at \(place)")
        case (0x14, 1): precondition(starts.contains(place) && hasDrawer)
        case (0x14, 2): precondition(starts.contains(place) && hasSetting)
        default: break
        }
    }
}

/// The simulated printer finds every end, and nothing that it does not know.
private func compare(_ bytes: [UInt8], _ stream: Walked) {
    var tokenizer = CommandTokenizer(.epson)
    var ends: Set<Int> = []
    for (place, byte) in bytes.enumerated() {
        switch tokenizer.take(byte) {
        case nil: break
        case .unknown: preconditionFailure("unknown to the simulator, at \(place)")
        case .character, .control, .command: ends.insert(place + 1)
        }
    }
    precondition(!tokenizer.isInsideCommand && stream.ends.allSatisfy(ends.contains))
}

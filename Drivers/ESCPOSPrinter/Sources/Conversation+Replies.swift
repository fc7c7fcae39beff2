import ESCPOS
import Varlink

/// What comes from the printer, and whether it was asked for.
extension Conversation {
    /// Bytes have come from the printer.
    mutating func received(_ bytes: some Sequence<UInt8>, now: MonotonicTime) {
        // One by one: what is still open when a reply is taken must not be what is open after all of them.
        for byte in bytes where phase != .lost {
            if power.isRestart(byte), couldLoseJobUnseen { endDoubtful("printerRestarted", now: now) }
            let isFlowControl = byte == PowerWatch.ready || byte == PowerWatch.notReady
            let finding = noise.takeByte(isFlowControl: isFlowControl, now: now)
            if let reply = reader.read(CollectionOfOne(byte)).first {
                // It may be an answer that comes too late; noise is found by its amount.
                (silentRounds, hasHeardSinceResynchronising) = (0, true)
                silence.takeReply()
                port.takeSign()
                if isAskedFor(reply) {
                    noise.takeReply()
                    // What comes unasked is no sign of a printer.
                    if phase == .starting { identify(.maker, now: now) }
                }
                take(reply, now: now)
            }
            if let finding { lose(finding.rawValue) }
        }
    }

    private func isAskedFor(_ reply: PrinterReply) -> Bool {
        switch (reply, phase) {
        case (.automaticStatus, _), (.realtimeStatus, _), (.paperSensorStatus, _), (.text, .identifying): true
        case (.processID, _): phase != .starting
        case (.text, _), (.block, _), (.unexpected, _): false
        }
    }

    private mutating func take(_ reply: PrinterReply, now: MonotonicTime) {
        switch reply {
        case .automaticStatus(let status): takeStatus(status, now: now)
        case .realtimeStatus(let question, let byte): takeStatus(question, byte, now: now)
        case .text(let text): takeIdentity(text, now: now)
        case .processID(let id): takeConfirmation(id, now: now)
        case .paperSensorStatus: takeConfirmation(nil, now: now)
        case .block, .unexpected: break
        }
    }

    private mutating func takeConfirmation(_ id: ProcessID?, now: MonotonicTime) {
        switch phase {
        case .probingEcho(id): finishStart(.processId, now: now)
        case .probingFence where id == nil: finishStart(.fence, now: now)
        case .confirming(id): takeJobConfirmation(now: now)
        case .sending where outbox.isHandedWhole && id == (confirmation == .processId ? lastProcessID : nil):
            job?.isConfirmedEarly = true
        case .resynchronising(id): takeFence(now: now)
        default: break
        }
    }
}

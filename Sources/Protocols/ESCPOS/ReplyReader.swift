/// Something that a printer has said.
package enum PrinterReply: Equatable, Sendable {
    /// The state that it sends without being asked.
    case automaticStatus(AutomaticStatus)
    /// The answer to a realtime question.
    case realtimeStatus(RealtimeStatus, UInt8)
    /// The answer to the oldest open request that is answered by one byte.
    case paperSensorStatus(UInt8)
    /// All before this id was printed.
    case processID(ProcessID)
    /// The text that was asked for, without its frame.
    case text([UInt8])
    /// A block of another kind, without its last byte.
    case block([UInt8])
    /// A byte that answers nothing that was asked.
    case unexpected(UInt8)
}

/// Sorts the bytes that come from a printer into replies, however they are chunked.
///
/// The first byte of each tells what it is ("transmission status identification" in Epson's TM-T88III and TM-U295
/// manuals); which question a single byte answers, only the order of the questions tells. XON and XOFF may stand
/// anywhere, also inside a reply. A status word inside a block is taken out of it: a block has no bytes below 20h.
package struct ReplyReader: Sendable {
    /// A block that grows beyond this is none and is dropped.
    package static let longestBlock = 256
    /// So many open questions of one kind are remembered; the oldest beyond are given up.
    package static let mostQuestions = 32

    private enum Kind { case processID, text, other }

    private var block: (kind: Kind, bytes: [UInt8])?
    private var automaticStatus: [UInt8] = []
    private var realtimeQuestions: [RealtimeStatus] = []
    private var sensorQuestions = 0

    /// Begins without open questions.
    package init() {}

    /// How many realtime questions are open.
    package var openRealtimeQuestions: Int { realtimeQuestions.count }

    /// How many requests for the paper sensors are open.
    package var openSensorQuestions: Int { sensorQuestions }

    /// Notes a realtime question that is being sent.
    package mutating func expect(_ question: RealtimeStatus) {
        realtimeQuestions.append(question)
        if realtimeQuestions.count > ReplyReader.mostQuestions { realtimeQuestions.removeFirst() }
    }

    /// Notes a request for the paper sensors that is being sent.
    package mutating func expectPaperSensorStatus() {
        sensorQuestions = min(sensorQuestions + 1, ReplyReader.mostQuestions)
    }

    /// Gives up the open realtime questions.
    package mutating func forgetRealtimeQuestions() { realtimeQuestions = [] }

    /// Gives up the open requests for the paper sensors.
    package mutating func forgetSensorQuestions() { sensorQuestions = 0 }

    /// Drops a reply of which only a part has come, after a silence in which its end should have.
    package mutating func abandonPart() {
        block = nil
        automaticStatus = []
    }

    /// Takes bytes as they came; returns the replies that are whole now.
    package mutating func read(_ bytes: some Sequence<UInt8>) -> [PrinterReply] {
        var replies: [PrinterReply] = []
        for byte in bytes where byte != 0x11 && byte != 0x13 {
            if let reply = take(byte) { replies.append(reply) }
        }
        return replies
    }

    private mutating func take(_ byte: UInt8) -> PrinterReply? {
        if !automaticStatus.isEmpty {
            if byte & 0x90 == 0 { return continueStatus(byte) }
            // Not a further byte of a status: the printer was switched off in the middle, or the first one was none.
            automaticStatus = []
        }
        if block != nil, byte == 0 || byte >= 0x20 { return continueBlock(byte) }
        return takeFirst(byte)
    }

    private mutating func continueStatus(_ byte: UInt8) -> PrinterReply? {
        automaticStatus.append(byte)
        guard automaticStatus.count == 4 else { return nil }
        defer { automaticStatus = [] }
        return .automaticStatus(AutomaticStatus(automaticStatus))
    }

    private mutating func continueBlock(_ byte: UInt8) -> PrinterReply? {
        guard let (kind, bytes) = block else { return nil }
        guard byte == 0 else {
            block = bytes.count < ReplyReader.longestBlock ? (kind, bytes + [byte]) : nil
            if kind == .other, bytes == [0x37], byte == 0x22 { block = (.processID, []) }
            if kind == .processID, bytes.count == 4 { block = nil }
            return nil
        }
        block = nil
        switch kind {
        case .processID: return ProcessID(bytes).map { .processID($0) }
        case .text: return .text(bytes)
        case .other: return .block(bytes)
        }
    }

    private mutating func takeFirst(_ byte: UInt8) -> PrinterReply? {
        switch byte {
        case 0x5F: block = (.text, [])
        case 0x37, 0x3B, 0x3D: block = (.other, [byte])
        case _ where byte & 0x93 == 0x12:
            guard !realtimeQuestions.isEmpty else { return .unexpected(byte) }
            return .realtimeStatus(realtimeQuestions.removeFirst(), byte)
        case _ where byte & 0x93 == 0x10: automaticStatus = [byte]
        case _ where byte & 0x90 == 0:
            // Below 20h inside a block only a status word can stand; anything else there ends it.
            block = nil
            guard sensorQuestions > 0 else { return .unexpected(byte) }
            sensorQuestions -= 1
            return .paperSensorStatus(byte)
        default:
            block = nil
            return .unexpected(byte)
        }
        return nil
    }
}

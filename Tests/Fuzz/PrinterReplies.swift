// sources: ESCPOS
// What a receipt printer sends: the reader that sorts it into replies.

/// Reads the bytes at once and in chunks, with some questions open; both must give the same, within bounds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    var (whole, chunked) = (ReplyReader(), ReplyReader())
    for number in 0..<(first & 0x0F) {
        let question = RealtimeStatus(rawValue: number % 4 + 1) ?? .paper
        whole.expect(question)
        chunked.expect(question)
        whole.expectPaperSensorStatus()
        chunked.expectPaperSensorStatus()
    }
    let replies = whole.read(bytes.dropFirst())
    var inChunks: [PrinterReply] = []
    let size = Int(first >> 4) + 1
    for start in stride(from: 1, to: bytes.count, by: size) {
        inChunks += chunked.read(bytes[start..<min(start + size, bytes.count)])
    }
    precondition(replies == inChunks)
    precondition(whole.openRealtimeQuestions <= ReplyReader.mostQuestions)
    for reply in replies { check(reply) }
    whole.abandonPart()
    let id = ProcessID(Int(first))
    precondition(whole.read([0x37, 0x22] + id.bytes + [0x00]) == [.processID(id)])
    return 0
}

private func check(_ reply: PrinterReply) {
    switch reply {
    case .automaticStatus(let status):
        precondition(status.bytes.count == 4)
        _ = status.states
    case .realtimeStatus(let question, let byte): _ = question.states(byte)
    case .processID(let id): precondition(ProcessID(id.bytes) == id)
    case .text(let bytes), .block(let bytes): precondition(bytes.count <= ReplyReader.longestBlock)
    case .paperSensorStatus, .unexpected: break
    }
}

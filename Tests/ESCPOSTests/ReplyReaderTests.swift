import ESCPOS
import Testing

struct ReplyReaderTests {
    private let id = ProcessID([0x50, 0x30, 0x30, 0x31])

    /// One of each: automatic status, realtime answers, a queued status, a process id, a text, another block.
    private let stream: [UInt8] =
        [0x14, 0x00, 0x00, 0x0F] + [0x12, 0x16] + [0x03] + [0x37, 0x22, 0x50, 0x30, 0x30, 0x31, 0x00]
        + [0x5F] + Array("TM-T88V".utf8) + [0x00] + [0x37, 0x25, 0x00] + [0x3B, 0x30, 0x00]

    private var whole: [PrinterReply] {
        [
            .automaticStatus(AutomaticStatus([0x14, 0x00, 0x00, 0x0F])),
            .realtimeStatus(.printer, 0x12), .realtimeStatus(.paper, 0x16), .paperSensorStatus(0x03),
            .processID(id ?? ProcessID(0)), .text(Array("TM-T88V".utf8)), .block([0x37, 0x25]), .block([0x3B, 0x30]),
        ]
    }

    private func reader() -> ReplyReader {
        var reader = ReplyReader()
        reader.expect(.printer)
        reader.expect(.paper)
        reader.expectPaperSensorStatus()
        return reader
    }

    @Test func `replies are told apart by their first byte`() {
        var reader = reader()
        let replies = reader.read(stream)
        #expect(replies == whole)
    }

    @Test func `it makes no difference how the bytes are chunked`() {
        for size in 1...stream.count {
            var reader = reader()
            var replies: [PrinterReply] = []
            for start in stride(from: 0, to: stream.count, by: size) {
                replies += reader.read(stream[start..<min(start + size, stream.count)])
            }
            #expect(replies == whole, "chunks of \(size)")
        }
    }

    @Test func `XON and XOFF may stand anywhere`() {
        var reader = reader()
        let replies = reader.read(stream.flatMap { [0x13, $0, 0x11] })
        #expect(replies == whole)
    }

    @Test func `status may come inside a block`() {
        let status: [[UInt8]] = [[0x12], [0x18, 0x00, 0x03, 0x0F]]
        let block: [UInt8] = [0x37, 0x22, 0x50, 0x30, 0x30, 0x31, 0x00]
        for word in status {
            for place in 1..<block.count {
                var reader = reader()
                let replies = reader.read(block[..<place] + word + block[place...])
                #expect(replies.count == 2, "\(word) at \(place)")
                #expect(replies.last == whole[4], "\(word) at \(place)")
            }
        }
    }

    @Test func `single bytes answer the questions in their order, and nothing when there are none`() {
        var reader = ReplyReader()
        reader.expect(.errorCause)
        reader.expect(.offlineCause)
        var replies = reader.read([0x12, 0x32, 0x12, 0x00])
        #expect(
            replies == [
                .realtimeStatus(.errorCause, 0x12), .realtimeStatus(.offlineCause, 0x32), .unexpected(0x12),
                .unexpected(0x00),
            ]
        )
        reader.expect(.paper)
        reader.forgetRealtimeQuestions()
        replies = reader.read([0x12])
        #expect(replies == [.unexpected(0x12)])
    }

    @Test func `a status that breaks off gives way to what follows`() {
        var reader = reader()
        let replies = reader.read([0x10, 0x00] + stream)
        #expect(replies == whole)
    }

    @Test func `a block that never ends is dropped`() {
        var reader = reader()
        var replies = reader.read([0x5F] + [UInt8](repeating: 0x41, count: 10 * ReplyReader.longestBlock))
        #expect(replies.allSatisfy { $0 == .unexpected(0x41) || $0 == .paperSensorStatus(0x41) })
        reader.abandonPart()
        replies = reader.read([0x37, 0x22, 0x50, 0x30, 0x30, 0x31, 0x00])
        #expect(replies == [whole[4]])
    }

    @Test func `an id of another length is none`() {
        for length in [0, 1, 3, 5, 9] {
            var reader = ReplyReader()
            let replies = reader.read([0x37, 0x22] + [UInt8](repeating: 0x50, count: length) + [0x00])
            #expect(!replies.contains { if case .processID = $0 { true } else { false } }, "\(length)")
        }
    }

    @Test func `questions without answers are bounded`() {
        var reader = ReplyReader()
        for _ in 0..<1000 {
            reader.expect(.paper)
            reader.expectPaperSensorStatus()
        }
        #expect(reader.openRealtimeQuestions == ReplyReader.mostQuestions)
        #expect(reader.openSensorQuestions == ReplyReader.mostQuestions)
    }
}

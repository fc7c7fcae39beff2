import CLinux
import Glibc

/// Messages that wait to be sent, with the descriptors that go beside them.
struct OutputQueue {
    /// Where messages are written; the bytes before `sent` are gone already.
    var writer = JSONWriter()
    private var sent = 0

    /// Descriptors and the byte beside which they go, in order.
    private var marks: [(offset: Int, descriptors: [OwnedDescriptor])] = []

    /// Memory kept between messages: a thousand idle connections must not hold much.
    private static let keptCapacity = 16 << 10
    private static let smallestCompaction = 64 << 10

    /// Descriptors that wait.
    private(set) var descriptorCount = 0

    /// The kernel takes no more descriptors for now: too many of this user are on their way to slow readers.
    private(set) var isBlocked = false

    /// Bytes of memory held.
    var capacity: Int { writer.bytes.capacity }

    /// Bytes that wait.
    var count: Int { writer.bytes.count - sent }

    /// Writes the fields of one message and puts descriptors beside it; they are closed here once they were sent.
    ///
    /// False, and nothing was written, when the message would be longer than `limit`.
    mutating func write(
        _ descriptors: [OwnedDescriptor],
        limit: Int,
        _ fields: (inout JSONWriter) -> Void
    ) -> Bool {
        let start = writer.bytes.count
        writer.beginObject()
        fields(&writer)
        writer.endObject()
        guard writer.bytes.count - start <= limit else {
            writer.truncate(to: start)
            return false
        }
        writer.endMessage()
        if !descriptors.isEmpty {
            marks.append((start, descriptors))
            descriptorCount += descriptors.count
        }
        return true
    }

    /// How many bytes have left since the beginning.
    private(set) var totalSent = 0

    /// Where the next message will begin, counted like ``totalSent``.
    var totalEnd: Int { totalSent + count }

    /// Sends what the socket takes; returns the bytes sent, or the `errno` of a broken socket.
    mutating func flush(to descriptor: Int32) -> Result<Int, SystemError> {
        var total = 0
        isBlocked = false
        while count > 0 {
            let result = sendOnce(to: descriptor)
            if result < 0 {
                if errno == EAGAIN || errno == EWOULDBLOCK { break }
                // The socket stays writable all the while, so this must not be waited for there.
                if errno == ETOOMANYREFS {
                    isBlocked = true
                    break
                }
                return .failure(SystemError("sendmsg"))
            }
            total += result
        }
        forgetSent()
        return .success(total)
    }

    /// One call: descriptors go beside the first byte of their message, so it ends before the next mark.
    private mutating func sendOnce(to descriptor: Int32) -> Int {
        var end = writer.bytes.count
        var beside: [Int32] = []
        if let first = marks.first {
            if first.offset == sent {
                beside = first.descriptors.map(\.rawValue)
                if marks.count > 1 { end = marks[1].offset }
            } else {
                end = first.offset
            }
        }
        let count = end - sent
        let result = writer.bytes.withUnsafeBytes { bytes in
            beside.withUnsafeBufferPointer {
                linux_send(descriptor, bytes.baseAddress.map { $0 + sent }, count, $0.baseAddress, $0.count)
            }
        }
        guard result > 0 else { return result }
        sent += result
        totalSent += result
        if !beside.isEmpty {
            marks.removeFirst()
            descriptorCount -= beside.count
        }
        return result
    }

    private mutating func forgetSent() {
        if count == 0 {
            if writer.bytes.capacity > OutputQueue.keptCapacity {
                writer.bytes = []
            } else {
                writer.bytes.removeAll(keepingCapacity: true)
            }
            sent = 0
        } else if sent > OutputQueue.smallestCompaction, sent > count {
            writer.bytes.removeFirst(sent)
            for index in marks.indices { marks[index].offset -= sent }
            sent = 0
        }
    }

    /// Drops everything, sent or not.
    mutating func removeAll() {
        writer.bytes = []
        marks = []
        descriptorCount = 0
        sent = 0
    }
}

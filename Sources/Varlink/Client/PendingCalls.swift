/// The calls of one connection that wait for replies, oldest first: replies come in the order of the calls.
struct PendingCalls {
    /// A call that was written; its reply may still come after its caller has given up.
    struct Entry {
        let number: UInt64
        /// Where its message begins in the bytes sent over the connection's life.
        let start: Int
        let deadline: MonotonicTime?
        /// Nil once the caller was told; the reply is then passed over.
        var receive: ((ReplyEvent) -> Void)?
    }

    private var entries: [Entry] = []
    private var head = 0
    private var lastNumber: UInt64 = 0

    /// How many wait, those whose callers gave up included.
    var count: Int { entries.count - head }

    /// The call that the next reply belongs to.
    var first: Entry? { head < entries.count ? entries[head] : nil }

    /// Adds a call; returns its number.
    mutating func append(start: Int, deadline: MonotonicTime?, _ receive: @escaping (ReplyEvent) -> Void) -> UInt64 {
        lastNumber += 1
        entries.append(Entry(number: lastNumber, start: start, deadline: deadline, receive: receive))
        return lastNumber
    }

    /// Removes the oldest call, whose last reply has come.
    mutating func removeFirst() {
        entries[head].receive = nil
        head += 1
        if head == entries.count {
            entries.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 64, head > entries.count / 2 {
            entries.removeFirst(head)
            head = 0
        }
    }

    /// The soonest deadline of a caller that still waits.
    var nextDeadline: MonotonicTime? {
        entries[head...].lazy.compactMap { $0.receive == nil ? nil : $0.deadline }.min()
    }

    /// Gives up on one call that is past its deadline; call until it returns nil.
    mutating func takeExpired(_ now: MonotonicTime) -> Entry? {
        for index in head..<entries.count where entries[index].receive != nil {
            guard let deadline = entries[index].deadline, deadline <= now else { continue }
            defer { entries[index].receive = nil }
            return entries[index]
        }
        return nil
    }

    /// The caller of this number wants to hear no more.
    mutating func abandon(_ number: UInt64) {
        guard let index = entries[head...].firstIndex(where: { $0.number == number }) else { return }
        entries[index].receive = nil
    }

    /// Removes all calls and returns them.
    mutating func removeAll() -> ArraySlice<Entry> {
        defer {
            entries = []
            head = 0
        }
        return entries[head...]
    }
}

/// What a waiting call is told.
enum ReplyEvent {
    /// A reply; its bytes are valid only during the call.
    case reply(ReplyHeader, [OwnedDescriptor], maximumDepth: Int)
    case failure(CallError)
}

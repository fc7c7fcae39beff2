/// The calls of one connection that wait for replies, oldest first: replies come in the order of the calls.
struct PendingCalls {
    /// A call that was written; its reply may still come after its caller has given up.
    struct Entry {
        let number: UInt64
        /// Where its message begins in the bytes sent over the connection's life.
        let start: Int
        let deadline: MonotonicTime?
        /// Whether several replies were asked for.
        let wantsMore: Bool
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
    mutating func append(
        start: Int,
        deadline: MonotonicTime?,
        wantsMore: Bool,
        _ receive: @escaping (ReplyEvent) -> Void
    ) -> UInt64 {
        lastNumber += 1
        entries.append(
            Entry(number: lastNumber, start: start, deadline: deadline, wantsMore: wantsMore, receive: receive)
        )
        if let deadline { nextDeadline = min(nextDeadline ?? deadline, deadline) }
        return lastNumber
    }

    /// Removes the oldest call, whose last reply has come; its caller must have been taken from ``first`` before.
    mutating func removeFirst() {
        entries[head].receive = nil
        head += 1
        if head == entries.count {
            entries.removeAll(keepingCapacity: true)
            head = 0
            nextDeadline = nil
        } else if head > 64, head > entries.count / 2 {
            entries.removeFirst(head)
            head = 0
        }
    }

    /// The soonest deadline of a caller that still waits, or an earlier moment.
    ///
    /// Looking for the exact one after each reply would cost time with the number of calls.
    private(set) var nextDeadline: MonotonicTime?

    /// Gives up on the calls that are past their deadlines.
    mutating func takeExpired(_ now: MonotonicTime) -> [Entry] {
        guard let soonest = nextDeadline, soonest <= now else { return [] }
        nextDeadline = nil
        var expired: [Entry] = []
        for index in head..<entries.count where entries[index].receive != nil {
            guard let deadline = entries[index].deadline else { continue }
            if deadline <= now {
                expired.append(entries[index])
                entries[index].receive = nil
            } else {
                nextDeadline = min(nextDeadline ?? deadline, deadline)
            }
        }
        return expired
    }

    /// Takes away the caller of this number, who wants to hear no more; whoever calls this lets go of it.
    mutating func abandon(_ number: UInt64) -> Entry? {
        guard let index = entries[head...].firstIndex(where: { $0.number == number }) else { return nil }
        defer { entries[index].receive = nil }
        return entries[index]
    }

    /// Removes all calls and returns them.
    mutating func removeAll() -> ArraySlice<Entry> {
        defer {
            entries = []
            head = 0
            nextDeadline = nil
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

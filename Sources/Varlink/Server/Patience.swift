/// How long a peer has kept its connection waiting: with half a message, or by not reading.
struct Patience {
    /// The message that has begun and not ended, and since when it is known.
    private var partial: (message: Int, since: MonotonicTime)?
    private var unsentSince: MonotonicTime?
    /// When output is tried again that the kernel did not take although the socket is writable.
    private(set) var retry: MonotonicTime?

    private static let retryInterval: Duration = .milliseconds(100)

    /// Bytes were taken by the peer: its time to read begins anew.
    mutating func sawProgress() { unsentSince = nil }

    /// Looks at what is left after a turn.
    mutating func look(at socket: MessageSocket, _ now: MonotonicTime) {
        if let message = socket.partialMessage {
            if partial?.message != message { partial = (message, now) }
        } else {
            partial = nil
        }
        retry = socket.output.isBlocked ? now + Patience.retryInterval : nil
        if socket.output.count == 0 { unsentSince = nil } else if unsentSince == nil { unsentSince = now }
    }

    /// When patience ends.
    func deadline(_ limits: ConnectionLimits) -> MonotonicTime? {
        let frame = partial.map { $0.since + limits.frameTimeout }
        let write = unsentSince.map { $0 + limits.writeTimeout }
        return [frame, write, retry].compactMap { $0 }.min()
    }

    /// Why it has ended, if it has.
    func exhausted(_ now: MonotonicTime, _ limits: ConnectionLimits) -> Disconnection? {
        if let partial, partial.since + limits.frameTimeout <= now { return .messageTooSlow }
        if let unsentSince, unsentSince + limits.writeTimeout <= now { return .peerDoesNotRead }
        return nil
    }
}

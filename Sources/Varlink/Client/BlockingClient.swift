import Glibc

/// A connection whose calls wait for their replies; for command lines and tests.
public final class BlockingClient {
    /// The connection underneath.
    public let connection: ClientConnection

    /// Connects to a service; waits for `patience` at most while more clients than it has room for want to.
    public init(
        _ address: UnixAddress,
        limits: ConnectionLimits = ConnectionLimits(),
        patience: Duration = .zero
    ) throws(SystemError) {
        connection = ClientConnection(try address.connect(within: patience), limits: limits)
    }

    /// Calls over an open, non-blocking socket.
    public init(_ descriptor: OwnedDescriptor, limits: ConnectionLimits = ConnectionLimits()) {
        connection = ClientConnection(descriptor, limits: limits)
    }

    /// Makes a call and waits for its reply, `timeout` at most.
    public func call<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        descriptors: [OwnedDescriptor] = [],
        timeout: Duration
    ) throws(CallError) -> Reply<Method> {
        var result: Result<Reply<Method>, CallError>?
        let deadline = MonotonicTime.now + timeout
        connection.call(method, parameters, descriptors: descriptors, deadline: deadline) { result = $0 }
        while true {
            if let result { return try result.get() }
            wait()
        }
    }

    /// Makes a call and hands over each of its replies until the last one, or until `receive` returns false.
    ///
    /// `timeout` is for the whole stream; nil waits for ever. After false the
    /// connection is closed, since nothing else ends a stream.
    public func stream<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        timeout: Duration?,
        _ receive: @escaping (Reply<Method>) -> Bool
    ) throws(CallError) {
        var end: Result<Void, CallError>?
        let connection = connection
        let deadline = timeout.map { MonotonicTime.now + $0 }
        connection.stream(method, parameters, deadline: deadline) { event in
            // Replies that were received together with the one that ended it.
            guard end == nil else { return }
            switch event {
            case .failure(let error): end = .failure(error)
            case .success(let reply):
                let goesOn = receive(reply)
                if goesOn, reply.continues { return }
                end = .success(())
                if reply.continues { connection.close() }
            }
        }
        while true {
            if let end { return try end.get() }
            wait()
        }
    }

    /// Makes a call that is never answered, and waits until it was handed to the kernel, `timeout` at most.
    ///
    /// False when it could not be sent.
    public func callOneway<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        timeout: Duration
    ) -> Bool {
        let deadline = MonotonicTime.now + timeout
        guard connection.callOneway(method, parameters) else { return false }
        while connection.interest.contains(.writable), connection.disconnection == nil {
            guard MonotonicTime.now < deadline else { return false }
            wait(until: deadline)
        }
        return connection.disconnection == nil
    }

    /// Waits for the socket or the next deadline, and serves it.
    private func wait(until limit: MonotonicTime? = nil) {
        var entry = pollfd(fd: connection.descriptor, events: Int16(connection.interest.rawValue), revents: 0)
        let wake = [connection.nextDeadline, limit].compactMap { $0 }.min()
        var timeout: Int32 = -1
        if let wake {
            // Rounded up: a wait that ends just before its moment would spin.
            let milliseconds = max(0, (wake - MonotonicTime.now).nanoseconds) / 1_000_000
            timeout = Int32(clamping: milliseconds + 1)
        }
        let count = poll(&entry, 1, timeout)
        let now = MonotonicTime.now
        if count > 0 { connection.handle(Readiness(rawValue: UInt32(UInt16(bitPattern: entry.revents))), now: now) }
        connection.expire(now: now)
    }
}

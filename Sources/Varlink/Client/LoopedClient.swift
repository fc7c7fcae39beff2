/// A ``ClientConnection`` that an ``EventLoop`` serves.
public final class LoopedClient {
    /// The connection.
    public let connection: ClientConnection

    /// Called once when the connection has ended, after all that waited were told.
    public var whenClosed: ((Disconnection) -> Void)?

    private let loop: EventLoop
    private var watch: EventLoop.Watch?
    private var interest: Readiness = .readable
    private var expiry: (timer: EventLoop.Timer, moment: MonotonicTime)?

    /// Calls over an open, non-blocking stream socket.
    public init(
        loop: EventLoop,
        _ descriptor: OwnedDescriptor,
        limits: ConnectionLimits = ConnectionLimits()
    ) throws(SystemError) {
        self.loop = loop
        connection = ClientConnection(descriptor, limits: limits)
        watch = try loop.watch(connection.descriptor, for: .readable) { [weak self] readiness in
            guard let self else { return }
            self.connection.handle(readiness, now: self.loop.now)
            self.follow()
        }
        connection.whenInterestChanges = { [weak self] in self?.follow() }
        connection.whenClosed = { [weak self] reason in self?.end(reason) }
    }

    deinit {
        // Nobody hears of it from the connection any more, so the loop is told first.
        stopWatching()
        connection.close()
    }

    /// Ends the connection; all who wait are told.
    public func close() { connection.close() }

    /// Watches for what the connection wants now, and for its next deadline.
    private func follow() {
        guard let watch else { return }
        if interest != connection.interest {
            interest = connection.interest
            try? loop.change(watch, to: interest)
        }
        guard let moment = connection.nextDeadline else { return }
        if let expiry {
            guard moment < expiry.moment else { return }
            loop.cancel(expiry.timer)
        }
        let timer = loop.schedule(at: moment) { [weak self] in self?.expire() }
        expiry = (timer, moment)
    }

    private func expire() {
        expiry = nil
        connection.expire(now: loop.now)
        follow()
    }

    private func stopWatching() {
        if let watch { loop.cancel(watch) }
        if let expiry { loop.cancel(expiry.timer) }
        (watch, expiry) = (nil, nil)
    }

    private func end(_ reason: Disconnection) {
        stopWatching()
        let action = whenClosed
        whenClosed = nil
        action?(reason)
    }
}

extension LoopedClient: MethodCaller {
    /// Makes a call with a deadline.
    public func call<Method: VarlinkMethod>(
        _ method: Method.Type,
        _ parameters: Method.Parameters,
        descriptors: [OwnedDescriptor],
        deadline: MonotonicTime,
        _ receive: @escaping (Result<Reply<Method>, CallError>) -> Void
    ) {
        connection.call(method, parameters, descriptors: descriptors, deadline: Optional(deadline), receive)
    }
}
